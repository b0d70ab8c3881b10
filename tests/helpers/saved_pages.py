"""A page as a browser saves it, with all that stands around an article; written for the tests."""

TITLE = "Harbor crews stop work over “unpaid” wages"
PARAGRAPHS = (
    "Crane crews at the harbor of Marlquay stopped work on Monday. Their union says that the company has "
    "not paid "
    "them since May, and that it will not send anybody back before the money has come.",
    "“We were promised the money three times,” said a crane driver at the gate. The company has denied "
    "this. It said "
    "in a statement that all wages were paid on the day they were due – every one of them.",
    "According to the port office, eleven ships are waiting outside the harbor. The mayor has called on "
    "both sides to "
    "meet again on Thursday, and the ministry said that it was watching the case.",
    "A spokesman for the café owners’ league said that ferries would run as usual. Nobody could say when "
    "the cranes "
    "will move again, and the company did not reply to a question about the next payday.",
)
HIDDEN = "This sentence is hidden from every reader of the page, and it names a culprit."
COMMENT = "I have lived here for years and I say they are all liars, every last one of them at that harbor."
BANNER = "We value your privacy. We and our 812 partners store cookies on your device to show advertisements."
MENU = "Sports of the day"


def page(
    *,
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    charset: str = '<meta charset="utf-8">',
    head: str = "",
    begins: str = "<!DOCTYPE html>\n<html lang='en'>",
) -> str:
    """The markup of such a page."""
    body = "\n".join(f"<p>{each}</p>" for each in paragraphs)
    return f"""{begins}
<head>{charset}<title>{TITLE} | Marlquay Now</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Marlquay Now">
<meta property="article:published_time" content="2026-11-20T08:00:00Z">
<link rel="canonical" href="https://marlquay-now.example/harbor-crews">{head}
<script>document.write("They did it, all of it, at night and in the harbor.");</script>
<style>p {{ color: red }}</style></head>
<body><!-- An editor's note that nobody is meant to read: check the figures of the ministry again. -->
<div id="cookie-banner" role="dialog"><p>{BANNER}</p><button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sports">{MENU}</a></li></ul></nav>
<article><h1>{TITLE}</h1>
<div hidden><p>{HIDDEN}</p></div><p style="display: none">{HIDDEN}</p>
{body}
<noscript><p>Please enable JavaScript to see the whole page and all of its parts.</p></noscript></article>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment"><p>{COMMENT}</p></div></section>
<footer><p>© Marlquay Now. All rights reserved. Imprint and privacy.</p></footer></body></html>"""
