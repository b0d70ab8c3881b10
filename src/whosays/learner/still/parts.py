"""What several forms have in common: a head, hard words, a line for those who read elsewhere."""

from collections.abc import Sequence

from whosays.base.json_types import JsonObject
from whosays.learner.still.markup import Html, tag


def head(shown: JsonObject, *more: str) -> Html:
    """Title and minutes. ``shown``: any data with ``title`` and perhaps ``minutes`` and ``optional``."""
    words = [f"{shown['minutes']} min"] if shown.get("minutes") else []
    words += ["optional"] if shown.get("optional") else []
    title = tag("h3", shown["title"], look="title")
    return tag("header", title, *more, *_minutes(" · ".join(words)), look="head")


def _minutes(words: str) -> list[Html]:
    return [tag("p", words, look="ui minutes")] if words else []


def prompt(text: str) -> str:
    """What is to be done, if anything is said about it."""
    return tag("p", text, look="prompt") if text else ""


def hard_words(entries: Sequence[JsonObject]) -> str:
    """Hard words and what they mean, folded."""
    if not entries:
        return ""
    terms = " · ".join(each["term"] for each in entries)
    rows = (row for each in entries for row in (tag("dt", each["term"]), tag("dd", each["meaning"])))
    return tag("details", tag("summary", f"Words: {terms}"), tag("dl", *rows), look="words ui")


def elsewhere(text: str) -> Html:
    """A line for GitHub, paper and all other places where nothing comes to life. A lesson hides it."""
    return tag("p", text, look="elsewhere")
