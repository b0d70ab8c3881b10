"""What a type of task says for the second look, and where the words that decide stand in a passage."""

import re
from dataclasses import dataclass
from itertools import pairwise

from whosays.base.json_types import JsonObject

Place = tuple[int, int]  # in the passage as it is shown, from 0, the end excluded

ENOUGH = 4  # answers on offer: after the first try three are left
WHICH_WORDS = "Which words decide? Find them, then see the reason."
WHAT_AGAINST = "What speaks against it? Think, then see the reason."
_QUOTED = re.compile("“([^“”]+)”")
_MOST = 0.5  # of a passage: a line under nearly all of it points at nothing


@dataclass(frozen=True)
class Look:
    """A second look: ``line`` is one line of words; ``again``: whether another answer is asked for.

    ``lead``: what is said before it, in place of the usual words.
    """

    line: str
    again: bool
    lead: str = ""


def with_clue(pieces: list[JsonObject], places: tuple[Place, ...]) -> list[JsonObject]:
    """A passage cut at more places: its text stays as it is."""
    found: list[JsonObject] = []
    at = 0
    for piece in pieces:
        text: str = piece["text"]
        cuts = {at, at + len(text), *(cut for place in places for cut in place if at < cut < at + len(text))}
        ordered = sorted(cuts)
        found += [
            {"text": text[a - at : b - at], "mark": piece["mark"], "clue": _within(a, places)}
            for a, b in pairwise(ordered)
        ]
        at += len(text)
    return found


def _within(at: int, places: tuple[Place, ...]) -> bool:
    return any(start <= at < end for start, end in places)


def quoted_places(pieces: list[JsonObject], reason: str, named: tuple[str, ...]) -> tuple[Place, ...]:
    """Where the words that a reason quotes stand in a passage: they are the ones that decide.

    Args:
        pieces: the passage.
        reason: why the best answer is the best.
        named: what there is to choose from. Words that stand in it too would name it, so then there are none.
    """
    passage = "".join(piece["text"] for piece in pieces)
    quotes = [quote.strip(" .,;:!?") for quote in _QUOTED.findall(reason)]
    found = [match.span() for quote in quotes if (match := _stands(quote, passage))]
    words = [passage[a:b].lower() for a, b in found]
    if any(word in each.lower() or each.lower() in word for word in words for each in named):
        return ()
    return tuple(found) if sum(b - a for a, b in found) <= _MOST * len(passage) else ()


def _stands(quote: str, passage: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", passage) if quote else None
