"""An article as plain HTML: its headline, its paragraphs, its page parts; nothing of a key."""

from whosays.base.json_types import JsonObject
from whosays.learner.still.markup import BREAK, Html, joined, root, tag
from whosays.learner.still.parts import elsewhere, hard_words, head, prompt

_INVENTED = "Invented for practice"
_COMES = {
    "kinds": "In the lesson the kinds of its sentences are marked here.",
    "xray": "In the lesson this page shows who answers for each sentence.",
}


def article_form(page: JsonObject) -> Html:
    """The form of a page: ``page`` as the reader gets it."""
    invented = [tag("span", _INVENTED, look="rd-invented ui")] if page["invented"] else []
    note = [tag("p", page["note"], look="ui quiet rd-small")] if page["note"] else []
    comes = [elsewhere(_COMES[page["view"]])] if page["view"] in _COMES else []
    blocks = [_block(each, numbered=page["view"] != "clean") for each in page["blocks"]]
    sheet = tag("div", *blocks, look="rd-sheet", lang=page["language"])
    above = [head(page, *invented)] if page["title"] or invented else []
    top = [tag("div", *above, prompt(page["prompt"]), *note, look="rd-head")]
    figure = tag("figure", sheet, look="rd-figure")
    look = f"rd rd-{page['view']} page-{page['id']}{' rd-hides' if page['hide'] else ''}"
    said = page.get("attribution")
    from_where = [tag("p", said, look="ui quiet rd-from")] if said else []
    return root(look, *top, *comes, figure, *from_where, hard_words(page["glossary"]))


def _lines(segment: JsonObject) -> list[str]:
    """A segment's text, on a new line where a long sentence turns."""
    return [BREAK, segment["text"]] if segment.get("turn") else [segment["text"]]


def _block(block: JsonObject, *, numbered: bool) -> Html:
    text = joined(*(part for each in block["segments"] for part in _lines(each)))
    element = "h4" if block["role"] == "headline" else "p"
    number = [tag("span", block["number"], look="rd-number ui")] if numbered and block["number"] else []
    role = block["role"].replace(" ", "-")
    return tag("div", *number, tag(element, text, look="rd-text", any_way=True), look=f"rd-block rd-{role}")
