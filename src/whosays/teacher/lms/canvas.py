"""The file that Canvas imports, made from the teacher's own export of its gradebook.

Read in canvas-lms ``lib/gradebook_importer.rb``: the first row names Student, ID … up to Section, then
``Title (number)`` for each assignment; an assignment or a student that it does not know is made anew, so
nothing is written that the export does not hold. An empty cell takes a grade away: where there is no mark,
the cell stays as it was exported. So does EX, with which a teacher has excused a student.
"""

import re
from collections.abc import Mapping
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
    fits,
    number,
    read_sheet,
    safe,
    same_grade,
    scaled,
)

PLATFORM = "Canvas"
_ASSIGNMENT = re.compile(r"(?P<title>.*)\s\(\d+\)", re.DOTALL)
_NO_ASSIGNMENT = re.compile(r"(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)")
_IDS = ("SIS User ID", "SIS Login ID", "Integration ID")


@dataclass(frozen=True)
class CanvasColumns:
    """Where things stand in an export: the number of columns about the student, and some of them."""

    about: int
    number: int
    ids: tuple[int, ...]
    possible: list[str]  # the row of points possible, or an empty one

    @property
    def name_columns(self) -> int:
        """How many columns hold the name: one, or last and first."""
        return self.number


def import_file(
    export: Path,
    totals: list[Total],
    titles: Mapping[str, str],
    people: People,
    named: Mapping[str, str],
) -> Filled:
    """The CSV to import, what is not in it, and what it replaces.

    Args:
        export: the gradebook as Canvas exported it.
        totals: the marks.
        titles: the exercises' titles by stem.
        people: knows who is who.
        named: the assignment's column by stem, where the teacher said so.

    Raises:
        KitError: this is no export of Canvas, or an assignment that was named is not in it.
    """
    sheet = read_sheet(export)
    layout = _layout(sheet)
    columns, problems = _columns(sheet, layout, titles, named)
    rows = {n: row for n, row in enumerate(sheet.rows) if n and _is_student(row)}
    found = {
        n: people.find(row[layout.number], (row[i] for i in layout.ids), _name(row, layout))
        for n, row in rows.items()
    }
    sure, doubtful = who_is_who(found)
    marks = {(each.learner, each.exercise): each for each in totals if each.exercise in columns}
    filled, replaced = [], []
    for n, learner in sure.items():
        mine = {i: marks[learner, stem] for stem, i in columns.items() if (learner, stem) in marks}
        if mine:
            row = _filled(sheet.rows[n], layout, mine)
            filled.append(_kept(row, layout, columns))
            problems += [_excused_one(each) for i, each in mine.items() if _is_excused(row[i])]
            replaced += _replaced(sheet.rows[n], row, mine)
    head = [_kept(row, layout, columns) for row in (sheet.rows[0], layout.possible) if row]
    sheet.rows = [*head, *filled]
    problems += _left_out(totals, columns, set(sure.values()), doubtful)
    return Filled(sheet.data(), problems, replaced)


def check(export: Path) -> None:
    """Let only an export of Canvas pass.

    Raises:
        KitError: it is none.
    """
    _layout(read_sheet(export))


def _layout(sheet: PlatformSheet) -> CanvasColumns:
    header = sheet.rows[0]
    names = 2 if header[0] == "LastName" else 1
    canvas = len(header) > 3 and ("Student" in header[0] or names == 2) and "ID" in header[names]
    section = next((i for i, cell in enumerate(header[:10]) if "Section" in cell), 0)
    if not canvas or not section:
        raise KitError(
            f"{sheet.path}: this is no gradebook as Canvas exports it (Student, ID, …, Section, then the "
            "assignments). In Canvas: Grades, Export, Export Entire Gradebook."
        )
    if any(len(row) < len(header) for row in sheet.rows):
        raise KitError(f"{sheet.path}: some rows are shorter than the first. Export the gradebook again.")
    ids = tuple(header.index(name) for name in _IDS if name in header[: section + 1])
    possible = next((row for row in sheet.rows[1:] if "Points Possible" in row[0]), [])
    return CanvasColumns(section + 1, names, ids, possible)


def _is_student(row: list[str]) -> bool:
    """Whether a row is about a student: not the points possible, and not the row of posting policies."""
    policies = all(re.fullmatch(r"\s*(?:Muted|Manual Posting.*)?\s*", cell, re.IGNORECASE) for cell in row)
    return "Points Possible" not in row[0] and not policies


def _name(row: list[str], layout: CanvasColumns) -> str:
    return " ".join(row[: layout.name_columns])


def _columns(
    sheet: PlatformSheet, layout: CanvasColumns, titles: Mapping[str, str], named: Mapping[str, str]
) -> tuple[dict[str, int], list[Unmatched]]:
    """The column of each exercise, and the exercises that have none."""
    header = sheet.rows[0]
    there = {
        i: found["title"]
        for i, cell in enumerate(header)
        if i >= layout.about and (found := _ASSIGNMENT.fullmatch(cell)) and not _NO_ASSIGNMENT.search(cell)
    }
    columns: dict[str, int] = {}
    problems = []
    for stem, title in titles.items():
        mine = [i for i in there if _is_meant(header[i], there[i], stem, title, named.get(stem))]
        if stem in named and not mine:
            known = ", ".join(header[i] for i in there)
            raise KitError(f"{sheet.path}: there is no assignment “{named[stem]}”. There are: {known}.")
        why = _why_not(mine, columns, layout)
        if why:
            problems.append(Unmatched(PLATFORM, "", stem, why))
        else:
            columns[stem] = mine[0]
    return columns, problems


def _is_meant(cell: str, title: str, stem: str, own: str, named: str | None) -> bool:
    return named in (cell, title) if named else fits(title, stem, own)


def _why_not(mine: list[int], columns: dict[str, int], layout: CanvasColumns) -> str:
    if not mine:
        return "no assignment of the export has its name. Name it: --assignment NN=TITLE"
    if len(mine) > 1 or mine[0] in columns.values():
        return "several assignments or exercises could be meant. Name it: --assignment NN=TITLE"
    if layout.possible and "read only" in layout.possible[mine[0]]:
        return "Canvas lets nobody change this column"
    return ""


def _kept(row: list[str], layout: CanvasColumns, columns: dict[str, int]) -> list[str]:
    return [*row[: layout.about], *(row[i] for i in columns.values())]


def _filled(row: list[str], layout: CanvasColumns, mine: dict[int, Total]) -> list[str]:
    """The row of one student with the marks, by column, written in."""
    row = list(row)
    for i, total in mine.items():
        possible = layout.possible[i] if layout.possible else ""
        if not _is_excused(row[i]):
            row[i] = scaled(total, number(possible), "," in possible)
    # Names are chosen by students. Canvas knows a student by the ID, so a guard in front does no harm.
    return [*(safe(cell) for cell in row[: layout.name_columns]), *row[layout.name_columns :]]


def _is_excused(cell: str) -> bool:
    return cell.strip().upper() == "EX"


def _excused_one(total: Total) -> Unmatched:
    return Unmatched(PLATFORM, total.learner, total.exercise, "excused in Canvas (EX), and left so")


def _replaced(before: list[str], now: list[str], mine: dict[int, Total]) -> list[Replaced]:
    return [
        Replaced(PLATFORM, total.learner, total.exercise, before[i].strip(), now[i])
        for i, total in mine.items()
        if before[i].strip() and not same_grade(before[i], now[i])
    ]


def _left_out(
    totals: list[Total], columns: dict[str, int], sure: set[str], doubtful: dict[str, str]
) -> list[Unmatched]:
    return [
        Unmatched(PLATFORM, each.learner, each.exercise, _reason(each, doubtful))
        for each in totals
        if each.exercise in columns and each.learner not in sure
    ]


def _reason(total: Total, doubtful: dict[str, str]) -> str:
    why = doubtful.get(
        total.learner, "no student of the file has this number; a class list would tell: --roster"
    )
    return f"{why} ({points_text(total.points)} of {total.possible} points)"
