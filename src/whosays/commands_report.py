"""The commands for what to reteach, and for paper: report, recall, print. Registered in cli.py."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.base.errors import KitError
from whosays.base.extras import need
from whosays.base.places import kit_root
from whosays.commands import ALONE, print_lesson
from whosays.tasks.solutions import find_solutions
from whosays.teacher.paper.answer_sheets import answer_sheet, marker_sheet
from whosays.teacher.paper.worksheet import find_stem

Marks = Annotated[
    Path, typer.Argument(metavar="MARKS", help="The folder that whosays grade wrote.")
]  # fmt: skip
Solutions = Annotated[
    Path | None, typer.Option("--solutions", metavar="FOLDER", help="The keys, if not the clone's own.")
]
Exercise = Annotated[str, typer.Option("--exercise", metavar="NN", help="Only this exercise.")]


def report(
    marks: Marks = Path("marks"),
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write the report.")] = Path("report"),
    exercise: Exercise = "",
    solutions: Solutions = None,
    markbook: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="What the marking desk kept, if it lies elsewhere.")
    ] = None,
) -> None:
    """Say what to reteach tomorrow: a class report as a page that prints and as a notebook."""
    need("The class report")
    from whosays.teacher.report.pages import ALONE, NOTEBOOK, PAGE, write_report  # noqa: PLC0415  heavy, and only here

    done = write_report(marks, to, solutions, exercise, markbook)
    typer.echo(done.advice.paragraph)
    if done.advice.place:
        typer.echo(f"Open it: {done.advice.place.command}")
    typer.echo(f"{to / PAGE} is the class report, {to / NOTEBOOK} the same to work with.")
    typer.echo(f"{to / ALONE} is for your eyes only: do not send or project it, and delete it when read.")


def recall(
    marks: Marks = Path("marks"),
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write them.")] = Path("recall"),
    exercise: Exercise = "",
    solutions: Solutions = None,
) -> None:
    """Write the three most missed items, with explanations, as an opening for the next lesson."""
    need("The recall page")
    from whosays.teacher.report.recall import write_recall  # noqa: PLC0415  heavy, and only here

    page, notebook = write_recall(marks, to, solutions, exercise)
    typer.echo(f"{page} is to project, {notebook} the same as a notebook.")


def print_for_paper(  # noqa: PLR0913, PLR0917 - what a teacher may say, and need not
    lesson: Annotated[str, typer.Argument(metavar="NN", help="The lesson (03), or a test form (before).")],
    paper: Annotated[str, typer.Option(help="a4 or letter, in any capitals.")] = "a4",
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write the page; sheets go beside it.")
    ] = None,
    sheets: Annotated[
        bool, typer.Option("--sheets", help="Make the answer sheet and the marker's sheet, too.")
    ] = False,
    exercise_only: Annotated[
        bool,
        typer.Option("--exercise-only", help="Only the invented story and its worksheet, no real article."),
    ] = False,
    solutions: Solutions = None,
) -> None:
    """Make pages to print: article and exercise as a worksheet, and (--sheets) answer and marker's sheets."""
    page = print_lesson(lesson, paper, to, exercise_only=exercise_only)
    if sheets:
        root = kit_root()
        stem = find_stem(root, lesson)
        name = page.stem.removesuffix(ALONE)  # the sheets are the same with the lesson's article and without
        _write(page.with_name(f"{name}-answer-sheet.html"), answer_sheet(root, stem, paper))
        key = marker_sheet(root, stem, paper, find_solutions(solutions))
        _write(page.with_name(f"{name}-marker-sheet.html"), key)


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise KitError(f"{path}: cannot be written ({error.strerror}). Choose another --to.") from error
    typer.echo(f"{path} is ready.")
