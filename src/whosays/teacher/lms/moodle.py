"""Moodle's offline grading worksheet, filled in: a copy of the teacher's own download, and nothing else.

Read in Moodle ``mod/assign/feedback/offline/importgradeslib.php``: the import looks for three headers in
the site's own language, and knows a student by ``Identifier`` alone. So every header, every Identifier and
every date stays as it was downloaded, and only the cells of the grade are written.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.tasks.verdict import points_text
from whosays.teacher.lms.people import People, who_is_who
from whosays.teacher.lms.sheet import (
    Filled,
    PlatformSheet,
    Replaced,
    Total,
    Unmatched,
    number,
    read_sheet,
    safe,
    same_grade,
    scaled,
)

PLATFORM = "Moodle"
_PARTICIPANT = re.compile(r"\D*(?P<number>\d+)\s*")


@dataclass(frozen=True)
class MoodleColumns:
    """The columns of a worksheet: the grade, and beside it the highest one there can be."""

    grade: int
    maximum: int


def filled_worksheet(
    worksheet: Path, exercise: str, totals: list[Total], people: People, grade_column: str = ""
) -> Filled:
    """The worksheet with the grades of one exercise, what is not in it, and what it replaces.

    Args:
        worksheet: as Moodle gave it.
        exercise: the stem.
        totals: the marks.
        people: knows who is who.
        grade_column: the header of the grade's column, where the teacher said so.

    Raises:
        KitError: this is no worksheet, or it is not clear which column holds the grade.
    """
    sheet = read_sheet(worksheet)
    layout = _layout(sheet, grade_column)
    found = {n: _people_of(row, layout, people) for n, row in enumerate(sheet.rows) if n}
    sure, doubtful = who_is_who(found)
    marks = {each.learner: each for each in totals if each.exercise == exercise}
    problems: list[Unmatched] = []
    replaced: list[Replaced] = []
    for n, learner in sure.items():
        if learner in marks:
            row = sheet.rows[n]
            before, row[layout.grade] = row[layout.grade], _grade(marks[learner], row, layout)
            if before.strip() not in ("", "-") and not same_grade(before, row[layout.grade]):
                replaced.append(Replaced(PLATFORM, learner, exercise, before.strip(), row[layout.grade]))
            if _is_locked(sheet.rows[0], row):
                problems.append(
                    Unmatched(PLATFORM, learner, exercise, "Moodle has locked this grade and will skip it")
                )
    for row in sheet.rows[1:]:
        # Names are chosen by students. The import does not look at them, so a guard in front does no harm.
        row[1 : layout.grade] = [safe(cell) for cell in row[1 : layout.grade]]
    problems += [_unmatched(each, doubtful) for each in marks.values() if each.learner not in sure.values()]
    return Filled(sheet.data(), problems, replaced)


def check(worksheet: Path, grade_column: str = "") -> None:
    """Let only a worksheet pass that grades can be written into.

    Raises:
        KitError: it is none.
    """
    _layout(read_sheet(worksheet), grade_column)


def _layout(sheet: PlatformSheet, grade_column: str) -> MoodleColumns:
    header, *rows = sheet.rows
    participants = all(_PARTICIPANT.fullmatch(row[0]) for row in rows)
    if len(header) < 4 or not rows or not participants or any(len(row) != len(header) for row in rows):
        raise KitError(
            f"{sheet.path}: this is no grading worksheet as Moodle gives it. In Moodle: the assignment, "
            "Submissions, Grading action, Download grading worksheet."
        )
    grade = _grade_index(sheet, grade_column)
    if _maximum(rows, grade + 1) is None:
        raise KitError(
            f"{sheet.path}: behind “{sheet.rows[0][grade]}” there is no highest grade. Points can only be "
            "written where the assignment is graded with points, not with a scale."
        )
    return MoodleColumns(grade, grade + 1)


def _grade_index(sheet: PlatformSheet, grade_column: str) -> int:
    """The column of the grade: by its name, or as the one before a column of one and the same number."""
    header, *rows = sheet.rows
    wanted = grade_column or "Grade"
    if wanted in header[1:]:
        return header.index(wanted, 1)
    may_be = [
        i for i in range(1, len(header) - 1) if _maximum(rows, i + 1) is not None and _are_grades(rows, i)
    ]
    if grade_column or len(may_be) != 1:
        raise KitError(
            f"{sheet.path}: which column holds the grade? Name it: --moodle-grade COLUMN. "
            f"There are: {', '.join(header)}."
        )
    return may_be[0]


def _maximum(rows: list[list[str]], column: int) -> float | None:
    """The highest grade, if the column holds one: the same number above zero in every row."""
    cells = {row[column] for row in rows} if column < len(rows[0]) else set()
    found = number(next(iter(cells))) if len(cells) == 1 else None
    return found if found and found > 0 else None


def _are_grades(rows: list[list[str]], column: int) -> bool:
    return all(row[column].strip() in ("", "-") or number(row[column]) is not None for row in rows)


def _people_of(row: list[str], layout: MoodleColumns, people: People) -> set[str]:
    found = _PARTICIPANT.fullmatch(row[0])
    about = row[1 : layout.grade]
    name = about[0] if about else ""
    return people.find(found["number"] if found else "", about[1:], name)


def _grade(total: Total, row: list[str], layout: MoodleColumns) -> str:
    maximum = row[layout.maximum]
    return scaled(total, number(maximum), "," in maximum)


def _is_locked(header: list[str], row: list[str]) -> bool:
    name = "Grade can be changed"
    return name in header and row[header.index(name)] == "No"


def _unmatched(total: Total, doubtful: dict[str, str]) -> Unmatched:
    why = doubtful.get(
        total.learner, "no row of the worksheet has this number; a class list would tell: --roster"
    )
    points = f"({points_text(total.points)} of {total.possible} points)"
    return Unmatched(PLATFORM, total.learner, total.exercise, f"{why} {points}")
