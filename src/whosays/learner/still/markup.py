"""HTML made from plain text. Every text is escaped, unless it was made here.

Only elements that JupyterLab keeps in a notebook it does not trust, and of attributes ``class``, ``dir`` and
``lang``: the same notebook is trusted a day later, and then nothing is taken out.
"""

import re
from html import escape

_BLOCKS = frozenset({"section", "header", "figure", "details", "dl", "ul", "ol", "div"})
_INLINE = frozenset({"h3", "h4", "p", "blockquote", "summary", "dt", "dd", "li", "mark", "strong", "span"})
# A page with MathJax takes what stands between two of these for a formula. It looks at runs of text without
# an element in them, and so finds no pair.
_FORMULA = re.compile(r"([$\\]+)")


HTML = "text/html"  # what such an output is called in a notebook


class Html(str):
    """Markup: not to be escaped again."""

    __slots__ = ()


BREAK = Html("<br>")


def tag(name: str, *inside: str, look: str = "", lang: str = "", any_way: bool = False) -> Html:
    """An element.

    Args:
        name: one of the elements above.
        inside: its content, in order: markup as it is, any other text escaped; what is empty is left out.
        look: its classes, each called ``ws-still-…`` in the page.
        lang: the language of its text.
        any_way: the text may run from right to left: the browser looks.
    """
    if name not in _BLOCKS | _INLINE:
        raise ValueError(f"JupyterLab would not keep <{name}>.")
    between = "\n" if name in _BLOCKS else ""
    content = between.join(each if isinstance(each, Html) else _escaped(each) for each in inside if each)
    opening = "".join([name, _classes(look), f' lang="{escape(lang)}"' * bool(lang), ' dir="auto"' * any_way])
    return Html(f"<{opening}>{between}{content}{between}</{name}>")


def joined(*parts: str) -> Html:
    """Text and markup in one run."""
    return Html("".join(each if isinstance(each, Html) else _escaped(each) for each in parts))


def root(look: str, *inside: str) -> Html:
    """The one element of a form. A page with MathJax is asked to leave it alone."""
    made = tag("section", *inside, look=look)
    return Html(made.replace('class="', 'class="ws-still tex2jax_ignore mathjax_ignore ', 1))


def _classes(look: str) -> str:
    return f' class="{" ".join(f"ws-still-{escape(each)}" for each in look.split())}"' if look else ""


def _escaped(text: str) -> str:
    parts = _FORMULA.split(text)
    return "".join(f"<span>{part}</span>" if i % 2 else escape(part) for i, part in enumerate(parts))
