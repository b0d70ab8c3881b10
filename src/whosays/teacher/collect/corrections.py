"""A teacher's word about whose a file is: ``corrections.csv`` in the collected folder, and beside an inbox.

A row says that what was handed in under one number belongs to another learner (or to several, who handed in
one file). It counts from then on, whenever the folder is collected again; take the row out, and all is as
before.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.spreadsheets import plain_count, read_spreadsheet, spreadsheet_bytes
from whosays.base.stems import is_meant
from whosays.learner.answers.class_numbers import is_class_number, plain_number
from whosays.teacher.collect.collected_files import SUFFIX

TABLE = "corrections.csv"
COLUMNS = ("file", "exercise", "from", "to", "note")
_SEVERAL = re.compile(r"[\s+&,;]+")
_STORED = re.compile(rf"\S+-[0-9a-f]{{8}}{re.escape(SUFFIX)}")
_EXERCISE = re.compile(r"\d{1,2}|\d\d_\w+|before|after|later")


@dataclass(frozen=True)
class Correction:
    """A row.

    Attributes:
        file: which file it is about: its place as ``collection.csv`` has it, or the end of that; "": any.
        exercise: its number or stem; "": any.
        number: the class number that stands in the file; "": any (of the file).
        to: whose it is; several numbers, where several handed in one file.
        note: the teacher's own.
        where: for messages: the table and its row, or what was typed.
    """

    file: str
    exercise: str
    number: str
    to: tuple[str, ...]
    note: str = ""
    where: str = ""

    @property
    def about(self) -> tuple[str, str, str]:
        """What two rows have in common that speak of the same: the later one counts."""
        return self.file.casefold(), self.exercise.strip().lstrip("0")[:40], plain_number(self.number)

    @property
    def vouches(self) -> bool:
        """Whether it says no more than that the number is right: whatever stands under it is one person's."""
        return [plain_number(each) for each in self.to] == [plain_number(self.number)]

    def fits(self, stem: str, number: str) -> bool:
        """Whether it speaks of an exercise and a number."""
        right = not self.number or plain_number(self.number) == plain_number(number)
        return right and (not self.exercise or is_meant(self.exercise, stem))

    def row(self) -> tuple[str, ...]:
        """As it stands in the table."""
        return self.file, self.exercise, self.number, " ".join(self.to), self.note


def read_said(words: str) -> Correction:
    """What ``--as`` says: ``51=15``, ``03:51=15``, ``FILE=15``.

    Raises:
        KitError: it is none of them.
    """
    left, equals, right = words.rpartition("=")
    to = tuple(filter(None, _SEVERAL.split(right.strip())))
    exercise, colon, number = left.strip().partition(":")
    right_numbers = to and all(map(is_class_number, to))
    if equals and right_numbers and is_class_number(left.strip()):
        return Correction("", "", left.strip(), to, where=f"--as {words}")
    if equals and right_numbers and colon and _EXERCISE.fullmatch(exercise) and is_class_number(number):
        return Correction("", exercise, number, to, where=f"--as {words}")
    if equals and right_numbers and SUFFIX.rpartition(".")[2] in left:
        return Correction(left.strip(), "", "", to, where=f"--as {words}")
    raise KitError(
        f"--as {words}: write the number in the file and the right one, as 51=15; for one exercise 03:51=15; "
        "for one file its name as collection.csv has it, as FILE=15."
    )


class CorrectionTable:
    """The rows that count, and what is wrong with others.

    Args:
        target: the collected folder, in which the table is kept.
        inboxes: what is collected: a table that lies in a folder of them, or beside it, counts too, and is
            kept with the others, so that it goes on counting when another inbox is collected.

    Attributes:
        rows: the rows that can be understood, the later going before the earlier.
        problems: sentences for the teacher.
        readable: whether the table in the target could be read; else it is left as it is.
    """

    def __init__(self, target: Path, inboxes: Iterable[Path]) -> None:
        self.path, self.problems = target / TABLE, list[str]()
        self.readable = True
        self._bad: list[tuple[str, ...]] = []  # rows that nobody understands are the teacher's all the same
        kept = self._read(self.path, self._bad)
        others = [path for path in _tables(inboxes) if path.resolve() != self.path.resolve()]
        again = {_from(path) for path in others}
        self.readable = not self.problems or bool(kept or self._bad)
        self.rows = [row for row in kept if not row.note.endswith(tuple(again))]
        for path in others:
            rows = self._read(path, [])
            self.rows += [replace(row, note=f"{row.note} {_from(path)}".strip()) for row in rows]

    def _read(self, path: Path, bad: list[tuple[str, ...]]) -> list[Correction]:
        try:
            if not path.is_file():
                return []
            sheet = read_spreadsheet(path, "table of corrections")
        except (KitError, OSError) as error:
            self.problems.append(f"{error}")
            return []
        titles = [title.casefold() for title in sheet.header]
        if "to" not in titles or not {"from", "file"} & {*titles}:
            self.problems.append(f"{path}: row 1 must name the columns: {','.join(COLUMNS)}.")
            return []
        found = []
        for index, cells in enumerate(sheet.rows):
            by_title = dict(zip(titles, cells, strict=False))
            told = tuple(by_title.get(name, "").strip() for name in COLUMNS)
            row = self._row(told, f"{path}, row {sheet.line(index)}")
            if row:
                found.append(row)
            else:
                bad.append(told)
        return found

    def _row(self, told: tuple[str, ...], where: str) -> Correction | None:
        file, exercise, number, right, note = told
        number, to = plain_count(number), tuple(map(plain_count, filter(None, _SEVERAL.split(right))))
        if not to or not all(map(is_class_number, to)):
            why = f"“{right:.40}” is no class number" if right else "it does not say whose the file is"
        elif not file and not is_class_number(number):
            why = f"“{number:.40}” is no class number" if number else "it names neither a file nor a number"
        elif exercise and not _EXERCISE.fullmatch(plain_count(exercise)):
            why = f"“{exercise:.40}” is no exercise"
        else:
            return Correction(file, plain_count(exercise), number, to, note, where)
        self.problems.append(f"{where}: {why}. Mend the row, then collect again.")
        return None

    def add(self, row: Correction) -> None:
        """Let a row count from now on, in the place of one that speaks of the same."""
        self.rows = [each for each in self.rows if each.about != row.about] + [row]

    def content(self) -> bytes:
        """The table as a file."""
        rows = [row.row() for row in self.rows] + self._bad
        return spreadsheet_bytes(COLUMNS, rows, for_people=True)


def _tables(inboxes: Iterable[Path]) -> list[Path]:
    """Where a teacher may have laid a table: in an inbox, beside it. Never in a zip, which learners send."""
    found: dict[Path, None] = {}
    for inbox in inboxes:
        places = [inbox] if inbox.name == TABLE else [inbox.parent / TABLE, inbox / TABLE]
        found |= dict.fromkeys(places)
    return [*found]


def _from(path: Path) -> str:
    return f"(from {path})"


def is_stored_name(file: str) -> bool:
    """Whether a row names a file by what is in it, as the collected folder does."""
    return bool(_STORED.fullmatch(file))


def ends_in(place: str, file: str) -> bool:
    """Whether a file's place ends in what a row says of it, whole folders and names compared."""
    parts, wanted = _parts(place), _parts(file)
    return parts[-len(wanted) :] == wanted


def _parts(place: str) -> Sequence[str]:
    return [part for part in re.split(r"[/\\!]+", place.casefold()) if part not in ("", ".")]
