"""The marks of one learner in one exercise, and the tables a teacher opens: gradebook.csv, totals.csv.

``marks.jsonl`` holds all there is to know, one line a learner and exercise; the tables are made from it.
Points are what the items earned, possible what they could have earned. Answered counts all items that
were asked for, free text included: an open one is not a wrong one. Waiting counts texts that nobody has read.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from whosays.base.csv_cells import guarded, quoted
from whosays.base.errors import KitError
from whosays.learner.answers.class_numbers import number_order
from whosays.tasks.verdict import points_text
from whosays.teacher.marks.counting import ItemMark, to_json
from whosays.teacher.marks.lateness import Late, late_text

GRADEBOOK = ("learner", "exercise", "task", "points", "possible", "answered", "late")
TOTALS = ("learner", "name", "exercise", "points", "possible", "answered", "late", "handed_in", "waiting")


class Score(NamedTuple):
    """What some items are worth together. ``points`` has two decimals, as gradebooks compare them."""

    points: float
    possible: int
    answered: int
    asked: int

    @property
    def answered_text(self) -> str:
        """As it stands in a table: "4 of 5" (a spreadsheet would take 4/5 for a date)."""
        return f"{self.answered} of {self.asked}"


@dataclass(frozen=True)
class Marks:
    """What one learner earned in one exercise.

    Attributes:
        handed_in: UTC as in an event.
        late: whether that is after the due time: see ``lateness``.
        items: in the order of the exercise.
        digest: SHA-256 of the file that was marked.
        together: all who handed in this one file, in order; empty where it is one learner's.
        said: other class numbers that stood in the file, by which marks of its texts may be kept.
    """

    learner: str
    name: str
    exercise: str
    handed_in: str
    late: Late
    items: tuple[ItemMark, ...] = field(hash=False)
    digest: str
    together: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def counts_in_class(self) -> bool:
        """Whether figures of a class count it: what several handed in together is there once."""
        return not self.together or self.learner == self.together[0]

    def line(self) -> str:
        """The marks as one line of marks.jsonl."""
        head = {name: getattr(self, name) for name in ("learner", "name", "exercise", "handed_in", "late")}
        head |= {name: found for name in ("together", "said") if (found := getattr(self, name))}
        items = ", ".join(item.text for item in self.items)
        return f'{to_json(head)[:-1]}, "items": [{items}], "digest": "{self.digest}"}}\n'

    @classmethod
    def parse(cls, line: str) -> "Marks":
        """The marks that a line of marks.jsonl holds.

        Raises:
            KitError: it holds none.
        """
        try:
            data = json.loads(line)
            items = tuple(ItemMark(**each) for each in data.pop("items"))
            together, said = (tuple(data.pop(name, ())) for name in ("together", "said"))
            return cls(**data, items=items, together=together, said=said)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise KitError("marks.jsonl: a line cannot be read. Delete the file and grade again.") from error

    def by_task(self) -> dict[str, Score]:
        """The score of each task by name."""
        tasks: dict[str, list[ItemMark]] = {}
        for item in self.items:
            tasks.setdefault(item.task, []).append(item)
        return {name: score(items) for name, items in tasks.items()}

    def total(self) -> Score:
        """The score of the exercise."""
        return together(self.by_task().values())


def score(items: list[ItemMark]) -> Score:
    """What some items are worth together."""
    # At most a few dozen are added up, so no error that two decimals show.
    points, possible, answered = 0.0, 0, 0
    for item in items:
        earned, most, given = item.worth
        points, possible, answered = points + earned, possible + most, answered + given
    return Score(round(points, 2), possible, answered, len(items))


def together(tasks: Iterable[Score]) -> Score:
    """The sum of the tasks as shown, so that a teacher who adds them up gets the same."""
    points, possible, answered, asked = zip(*tasks, strict=True)
    return Score(round(math.fsum(points), 2), sum(possible), sum(answered), sum(asked))


def order(learner: str, exercise: str) -> tuple[int, int, str, str]:
    """Where a learner's row of an exercise stands in every table."""
    return *number_order(learner), exercise


def table_rows(marks: Marks, listed_name: str = "") -> tuple[str, str]:
    """The rows of one learner and exercise: of gradebook.csv (one a task), and of totals.csv (one).

    Args:
        marks: what was earned.
        listed_name: the name that the class list gives the number; without one, as the learner typed it.
    """
    tasks, late = marks.by_task(), late_text(marks.late)
    who = quoted_row(marks.learner, marks.exercise)[:-1]
    # The other cells are names of tasks and numbers, which need no guard; there are many of them.
    gradebook = [f"{who},{name},{_cells(each)},{late}\n" for name, each in tasks.items()]
    named = quoted_row(marks.learner, listed_name or marks.name, marks.exercise)[:-1]
    total = together(tasks.values())
    waiting = sum(item.waits for item in marks.items)
    return "".join(gradebook), f"{named},{_cells(total)},{late},{marks.handed_in},{waiting}\n"


def _cells(each: Score) -> str:
    return f"{points_text(each.points)},{each.possible},{each.answered_text}"


def quoted_row(*cells: str) -> str:
    """A row of a table: no cell is a formula, and none breaks the row."""
    return f"{','.join(quoted(guarded(cell)) for cell in cells)}\n"


def header(columns: tuple[str, ...]) -> str:
    """The first row of a table that people open: a spreadsheet knows its letters by the mark in front."""
    return f"\ufeff{','.join(columns)}\n"


def read_marks(path: Path) -> Iterator[Marks]:
    """The lines of marks.jsonl, one after another: never all in memory.

    Raises:
        KitError: the file is missing, or a line cannot be read.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                yield Marks.parse(line)
    except (OSError, UnicodeDecodeError) as error:
        raise KitError(f"{path}: cannot be read. Run whosays grade first.") from error


def digest(data: bytes) -> str:
    """What names a file by its content: SHA-256, as hex."""
    return hashlib.sha256(data).hexdigest()
