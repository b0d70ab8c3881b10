"""The differences that a named mend explains, a row each, and what the rows leave."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from recorded.comparison import Difference

EXPECTED = Path(__file__).parent / "expected_differences.csv"
COLUMNS = ("command", "mend", "before", "after")
MENDS = ("none yet",)
"""The changes since the recorded version that may change an output, each in a few words."""


class Row(NamedTuple):
    """A line of the expected differences."""

    command: str
    mend: str
    before: str
    after: str


class Verdict(NamedTuple):
    """What the rows leave: differences without a row, and rows without a difference."""

    without_row: list[Difference]
    stale: list[Difference]


def read_rows(path: Path = EXPECTED) -> list[Row]:
    """The expected differences. Each counts once: what differs in two places has two rows."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    if tuple(head) != COLUMNS:
        raise ValueError(f"{path.name}: the columns are {', '.join(COLUMNS)}.")
    return [Row(*row) for row in rows]


def unknown_mends(rows: Iterable[Row]) -> list[Row]:
    """Rows that name no mend."""
    return [row for row in rows if row.mend not in MENDS]


def judged(found: Iterable[Difference], rows: Iterable[Row]) -> Verdict:
    """Lay rows and differences side by side."""
    there = Counter(found)
    told = Counter(Difference(row.command, row.before, row.after) for row in rows)
    return Verdict([*(there - told).elements()], [*(told - there).elements()])


def as_rows(found: Iterable[Difference], mend: str = "") -> str:
    """Differences as lines to be put into the expected differences, once the mend is named."""
    file = io.StringIO()
    rows = [Row(each.command, mend, each.before, each.after) for each in found]
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()
