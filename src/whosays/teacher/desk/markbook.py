"""The marks that people give for written answers, kept as the answers are: append-only, in small files.

``MARKBOOK/STEM/*.jsonl``, a file a kernel, one event a line, each brought to the disk before the page says
"saved". The lines are those of an answers file (formats.md) with the room ``markbook``; what was noted
stands in ``answer``, and always names the ``marker`` by initials:

- ``{"what": "level", "marker", "learner", "paper", "row", "level"}``: 2, 1 or 0 points; null takes it back
- ``{"what": "comment", "marker", "learner", "paper", "text"}``
- ``{"what": "phrase", "marker", "text", "keep"}``: a comment to be used again, or no longer
- ``{"what": "done", "marker", "done"}``, ``{"what": "named", "marker"}``: ready; saw whose texts these are
- ``{"what": "final", …}`` and ``{"what": "remark", …}``: level and comment once two markers' are settled

Several people's files may be put into one folder: reading takes them all together.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from whosays.base.disk_words import DiskWords
from whosays.base.json_types import JSON
from whosays.learner.answers.events import now
from whosays.learner.answers.store import Answers, Receipt
from whosays.tasks.solutions import find_solutions, read_keys
from whosays.tasks.task import Task
from whosays.teacher.desk.ledger import Ledger, TextNotes
from whosays.teacher.desk.piles import paper_of
from whosays.teacher.desk.rubric import LEVELS, Place, RubricRow, places, rubric_of
from whosays.teacher.marks.counting import ItemMark

ROOM = "markbook"
MAX_COMMENT = 5_000  # characters
_STEM = re.compile(r"[A-Za-z0-9_-]{1,100}")


class Markbook:
    """The marks of one exercise, on the disk. ``noted`` is what they come to.

    Args:
        folder: of all exercises; it is made for the first mark.
        exercise: the stem.
    """

    def __init__(self, folder: Path, exercise: str) -> None:
        self.folder, self.exercise = folder, exercise
        self._kept = _Kept(folder, exercise)
        self.reload()

    def reload(self) -> None:
        """Read the files again: somebody else may have marked in the meantime."""
        self.noted = Ledger()
        for event in self._kept.events():
            self.noted.take(Place(self.exercise, event.task, event.item), event.answer, event.time)

    def note(self, place: Place, what: str, marker: str, **more: JSON) -> Receipt:
        """Keep something, and say whether it is safe. What was not kept does not count."""
        entry: dict[str, JSON] = {"what": what, "marker": marker, **more}
        if len(str(more.get("text", ""))) > MAX_COMMENT:
            why = f"NOT saved, because a comment may have {MAX_COMMENT} characters. Shorten it."
            return Receipt(saved=False, time="", why=why)
        receipt = self._kept.record(place.task, place.item, entry, 0, explained=False)
        if receipt.saved:
            self.noted.take(place, entry, now())
        return receipt


def beside(collected: Path) -> Path:
    """The markbook that goes with a folder of collected answers: it lies beside it, and outlives it."""
    return collected.resolve().parent / ROOM


# --- what the marks come to ----------------------------------------------------------------------


class RowMark(NamedTuple):
    """A row of the rubric, its points, and the rubric's words for them."""

    row: str
    level: int
    words: str


@dataclass(frozen=True)
class WrittenMark:
    """What a written answer is worth.

    Attributes:
        points: the sum of the rows; possible: two for each row.
        comment: for the learner; "" if there is none.
        paper: the text that was marked (``piles.paper_of``). A text that was changed since has another.
        markers: who marked it. settled_by: who gave a final mark, or "".
    """

    points: int
    possible: int
    rows: tuple[RowMark, ...]
    comment: str
    paper: str
    markers: tuple[str, ...]
    settled_by: str


class NotFinal(NamedTuple):
    """A text that was begun and has no mark yet, and why, for the teacher."""

    learner: str
    place: Place
    why: str


Marked = dict[tuple[str, str, str, str], WrittenMark]


def final_marks(folder: Path, tasks: Mapping[str, Mapping[str, Task]] | None = None) -> Marked:
    """(learner, exercise, task, item) -> mark, of every text whose rows are all settled.

    Args:
        folder: the markbook; one that is not there holds no marks.
        tasks: the tasks with their rubrics, by exercise and name; default: the clone's own.

    Raises:
        KitError: the rubrics are not at hand.
    """
    judged = _judged(folder, tasks)
    return {(learner, *place): mark for learner, place, mark in judged if isinstance(mark, WrittenMark)}


def not_final(folder: Path, tasks: Mapping[str, Mapping[str, Task]] | None = None) -> list[NotFinal]:
    """The texts that somebody began to mark, and that have no mark yet. See ``final_marks``."""
    judged = _judged(folder, tasks)
    return [NotFinal(learner, place, why) for learner, place, why in judged if isinstance(why, str)]


def _judged(
    folder: Path, tasks: Mapping[str, Mapping[str, Task]] | None
) -> Iterator[tuple[str, Place, WrittenMark | str]]:
    stems = sorted(each.name for each in folder.glob("*") if each.is_dir() and _STEM.fullmatch(each.name))
    if stems and tasks is None:
        tasks = read_keys(find_solutions(), stems).tasks
    for stem in stems:
        noted = Markbook(folder, stem).noted
        for place, _, item in places(stem, dict((tasks or {}).get(stem, {}))):
            rows = rubric_of(item)
            for learner, paper in sorted(noted.latest.get(place, {}).items()):
                yield learner, place, _judge(noted.notes_on(place, learner, paper), rows, paper)


def _judge(notes: TextNotes, rows: tuple[RubricRow, ...], paper: str) -> WrittenMark | str:
    """The mark, or why there is none."""
    open_rows = [row.name for row in rows if notes.settled(row.name) is None]
    if open_rows:
        apart = [name for name in open_rows if notes.differs(name)]
        if apart:
            who = " and ".join(sorted(notes.levels))
            return f"{who} differ on “{'”, “'.join(apart)}”. Settle it at the marking desk."
        return f"Not all rows are marked: “{'”, “'.join(open_rows)}”. Finish it at the marking desk."
    levels = [(row, notes.settled(row.name) or 0) for row in rows]
    return WrittenMark(
        points=sum(level for _, level in levels),
        possible=max(LEVELS) * len(rows),
        rows=tuple(RowMark(row.name, level, row.words[level]) for row, level in levels),
        comment=notes.comment(),
        paper=paper,
        markers=tuple(marker for marker in sorted(notes.levels) if notes.levels[marker]),
        settled_by=notes.settled_by if notes.final else "",
    )


def with_mark(item: ItemMark, mark: WrittenMark) -> ItemMark:
    """A free text's item with the points that people gave for it; as it was if the text is another now."""
    if paper_of(item.answer) != mark.paper:
        return item
    return replace(item, credit=round(mark.points / mark.possible, 4), possible=mark.possible, waits=False)


# --- the files -----------------------------------------------------------------------------------


class _Kept(Answers):
    """The events of one exercise's markbook. Kept as answers are, and explained to a teacher."""

    def __init__(self, folder: Path, exercise: str) -> None:
        super().__init__(ROOM, exercise, "none", folder)
        self.folder = folder.absolute() / exercise

    def _why(self, error: OSError) -> str:
        return _WHY.of(error, self.folder)


_WHY = DiskWords(
    other="the computer refused ({reason}) at {path}. Note the marks on paper.",
    full="the disk is full. Make room, then mark again.",
    closed="the kit may not write into {path}. Move the collected answers to a folder of your own, and open "
    "the desk there.",
    in_the_way="something stands where the markbook should be: {path}. Rename it, then mark again.",
)
