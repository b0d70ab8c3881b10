"""The list of a class, as a teacher has it: any CSV with a column of class numbers, perhaps one of names."""

import csv
import io
import re
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from whosays.base.csv_cells import unguarded
from whosays.base.errors import KitError
from whosays.learner.answers.class_numbers import plain_number

_NUMBER = (  # the surer ones first: a gradebook's “ID” is the platform's own
    *("learner", "class number", "number", "no", "no.", "nr", "nr.", "#", "code", "student number"),
    *("student id", "id number", "sis user id", "id", "identifier", "username"),
)
_NAME = ("name", "full name", "student", "student name", "learner name", "pupil")
_FIRST, _LAST = ("first name", "firstname", "given name"), ("last name", "lastname", "surname", "family name")
_MAX = 5_000_000  # bytes; a school with ten thousand learners has less than one megabyte
_MAX_WORDS = 4  # of a name whose order is tried


@dataclass(frozen=True)
class Learner:
    """One line of a roster."""

    learner: str
    name: str


class Roster:
    """A class list. Numbers are compared without regard to capitals and zeros in front (7 is 07)."""

    def __init__(self, learners: list[Learner]) -> None:
        self.learners = tuple(learners)
        self._by_number = {plain_number(each.learner): each for each in learners}
        self._by_name: dict[str, list[Learner]] = {}
        for each in learners:
            for spelling in _spellings(each.name):
                self._by_name.setdefault(spelling, []).append(each)

    def find(self, learner: str) -> Learner | None:
        """The line of a class number, or None."""
        return self._by_number.get(plain_number(learner))

    def named(self, name: str) -> Learner | None:
        """The one learner of this name, in any order of its words (or as Canvas runs them together)."""
        found = self._by_name.get(_run_together(name), [])
        return found[0] if len(found) == 1 else None


def _run_together(name: str) -> str:
    return "".join(re.findall(r"\w+", name.casefold()))


def _spellings(name: str) -> set[str]:
    words = re.findall(r"\w+", name.casefold())
    if len(words) > _MAX_WORDS:
        return {"".join(words)}
    return {"".join(order) for order in permutations(words)} - {""}


def read_roster(path: Path) -> Roster:
    """Read a class list.

    Raises:
        KitError: it cannot be read, or has no column of class numbers; says which columns it has.
    """
    rows = _rows(path)
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    number = next((header.index(word) for word in _NUMBER if word in header), None)
    if number is None:
        there = ", ".join(f"“{cell.strip()}”" for cell in rows[0]) if rows else "none"
        raise KitError(
            f"{path}: row 1 names no column of class numbers. Call one “learner” or “number”. "
            f"There are: {there}."
        )
    learners: dict[str, Learner] = {}
    for row_number, row in enumerate(rows[1:], 2):
        learner = _cell(row, number)
        if not learner:
            continue
        if plain_number(learner) in learners:
            raise KitError(f"{path}: row {row_number}: the number {learner} is there twice. Mend the list.")
        learners[plain_number(learner)] = Learner(learner, _name(row, header))
    if not learners:
        raise KitError(f"{path}: there is nobody in this list. Add a row for each learner.")
    return Roster(list(learners.values()))


def _rows(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > _MAX:
            raise KitError(f"{path}: the file is too large for a class list. Is it the right one?")
        text = _decoded(path.read_bytes())
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)  # spreadsheets of many countries write semicolons
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise KitError(f"{path}: this class list cannot be read ({why}). Save it as CSV.") from error
    return [row for row in rows if any(cell.strip() for cell in row)]


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")  # what older spreadsheets on Windows write


def _cell(row: list[str], index: int) -> str:
    return unguarded(row[index].strip()) if index < len(row) else ""


def _name(row: list[str], header: list[str]) -> str:
    def of(words: tuple[str, ...]) -> str:
        return next((_cell(row, header.index(word)) for word in words if word in header), "")

    return of(_NAME) or f"{of(_FIRST)} {of(_LAST)}".strip()
