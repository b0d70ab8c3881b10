"""The command for marking: grade. Registered in cli.py."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from whosays.errors import KitError
from whosays.feedback import FOLDER, titles_of, write_feedback
from whosays.gradebook import points_text
from whosays.grading import GradeRun, Progress, grade, processes
from whosays.lms_files import NOT_MATCHED, Wanted, Written, write_lms_files
from whosays.markbook import beside
from whosays.regrading import Change
from whosays.releasing import read_due
from whosays.scheduler import cluster
from whosays.shelf import is_address
from whosays.solutions import find_solutions

SHOWN = 12  # lines of each sort that are told; all stand in a table


def grade_answers(  # noqa: PLR0913, PLR0917 - what a teacher may say, and need not
    collected: Annotated[
        str, typer.Argument(metavar="COLLECTED", help="The folder that whosays collect wrote, or an address.")
    ] = "collected",
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write the marks.")] = Path("marks"),
    solutions: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The keys, if not the clone's own.")
    ] = None,
    due: Annotated[str, typer.Option(metavar="DATE", help="Later is late: 2026-11-30, or …T14:00.")] = "",
    markbook: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="What the marking desk kept, if it lies elsewhere.")
    ] = None,
    roster: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="The class list: number and name.")
    ] = None,
    canvas_export: Annotated[
        Path | None, typer.Option("--canvas", metavar="GRADEBOOK.csv", help="Canvas's export, to fill in.")
    ] = None,
    assignment: Annotated[
        list[str] | None, typer.Option(metavar="NN=TITLE", help="Which assignment of Canvas an exercise is.")
    ] = None,
    worksheet: Annotated[
        list[str] | None,
        typer.Option(
            "--moodle", metavar="[NN=]WORKSHEET.csv", help="Moodle's grading worksheet, to fill in."
        ),
    ] = None,
    moodle_grade: Annotated[
        str, typer.Option(metavar="COLUMN", help="The worksheet's column for the grade, if it is not found.")
    ] = "",
    feedback: Annotated[bool, typer.Option(help="Write a page for each learner.")] = True,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Mark on the Dask cluster with this scheduler.")
    ] = "",
) -> None:
    """Mark what was collected: a gradebook, a page for each learner, files for Canvas and Moodle."""
    when = read_due(due) if due else None
    with _executor(scheduler) as executor, _bar("Marking") as told:
        book = markbook or (None if is_address(collected) else beside(Path(collected)))
        run = grade(collected, to, solutions, due=when, markbook=book, executor=executor, progress=told)
    _say(summary(run))
    if run.not_marked == run.files:
        raise KitError(f"Nothing could be marked. {to / 'problems.csv'} says of every file why.")
    titles = titles_of(find_solutions(solutions), run.keys)
    if feedback:
        typer.echo(f"{_count(_write_feedback(run, titles), 'page')} of feedback: {to / FOLDER}")
    wanted = Wanted(canvas_export, tuple(assignment or ()), tuple(worksheet or ()), moodle_grade, roster)
    _say(told_of(write_lms_files(wanted, collected, to, titles)))


def _say(lines: list[str]) -> None:
    for line in lines:
        typer.echo(line)


@contextmanager
def _executor(scheduler: str) -> Iterator[Executor | None]:
    if not scheduler:
        yield None
        return
    with cluster(scheduler) as executor:
        yield executor


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    """A bar with an estimate of the time left, where somebody is looking; on the error stream."""
    from rich import progress as parts  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415  only where a bar is drawn

    columns = (parts.TextColumn("{task.description}"), parts.BarColumn(), parts.TimeRemainingColumn())
    console = Console(stderr=True)
    with parts.Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _write_feedback(run: GradeRun, titles: dict[str, str]) -> int:
    """Write the pages; how many there are."""
    with processes(run.files) as executor, _bar("Writing feedback") as told:
        return write_feedback(run, titles, executor, told)


def summary(run: GradeRun) -> list[str]:
    """What a teacher is told, a line each."""
    marked = run.files - run.not_marked
    before = f", {run.resumed} of them before this run was stopped" if run.resumed else ""
    lines = [
        f"{_count(marked, 'file')} marked{before}. Points are in {run.out / 'gradebook.csv'} and totals.csv."
    ]
    if run.keys.missing:
        lines.append(f"No key was found for: {', '.join(run.keys.missing)}.")
    told = [f"{learner} ({exercise[:2]}): {what}" for learner, exercise, what in run.problems]
    lines += _some("To look at (all in problems.csv)", told)
    return lines + _some(
        "Changed since the last time (all in changed.csv)", [_change(each) for each in run.changed]
    )


def told_of(written: Written) -> list[str]:
    """What a teacher is told of the files for a platform."""
    lines = [f"{path} is ready to be imported." for path in written.paths]
    told = [f"{each.learner or each.exercise}: {each.why}" for each in written.unmatched]
    return lines + _some(f"Not in the files for the platform (all in {NOT_MATCHED})", told)


def _change(each: Change) -> str:
    before, now = ("–" if points is None else points_text(points) for points in (each.before, each.now))
    return f"{each.learner} ({each.exercise[:2]}): {before} → {now}, {each.why}"


def _some(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  … and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [f"{title}: {len(lines)}", *(f"  {_printable(line)}" for line in lines[:SHOWN]), *more]


def _printable(line: str) -> str:
    """A line that cannot move the cursor or colour the terminal, whatever a learner wrote."""
    return "".join(letter if letter.isprintable() else "�" for letter in line)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
