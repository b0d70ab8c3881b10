"""Markup that would run a script if a page took it for its own: each sets ``window.ran``."""

PAYLOADS = [
    f"<{tag} {on}=window.ran=1>{body}"
    for tag, body in (("svg", ""), ("img src=x", ""), ("details open", "x"), ("body", ""), ("input", ""))
    for on in ("onload", "onerror", "ontoggle", "onpageshow", "onfocus")
] + [
    "<script>window.ran=1</script>",
    "</p></blockquote></dd><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "</style><script>window.ran=1</script>",
    "--><script>window.ran=1</script><!--",
    "]]><script>window.ran=1</script>",
    "<SCRIPT SRC=data:text/javascript,window.ran=1></SCRIPT>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<iframe src=javascript:parent.ran=1></iframe>",
    "<object data=javascript:window.ran=1></object>",
    "<embed src=javascript:window.ran=1>",
    "<meta http-equiv=refresh content='0;url=javascript:window.ran=1'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<math><mtext><script>window.ran=1</script></mtext></math>",
    "<template><script>window.ran=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.ran=1>'>",
    "<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
    "<video><source onerror=window.ran=1></video>",
    "<marquee onstart=window.ran=1>x</marquee>",
    "<a href=javascript:window.ran=1 autofocus onfocus=window.ran=1>x</a>",
    "<form action=javascript:window.ran=1><button autofocus onfocus=window.ran=1>x</form>",
    "{{ cycler.__init__.__globals__ }}{% for x in range(9) %}ran{% endfor %}",
    "\" onmouseover=window.ran=1 autofocus tabindex=0 onfocus=window.ran=1 x=\"",
    "' onfocus='window.ran=1' autofocus tabindex='0",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "\u202e<script>window.ran=1</script>\u2066",
]  # fmt: skip
