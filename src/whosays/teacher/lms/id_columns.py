"""Which class numbers a platform's column of ids speaks of, if it speaks of them at all.

A school's ids may be class numbers, may be the other numbers of a class list, or neither: then “5” in it is
another person's 5. So a column is read as a whole, against what is known for sure of some of its rows.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from whosays.base.spreadsheets import plain_count
from whosays.learner.answers.class_numbers import plain_number

Codes = set[str]
"""Class numbers as ``plain_number`` gives them."""
Known = Mapping[str, Codes]
"""What a number, spelled as ``plain_number`` spells it, may stand for."""


class _Reading(NamedTuple):
    """What a column says if it is taken in one way, and how well that goes with what is known for sure."""

    found: dict[str, Codes]
    agree: int
    against: int

    @property
    def is_refuted(self) -> bool:
        return self.against > 0 and self.against >= self.agree

    @property
    def rank(self) -> tuple[int, int]:
        return self.agree - self.against, len(self.found)


def read_column(cells: Mapping[str, str], ways: list[Known], sure: Mapping[str, Codes]) -> dict[str, Codes]:
    """The class numbers that a column of ids gives, by row; nothing where it cannot be one of them.

    Args:
        cells: the column, by row.
        ways: what its numbers may be: class numbers, or other numbers of the class list.
        sure: what is known of some rows without this column.
    """
    spelled = {row: spellings(cell) for row, cell in cells.items() if cell.strip()}
    if any(times > 1 for times in Counter(each[0] for each in spelled.values()).values()):
        return {}  # a department, a group, a city: it belongs to several
    readings = [_reading(spelled, known, sure) for known in ways]
    left = [each for each in readings if each.found and not each.is_refuted]
    best = max((each.rank for each in left), default=None)
    found: dict[str, Codes] = {}
    for each in left:
        for row, codes in each.found.items() if each.rank == best else ():
            found[row] = found.get(row, set()) | codes
    return found


def spellings(cell: str) -> list[str]:
    """How a cell may spell a number: itself, and what stands before the @ of an e-mail address."""
    whole = plain_number(plain_count(cell.strip()))
    name, at, _ = whole.partition("@")
    return [whole, plain_number(name)] if at and name else [whole]


def _reading(spelled: Mapping[str, list[str]], known: Known, sure: Mapping[str, Codes]) -> _Reading:
    found = {}
    for row, each in spelled.items():
        if codes := next(filter(None, map(known.get, each)), None):
            found[row] = set(codes)
    checked = [bool(codes & sure[row]) for row, codes in found.items() if sure.get(row)]
    return _Reading(found, checked.count(True), checked.count(False))
