"""A reason as a page shows it: under sixty words at once, the rest behind a fold.

Whoever reads on has more of it; whoever does not has what decides. It is cut where a sentence ends.
"""

import re
from dataclasses import dataclass

from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.tasks.verdict import Mark

FEWER_THAN = 60  # words, the lead included
OTHERS, MORE, OTHER_SIDE = "Why not the others?", "More", "The other side of it"
_ENDS = re.compile(r"(?:(?<=[^A-Z\s][.!?])|(?<=[.!?][”’)]))\s+(?=[A-Z“‘(\d])")


@dataclass(frozen=True)
class Short:
    """What is shown at once, and what lies behind the fold called ``fold`` ("" where nothing does)."""

    shown: tuple[str, ...]
    more: tuple[str, ...]
    fold: str


def in_short(task: Task, item: Item, judged: Mark) -> Short:
    """The reason of a mark, cut for the page; a text to compare one's own with is shown whole."""
    if type_of(task).read_by_people:
        return Short(judged.why, (), "")
    left = FEWER_THAN - 1 - words_in(judged.lead)
    shown: list[str] = []
    for number, text in enumerate(judged.why):
        first, rest = _cut(text, left)
        left -= words_in(first)
        shown += [first] if first else []
        if rest:
            more = (rest, *judged.why[number + 1 :], *judged.others)
            return Short(tuple(shown), more, _fold(task, item, is_cut=bool(first) or number == 0))
    return Short(tuple(shown), judged.others, _fold(task, item, is_cut=False) if judged.others else "")


def words_in(text: str) -> int:
    """How many words a text has, as a reader counts them."""
    return len(text.split())


def _cut(text: str, most: int) -> tuple[str, str]:
    """As many whole sentences as fit in so many words, and the rest."""
    starts = [0, *(match.end() for match in _ENDS.finditer(text)), len(text)]
    end = max(start for start in starts if words_in(text[:start]) <= most)
    return text[:end].rstrip(), text[end:]


def _fold(task: Task, item: Item, *, is_cut: bool) -> str:
    if not type_of(task).has_best(task, item):
        return OTHER_SIDE
    return OTHERS if type_of(task).one_of_some and not is_cut else MORE
