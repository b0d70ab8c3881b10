"""A paragraph with its labels, and the stretches that they mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from whosays.articles.article import Span
from whosays.author.drafting.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Tagged:
    """A paragraph with a label a token, and the scores that each label got there.

    "B-S" begins a source, "I-S" goes on with it; U is a cue, C content, and "O" none of them.
    """

    par: Paragraph
    tags: list[str]
    scores: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of one role: "S" source, "U" cue or "C" content; from token ``first`` up to before ``end``."""

    role: str
    first: int
    end: int


def stretches(tags: list[str]) -> list[Stretch]:
    """The stretches that the labels of a paragraph mark, in order."""
    numbers, current = [], 0
    for tag in tags:
        current += not tag.startswith("I-")
        numbers.append(current)
    found, at = [], 0
    for _, group in groupby(numbers):
        end = at + len(list(group))
        if tags[at] != "O":
            found.append(Stretch(tags[at][-1], at, end))
        at = end
    return found


def span_of(par: Paragraph, stretch: Stretch) -> Span:
    """Where a stretch stands in the text."""
    return par.tokens[stretch.first].start, par.tokens[stretch.end - 1].end
