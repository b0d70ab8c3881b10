"""The small tables of a seed folder: their rows with numbers, and what a date in them looks like."""

import re
from datetime import date
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.fixed_tables import Row, checked_table

NO_DATE = "no date"
"""What stands in a date cell where the page itself has none."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def seed_table(
    path: Path, columns: tuple[str, ...], needed: tuple[str, ...], optional: frozenset[str] = frozenset()
) -> list[tuple[int, Row]]:
    """The rows with their numbers as a spreadsheet shows them; none where there is no such file.

    Args:
        path: the table.
        columns: all of them, in their order.
        needed: those in which no cell may be empty.
        optional: those that the table may do without.

    Raises:
        KitError: it cannot be read, or a cell that is needed is empty; names row and column.
    """
    if not path.exists() and not path.with_suffix(".xlsx").exists():
        return []
    found = checked_table(path, "table", columns, optional)
    if found.problems:
        raise KitError(found.problems[min(found.problems)])
    for number, row in found.rows:
        for name in needed:
            if not row[name].strip():
                raise KitError(f"{path}: row {number}, column {name}: the cell is empty. Fill it in.")
    return found.rows


def readable_date(cell: str) -> str:
    """A date cell as a reader says it: 22 May 2018, May 2018, or no date."""
    if cell == NO_DATE:
        return cell
    day = date.fromisoformat(cell if len(cell) > 7 else f"{cell}-01")
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {month}" if len(cell) > 7 else month


def is_date(cell: str) -> bool:
    """Whether a cell holds a day (2018-05-22), a month (2018-05) or says that the page has no date."""
    if cell == NO_DATE:
        return True
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", cell):
        return False
    try:
        date.fromisoformat(cell if len(cell) > 7 else f"{cell}-01")
    except ValueError:  # a 30th of February
        return False
    return True
