"""Moodle's offline grading worksheets, filled in: copies of the teacher's own downloads, and nothing else.

Read in Moodle ``mod/assign/feedback/offline/importgradeslib.php``: the import looks for three headers in
the site's own language, and knows a student by ``Identifier`` alone. So every header, every Identifier and
every date stays as it was downloaded, and only the cells of the grade are written. What else stands in a
worksheet stays out of the copy: Moodle takes a comment without its formatting, and it refuses a whole file
for one backslash before a quotation mark.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from whosays.base.names import same_name_key
from whosays.base.spreadsheets import number_in
from whosays.teacher.lms.moodle_words import plain_word
from whosays.teacher.lms.people import Matched, People, PlatformPerson
from whosays.teacher.lms.same_person import fits_folder, team_keys
from whosays.teacher.lms.senders import Senders, Sent
from whosays.teacher.lms.sheet import (
    Filled,
    PlatformSheet,
    Replaced,
    Total,
    Unmatched,
    points_of,
    safe,
    same_grade,
    scaled,
)
from whosays.teacher.lms.worksheet import Worksheet, participant_of, read_worksheet

PLATFORM = "Moodle"
TICK = "“Allow updating records that have been modified more recently”"
_SPOILING = re.compile(r"\\+(?=\"|$)")  # PHP reads a backslash before a quotation mark as part of the cell
_LETTERS = re.compile(r"[^\W\d_]{2}")


def filled_worksheets(
    worksheets: Sequence[Path], exercise: str, totals: list[Total], people: People, grade_column: str = ""
) -> list[Filled]:
    """The worksheets of one exercise with its grades; the first also tells what is in none of them.

    Args:
        worksheets: as Moodle gave them: one, or one for each group.
        exercise: the stem.
        totals: the marks.
        people: knows who is who.
        grade_column: the header of the grade's column, where the teacher said so.

    Raises:
        KitError: one is no worksheet, or it is not clear which column holds the grade.
    """
    sheets = [read_worksheet(path, grade_column) for path in worksheets]
    matched = people.who_is_who([_persons(sheet, people) for sheet in sheets])
    marks = {each.learner: each for each in totals if each.exercise == exercise}
    filled = [_Filling(sheet, exercise, matched, marks).done() for sheet in sheets]
    filled[0].unmatched.extend(_of_all(sheets, exercise, matched, marks, people))
    return filled


def filled_worksheet(
    worksheet: Path, exercise: str, totals: list[Total], people: People, grade_column: str = ""
) -> Filled:
    """One worksheet: see ``filled_worksheets``."""
    return filled_worksheets([worksheet], exercise, totals, people, grade_column)[0]


def check(worksheet: Path, grade_column: str = "") -> None:
    """Let only a worksheet pass that grades can be written into.

    Raises:
        KitError: it is none.
    """
    read_worksheet(worksheet, grade_column)


def advice(worksheets: Sequence[Path]) -> str:
    """What a teacher must know of worksheets before importing their copies: their dates are compared."""
    names = ", ".join(path.name for path in worksheets)
    return (
        "Moodle leaves a grade as it is, without a word, if it was changed after the worksheet was made "
        f"({names}) or if its dates are not in English: when you import, "
        f"tick {TICK}."
    )


def _persons(sheet: Worksheet, people: People) -> list[PlatformPerson]:
    teams = team_keys(sheet.teams)
    by_people = {
        number: {each for each in sent if same_name_key(each.person) not in teams}
        for number, sent in people.senders.items()
    }
    return [_person(row, sheet, by_people) for row in sheet.rows if participant_of(row)]


def _person(row: tuple[str, ...], sheet: Worksheet, senders: Senders) -> PlatformPerson:
    columns = sheet.columns
    word, number = participant_of(row) or ("", "")
    name = row[columns.name].strip() if columns.name is not None else ""
    hidden = columns.name is None and columns.known and not columns.teams
    sent = (each for each in senders.get(number, ()) if hidden or _is_senders_row(each, word, name))
    return PlatformPerson(number, name, tuple(row[i] for i in columns.ids), frozenset(sent))


def _is_senders_row(sent: Sent, word: str, name: str) -> bool:
    """Whether a folder with a row's number is that person's: a team has a number, too, perhaps the same."""
    return fits_folder(sent.person, name) or fits_folder(sent.person, word)


class _Filling:
    """Writes the grades into one worksheet."""

    def __init__(self, sheet: Worksheet, exercise: str, matched: Matched, marks: Mapping[str, Total]) -> None:
        self.sheet, self.exercise, self.marks, self.matched = sheet, exercise, marks, matched
        self.unmatched: list[Unmatched] = []
        self.replaced: list[Replaced] = []

    def done(self) -> Filled:
        header = [self.sheet.header[i] for i in self.sheet.columns.written]
        rows = [header]
        for line, row in zip(self.sheet.lines, self.sheet.rows, strict=True):
            if participant := participant_of(row):
                rows.append(self._row(row, self.matched.sure.get(participant[1], "")))
            else:
                self._tell("", f"row {line} of {self.sheet.path.name} names no participant: it was left out")
        self._tell_of_sheet()
        data = PlatformSheet(self.sheet.path, rows, ",", "\n").data()
        return Filled(data, self.unmatched, self.replaced)

    def _tell(self, learner: str, why: str) -> None:
        self.unmatched.append(Unmatched(PLATFORM, learner, self.exercise, why))

    def _row(self, row: tuple[str, ...], learner: str) -> list[str]:
        """The cells that are written; with the grade where there is one."""
        columns, cells = self.sheet.columns, list(row)
        if total := self.marks.get(learner):
            cells[columns.grade] = self._grade(row, total)
        if columns.name is not None:
            # Names are chosen by students. The import does not look at them: a guard in front does no harm.
            cells[columns.name] = _SPOILING.sub("", safe(cells[columns.name]))
        return [cells[i] for i in columns.written]

    def _grade(self, row: tuple[str, ...], total: Total) -> str:
        columns = self.sheet.columns
        before, maximum = row[columns.grade], row[columns.maximum]
        possible = number_in(maximum)
        if not possible:
            self._tell(total.learner, f"the row of this number has no highest grade {points_of(total)}")
            return before
        now = scaled(total, possible, "," in maximum)
        if before.strip() not in ("", "-") and not same_grade(before, now):
            self.replaced.append(Replaced(PLATFORM, total.learner, self.exercise, before.strip(), now))
        if columns.can_change is not None and plain_word(row[columns.can_change]) in columns.no:
            self._tell(total.learner, f"Moodle has locked this grade and will skip it {points_of(total)}")
        return now

    def _tell_of_sheet(self) -> None:
        """What is true of the whole worksheet, a sentence each."""
        name, columns = self.sheet.path.name, self.sheet.columns
        if not columns.known:
            self._tell(
                "",
                f"{name} is in a language of which the kit knows no words: whether Moodle has locked a grade "
                "cannot be told, and ids are not looked at. The import shows what it will skip",
            )
        rewritten = sum(map(self._is_rewritten, self.sheet.rows))
        if rewritten:
            self._tell(
                "",
                f"a spreadsheet has rewritten {rewritten} of the dates in {name}, which Moodle compares: "
                f"tick {TICK} when you import it, or use the file as Moodle gave it",
            )

    def _is_rewritten(self, row: tuple[str, ...]) -> bool:
        """Whether a date is no longer in Moodle's form, which names the day or the month in words."""
        graded = self.sheet.columns.graded
        cell = row[graded].strip() if graded is not None else ""
        return bool(re.search(r"\d", cell)) and not _LETTERS.search(cell.replace("AM", "").replace("PM", ""))


def _of_all(
    sheets: Sequence[Worksheet], exercise: str, matched: Matched, marks: Mapping[str, Total], people: People
) -> list[Unmatched]:
    """What is seen only when all worksheets of an exercise are looked at."""
    sure = {learner: key for key, learner in matched.sure.items()}
    found = []
    for learner, total in marks.items():
        if learner not in sure:
            why = matched.doubtful.get(learner) or people.why_not(learner)
            found.append(Unmatched(PLATFORM, learner, exercise, f"{why} {points_of(total)}"))
            continue
        there = [sheet.path.name for sheet in sheets if sure[learner] in _keys(sheet)]
        if len(there) > 1:
            why = f"stands in several worksheets, with the same grade in each: {', '.join(there)}"
            found.append(Unmatched(PLATFORM, learner, exercise, why))
    return found + _of_teams(sheets, exercise, marks, people)


def _keys(sheet: Worksheet) -> set[str]:
    return {found[1] for row in sheet.rows if (found := participant_of(row))}


def _of_teams(
    sheets: Sequence[Worksheet], exercise: str, marks: Mapping[str, Total], people: People
) -> list[Unmatched]:
    """Who handed in for a team: one learner's marks are not given to the others."""
    teams = team_keys(team for sheet in sheets if sheet.columns.known for team in sheet.teams)
    sent = sorted({each for several in people.senders.values() for each in several})
    return [
        Unmatched(
            PLATFORM,
            each.learner,
            exercise,
            f"“{each.person}” is a team, and team submissions are not supported: at most the row of this one "
            "learner is filled. Type the others' grades in Moodle",
        )
        for each in sent
        if each.learner in marks and same_name_key(each.person) in teams
    ]
