"""Tables that a person may have opened in a spreadsheet: reading and writing them, in one place.

Reads CSV in any encoding and with any separator that a spreadsheet writes, and .xlsx. Writes CSV: for people
with a byte order mark, without which Excel takes “é” for “Ã©”; for platforms without one.
"""

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whosays.base.csv_cells import guarded, quoted, unguarded
from whosays.base.errors import KitError
from whosays.base.table_numbers import number_in, plain_count
from whosays.base.table_text import text_rows
from whosays.base.workbooks import is_workbook, workbook_rows

__all__ = [
    "Spreadsheet",
    "number_in",
    "numbered_rows",
    "plain_count",
    "read_spreadsheet",
    "spreadsheet_bytes",
]

MOST = 5_000_000
"""Bytes; a school with ten thousand learners has less than one megabyte."""
MARK = codecs.BOM_UTF8
"""By it a spreadsheet knows UTF-8."""


@dataclass(frozen=True)
class Spreadsheet:
    """A table as it is meant: no guard before a cell, no blank row.

    Attributes:
        path: where it lies.
        header: the cells of its first row, without spaces around them.
        rows: the others; each has at least as many cells as the header.
        lines: of each row, the number that a person sees beside it.
        separator: what parts its cells; a comma for a workbook.
    """

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = field(repr=False)
    separator: str = ","

    def line(self, index: int) -> int:
        """The number that a person sees beside ``rows[index]``: the header is row 1 as a rule."""
        return self.lines[index]


def read_spreadsheet(path: Path, what: str, most_bytes: int = MOST) -> Spreadsheet:
    """Read a table with a header; a file without any rows has an empty header.

    Args:
        path: CSV or .xlsx; its content decides, not its name.
        what: what it is to the person, as in “this class list cannot be read”.
        most_bytes: a larger file is refused.

    Raises:
        KitError: it cannot be read; says why, where and what to do.
    """
    separator, found = _rows(path, what, most_bytes)
    (_, first), *rows = found or [(1, [])]
    header = _without_end(first, 0)
    for line, cells in rows:
        if len(_without_end(cells, 0)) > len(first):
            raise KitError(
                f"{path}: row {line} has {len(cells)} cells, and row 1 has {len(first)}. Put a cell that "
                "holds the separator into quotation marks."
            )
    return Spreadsheet(
        path,
        tuple(cell.strip() for cell in header),
        tuple(_filled(_without_end(cells, len(header)), len(header)) for _, cells in rows),
        tuple(line for line, _ in rows),
        separator,
    )


def numbered_rows(path: Path, what: str, most_bytes: int = MOST) -> list[tuple[int, list[str]]]:
    """The rows that say anything, with their numbers, none filled up: for tables whose form is fixed.

    Where the header ends in empty cells, they are left out of every row: a spreadsheet writes them where
    something once stood.

    Raises:
        KitError: as ``read_spreadsheet``.
    """
    _, rows = _rows(path, what, most_bytes)
    first = rows[0][1] if rows else []
    width = len(_without_end(first, 0))
    return [(line, _without_end(row, width) if len(row) <= len(first) else row) for line, row in rows]


def _rows(path: Path, what: str, most_bytes: int) -> tuple[str, list[tuple[int, list[str]]]]:
    data = _content(path, what, most_bytes)
    separator, rows = (",", workbook_rows(data, path, what)) if is_workbook(data) else text_rows(data, path)
    told = [(line, list(map(unguarded, row))) for line, row in enumerate(rows, 1) if any(map(str.strip, row))]
    return separator, told


def _without_end(row: list[str], width: int) -> list[str]:
    """The row without the empty cells at its end, but of this width at least, if it has it."""
    end = len(row)
    while end > width and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _filled(row: list[str], width: int) -> tuple[str, ...]:
    return tuple(row + [""] * (width - len(row)))


def _content(path: Path, what: str, most_bytes: int) -> bytes:
    try:
        if path.stat().st_size > most_bytes:
            raise KitError(f"{path}: the file is too large for a {what}. Is it the right one?")
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise KitError(f"{path}: this {what} cannot be read ({why}). Put the file there.") from error


def spreadsheet_bytes(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, for_people: bool, separator: str = ","
) -> bytes:
    """A table as CSV (UTF-8): no cell is a formula, none breaks its row.

    Args:
        header: the names of the columns.
        rows: the cells.
        for_people: whether a person opens it in a spreadsheet, which needs the mark; platforms take none.
        separator: what parts the cells.
    """
    lines = (separator.join(quoted(guarded(cell), separator) for cell in row) for row in (header, *rows))
    text = "".join(f"{line}\n" for line in lines)
    return (MARK if for_people else b"") + text.encode("utf-8", "backslashreplace")
