"""One door: ``whosays --help``."""

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from whosays import commands, commands_grade, commands_release, commands_report
from whosays.base import places
from whosays.base.errors import KitError
from whosays.learner.lab import start as lab
from whosays.learner.lab import working_copy as course
from whosays.learner.lab.release_marker import Release, read_release

DEFAULT_FOLDER = "my-lessons"
FIRST_LESSON = "00"

app = typer.Typer(
    name="whosays",
    help="Who says so? A teaching kit on reading political news.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"whosays {version('whosays')}")
        raise typer.Exit


@app.callback()
def whosays(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version."),
    ] = False,
) -> None:
    """Who says so? A teaching kit on reading political news."""


@app.command("lab", context_settings={"ignore_unknown_options": True})
def open_lab(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FOLDER",
            help="Where you work (default: my-lessons), and JupyterLab's own options, such as "
            "--no-browser or --port 8889.",
        ),
    ] = None,
    lesson: Annotated[
        str, typer.Option(metavar="NN", help="The lesson to open: 03, or exercises/03.")
    ] = FIRST_LESSON,
    reset: Annotated[
        str, typer.Option(metavar="NN", help="Put a fresh copy of this lesson back; yours is kept.")
    ] = "",
    solutions: Annotated[
        bool, typer.Option("--solutions", help="For teachers: lay out the solutions too.")
    ] = False,
) -> None:
    """Open the lessons in JupyterLab, in a working copy of your own.

    The copy is laid out once. What you change in it is never overwritten. Ctrl-C stops.
    """
    named, more = lab.split_folder(words or [])
    folder, kit = _folder(named), places.kit_root()
    if handed_out := read_release(folder):
        _open_release(folder, handed_out, reset, more)
        return
    _tell(course.lay_out(folder, kit, solutions=solutions))
    if reset:
        lesson = _reset(folder, kit, reset)
    notebook = course.find_notebook(kit, lesson)
    typer.echo(f"Your lessons are in {folder}. Stop with Ctrl-C.")
    lab.start(folder, notebook, more)


def _open_release(folder: Path, release: Release, reset: str, more: list[str]) -> None:
    """Open a folder that a teacher handed out as it is: nothing is laid out in it."""
    if reset:
        raise KitError("This is one exercise from your teacher. For a fresh one, unzip it again, elsewhere.")
    typer.echo(f"Your exercise is in {folder}. Stop with Ctrl-C.")
    lab.start(folder, release.notebook, more)


def _folder(named: str | None) -> Path:
    """The folder that was named, else the working copy we stand in, else my-lessons/ here."""
    if named:
        return Path(named).expanduser().resolve()
    return places.working_copy() or (Path.cwd() / DEFAULT_FOLDER).resolve()


def _tell(done: course.LaidOut) -> None:
    if done.new:
        typer.echo(f"{len(done.new)} notebooks laid out.")
    for name in done.refreshed:
        typer.echo(f"{name} is newer in the kit, and was brought up to date.")
    for name in done.kept:
        typer.echo(
            f"{name} has changed in the kit; yours was kept. For a fresh copy beside it: "
            f"whosays lab --reset {name.removesuffix('.ipynb')}"
        )


def _reset(folder: Path, kit: Path, which: str) -> str:
    notebook, kept = course.reset(folder, kit, which)
    typer.echo(f"{notebook} is fresh. {f'Yours is kept as “{kept}”.' if kept else ''}".rstrip())
    return notebook


app.command("print")(commands_report.print_for_paper)
app.command("release")(commands_release.release_exercise)
app.command("collect")(commands_release.collect_answers)
app.command("grade")(commands_grade.grade_answers)
app.command("report")(commands_report.report)
app.command("recall")(commands_report.recall)
app.command("key")(commands.check_key)


@app.command("build")
def build(
    run: Annotated[bool, typer.Option("--run", help="Run lessons and solutions; store outputs.")] = False,
) -> None:
    """For the maintainer: build exercises/ from solutions/, and README's tables."""
    commands.build(run, commands.commands_table(app))


def main() -> None:
    """Run a command; what a person can mend is said in one sentence, without a traceback."""
    try:
        app()
    except KitError as error:
        typer.echo(f"whosays: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
