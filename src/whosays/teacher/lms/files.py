"""Which files for Canvas and Moodle a teacher wants, and writing them beside the marks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.base.notebook_files import short_name
from whosays.teacher.collect.collected_files import is_address, list_held
from whosays.teacher.collect.roster import Roster, read_roster
from whosays.teacher.lms import canvas, moodle
from whosays.teacher.lms.people import People
from whosays.teacher.lms.senders import read_senders
from whosays.teacher.lms.sheet import (
    Filled,
    Replaced,
    Total,
    Unmatched,
    read_totals,
    without_excused,
    without_waiting,
)
from whosays.teacher.lms.worksheet_names import exercise_of_worksheet, named_exercise, path_of, written_names
from whosays.teacher.marks.gradebook import header, quoted_row

NOT_MATCHED = "not-matched.csv"
Made = dict[str, Filled]
COLUMNS = ("platform", "learner", "exercise", "why")


@dataclass(frozen=True)
class Wanted:
    """What the teacher said.

    Attributes:
        export: Canvas's export of the gradebook.
        assignments: ``NN=TITLE``, where an assignment's name does not tell which exercise it is.
        worksheets: Moodle's worksheets, each perhaps with ``NN=`` in front.
        grade_column: the worksheets' column of the grade, where it cannot be found.
        roster: the class list.
    """

    export: Path | None = None
    assignments: tuple[str, ...] = ()
    worksheets: tuple[str, ...] = ()
    grade_column: str = ""
    roster: Path | None = None


@dataclass(frozen=True)
class WrittenFiles:
    """The files that were written, what is not in them, what they replace, and files of an earlier run.

    ``advice``: what a teacher must know before importing the files.
    """

    paths: tuple[Path, ...]
    unmatched: tuple[Unmatched, ...]
    replaced: tuple[Replaced, ...] = ()
    old: tuple[Path, ...] = ()
    advice: str = ""


def check_files(wanted: Wanted) -> None:
    """Look at the teacher's tables before anything is marked: a wrong one is told at once.

    Raises:
        KitError: one is not what it should be; says which, and what to do.
    """
    for each in wanted.assignments:
        _assignment(each)
    if wanted.roster:
        read_roster(wanted.roster)
    if wanted.export:
        canvas.check(wanted.export)
    for each in wanted.worksheets:
        moodle.check(path_of(each), wanted.grade_column)


def write_lms_files(wanted: Wanted, collected: str, out: Path, titles: dict[str, str]) -> WrittenFiles:
    """Write the files that are wanted to ``out``, and not-matched.csv if something is not in them.

    Args:
        wanted: what the teacher said.
        collected: where collection.csv lies.
        out: the folder of the marks.
        titles: the exercises' titles by stem.

    Raises:
        KitError: a file is not what it should be; says which, and what to do.
    """
    if not wanted.export and not wanted.worksheets:
        return WrittenFiles((), (), old=_of_before(out, {}))
    table = Path() if is_address(collected) else Path(collected) / "collection.csv"
    roster = read_roster(wanted.roster) if wanted.roster else None
    everybody = read_totals(out / "totals.csv")
    some, excused = without_excused(everybody, roster)
    totals, waiting = without_waiting(some)
    made = _canvas(wanted, totals, titles, _people(everybody, table, canvas.PLATFORM, roster))
    of_one = partial(_people, everybody, table, moodle.PLATFORM, roster)
    made |= _moodle(wanted, totals, titles, of_one)
    for name, filled in made.items():
        write_changed(out / name, filled.data)
    unmatched = tuple(each for filled in made.values() for each in filled.unmatched)
    unmatched += tuple(_waits(each) for each in waiting)
    unmatched += tuple(_is_excused(each) for each in excused)
    unmatched += tuple(
        Unmatched("both", *filed, f"held back: {why}") for filed, why in list_held(collected).items()
    )
    _write_unmatched(out / NOT_MATCHED, unmatched)
    replaced = tuple(each for filled in made.values() for each in filled.replaced)
    advice = moodle.advice(tuple(map(path_of, wanted.worksheets))) if wanted.worksheets else ""
    paths = tuple(out / name for name in made)
    return WrittenFiles(paths, unmatched, replaced, _of_before(out, made), advice)


def _waits(total: Total) -> Unmatched:
    why = "a text of theirs waits at the marking desk, where others' were read: mark it, then run this again"
    return Unmatched("both", total.learner, total.exercise, why)


def _is_excused(total: Total) -> Unmatched:
    why = "the class list excuses this learner: the cell for the grade is left as it is"
    return Unmatched("both", total.learner, total.exercise, why)


def _of_before(out: Path, made: Made) -> tuple[Path, ...]:
    """Files for a platform that lie there from an earlier run, and hold its points."""
    there = [out / "canvas.csv", *sorted(out.glob("moodle-*.csv"))]
    return tuple(path for path in there if path.is_file() and path.name not in made)


def _people(
    totals: list[Total], table: Path, platform: str, roster: Roster | None, exercise: str = ""
) -> People:
    senders = read_senders(table, platform, exercise)
    return People({each.learner for each in totals}, senders, roster)


def _canvas(wanted: Wanted, totals: list[Total], titles: dict[str, str], people: People) -> Made:
    if not wanted.export:
        return {}
    named = {}
    for each in wanted.assignments:
        number, title = _assignment(each)
        named[named_exercise(number, titles)] = title
    return {"canvas.csv": canvas.import_file(wanted.export, totals, titles, people, named)}


def _assignment(said: str) -> tuple[str, str]:
    """The exercise's number and the assignment's title."""
    number, equals, title = said.partition("=")
    if not equals:
        raise KitError(f"--assignment {said}: write the exercise and the assignment's title, as 03=Title.")
    return number, title


def _moodle(
    wanted: Wanted, totals: list[Total], titles: dict[str, str], people: Callable[[str], People]
) -> Made:
    """The worksheets, those of one exercise together: a learner may stand in that of any group."""
    paths: dict[str, list[Path]] = {}
    for each in wanted.worksheets:
        stem, path = exercise_of_worksheet(each, titles)
        _check_one_exercise(path, stem, paths)
        if path not in paths.setdefault(stem, []):
            paths[stem].append(path)
    made: Made = {}
    for stem, mine in paths.items():
        filled = moodle.filled_worksheets(mine, stem, totals, people(stem), wanted.grade_column)
        made |= dict(zip(written_names(stem, mine), filled, strict=True))
    return made


def _check_one_exercise(path: Path, stem: str, paths: dict[str, list[Path]]) -> None:
    """A worksheet belongs to one assignment: filled twice, each copy would lack the grades of the other."""
    for other, mine in paths.items():
        if other != stem and path in mine:
            two = f"{short_name(other)} and {short_name(stem)}"
            raise KitError(
                f"--moodle: {path} is named for {two}. A worksheet belongs to one assignment: "
                "make an assignment for each in Moodle, and download both worksheets."
            )


def _write_unmatched(path: Path, unmatched: tuple[Unmatched, ...]) -> None:
    if not unmatched:
        path.unlink(missing_ok=True)
        return
    rows = [quoted_row(each.platform, each.learner, each.exercise, each.why) for each in unmatched]
    write_changed(path, f"{header(COLUMNS)}{''.join(rows)}".encode())
