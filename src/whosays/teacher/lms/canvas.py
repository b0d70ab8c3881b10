"""The file that Canvas imports, made from the teacher's own export of its gradebook.

Read in canvas-lms ``lib/gradebook_importer.rb``: the first row names Student, ID … up to Section, then
``Title (number)`` for each assignment; an assignment or a student that it does not know is made anew, so
nothing is written that the export does not hold. An empty cell takes a grade away: where there is no mark,
the cell stays as it was exported. So does EX, with which a teacher has excused a student, and N/A, where the
assignment is not given to the student and whatever is imported is dropped. A byte order mark would become
part of the first header.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.spreadsheets import number_in, numbered_rows, plain_count
from whosays.base.stems import pair_in
from whosays.teacher.lms.people import Matched, People, PlatformPerson
from whosays.teacher.lms.sheet import (
    MAX_TABLE,
    Filled,
    PlatformSheet,
    Replaced,
    Total,
    Unmatched,
    fits,
    points_of,
    safe,
    same_grade,
    scaled,
)

PLATFORM = "Canvas"
_ASSIGNMENT = re.compile(r"(?P<title>.*)\s\(\d+\)", re.DOTALL)
_NO_ASSIGNMENT = re.compile(r"(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)")
_IDS = ("SIS User ID", "SIS Login ID", "Integration ID")
_BOTH = "both exercises of one assignment came from this learner: type in which of them counts "
_KEPT = {
    "EX": "excused in Canvas (EX), and left so",
    "N/A": "Canvas does not give this assignment to this student (N/A), and it was left so",
}


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
    sheet = _read(export)
    layout = _layout(sheet)
    columns, problems = _columns(sheet, layout, titles, named)
    matched = people.who_is_who([_persons(sheet, layout, people)])
    twice = _both_of_a_pair(totals, columns)
    problems += [Unmatched(PLATFORM, each.learner, each.exercise, _BOTH + points_of(each)) for each in twice]
    totals = [each for each in totals if each not in twice]
    marks = {(each.learner, each.exercise): each for each in totals if each.exercise in columns}
    filled, replaced = [], []
    for n, learner in sorted((int(key), learner) for key, learner in matched.sure.items()):
        mine = {i: marks[learner, stem] for stem, i in columns.items() if (learner, stem) in marks}
        if mine:
            row = _filled(sheet.rows[n], layout, mine)
            filled.append(_kept(row, layout, columns))
            problems += [_kept_one(each, row[i]) for i, each in mine.items() if _is_kept(row[i])]
            replaced += _replaced(sheet.rows[n], row, mine)
    head = [_kept(row, layout, columns) for row in (sheet.rows[0], layout.possible) if row]
    sheet.rows = [*head, *filled]
    problems += _left_out(totals, columns, matched, people)
    return Filled(sheet.data(), problems, replaced)


def check(export: Path) -> None:
    """Let only an export of Canvas pass.

    Raises:
        KitError: it is none.
    """
    _layout(_read(export))


def _read(export: Path) -> PlatformSheet:
    """The export, with the separator and line ends that it had: Canvas takes its own again."""
    rows = [row for _, row in numbered_rows(export, "gradebook", MAX_TABLE)]
    if not rows:
        raise KitError(f"{export}: the file is empty. Export the gradebook again.")
    with export.open("rb") as file:
        first = file.readline(100_000)
    plain = not first.startswith(b"PK")  # else a workbook
    semicolons = plain and first.count(b";") > first.count(b",")
    return PlatformSheet(export, rows, ";" if semicolons else ",", "\r\n" if first[-2:] == b"\r\n" else "\n")


def _persons(sheet: PlatformSheet, layout: CanvasColumns, people: People) -> list[PlatformPerson]:
    return [
        PlatformPerson(
            key=str(n),
            name=_name(row, layout),
            ids=tuple(row[i] for i in layout.ids),
            sent=frozenset(people.senders.get(plain_count(row[layout.number].strip()), ())),
        )
        for n, row in enumerate(sheet.rows)
        if n and _is_student(row)
    ]


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
    if any(len(row) <= section for row in sheet.rows):
        raise KitError(f"{sheet.path}: some rows are shorter than the first. Export the gradebook again.")
    sheet.rows = [row + [""] * (len(header) - len(row)) for row in sheet.rows]
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
        shared = stem in named and mine and columns.get(pair_in(stem, named)) == mine[0]
        why = "" if shared else _why_not(mine, columns, layout)
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
    return [*row[: layout.about], *(row[i] for i in dict.fromkeys(columns.values()))]


def _both_of_a_pair(totals: list[Total], columns: Mapping[str, int]) -> list[Total]:
    """What came from learners who did an exercise and its companion, where both have one column."""
    there = {
        (each.learner, columns[each.exercise], each.exercise) for each in totals if each.exercise in columns
    }
    return [
        each
        for each in totals
        if (pair := pair_in(each.exercise, columns))
        and (each.learner, columns.get(each.exercise), pair) in there
    ]


def _filled(row: list[str], layout: CanvasColumns, mine: dict[int, Total]) -> list[str]:
    """The row of one student with the marks, by column, written in."""
    row = list(row)
    for i, total in mine.items():
        possible = layout.possible[i] if layout.possible else ""
        if not _is_kept(row[i]):
            row[i] = scaled(total, number_in(possible), "," in possible)
    # Names are chosen by students. Canvas knows a student by the ID, so a guard in front does no harm.
    return [*(safe(cell) for cell in row[: layout.name_columns]), *row[layout.name_columns :]]


def _is_kept(cell: str) -> bool:
    return cell.strip().upper() in _KEPT


def _kept_one(total: Total, cell: str) -> Unmatched:
    why = f"{_KEPT[cell.strip().upper()]} {points_of(total)}"
    return Unmatched(PLATFORM, total.learner, total.exercise, why)


def _replaced(before: list[str], now: list[str], mine: dict[int, Total]) -> list[Replaced]:
    return [
        Replaced(PLATFORM, total.learner, total.exercise, before[i].strip(), now[i])
        for i, total in mine.items()
        if before[i].strip() and not same_grade(before[i], now[i])
    ]


def _left_out(
    totals: list[Total], columns: dict[str, int], matched: Matched, people: People
) -> list[Unmatched]:
    there = set(matched.sure.values())
    return [
        Unmatched(PLATFORM, each.learner, each.exercise, _reason(each, matched, people))
        for each in totals
        if each.exercise in columns and each.learner not in there
    ]


def _reason(total: Total, matched: Matched, people: People) -> str:
    why = matched.doubtful.get(total.learner) or people.why_not(total.learner)
    return f"{why} {points_of(total)}"
