"""What only shows, as plain HTML: cards, the strip at the top, the form for handing in, and any other."""

from collections.abc import Sequence

from whosays.base.json_types import JsonObject
from whosays.learner.still.markup import Html, root, tag
from whosays.learner.still.parts import elsewhere, head, prompt
from whosays.tasks.task import Task

_OPEN = "To answer, open this notebook with: whosays lab"


def shown_form(shown: JsonObject, look: str = "") -> Html:
    """A title and what is said below it; what is drawn there comes from the kernel alone.

    ``look`` keeps a place for it: ``opens`` where there will be a button, ``end`` for the card at the end.
    """
    return root(f"shown {look}".rstrip(), head(shown), prompt(shown.get("prompt", "")))


def cards_form(shown: JsonObject) -> Html:
    """Cards, folded as on the page: they are looked at when the learner asks for them."""
    cards = tag("ul", *map(_card, shown["cards"]), look="cards")
    folded = tag("details", tag("summary", shown.get("button") or "Show the cards", look="btn main"), cards)
    return root("cards", head(shown), prompt(shown["prompt"]), folded)


def _card(card: JsonObject) -> Html:
    by = " · ".join(filter(None, (card["publisher"], card["date"], card["address"])))
    words = tag("p", card["words"], look="found-words", any_way=True)
    what = tag("p", card["what"], look="ui quiet found-what")
    return tag("li", what, words, tag("p", by, look="ui found-by"), _limits(card["shows_not"]), look="found")


def _limits(text: str) -> str:
    return tag("p", tag("strong", "What it does not show:"), f" {text}", look="ui shows-not") if text else ""


def picture_form(shown: JsonObject) -> Html:
    """A picture in words: a notebook that is not trusted keeps no picture that stands in it."""
    told = tag("p", tag("strong", "Picture:"), f" {shown['alt']}", any_way=True)
    caption = tag("p", shown["caption"], look="ui caption", any_way=True) if shown["caption"] else ""
    return root("pictures", head(shown), prompt(shown["prompt"]), tag("figure", told, caption, look="figure"))


def progress_form(tasks: Sequence[Task]) -> Html:
    """The tasks of a notebook, with their minutes. How far somebody is stands with the answers alone."""
    count = "1 task waits for you." if len(tasks) == 1 else f"{len(tasks)} tasks wait for you."
    rows = (tag("li", _row(each.raw)) for each in tasks)
    listed = tag("details", tag("summary", "Tasks"), tag("ol", *rows))
    return root("progress", tag("p", count, look="progress-words ui"), listed, elsewhere(_OPEN))


def _row(raw: JsonObject) -> str:
    return f"{raw['title']} ({raw['minutes']} min{', optional' if raw.get('optional') else ''})"


def hand_in_form(tasks: Sequence[Task]) -> Html:
    """The last cell of a released exercise: what is handed in."""
    rows = (tag("li", each.raw["title"]) for each in tasks)
    return root("hand-in", tag("h3", "Hand in", look="title"), tag("ul", *rows), elsewhere(_OPEN))
