"""Reads a table of answers given on paper: which exercise it is of, and what every row says.

A fault of the table (a question without its column, another exercise) refuses the whole; a fault of a row
(a letter that there is not, a learner twice) refuses that row, and the others are taken. No row is taken in
half.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.json_types import JSON
from whosays.base.notebook_files import stems
from whosays.base.spreadsheets import Spreadsheet, plain_count
from whosays.base.stems import meant_stem
from whosays.base.table_numbers import spoiled
from whosays.learner.answers.class_numbers import check_learner, plain_number
from whosays.tasks.task import short_hash
from whosays.tasks.types import type_of
from whosays.teacher.collect.paper_columns import Column, PaperExercise, paper_exercise, printed_number

UNREADABLE = "?"  # typed where the sheet cannot be read: counts as open, and is told
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?")
_GERMAN_DAY = re.compile(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})")


@dataclass(frozen=True)
class PaperRow:
    """What one row says.

    Attributes:
        line: the number that a person sees beside it.
        learner, name: as typed; the name may be empty.
        day: when it was answered, ``2026-11-30``, or "" where nobody said.
        answers: by printed number, in the form that they have on the screen; what is open is left out.
        unreadable: numbers of the questions that stand as ``?``.
    """

    line: int
    learner: str
    name: str
    day: str
    answers: dict[int, JSON]
    unreadable: tuple[int, ...]


def is_paper_table(sheet: Spreadsheet) -> bool:
    """Whether a table is one: it has a column ``exercise``, and columns headed by printed numbers."""
    return "exercise" in _titles(sheet) and any(printed_number(title) is not None for title in sheet.header)


class PaperTable:
    """A table whose form is right. Raises KitError where it is not: a sentence without the table's name."""

    def __init__(self, sheet: Spreadsheet, root: Path) -> None:
        self.sheet = sheet
        self._titles = _titles(sheet)
        if "learner" not in self._titles:
            raise KitError("row 1 names no column “learner”. Call the column of the class numbers so.")
        self.exercise = self._exercise(root)
        self._places = self._columns()
        self._twice = Counter(plain_number(self._cell(row, "learner")) for row in self._told())

    @property
    def learners(self) -> set[str]:
        """Whose rows there are, as ``plain_number`` writes them; those with a fault, too."""
        cells = (plain_count(self._cell(row, "learner")) for row in self.sheet.rows)
        return {plain_number(cell) for cell in cells}

    def rows(self) -> Iterator[PaperRow | str]:
        """Every row that holds an answer, or a sentence that says what is wrong with it."""
        for row, line in zip(self.sheet.rows, self.sheet.lines, strict=True):
            if not self._says_something(row):
                continue
            learner = plain_count(self._cell(row, "learner"))
            try:
                yield self._row(row, line, learner)
            except KitError as error:
                yield f"row {line} ({f'learner {learner}' if learner else 'no learner'}): {error}"

    def _row(self, row: tuple[str, ...], line: int, learner: str) -> PaperRow:
        self._check_learner(learner)
        if self._twice[plain_number(learner)] > 1:
            raise KitError("this learner stands in several rows. Keep the right one, and collect again.")
        if extra := [cell for place, cell in enumerate(row) if cell.strip() and not self._has_title(place)]:
            raise KitError(f"“{extra[0]:.20}” stands under no heading. Are the cells shifted?")
        typed = {column: row[place] for place, column in self._places.items() if row[place].strip()}
        answers = {
            column.number: _answer(column, cell) for column, cell in typed.items() if not _is_open(cell)
        }
        unreadable = tuple(column.number for column, cell in typed.items() if _is_open(cell))
        return PaperRow(line, learner, self._cell(row, "name"), self._day(row), answers, unreadable)

    def _check_learner(self, learner: str) -> None:
        if not learner:
            raise KitError("there are answers, and nobody's number. Type it into the column “learner”.")
        if bad := spoiled(learner):
            raise KitError(f"“{learner}” is no class number: {bad}.")
        check_learner(learner)

    def _day(self, row: tuple[str, ...]) -> str:
        cell = self._cell(row, "date")
        if not cell:
            return ""
        named, german = _DAY.fullmatch(cell), _GERMAN_DAY.fullmatch(cell)
        parts = named.groups() if named else german.groups()[::-1] if german else ()
        try:
            return _known(date(*map(int, parts))).isoformat()
        except (ValueError, TypeError) as error:
            raise KitError(f"the date “{cell:.20}” is not understood. Write it as 2026-11-30.") from error

    def _exercise(self, root: Path) -> PaperExercise:
        """The exercise that all rows name.

        Raises:
            KitError: they name none or several, or its questions are others by now.
        """
        said = {cell: line for cell, line in self._said() if cell}
        if len(said) != 1:
            which = " and ".join(f"“{cell:.60}” (row {line})" for cell, line in [*said.items()][:2])
            raise KitError(
                f"the column “exercise” must name one exercise, and names {which or 'none'}. Mend it there."
            )
        words = next(iter(said)).split()
        stem = meant_stem(words[0], stems(root, "exercises"))
        if stem is None:
            raise KitError(f"there is no exercise “{words[0]:.60}”. Mend the column “exercise”.")
        found = paper_exercise(root, stem)
        if words[1:] and words != found.mark.split():
            raise KitError(
                "the questions of this exercise, or their letters, were changed after this table was made. "
                "Make a new one with whosays print --table, and copy the answers by hand."
            )
        return found

    def _said(self) -> Iterator[tuple[str, int]]:
        place = self._titles.index("exercise")
        for row, line in zip(self.sheet.rows, self.sheet.lines, strict=True):
            yield " ".join(row[place].split()), line

    def _columns(self) -> dict[int, Column]:
        """The questions by the places of their columns.

        Raises:
            KitError: one is missing, stands there twice or is not of this exercise.
        """
        asked = {column.number: column for column in self.exercise.columns}
        places = {
            place: number
            for place, title in enumerate(self.sheet.header)
            if (number := printed_number(title))
        }
        for number in places.values():
            if number not in asked:
                raise KitError(f"there is no question {number} in {self.exercise.stem}. Take its column out.")
        for number, column in asked.items():
            there = [*places.values()].count(number)
            if there > 1 or (not there and column.typed_as):
                raise KitError(
                    f"question {number} has {there or 'no'} columns. Each needs one, headed {number}."
                )
        return {place: asked[number] for place, number in places.items()}

    def _told(self) -> list[tuple[str, ...]]:
        return [row for row in self.sheet.rows if self._says_something(row)]

    def _says_something(self, row: tuple[str, ...]) -> bool:
        """Whether a row holds answers; one that names a learner alone was never filled in."""
        named = {place for place, title in enumerate(self._titles) if title and place not in self._places}
        return any(cell.strip() for place, cell in enumerate(row) if place not in named)

    def _has_title(self, place: int) -> bool:
        return place < len(self._titles) and bool(self._titles[place])

    def _cell(self, row: tuple[str, ...], title: str) -> str:
        return row[self._titles.index(title)].strip() if title in self._titles else ""


def _titles(sheet: Spreadsheet) -> list[str]:
    return [title.casefold() for title in sheet.header]


def _is_open(cell: str) -> bool:
    return cell.strip() == UNREADABLE


def _known(day: date) -> date:
    """A day that can be: the kit is of this century.

    Raises:
        ValueError: it is an earlier one.
    """
    if day.year < 2018:
        raise ValueError(day)
    return day


def _answer(column: Column, cell: str) -> JSON:
    """The answer that a cell holds.

    Raises:
        KitError: it cannot be one; names the column.
    """
    if not column.typed_as:
        raise KitError(f"column {column.number}: this question is answered on the worksheet. Leave it empty.")
    try:
        return type_of(column.task).from_paper(column.task, column.item, cell, column.letters)
    except KitError as error:
        raise KitError(f"column {column.number}: {error}") from error


def kernel_of(stem: str, learner: str) -> str:
    """What stands in an event from paper where a computer's would: the same for a learner and an exercise."""
    return f"paper-{short_hash(f'{stem}/{plain_number(learner)}')}"
