"""The command for learners: lab."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.base.errors import KitError
from whosays.base.notebook_files import stems
from whosays.base.places import kit_root, working_copy
from whosays.commands.choosing import choose_folder, lessons_folder
from whosays.learner.lab.earlier_kits import LESSONS
from whosays.learner.lab.release_marker import Release, read_release
from whosays.learner.lab.start import split_folder, start
from whosays.learner.lab.working_copy import LaidOut, find_notebook, lay_out
from whosays.learner.lab.working_copy import reset as put_fresh
from whosays.learner.resume import Resumed, resumed

FIRST_LESSON = "00"


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
        str,
        typer.Option(
            metavar="NN", help="The lesson to open: 03, or exercises/03. Default: where you stopped."
        ),
    ] = "",
    reset: Annotated[
        str, typer.Option(metavar="NN", help="Put a fresh copy of this lesson back; yours is kept.")
    ] = "",
    solutions: Annotated[
        bool, typer.Option("--solutions", help="For teachers: lay out the solutions too.")
    ] = False,
    choose: Annotated[
        bool, typer.Option("--choose", help="Ask what to open: the lessons, or an exercise that lies here.")
    ] = False,
) -> None:
    """Open the lessons in JupyterLab, in a working copy of your own.

    The copy is laid out once. What you change in it is never overwritten. Ctrl-C stops.
    """
    named, more = split_folder(words or [])
    if choose and not named:
        named = (lessons_folder if reset else choose_folder)(Path.cwd())
    folder, kit = _folder(named), kit_root()
    if handed_out := read_release(folder):
        _open_release(folder, handed_out, reset, more)
        return
    _tell(lay_out(folder, kit, solutions=solutions))
    if reset:
        lesson = _reset(folder, kit, reset)
    if solutions and not (lesson or _begun(folder)):
        lesson = f"solutions/{stems(kit, 'solutions')[0]}"  # who asks for them wants to see one
    at = resumed(folder, find_notebook(kit, lesson) if lesson else "")
    notebook = at.at.place.path if at else find_notebook(kit, lesson or FIRST_LESSON)
    if not (folder / notebook).is_file():
        raise KitError(f"{notebook} is not laid out in {folder}. Add --solutions.")
    typer.echo(f"Your lessons are in {folder}. Stop with Ctrl-C.")
    _go_on(folder, notebook, more, at)


def _begun(folder: Path) -> bool:
    """Whether anything was answered in a working copy."""
    at = resumed(folder)
    return bool(at and at.again)


def _open_release(folder: Path, release: Release, reset: str, more: list[str]) -> None:
    """Open a folder that a teacher handed out as it is: nothing is laid out in it."""
    if reset:
        raise KitError("This is one exercise from your teacher. For a fresh one, unzip it again, elsewhere.")
    what = "lesson" if release.room == "lessons" else "exercise"
    typer.echo(f"Your {what} is in {folder}. Stop with Ctrl-C.")
    _go_on(folder, release.notebook, more, resumed(folder))


def _go_on(folder: Path, notebook: str, more: list[str], at: Resumed | None) -> None:
    """Open a notebook, and say where the learner stopped."""
    if at and at.words:
        typer.echo(at.words)
    start(folder, notebook, more, at)


def _folder(named: str | None) -> Path:
    """The folder that was named, else the working copy we stand in, else my-lessons/ here."""
    if named:
        return Path(named).expanduser().resolve()
    return working_copy() or (Path.cwd() / LESSONS).resolve()


def _tell(done: LaidOut) -> None:
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
    notebook, kept = put_fresh(folder, kit, which)
    typer.echo(f"{notebook} is fresh. {f'Yours is kept as “{kept}”.' if kept else ''}".rstrip())
    return notebook
