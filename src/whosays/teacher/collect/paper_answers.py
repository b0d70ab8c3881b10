"""Tables of answers given on paper among what is collected: each row becomes a file like any other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.places import kit_root
from whosays.base.spreadsheets import read_spreadsheet
from whosays.learner.answers.class_numbers import plain_number
from whosays.teacher.collect.found import Found, Unreadable
from whosays.teacher.collect.paper_files import file_of_row, learners_on_paper
from whosays.teacher.collect.paper_table import PaperRow, PaperTable, is_paper_table

_ENDINGS = (".csv", ".tsv", ".xlsx")
_WHAT = "table of answers on paper"
_SHOWN = 8  # questions that a line names


@dataclass(frozen=True)
class _Row:
    """A row that can be taken, with where it stands."""

    table: PaperTable
    row: PaperRow

    @property
    def whose(self) -> tuple[str, str]:
        """Exercise and learner."""
        return self.table.exercise.stem, plain_number(self.row.learner)

    @property
    def origin(self) -> str:
        """The table and the row, as a person finds it."""
        return f"{self.table.sheet.path}, row {self.row.line}"


def with_paper(found: Iterable[Found], target: Path) -> Iterator[Found]:
    """What was found, and in the place of each table of answers on paper the files of its rows.

    Args:
        found: from ``handed_in_files``, to which a table is no file of answers.
        target: the folder of ``whosays collect``: see ``file_of_row``.
    """
    tables: list[Unreadable] = []
    for each in found:
        if isinstance(each, Unreadable) and _may_be_table(each.origin):
            tables.append(each)
        else:
            yield each
    rows: list[_Row] = []
    for each in tables:
        yield from _read(each, rows)
    yield from _gone(rows, target)
    yield from _files(rows, target)


def _may_be_table(origin: str) -> bool:
    return origin.lower().endswith(_ENDINGS) and Path(origin).is_file()


def _read(table: Unreadable, rows: list[_Row]) -> Iterator[Unreadable]:
    """Add the rows of a table, and tell what is wrong with it; of another table, what was told before."""
    path = Path(table.origin)
    try:
        sheet = read_spreadsheet(path, _WHAT)
        if not is_paper_table(sheet):
            yield table
            return
        read = PaperTable(sheet, kit_root())
    except KitError as error:
        yield Unreadable(table.origin, str(error).removeprefix(f"{table.origin}: "))
        return
    said = [*read.rows()]
    yield from (Unreadable(table.origin, each) for each in said if isinstance(each, str))
    taken = [_Row(read, each) for each in said if isinstance(each, PaperRow)]
    yield from _not_read(table.origin, taken)
    rows += taken


def _not_read(origin: str, rows: list[_Row]) -> Iterator[Unreadable]:
    """One line of all that stands as “?”."""
    marks = [f"{each.row.learner}: {number}" for each in rows for number in each.row.unreadable]
    if marks:
        more = f" and {len(marks) - _SHOWN} more" if len(marks) > _SHOWN else ""
        told = f"These stand as “?” and count as open (learner: question): {'; '.join(marks[:_SHOWN])}{more}."
        yield Unreadable(origin, told)


def _gone(rows: list[_Row], target: Path) -> Iterator[Unreadable]:
    """Tell whose answers came from a table before and stand in none now: the number may have been wrong."""
    for exercise in {each.table.exercise.stem: each.table.exercise for each in rows}.values():
        same = [each.table for each in rows if each.table.exercise.stem == exercise.stem]
        there = {number for table in same for number in table.learners}
        before = learners_on_paper(target, exercise.stem)
        if gone := sorted(each for each in before if plain_number(each) not in there):
            told = (
                f"Learner {', '.join(gone)} stood in a table before, and stands in none now. Was the number "
            )
            yield Unreadable(
                str(same[0].sheet.path),
                f"{told}wrong? Then collect all anew, with --to and another folder.",
            )


def _files(rows: list[_Row], target: Path) -> Iterator[Found]:
    by_learner: dict[tuple[str, str], list[_Row]] = {}
    for each in rows:
        by_learner.setdefault(each.whose, []).append(each)
    for same in by_learner.values():
        if any(_says(each) != _says(same[0]) for each in same):
            yield from (Unreadable(each.origin, _other(each, same)) for each in same)
        else:
            yield from _file(same[0], target)


def _says(each: _Row) -> tuple[object, ...]:
    return each.row.day, each.row.name, each.row.answers


def _other(each: _Row, same: list[_Row]) -> str:
    others = ", ".join(other.origin for other in same if other is not each)
    return (
        f"Learner {each.row.learner} stands in another table, too, and differs ({others}). Keep one of them."
    )


def _file(each: _Row, target: Path) -> Iterator[Found]:
    if not each.row.answers:
        return  # nothing but “?”, which was told
    try:
        yield each.origin, file_of_row(each.table.exercise, each.row, target)
    except KitError as error:
        yield Unreadable(each.origin, str(error))
