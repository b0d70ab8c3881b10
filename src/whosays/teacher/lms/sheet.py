"""What Canvas and Moodle have in common: the teacher's own table, and what is written into it.

Nothing is invented: a student or an assignment that is not in the teacher's table is reported and not
written. Who in it is which learner: see people.py.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

from whosays.base.csv_cells import guarded, quoted
from whosays.base.spreadsheets import number_in
from whosays.tasks.verdict import points_text
from whosays.teacher.collect.roster import Roster
from whosays.teacher.marks.gradebook import TOTALS
from whosays.teacher.marks.saved_tables import each_row

_HARMLESS = re.compile(r"[-+]?[\d.,]*|-")  # a number, or the stroke that stands for none
MAX_TABLE = 50_000_000  # bytes of a gradebook


@dataclass
class PlatformSheet:
    """A table of a learning platform as it was downloaded, so that it can be written the same way."""

    path: Path
    rows: list[list[str]]
    delimiter: str
    line_end: str

    def data(self) -> bytes:
        """The table as a file, in UTF-8 and without a byte order mark: Canvas would take it for a letter."""
        lines = (self.delimiter.join(map(self._quoted, row)) for row in self.rows)
        return "".join(f"{line}{self.line_end}" for line in lines).encode()

    def _quoted(self, cell: str) -> str:
        plain = self.delimiter in cell and self.delimiter != "," and quoted(cell) == cell
        return f'"{cell}"' if plain else quoted(cell)


@dataclass(frozen=True)
class Total:
    """What one learner earned in one exercise; ``waiting`` texts of theirs nobody has read yet."""

    learner: str
    exercise: str
    points: float
    possible: int
    waiting: int = 0


@dataclass(frozen=True)
class Unmatched:
    """Something that is not in the file for the platform, and why."""

    platform: str
    learner: str
    exercise: str
    why: str


class Replaced(NamedTuple):
    """A grade in the teacher's table that is another one in the file for the platform."""

    platform: str
    learner: str
    exercise: str
    before: str
    now: str


class Filled(NamedTuple):
    """The file for a platform, what is not in it, and what it replaces."""

    data: bytes
    unmatched: list[Unmatched]
    replaced: list[Replaced]


def points_of(total: Total) -> str:
    """The points of somebody who is not in the file, for typing them by hand."""
    return f"({points_text(total.points)} of {total.possible} points)"


def read_totals(path: Path) -> list[Total]:
    """The totals of a run. See ``gradebook.each_row``."""
    return [
        Total(
            row["learner"], row["exercise"], float(row["points"]), int(row["possible"]), int(row["waiting"])
        )
        for row in each_row(path, TOTALS)
    ]


def without_waiting(totals: list[Total]) -> tuple[list[Total], list[Total]]:
    """The totals that can be compared with each other, and those that cannot yet.

    A question that people read counts for all once they have begun. Whose text still waits then has a total
    that the others' are not to be held against.
    """
    most: dict[str, int] = {}
    for each in totals:
        most[each.exercise] = max(each.possible, most.get(each.exercise, 0))
    waits = [bool(each.waiting) and each.possible < most[each.exercise] for each in totals]
    pairs = list(zip(totals, waits, strict=True))
    return [each for each, wait in pairs if not wait], [each for each, wait in pairs if wait]


def without_excused(totals: list[Total], roster: Roster | None) -> tuple[list[Total], list[Total]]:
    """The totals that go to a platform, and those of learners whom the class list excuses."""
    found: tuple[list[Total], list[Total]] = ([], [])
    for each in totals:
        listed = roster.find(each.learner) if roster else None
        found[listed is not None and listed.is_excused(each.exercise)].append(each)
    return found


def safe(cell: str) -> str:
    """A cell of the teacher's table that a spreadsheet does not run: names are chosen by students."""
    return cell if _HARMLESS.fullmatch(cell) else guarded(cell)


def scaled(total: Total, possible: float | None, comma: bool) -> str:
    """The points where a platform gives ``possible`` for the exercise; two decimals, as they compare."""
    points = Decimal(str(total.points))
    if possible and total.possible and possible != total.possible:
        points = points * Decimal(str(possible)) / total.possible
    text = f"{points.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text


def same_grade(a: str, b: str) -> bool:
    """Whether two cells hold one grade, as a platform compares them: by two decimals."""
    numbers = [number_in(each) for each in (a, b)]
    if None in numbers:
        return a.strip() == b.strip()
    return round(numbers[0] or 0, 2) == round(numbers[1] or 0, 2)


def fits(title: str, stem: str, exercise_title: str) -> bool:
    """Whether a platform's title names the exercise: by its number, its stem or its own title."""
    number_, _, rest = stem.partition("_")
    own = _letters(exercise_title.removeprefix("Exercise:"))
    wanted = {_letters(stem), _letters(rest), own, _letters(f"{number_}{own}"), _letters(exercise_title)} - {
        ""
    }
    return _letters(title) in wanted or bool(
        re.match(rf"(?i)(?:exercise\s+)?{re.escape(number_)}(?![0-9])", title)
    )


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text.casefold()))
