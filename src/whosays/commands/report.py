"""The commands for what to reteach: report, recall."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.base.extras import need

Marks = Annotated[
    Path, typer.Argument(metavar="MARKS", help="The folder that whosays grade wrote.")
]  # fmt: skip
Solutions = Annotated[
    Path | None, typer.Option("--solutions", metavar="FOLDER", help="The keys, if not the clone's own.")
]
Exercise = Annotated[str, typer.Option("--exercise", metavar="NN", help="Only this exercise.")]


def report(  # noqa: PLR0913, PLR0917 - what a teacher may say, and need not
    marks: Marks = Path("marks"),
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write the report.")] = Path("report"),
    exercise: Exercise = "",
    solutions: Solutions = None,
    markbook: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="What the marking desk kept, if it lies elsewhere.")
    ] = None,
    for_you_alone: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Also write single learners' trust and doubt, for you only."),
    ] = None,
) -> None:
    """Say what to reteach tomorrow: a class report as a page that prints and as a notebook."""
    need("The class report")
    from whosays.teacher.report.pages import ALONE, NOTEBOOK, PAGE, write_report  # noqa: PLC0415  heavy, and only here

    done = write_report(marks, to, solutions, exercise, markbook, for_you_alone)
    typer.echo(done.advice.paragraph)
    if done.advice.place:
        typer.echo(f"Open it: {done.advice.place.command}")
    typer.echo(f"{to / PAGE} is the class report, {to / NOTEBOOK} the same to work with.")
    for path in filter(None, (for_you_alone and for_you_alone / ALONE, done.old)):
        typer.echo(f"{path} is for your eyes only: do not send or project it, and delete it when read.")


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
