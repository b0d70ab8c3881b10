"""The list of a class, as a teacher has it: a table with a column of class numbers, perhaps names and more.

A row may say of its learner: the name (one column, or first and last), other numbers of that person (an ID
number, an e-mail), what the learner is excused from, and an own due time.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.names import name_words, same_name_key
from whosays.base.spreadsheets import Spreadsheet, plain_count, read_spreadsheet
from whosays.base.table_numbers import spoiled
from whosays.learner.answers.class_numbers import plain_number
from whosays.teacher.collect import roster_columns as columns
from whosays.teacher.collect.roster_wishes import ALL, Excused, exercise_number, read_due_words, read_excused

_MAX_WORDS = 4  # of a name whose order is tried


@dataclass(frozen=True)
class Learner:
    """One line of a roster.

    Attributes:
        learner: the class number, as the list writes it.
        name: first and last, or as one column has it; may be empty.
        excused: numbers of exercises (03), or ``ALL``.
        due: an own due time in the list's words, by exercise; "" stands for all exercises.
        others: the person's other numbers: ID number, e-mail, user name, in the order of the list. Only
            values that no other row has.
        email: the first of them that is an e-mail address, or an empty text.
    """

    learner: str
    name: str
    excused: Excused = frozenset()
    due: Mapping[str, str] = field(default_factory=dict, hash=False)
    others: tuple[str, ...] = ()
    email: str = ""

    def is_excused(self, stem: str) -> bool:
        """Whether the list excuses this learner from an exercise."""
        return self.excused == ALL or exercise_number(stem) in self.excused

    def due_words(self, stem: str) -> str:
        """The learner's own due time for an exercise, in the list's words; empty where there is none."""
        return self.due.get(exercise_number(stem), self.due.get("", ""))


class Roster:
    """A class list. Numbers are compared without regard to capitals and zeros in front (7 is 07).

    Args:
        learners: its rows.
        separator: what parts the cells of the teacher's tables.
        remark: what the teacher should know of the list, as a sentence; empty if nothing.
    """

    def __init__(self, learners: Sequence[Learner], separator: str = ",", remark: str = "") -> None:
        self.learners, self.separator, self.remark = tuple(learners), separator, remark
        self._by_number = {plain_number(each.learner): each for each in learners}
        self._by_name: dict[str, list[Learner]] = {}
        for each in learners:
            for spelling in _spellings(each.name):
                self._by_name.setdefault(spelling, []).append(each)

    @property
    def names(self) -> dict[str, str]:
        """The names by plain number, of those who have one."""
        return {number: each.name for number, each in self._by_number.items() if each.name}

    def find(self, learner: str) -> Learner | None:
        """The line of a class number, or None."""
        return self._by_number.get(plain_number(learner))

    def named(self, name: str) -> Learner | None:
        """The one learner of this name, in any order of its words (or as Canvas runs them together)."""
        found = self._by_name.get(same_name_key(name), [])
        return found[0] if len(found) == 1 else None


def _spellings(name: str) -> set[str]:
    words = name_words(name)
    if len(words) > _MAX_WORDS:
        return {"".join(words)}
    return {"".join(order) for order in permutations(words)} - {""}


def read_roster(path: Path) -> Roster:
    """Read a class list.

    Raises:
        KitError: it cannot be read, or has no column of class numbers; says which columns it has.
    """
    sheet = read_spreadsheet(path, "class list")
    titles = tuple(map(columns.plain_title, sheet.header))
    number = columns.column_of(titles, columns.NUMBER)
    if number is None:
        there = ", ".join(f"“{cell}”" for cell in sheet.header) or "none"
        raise KitError(
            f"{path}: row 1 names no column of class numbers. Call one “learner” or “number”. "
            f"There are: {there}."
        )
    reader = _Rows(sheet, titles, number)
    learners: dict[str, Learner] = {}
    for index in range(len(sheet.rows)):
        learner = reader.learner(index)
        if learner is None:
            continue
        if plain_number(learner.learner) in learners:
            at = f"{path}: row {sheet.line(index)}"
            raise KitError(f"{at}: the number {learner.learner} is there twice. Mend the list.")
        learners[plain_number(learner.learner)] = learner
    if not learners:
        raise KitError(f"{path}: there is nobody in this list. Add a row for each learner.")
    return Roster(list(learners.values()), sheet.separator, _without_names(path, sheet, reader))


def _without_names(path: Path, sheet: Spreadsheet, reader: "_Rows") -> str:
    """What is told of a list that has columns of which none is understood as names."""
    known = {reader.number, reader.excused, reader.due, *reader.email, *reader.others}
    unknown = [title for column, title in enumerate(sheet.header) if column not in known and title.strip()]
    if not unknown or any(each is not None for each in (reader.name, reader.first, reader.last)):
        return ""
    there = ", ".join(f"“{title}”" for title in unknown)
    return f"{path}: no column of names was understood, and no name is compared. Call it “name”: {there}?"


class _Rows:
    """The rows of a class list as learners."""

    def __init__(self, sheet: Spreadsheet, titles: tuple[str, ...], number: int) -> None:
        self.sheet, self.number = sheet, number
        self.first, self.last = (columns.column_of(titles, words) for words in (columns.FIRST, columns.LAST))
        self.name = columns.column_of(titles, columns.NAME)
        if self.name is not None and self.first is not None and self.last is None:
            self.name, self.last = None, self.name  # “Name, Vorname”: the name is the family's
        self.excused = columns.column_of(titles, columns.EXCUSED)
        self.due = columns.column_of(titles, columns.DUE)
        self.email = columns.columns_of(titles, columns.EMAIL)
        others = columns.columns_of(titles, (*columns.IDS, *columns.EMAIL, "code"))
        self.others = tuple(column for column in others if column != number)
        self.often = Counter(self._other(row, column) for row in sheet.rows for column in self.others)

    def learner(self, index: int) -> Learner | None:
        """The learner of a row; None where it has no number (a platform's row of points)."""
        row = self.sheet.rows[index]
        number = plain_count(row[self.number].strip())
        if not number:
            return None
        if bad := spoiled(number):
            raise KitError(f"{self._at(index, self.number)}: “{number}” is no class number: {bad}.")
        others = tuple(filter(None, (self._own(row, column) for column in self.others)))
        email = next(filter(None, (row[column].strip() for column in self.email)), "")
        return Learner(number, self._name(row), self._excused(index), self._due(row), others, email)

    def _at(self, index: int, column: int) -> str:
        return f"{self.sheet.path}: row {self.sheet.line(index)}, column {self.sheet.header[column]}"

    def _name(self, row: tuple[str, ...]) -> str:
        whole = row[self.name].strip() if self.name is not None else ""
        parts = (row[column].strip() for column in (self.first, self.last) if column is not None)
        return whole or " ".join(filter(None, parts))

    def _excused(self, index: int) -> Excused:
        if self.excused is None:
            return frozenset()
        return read_excused(self.sheet.rows[index][self.excused], self._at(index, self.excused))

    def _due(self, row: tuple[str, ...]) -> dict[str, str]:
        return read_due_words(row[self.due]) if self.due is not None else {}

    def _own(self, row: tuple[str, ...], column: int) -> str:
        """The value, unless another row has it, too, or a spreadsheet rounded it: it tells nobody then."""
        cell = plain_count(row[column].strip())
        return cell if self.often[self._other(row, column)] == 1 and not spoiled(cell) else ""

    @staticmethod
    def _other(row: tuple[str, ...], column: int) -> str:
        return plain_number(plain_count(row[column]))
