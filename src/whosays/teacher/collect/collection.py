"""What collecting tells the teacher: a row a file, and a row for each learner of whom there is none."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from whosays.base.names import same_name_key
from whosays.base.spreadsheets import spreadsheet_bytes
from whosays.learner.answers.class_numbers import name_on_disk, number_order
from whosays.teacher.collect.roster import Learner, Roster

_NAMED = 5  # class numbers that a cell names
STATUSES = (
    *("latest", "earlier", "same file again", "held back", "unreadable"),
    *("missing", "excused", "one form so far"),
)


@dataclass(frozen=True)
class Collected:
    """One file, or a learner of whom there is none.

    ``status``: see STATUSES. ``same_as``: who handed in some of the same answers, given on one computer in
    one second. ``note``: for the teacher.
    """

    exercise: str
    learner: str
    name: str
    status: str
    handed_in: str = ""
    answers: int = 0
    whole: bool = False
    sender: str = ""
    marked_late: bool = False
    same_as: str = ""
    file: str = ""
    note: str = ""


@dataclass(frozen=True)
class Collection:
    """What came of collecting, a row a file, ordered by exercise, learner and time.

    ``groups``: exercise and class numbers, where several hold the very same answers. ``corrected``: which
    corrections count, a text each; ``problems``: what is wrong with others, a sentence each.
    ``held``: of each learner whose files are held back, the rows of these, and why, as half a sentence.
    ``several``: numbers such as 7-8, which may name several learners and which no class list explains.
    """

    rows: tuple[Collected, ...]
    table: Path
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    corrected: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    held: tuple[tuple[tuple[Collected, ...], str], ...] = ()
    several: tuple[str, ...] = ()

    def having(self, status: str) -> tuple[Collected, ...]:
        """The rows of one status."""
        return tuple(row for row in self.rows if row.status == status)


def order(row: Collected) -> tuple[str | int, ...]:
    """By exercise, then by class number as people count (2 before 10), then by time."""
    return row.exercise, *number_order(row.learner), row.handed_in, row.file, row.note


def doubts(rows: list[Collected], roster: Roster | None) -> list[str]:
    """What a teacher should look at before believing that one learner sent all this."""
    found = []
    for what in ("sender", "name"):
        several = _names_once(getattr(row, what) for row in rows)
        if len(several) > 1:
            found.append(f"This number was used under several names: {', '.join(several)}.")
    listed = roster.find(rows[0].learner) if roster else None
    if roster and not listed:
        found.append("This number is not on the class list.")
    elif listed:
        if listed.learner != rows[0].learner:
            found.append(f"The class list writes this number {listed.learner}.")
        if other := _names_once({row.name for row in rows} - _names_of(listed, rows, roster)):
            found.append(f"The class list knows this number as {listed.name}, not as {', '.join(other)}.")
    return found


def _names_once(names: Iterable[str]) -> list[str]:
    """Each name once, in order, however a phone or a keyboard spells its accents and capitals."""
    return sorted(
        {same_name_key(name) or name: name for name in sorted(names, reverse=True) if name}.values()
    )


def in_short(group: tuple[str, ...], without: str = "") -> str:
    """Some class numbers, the first of them by name: "17, 18 and 3 more".

    Args:
        group: the numbers, in order.
        without: one that is left out, in whatever letters.
    """
    some = [each for each in group[: _NAMED + 1] if name_on_disk(each) != without]
    named, left = some[:_NAMED], len(group) - bool(without) - len(some[:_NAMED])
    return ", ".join(named) + (f" and {left} more" if group and left > 0 else "")


def _names_of(listed: Learner, rows: list[Collected], roster: Roster | None) -> set[str]:
    """Those of the names given that are the listed one, in whatever order of words."""
    return {row.name for row in rows if not listed.name or (roster and roster.named(row.name) == listed)}


def listed_name(row: Collected, roster: Roster | None) -> str:
    """The name that the class list gives a row's number, or ""."""
    listed = roster.find(row.learner) if roster else None
    return listed.name if listed else ""


def table_bytes(rows: Iterable[Collected]) -> bytes:
    """The rows as CSV for a person's spreadsheet."""
    cells = ([_cell(value) for value in vars(row).values()] for row in rows)
    return spreadsheet_bytes([field.name for field in fields(Collected)], cells, for_people=True)


def _cell(value: str | int | bool) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
