"""Tables of fixed columns (a key, a glossary, facts from outside), whatever spreadsheet saved them last."""

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
    rows, problems = checked_table(path, what, columns)
    if problems:
        raise KitError(problems[min(problems)])
    return rows


def checked_table(
    path: Path, what: str, columns: tuple[str, ...]
) -> tuple[list[tuple[int, Row]], dict[int, str]]:
    """The rows that have all their cells, and by its number what is wrong with each that has not.

    Raises:
        KitError: it is no table of these columns at all. See ``fixed_table``.
    """
    _refuse_workbook(path)
    table = numbered_rows(path, what, _MOST)
    if not table or tuple(table[0][1]) != columns:
        raise KitError(f"{path}: row 1 must name the columns, in this order: {','.join(columns)}")
    good = [(number, cells) for number, cells in table[1:] if len(cells) == len(columns)]
    problems = {
        number: f"{path}: row {number} has {len(cells)} cells instead of {len(columns)}. "
        "Mend its commas and quotation marks."
        for number, cells in table[1:]
        if len(cells) != len(columns)
    }
    return [(number, dict(zip(columns, cells, strict=True))) for number, cells in good], problems


def _refuse_workbook(path: Path) -> None:
    workbook = path.with_suffix(".xlsx")
    if workbook.is_file():
        raise KitError(
            f"{workbook}: the kit reads {path.name}, not this workbook. Save it as {path.name} (“CSV UTF-8”) "
            "and take the workbook out of the folder."
        )
