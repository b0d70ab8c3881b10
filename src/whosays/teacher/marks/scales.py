"""Percent and grades: the one place where both are rounded, and where the boundaries stand.

Percent is points of possible points, rounded half up to one decimal. A grade is read off that figure, the
one a teacher sees: from 90.0 on it is what the scale says for 90, and 89.9 is below.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.spreadsheets import number_in, numbered_rows

_TENTH = Decimal("0.1")
_PER_POINT = 5  # percent, of 20 points

LETTERS = ((90, "A"), (80, "B"), (70, "C"), (60, "D"), (0, "F"))
SIX = ((92, "1"), (81, "2"), (67, "3"), (50, "4"), (30, "5"), (0, "6"))
"""1 is the best, as German chambers grade. Where 6 is the best: an own scale."""


@dataclass(frozen=True)
class Scale:
    """From which percent on which grade is given.

    Attributes:
        steps: percent and grade, the highest first; the last begins at 0.
        numbers: whether the grades are numbers of the kit's, written as percent is (12.5 or 12,5).
    """

    steps: tuple[tuple[Decimal, str], ...]
    numbers: bool = False

    def grade(self, percent: Decimal) -> str:
        """The grade for a percentage, as ``percent_of`` gives it."""
        return next(grade for start, grade in self.steps if percent >= start)


def percent_of(points: Decimal, possible: int) -> Decimal | None:
    """Percent with one decimal, rounded half up; None where nothing could be earned."""
    return (points * 100 / possible).quantize(_TENTH, ROUND_HALF_UP) if possible else None


def _fixed(steps: tuple[tuple[int, str], ...]) -> Scale:
    return Scale(tuple((Decimal(start), grade) for start, grade in steps))


def _twenty() -> Scale:
    """Half points of 20, rounded half up: a half point begins half a step below it."""
    halves = [Decimal(number) / 2 for number in range(40, -1, -1)]
    steps = ((half * _PER_POINT - Decimal("1.25"), f"{half.normalize():f}") for half in halves)
    return Scale(tuple(steps), numbers=True)


def _whole_percent() -> Scale:
    return Scale(tuple((number - Decimal("0.5"), str(number)) for number in range(100, -1, -1)), numbers=True)


SCALES = {"letters": _fixed(LETTERS), "1-6": _fixed(SIX), "20": _twenty(), "percent": _whole_percent()}


def read_scale(said: str) -> Scale:
    """A scale by its name, or from a table with two columns: from percent, grade.

    Raises:
        KitError: it is neither; a row is not understood, is there twice, or none begins at 0.
    """
    if said in SCALES:
        return SCALES[said]
    path = Path(said)
    if not path.is_file():
        raise KitError(
            f"--scale {said}: write {', '.join(SCALES)}, or a CSV with the columns percent and grade."
        )
    steps: dict[Decimal, str] = {}
    rows = numbered_rows(path, "scale")
    for line, cells in rows[1:] if rows and not re.search("[0-9]", rows[0][1][0]) else rows:
        start, grade = _step(cells, f"{path}: row {line}")
        if start in steps:
            raise KitError(f"{path}: row {line}: {start} percent is there twice. Take one row out.")
        steps[start] = grade
    if Decimal(0) not in steps:
        raise KitError(
            f"{path}: no grade begins at 0 percent. Add a row for the lowest grade: 0 and its name."
        )
    return Scale(tuple(sorted(steps.items(), reverse=True)))


def _step(cells: list[str], at: str) -> tuple[Decimal, str]:
    start = number_in(cells[0].replace("%", "")) if len(cells) >= 2 and cells[1].strip() else None
    if start is None or not 0 <= start <= 100:
        raise KitError(
            f"{at}: write a percentage from 0 to 100, then the grade that begins there, as 90 and A."
        )
    return Decimal(str(start)), cells[1].strip()
