"""Moodle's offline grading worksheet: which of its columns is what.

Read in Moodle ``mod/assign/gradingtable.php`` and ``feedback/offline/importgradeslib.php``: Identifier, name,
whatever the site shows of a person, Status, Group (teams), Grade, Maximum grade or Scale, Grade can be
changed, dates, comments. All headers are in the site's language. The columns are known by Moodle's own
words; in a language that we have no words of, by their form, and then less is believed.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.spreadsheets import number_in, read_spreadsheet
from whosays.teacher.lms.moodle_words import Words, plain_word, words_of
from whosays.teacher.lms.sheet import MAX_TABLE

_PARTICIPANT = re.compile(r"(?P<word>\D*?)\s*(?P<number>\d+)\s*")
_IDS = ("idnumber", "email", "username")
_OWN_IDS = frozenset(map(plain_word, ("Student ID", "Student number", "Class number", "Klassennummer")))
_TIME = re.compile(r"\d{1,2}\s*[:.h]\s*\d{2}")
_POINTS = re.compile(r"\d+(?:[.,]\d+)?")  # a scale may be “1, 2, 3”
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True)
class WorksheetColumns:
    """Where things stand in a worksheet.

    Attributes:
        name: the full name; None where Moodle hides names.
        ids: the columns that tell persons apart.
        teams: the group that hands in together, if any; in an unknown language all that it may be.
        grade: the grade.
        maximum: the highest grade there can be.
        graded: Last modified (grade); None where the language is unknown.
        written: the columns that are written: Moodle reads no more, and comments stay what they are.
        can_change: whether the grade can be changed; None where it is not known.
        no: Moodle's words for “No”.
        known: whether we know the language.
    """

    name: int | None
    ids: tuple[int, ...]
    teams: tuple[int, ...]
    grade: int
    maximum: int
    graded: int | None
    written: tuple[int, ...]
    can_change: int | None
    no: frozenset[str]
    known: bool


@dataclass(frozen=True)
class Worksheet:
    """A worksheet as Moodle gave it, or as a spreadsheet saved it again."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    columns: WorksheetColumns

    @property
    def teams(self) -> set[str]:
        """The names of all teams."""
        return {row[i].strip() for row in self.rows for i in self.columns.teams} - {""}


def read_worksheet(path: Path, grade_column: str = "") -> Worksheet:
    """Read a worksheet.

    Args:
        path: CSV or .xlsx.
        grade_column: the header of the grade's column, where the teacher said so.

    Raises:
        KitError: this is no worksheet, or it is not clear which column holds the grade.
    """
    sheet = read_spreadsheet(path, "grading worksheet", MAX_TABLE)
    if len(sheet.header) < 4 or not any(participant_of(row) for row in sheet.rows):
        raise KitError(
            f"{path}: this is no grading worksheet as Moodle gives it. In Moodle: the assignment, "
            "Submissions, Actions, Download grading worksheet (its teacher first ticks “Offline grading "
            "worksheet” in the assignment's settings, under Feedback types)."
        )
    columns = _Reader(path, sheet.header, sheet.rows).columns(grade_column)
    return Worksheet(path, sheet.header, sheet.rows, sheet.lines, columns)


def participant_of(row: tuple[str, ...]) -> tuple[str, str] | None:
    """The word and the number of an Identifier (“Participant 311”); None where it is none."""
    found = _PARTICIPANT.fullmatch(row[0])
    return (found["word"], found["number"].lstrip("0") or "0") if found else None


class _Reader:
    """Finds the columns."""

    def __init__(self, path: Path, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        self.path, self.header, self.rows = path, header, rows
        self.words: Words = words_of(header)
        self.plain = tuple(map(plain_word, header))

    def columns(self, grade_column: str) -> WorksheetColumns:
        grade = self._grade(grade_column)
        maximum = self._maximum(grade)
        dates = self._dates(maximum)
        name = self._name(grade)
        wanted = {0, name, grade, maximum, *dates}
        return WorksheetColumns(
            name=name,
            ids=tuple(i for i in range(1, len(self.header)) if i not in (name, grade) and self._is_id(i)),
            teams=tuple(i for i in range(2, grade) if i != name and self._may_be_team(i)),
            grade=grade,
            maximum=maximum,
            graded=self._of("graded"),
            written=tuple(sorted(i for i in wanted if i is not None)),
            can_change=self._of("can_change"),
            no=self.words.get("no", frozenset()),
            known=bool(self.words),
        )

    def _of(self, role: str) -> int | None:
        words = self.words.get(role, frozenset())
        return next((i for i, each in enumerate(self.plain) if i and each in words), None)

    def _grade(self, grade_column: str) -> int:
        """The column of the grade: the teacher's word, else Moodle's, else the one before the maximum."""
        words = {plain_word(grade_column)} if grade_column else self.words.get("grade", frozenset())
        called = [i for i, each in enumerate(self.plain) if i and each in words]
        # A site may show a field of its own that is called like the grade: the grade stands before a maximum.
        right = [i for i in called if self._is_maximum(i + 1)] or called
        if not called and not grade_column:
            right = [i for i in range(1, len(self.header) - 1) if self._are_grades(i)]
        if len(right) != 1:
            raise KitError(
                f"{self.path}: which column holds the grade? Name it: --moodle-grade COLUMN. "
                f"There are: {', '.join(self.header)}."
            )
        return right[0]

    def _are_grades(self, column: int) -> bool:
        cells = [row[column].strip() for row in self.rows]
        empty = all(cell in ("", "-") or number_in(cell) is not None for cell in cells)
        return empty and self._is_maximum(column + 1) and len(self._numbers(column + 1)) == 1

    def _is_maximum(self, column: int) -> bool:
        if column >= len(self.header):
            return False
        words = self.words.get("maximum", frozenset())
        return self.plain[column] in words or (self.plain[column] not in self._taken() and self._fits(column))

    def _taken(self) -> frozenset[str]:
        """Moodle's words for columns that are something else."""
        return frozenset().union(*(each for role, each in self.words.items() if role != "maximum"))

    def _fits(self, column: int) -> bool:
        return len(self._numbers(column)) == 1 and all(
            not row[column].strip() or _POINTS.fullmatch(row[column].strip()) for row in self.rows
        )

    def _numbers(self, column: int) -> set[float]:
        found = {number_in(row[column]) for row in self.rows}
        return {each for each in found if each is not None and each > 0}

    def _maximum(self, grade: int) -> int:
        known = self._of("maximum")
        maximum = known if known is not None and self._fits(known) else grade + 1
        if maximum >= len(self.header) or not self._fits(maximum):
            raise KitError(
                f"{self.path}: behind “{self.header[grade]}” there is no highest grade. Points can only be "
                "written where the assignment is graded with points, not with a scale."
            )
        return maximum

    def _name(self, grade: int) -> int | None:
        """The full name stands behind the Identifier, unless Moodle hides it: then something else does."""
        called = self._of("name")
        others = self._taken() - self.words.get("name", frozenset())
        if called is not None:
            return called
        return None if grade <= 1 or self.plain[1] in others else 1

    def _is_id(self, column: int) -> bool:
        if any(self.plain[column] in self.words.get(role, frozenset()) for role in _IDS):
            return True
        return self.plain[column] in _OWN_IDS or (not self.words and self._are_mails(column))

    def _may_be_team(self, column: int) -> bool:
        return not self.words or self.plain[column] in self.words["group"]

    def _are_mails(self, column: int) -> bool:
        """Known by its form in any language, and everybody's own."""
        cells = [row[column].strip() for row in self.rows if row[column].strip()]
        return bool(cells) and all(map(_MAIL.fullmatch, cells))

    def _dates(self, maximum: int) -> tuple[int, ...]:
        """Last modified (grade), which Moodle needs; where it cannot be told, all columns of dates."""
        graded = self._of("graded")
        if graded is not None:
            return (graded,)
        found = tuple(i for i in range(maximum + 1, len(self.header)) if self._are_dates(i))
        if not found:
            raise KitError(
                f"{self.path}: there is no column that says when a grade was changed (in English “Last "
                "modified (grade)”). Moodle refuses a worksheet without it: use the file as Moodle gave it."
            )
        return found

    def _are_dates(self, column: int) -> bool:
        cells = {row[column].strip() for row in self.rows} - {""}
        return bool(cells) and all(cell == "-" or _TIME.search(cell) for cell in cells)
