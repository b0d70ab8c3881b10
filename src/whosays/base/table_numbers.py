"""Numbers in the cells of a table, as spreadsheets of several countries write them."""

import math
import re

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]")  # what parts thousands in French, Polish, Swedish …
_PLAIN = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"([0-9]+)[.,]0{1,2}")
_MONTH = (
    r"(?:jan|feb|fév|fev|mar|mär|mrz|apr|avr|abr|may|mai|mag|maj|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|oct|okt|"
    r"ott|out|nov|dec|déc|dez|dic|ene|gen)[^\W\d_]{0,6}\.?"
)
_DATE = re.compile(
    rf"[0-9]{{1,4}}[-./][0-9]{{1,2}}[-./][0-9]{{1,4}}\.?(?:[T ][0-9:]+)?"
    rf"|[0-9]{{1,4}}[-./\s]+{_MONTH}(?:[-./\s]*[0-9]{{2,4}})?|{_MONTH}[-\s][0-9]{{1,4}}",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"[0-9][.,][0-9]+[eE]\+[0-9]+")


def plain_count(cell: str) -> str:
    """A whole number without the ``.0`` that a spreadsheet put behind it: “7.0”, “7,00” give “7”.

    Anything else is returned as it is: “1.5”, “1.000” (a thousand or one?), “A1”, “007”.
    """
    found = _WHOLE.fullmatch(cell.strip())
    return found.group(1) if found else cell


def number_in(cell: str) -> float | None:
    """The number in a cell, or None: “12,5”, “1.234,5”, “1'234.5”, “1 234,5”, “−3”, “1e3”.

    Of a comma and a full stop the last is the decimal one. One alone is decimal, too (“1,234” is 1.234);
    several of one kind part thousands (“1,234,567”).
    """
    bare = _SPACES.sub("", cell).replace("'", "").replace("’", "").replace("−", "-")
    decimal = max(",.", key=bare.rfind)
    other = "." if decimal == "," else ","
    if bare.count(decimal) > 1:
        if other in bare:
            return None
        bare = bare.replace(decimal, "")
    bare = bare.replace(other, "").replace(decimal, ".")
    return _finite(bare)


def _finite(bare: str) -> float | None:
    found = float(bare) if _PLAIN.fullmatch(bare) else math.inf
    return found if math.isfinite(found) else None


def spoiled(cell: str) -> str:
    """What a spreadsheet made of a number so that it can no longer be told, or an empty text.

    “3-4” becomes a date, a long number 1.23457E+11: the sentence is the end of a message.
    """
    if _DATE.fullmatch(cell.strip()):
        return "the spreadsheet made a date of it. Format the column as text, and type it again"
    if _ROUNDED.fullmatch(cell.strip()):
        return "the spreadsheet rounded it. Format the column as text, and type it again"
    return ""
