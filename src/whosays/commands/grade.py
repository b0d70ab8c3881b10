"""The command for marking: grade."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.commands.grade_summary import told_of_files, told_of_marks
from whosays.commands.terminal import bar, count, printable, say
from whosays.tasks.solutions import find_solutions
from whosays.teacher.collect.collected_files import is_address
from whosays.teacher.collect.roster import Roster, read_roster
from whosays.teacher.desk.markbook import beside
from whosays.teacher.grade.all_feedback import ALL_FEEDBACK
from whosays.teacher.grade.class_files import MAIL_LIST, learners_pages, take_away_old, write_class_files
from whosays.teacher.grade.class_table import CLASS_TABLE, ClassTable, ClassWishes
from whosays.teacher.grade.cluster import cluster
from whosays.teacher.grade.due_said import due_dates
from whosays.teacher.grade.feedback_pages import FOLDER, titles_of, write_feedback
from whosays.teacher.grade.parallel import processes
from whosays.teacher.grade.run import GradeRun, grade
from whosays.teacher.lms.files import Wanted, check_files, write_lms_files
from whosays.teacher.marks.scales import read_scale

_FOR_ALL = {
    ALL_FEEDBACK: "All of it in one file, to print",
    MAIL_LIST: "Whom to send which page, for mail merge",
}


def grade_answers(  # noqa: PLR0913, PLR0917 - what a teacher may say, and need not
    collected: Annotated[
        str, typer.Argument(metavar="COLLECTED", help="The folder that whosays collect wrote, or an address.")
    ] = "collected",
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write the marks.")] = Path("marks"),
    solutions: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The keys, if not the clone's own.")
    ] = None,
    due: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[NN=]DATE", help="Later is late: 2026-11-30, or …T14:00. Else the release's date counts."
        ),
    ] = None,
    due_for: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[NN:]NUMBER=DATE",
            help="Of one learner. Goes before the class list's “due”, --due NN= and --due, in this order.",
        ),
    ] = None,
    markbook: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="What the marking desk kept, if it lies elsewhere.")
    ] = None,
    roster: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="The class list: number and name.")
    ] = None,
    scale: Annotated[
        str,
        typer.Option(metavar="SCALE", help="Grades: letters, 1-6, 20, percent, or a CSV: percent, grade."),
    ] = "",
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
    listed = read_roster(roster) if roster else None
    dates = due_dates(due or (), due_for or (), listed, str(roster))
    wanted = Wanted(canvas_export, tuple(assignment or ()), tuple(worksheet or ()), moodle_grade, roster)
    check_files(wanted)
    wishes = ClassWishes(listed, read_scale(scale) if scale else None)
    names = listed.names if listed else None
    with _executor(scheduler) as executor, bar("Marking") as told:
        book = markbook or (None if is_address(collected) else beside(Path(collected)))
        run = grade(
            collected, to, solutions, due=dates, markbook=book, names=names, executor=executor, progress=told
        )
    say([*told_of_marks(run, listed), *([printable(listed.remark)] if listed and listed.remark else [])])
    say(_class_table(run, wishes))
    if run.not_marked == run.files:
        raise KitError(f"Nothing could be marked. {to / 'problems.csv'} says of every file why.")
    titles = titles_of(find_solutions(solutions), run.keys)
    say(_feedback(run, titles, wishes.roster) if feedback else _pages_of_before(to / FOLDER))
    say(told_of_files(write_lms_files(wanted, collected, to, titles)))


@contextmanager
def _executor(scheduler: str) -> Iterator[Executor | None]:
    if not scheduler:
        yield None
        return
    with cluster(scheduler) as executor:
        yield executor


def _class_table(run: GradeRun, wishes: ClassWishes) -> list[str]:
    table = ClassTable(run.out / "totals.csv", wishes, run.files_not_marked, run.held)
    write_changed(run.out / CLASS_TABLE, table.data())
    return [f"A row a learner, for your grade book: {run.out / CLASS_TABLE}"]


def _feedback(run: GradeRun, titles: dict[str, str], roster: Roster | None) -> list[str]:
    """Write the pages, take away those of an earlier run that are nobody's now, and say so."""
    names = roster.names if roster else None
    with processes(run.files) as executor, bar("Writing feedback") as told:
        count_of_pages = write_feedback(run, titles, executor, told, names)
    pages = learners_pages(run.out / "totals.csv", run.out / FOLDER, roster)
    old = take_away_old(run.out / FOLDER, pages)
    gone = [f"{count(old, 'page')} of an earlier run taken away."] if old else []
    written = write_class_files(run.out, pages, roster)
    return [
        f"{count(count_of_pages, 'page')} of feedback: {run.out / FOLDER}",
        *(f"{_FOR_ALL[path.name]}: {path}" for path in written),
        *gone,
    ]


def _pages_of_before(folder: Path) -> list[str]:
    there = sum(1 for _ in folder.glob("feedback-*.html"))
    told = f"{count(there, 'page')} of feedback in {folder} from an earlier run, with its points."
    return [told] if there else []
