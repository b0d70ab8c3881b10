"""Which files for Canvas and Moodle a teacher wants, and writing them beside the marks."""

from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.base.stems import meant_stem
from whosays.teacher.collect.collected_files import is_address, list_held
from whosays.teacher.collect.roster import Roster, read_roster
from whosays.teacher.lms import canvas, moodle
from whosays.teacher.lms.people import People, read_senders
from whosays.teacher.lms.sheet import (
    Filled,
    Replaced,
    Total,
    Unmatched,
    fits,
    read_totals,
    without_excused,
    without_waiting,
)
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
    """The files that were written, what is not in them, what they replace, and files of an earlier run."""

    paths: tuple[Path, ...]
    unmatched: tuple[Unmatched, ...]
    replaced: tuple[Replaced, ...] = ()
    old: tuple[Path, ...] = ()


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
        moodle.check(_path_of(each), wanted.grade_column)


def _path_of(said: str) -> Path:
    """The path in ``NN=PATH``, or in ``PATH``."""
    _, equals, path = said.partition("=")
    return Path(path if equals and not Path(said).exists() else said)


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
    some, excused = without_excused(read_totals(out / "totals.csv"), roster)
    totals, waiting = without_waiting(some)
    made = _canvas(wanted, totals, titles, _people(totals, table, canvas.PLATFORM, roster))
    made |= _moodle(wanted, totals, titles, _people(totals, table, moodle.PLATFORM, roster))
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
    return WrittenFiles(tuple(out / name for name in made), unmatched, replaced, _of_before(out, made))


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


def _people(totals: list[Total], table: Path, platform: str, roster: Roster | None) -> People:
    return People({each.learner for each in totals}, read_senders(table, platform), roster)


def _canvas(wanted: Wanted, totals: list[Total], titles: dict[str, str], people: People) -> Made:
    if not wanted.export:
        return {}
    named = {}
    for each in wanted.assignments:
        number, title = _assignment(each)
        named[_exercise(number, titles)] = title
    return {"canvas.csv": canvas.import_file(wanted.export, totals, titles, people, named)}


def _assignment(said: str) -> tuple[str, str]:
    """The exercise's number and the assignment's title."""
    number, equals, title = said.partition("=")
    if not equals:
        raise KitError(f"--assignment {said}: write the exercise and the assignment's title, as 03=Title.")
    return number, title


def _moodle(wanted: Wanted, totals: list[Total], titles: dict[str, str], people: People) -> Made:
    made: Made = {}
    for each in wanted.worksheets:
        stem, path = worksheet_of(each, titles)
        name = f"moodle-{stem}.csv"
        if name in made:
            raise KitError(f"--moodle {each}: {stem} has a worksheet already. Name the exercise: NN={path}")
        made[name] = moodle.filled_worksheet(path, stem, totals, people, wanted.grade_column)
    return made


def worksheet_of(said: str, titles: dict[str, str]) -> tuple[str, Path]:
    """The exercise and the path that a teacher meant."""
    number, equals, _ = said.partition("=")
    if equals and not Path(said).exists():
        return _exercise(number, titles), _path_of(said)
    may_be = [stem for stem in titles if len(titles) == 1 or fits_file(Path(said), stem, titles[stem])]
    if len(may_be) != 1:
        raise KitError(f"--moodle {said}: which exercise is it for? Write its number in front: 03={said}")
    return may_be[0], Path(said)


def fits_file(path: Path, stem: str, title: str) -> bool:
    """Whether a worksheet's name (Grades-COURSE-ASSIGNMENT-123.csv) ends in the name of the exercise."""
    parts = path.stem.replace("_", " ").split("-")
    names = {" ".join(parts[i:j]).strip() for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
    return fits(path.stem, stem, title) or any(fits(name, stem, title) for name in names)


def _exercise(number: str, titles: dict[str, str]) -> str:
    """The exercise that ``03``, ``3`` or a whole stem means.

    Raises:
        KitError: nothing of it was handed in.
    """
    if found := meant_stem(number.strip(), titles):
        return found
    raise KitError(f"“{number}”: nothing was marked of such an exercise. There are: {', '.join(titles)}.")


def _write_unmatched(path: Path, unmatched: tuple[Unmatched, ...]) -> None:
    if not unmatched:
        path.unlink(missing_ok=True)
        return
    rows = [quoted_row(each.platform, each.learner, each.exercise, each.why) for each in unmatched]
    write_changed(path, f"{header(COLUMNS)}{''.join(rows)}".encode())
