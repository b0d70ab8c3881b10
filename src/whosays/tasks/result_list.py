"""A list of results as a search brought it: what each of them says of itself, and its words by number.

A learner marks two words of the list before opening anything; the numbers count all words of the list, as it
is read. A date is one word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from whosays.articles.seed_tables import is_date, readable_date
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject

PICKS = 2
"""How many words are marked."""
FEWEST = 3
_AROUND = ' .,;:!?“”„«»"–—-…'
_TEXTS = ("id", "title", "publisher", "date", "address", "lines")
_OF_KEY = ("best", "defensible", "why")
_KNOWN = (*_TEXTS, "opened", *_OF_KEY)
_PUBLIC = (*_TEXTS, "opened")


@dataclass(frozen=True)
class Result:
    """One result. ``opened``: what stood there; ``why`` is empty where the key is not at hand."""

    id: str
    title: str
    publisher: str
    date: str
    address: str
    lines: str
    opened: str = ""
    best: bool = False
    defensible: bool = False
    why: str = ""

    @property
    def by(self) -> str:
        """Publisher and date, as a reader says them."""
        return f"{self.publisher} · {readable_date(self.date)}"

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """Its words as they are read, by the line that they stand in."""
        return {
            "title": _words(self.title),
            "address": (self.address,),
            "by": (*_words(self.publisher), readable_date(self.date)),
            "lines": _words(self.lines),
        }

    @property
    def under(self) -> list[JsonObject]:
        """The lines below its title."""
        return [
            {"text": self.address, "look": "rs-address"},
            {"text": self.by, "look": "rs-by"},
            {"text": self.lines, "look": "rs-lines"},
        ]


def _words(text: str) -> tuple[str, ...]:
    """The words of a line; a dash or dots that stand alone go with the word before or behind them."""
    found: list[str] = []
    for each in text.split():
        if found and not (_has_letter(each) and _has_letter(found[-1])):
            found[-1] += f" {each}"
        else:
            found.append(each)
    return tuple(found)


def _has_letter(text: str) -> bool:
    return any(map(str.isalnum, text))


def quoted(word: str) -> str:
    """A word of the list in quotation marks, without those and the dots that it has itself."""
    return f"“{word.strip(_AROUND) or word}”"


def results_in(raw: Mapping[str, Any]) -> tuple[Result, ...]:
    """The results of an item, in the order in which they were found."""
    return tuple(Result(**each) for each in raw["results"])


def words_in(results: tuple[Result, ...]) -> list[str]:
    """All words of the list, by their number."""
    return [word for each in results for words in each.parts.values() for word in words]


def pieces_of(results: tuple[Result, ...]) -> list[JsonObject]:
    """The results as the page paints them: each line is a list of words with their numbers."""
    found: list[JsonObject] = []
    number = 0
    for each in results:
        shown: JsonObject = {"id": each.id}
        for name, words in each.parts.items():
            shown[name] = [
                {"n": number + i, "text": word, "quoted": quoted(word)} for i, word in enumerate(words)
            ]
            number += len(words)
        found.append(shown)
    return found


def public_results(raw: Mapping[str, Any]) -> list[JsonObject]:
    """The results without what the key says of them."""
    return [{name: each[name] for name in _PUBLIC if name in each} for each in raw["results"]]


def check_results(raw: list[Any], mode: str, at: str) -> None:
    """Check a list of results.

    Raises:
        KitError: names the result, and what to do.
    """
    if len(raw) < FEWEST:
        raise KitError(f"{at}: a list has {FEWEST} results or more. Add some.")
    for number, each in enumerate(raw, 1):
        _check_result(each, f"{at}, result {each.get('id') or number}", with_key=mode == "practice")
    for name in ("id", "title"):
        if len({each[name] for each in raw}) < len(raw):
            raise KitError(f"{at}: two results have one “{name}”. Give each its own.")
    if mode == "practice":
        _check_clicks(raw, at)


def _check_result(raw: Mapping[str, Any], at: str, *, with_key: bool) -> None:
    if extra := set(raw) - {*_KNOWN}:
        raise KitError(f"{at}: “{min(extra)}” is not a field here. Allowed: {', '.join(_KNOWN)}.")
    for name in ("publisher", "date"):
        if not raw.get(name):
            raise KitError(
                f"{at}: “{name}” is missing: a card has its publisher and its date. Add it, or leave it out."
            )
    for each in fields(Result):
        _check_form(each.name, raw, at, needed=each.name in _TEXTS)
    if not is_date(raw["date"]):
        raise KitError(f"{at}: date: write a day as 2018-05-22, a month as 2018-05, or “no date”.")
    if with_key and not raw.get("why"):
        raise KitError(f"{at}: there is no “why”. Every result needs one, for whoever opens it first.")
    if not with_key and (leaked := {*_OF_KEY} & set(raw)):
        raise KitError(f"{at}: “{min(leaked)}” belongs to the key and must not stand here. Take it out.")


def _check_form(name: str, raw: Mapping[str, Any], at: str, *, needed: bool) -> None:
    if name not in raw and not needed:
        return
    value = raw.get(name)
    if name in ("best", "defensible"):
        if not isinstance(value, bool):
            raise KitError(f"{at}: “{name}” must be true or false. Write it so.")
    elif not isinstance(value, str) or not value.strip():
        raise KitError(f"{at}: “{name}” must be a text in quotation marks, not empty. Write it so.")


def _check_clicks(raw: list[Any], at: str) -> None:
    best = sum(each.get("best", False) for each in raw)
    held = sum(each.get("best", False) or each.get("defensible", False) for each in raw)
    if best != 1 or held < 2:
        raise KitError(
            f"{at}: two first clicks can be defended. Mark one result “best”, and one or more “defensible”."
        )
