"""Tables of fixed columns (a key, a glossary, facts from outside), whatever spreadsheet saved them last."""

from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.spreadsheets import numbered_rows

_MOST = 5_000_000  # bytes; the longest key has less than a hundredth


Row = dict[str, str]
"""The cells of a row by column."""


def fixed_table(path: Path, what: str, columns: tuple[str, ...]) -> list[tuple[int, Row]]:
    """The rows by column, each with the number that a person sees: the header is row 1.

    Args:
        path: ``NAME.csv``, in any encoding and with any separator; what is in it may be a workbook.
        what: what the table is to the person.
        columns: all of them, in their order.

    Raises:
        KitError: it cannot be read, its columns are others, a row is too short or too long, or the same
            table lies there a second time as ``NAME.xlsx``, which nobody would read.
    """
    found = checked_table(path, what, columns)
    if found.problems:
        raise KitError(found.problems[min(found.problems)])
    return found.rows


@dataclass(frozen=True)
class CheckedTable:
    """A table as far as it can be read.

    Attributes:
        columns: those that it has.
        rows: the rows that have all their cells, with their numbers; a column left out is empty in each.
        problems: what is wrong with each of the others, by its number.
    """

    columns: tuple[str, ...]
    rows: list[tuple[int, Row]]
    problems: dict[int, str]


def checked_table(
    path: Path, what: str, columns: tuple[str, ...], optional: frozenset[str] = frozenset()
) -> CheckedTable:
    """The rows that have all their cells, and what is wrong with each that has not.

    Args:
        path: the table.
        what: what it is to the person.
        columns: all of them, in their order.
        optional: those of them that may be left out.

    Raises:
        KitError: it is no table of these columns at all. See ``fixed_table``.
    """
    _refuse_workbook(path)
    table = numbered_rows(path, what, _MOST)
    there = tuple(table[0][1]) if table else ()
    if there != tuple(each for each in columns if each in there or each not in optional):
        raise KitError(f"{path}: row 1 must name the columns, in this order: {_order(columns, optional)}")
    empty = dict.fromkeys(columns, "")
    rows, problems = [], {}
    for number, cells in table[1:]:
        if len(cells) == len(there):
            rows.append((number, empty | dict(zip(there, cells, strict=True))))
        else:
            problems[number] = (
                f"{path}: row {number} has {len(cells)} cells instead of {len(there)}. "
                "Mend its commas and quotation marks."
            )
    return CheckedTable(there, rows, problems)


def _order(columns: tuple[str, ...], optional: frozenset[str]) -> str:
    may = [each for each in columns if each in optional]
    return ",".join(columns) + (f" (it may do without {', '.join(may)})" if may else "")


def _refuse_workbook(path: Path) -> None:
    workbook = path.with_suffix(".xlsx")
    if workbook.is_file():
        raise KitError(
            f"{workbook}: the kit reads {path.name}, not this workbook. Save it as {path.name} (“CSV UTF-8”) "
            "and take the workbook out of the folder."
        )
