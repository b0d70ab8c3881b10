"""gradebook.csv and totals.csv read again, as the kit wrote them or as a spreadsheet saved them since.

As written they are read row by row, never all in memory. What a spreadsheet saved (semicolons, another
alphabet, 12,5 for 12.5) is read whole: it is never larger than a spreadsheet can hold.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from whosays.base.csv_cells import unguarded
from whosays.base.errors import KitError
from whosays.base.spreadsheets import number_in, numbered_rows, plain_count

_NUMBERS = {"points", "possible", "waiting"}
_MOST = 200_000_000  # bytes
Row = dict[str, str]


def read_table(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """The rows of gradebook.csv (GRADEBOOK) or totals.csv (TOTALS), as written by whosays grade.

    Raises:
        KitError: see ``each_row``.
    """
    return list(each_row(path, columns))


def each_row(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The same rows one after another; numbers have a decimal point, whatever the spreadsheet wrote.

    Raises:
        KitError: the file is missing, its columns are others, a row is torn, or a number cannot be told.
    """
    first = f"{','.join(columns)}\n".encode()
    try:
        with path.open("rb") as file:
            as_written = file.readline().removeprefix(b"\xef\xbb\xbf") == first
    except OSError as error:
        raise KitError(f"{path}: cannot be read. Run whosays grade first.") from error
    rows = _written(path) if as_written else _saved(path, columns)
    for line, cells in rows:
        if len(cells) != len(columns):
            raise KitError(
                f"{path}: row {line} has {len(cells)} cells, not {len(columns)}. Run whosays grade again."
            )
        yield _row(path, line, dict(zip(columns, cells, strict=True)))


def _written(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for line, cells in enumerate(reader, 2):
                yield line, [unguarded(cell) for cell in cells]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KitError(f"{path}: cannot be read. Run whosays grade again.") from error


def _saved(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    rows = numbered_rows(path, "table", _MOST)
    if not rows or tuple(rows[0][1]) != columns:
        raise KitError(f"{path}: row 1 must name the columns: {','.join(columns)}. Run whosays grade again.")
    yield from rows[1:]


def _row(path: Path, line: int, row: Row) -> Row:
    for name in _NUMBERS & row.keys():
        number = number_in(row[name])
        if number is None:
            raise KitError(
                f"{path}: row {line}, column {name}: “{row[name]:.40}” is no number. Run whosays grade again."
            )
        row[name] = f"{number:.10g}"
    return {**row, "learner": plain_count(row["learner"])}
