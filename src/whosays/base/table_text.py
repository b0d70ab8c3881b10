"""The text of a CSV file as spreadsheets of many countries write it: its encoding, its separator, its cells.

What Excel calls “CSV” is in the alphabet of that Windows (cp1252 in most of Western Europe), “CSV UTF-8” has
a mark in front, “Unicode Text” is UTF-16 with tabs. Nothing is repaired: whoever reads gets the letters that
stood in the sheet, or one sentence.
"""

import codecs
import csv
import io
import locale
import re
from pathlib import Path

from whosays.base.errors import KitError

_MARKS = (  # the longer ones first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_SEPARATORS = ",;\t|"
_SAID = re.compile(r'"?sep=(.)"?[,;\t]*\r?(?:\n|\Z)', re.IGNORECASE)
# A capital or a rare sign inside a word or at its end (“MŸller”, “JosŽ”, “Jim‚nez”): the file is in the
# alphabet of DOS or of an old Macintosh.
_CAPITALS, _SIGNS = "ŒŠŽŸÀ-ÖØ-Þ", "‚ƒ„†‡ˆ‰‹›¡¢£¤¥¦¨¬¯¸¼½¾¿"
_WRONG_ALPHABET = re.compile(rf"[A-Za-z][{_CAPITALS}{_SIGNS}]+[a-z]|[a-z][{_CAPITALS}‚ƒ„ˆ‰¢£¤¥](?!\w)")
_AS_UTF8 = "Save it as “CSV UTF-8”."


def text_rows(data: bytes, path: Path) -> tuple[str, list[list[str]]]:
    """The separator and the rows of a CSV, blank ones too; a first line that only says sep=; is none.

    Raises:
        KitError: it is in no alphabet that a spreadsheet writes, or a quotation mark is left open.
    """
    text = decoded(data, path)
    said = _SAID.match(text)
    separator = said.group(1) if said else separator_of(text)
    reader = csv.reader(
        io.StringIO(text[said.end() if said else 0 :], newline=""), delimiter=separator, strict=True
    )
    try:
        return separator, list(reader)
    except csv.Error as error:
        line = reader.line_num + bool(said)
        raise KitError(
            f"{path}: line {line} cannot be read ({error}). Mend the quotation marks there."
        ) from error


def decoded(data: bytes, path: Path) -> str:
    """The letters of a file, by its mark, else as UTF-8, else as the alphabet of this Windows.

    Raises:
        KitError: they are of none of these; names the line.
    """
    codec = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        return data.decode(codec or "utf-8")
    except UnicodeDecodeError as error:
        if codec:
            raise KitError(_not_read(path, data, error.start)) from error
    return _eight_bits(data, path)


def separator_of(text: str) -> str:
    """What parts the cells of the first row: the sign that it holds most often outside quotation marks."""
    bare = re.sub(r'"[^"]*"', "", text.lstrip()).splitlines()
    return max(_SEPARATORS, key=bare[0].count) if bare else ","


def _unmarked(data: bytes) -> str:
    """UTF-16 that has lost its mark: every other byte of its first letters is nothing."""
    start = data[:200]
    if len(start) >= 4 and start[1::2].count(0) * 3 > len(start):
        return "utf-16-le"
    return "utf-16-be" if len(start) >= 4 and start[::2].count(0) * 3 > len(start) else ""


def _eight_bits(data: bytes, path: Path) -> str:
    here = locale.getpreferredencoding(False).casefold()
    alphabet = here if here.startswith("cp125") else _WESTERN  # the sheet was saved on such a machine
    try:
        text = data.decode(alphabet)
    except UnicodeDecodeError as error:
        raise KitError(_not_read(path, data, error.start)) from error
    if found := _WRONG_ALPHABET.search(text):
        raise KitError(_not_read(path, data, len(text[: found.start()].encode(alphabet))))
    return text


def _not_read(path: Path, data: bytes, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    return f"{path}: line {line} cannot be read: its alphabet cannot be told. {_AS_UTF8}"
