"""An .xlsx workbook as rows of text: every cell as a person sees it, as far as a table needs it."""

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from whosays.base.errors import KitError
from whosays.base.extras import need

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UNPACKED = 40  # times as much as the file: a sheet is packed to a tenth
_AS = "Save it as .xlsx or as “CSV UTF-8”."


def is_workbook(data: bytes) -> bool:
    """Whether a file is a workbook of some kind, whatever its name ends in."""
    return data.startswith((_ZIP, _OLD))


def workbook_rows(data: bytes, path: Path, what: str) -> list[list[str]]:
    """The rows of the first sheet that shows anything, blank ones too.

    Raises:
        KitError: it is no .xlsx, is locked or torn, or openpyxl is missing.
    """
    if data.startswith(_OLD):
        raise KitError(f"{path}: this {what} is an old Excel file, or has a password. {_AS}")
    _check_parts(data, path, what)
    need(f"An .xlsx file ({path})", ("openpyxl",))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of pictures and styles that it leaves out
            return _first_sheet(data)
    except Exception as error:  # openpyxl raises whatever its parsers meet in a torn file
        raise KitError(f"{path}: this {what} cannot be read: the workbook is damaged. {_AS}") from error


def _check_parts(data: bytes, path: Path, what: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise KitError(f"{path}: this {what} cannot be read: the file is torn. Copy it again.") from error
    if "xl/workbook.xml" not in names:
        raise KitError(f"{path}: this {what} is no Excel workbook. {_AS}")
    if size > _UNPACKED * max(len(data), 100_000):
        raise KitError(f"{path}: the file is too large for a {what}. Is it the right one?")


def _first_sheet(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and not in a learner's install

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # some programs write them wrong
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows()]
        if any(any(row) for row in rows):
            width = max(map(len, rows))
            return [row + [""] * (width - len(row)) for row in rows]
    return []


def _text(cell: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    value, style = cell.value, getattr(cell, "number_format", None) or ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, style)
    return _moment(value) if isinstance(value, date | time) else str(value)


def _number(value: float, style: str) -> str:
    if "%" in style:
        return f"{value * 100:.10g}%"
    whole = int(value) if value == value // 1 else None
    if whole is not None and re.fullmatch("0+", style):
        return str(whole).zfill(len(style))  # a number that is shown as 007
    return str(value if whole is None else whole)


def _moment(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()
