"""One door: ``whosays --help``. A command's module is loaded when that command is typed, and no other."""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer

from whosays.base.errors import KitError
from whosays.commands.output import Output, heard_anywhere

COMMANDS = {
    "lab": "lab:open_lab",
    "print": "paper:print_for_paper",
    "learner-kit": "learner_kit:make_learner_kit",
    "site": "site:make_site",
    "release": "release:release_exercise",
    "collect": "release:collect_answers",
    "grade": "grade:grade_answers",
    "report": "report:report",
    "recall": "report:recall",
    "key": "key:check_article_key",
    "new": "new:new_article",
    "agree": "agree:tell_agreement",
    "build": "build:build",
}
"""The commands in the order of ``--help``: each with its module in this folder, and its function there."""

_LOST = "What the command says could not be written ({}). Its files are not touched by this."
_SETTINGS = {"lab": {"ignore_unknown_options": True}}  # what it does not know is JupyterLab's own


def make_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The door with some of the commands behind it."""
    app = typer.Typer(
        name="whosays",
        help="Who says so? A teaching kit on reading political news.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_whosays)
    for name in names:
        app.command(name, context_settings=_SETTINGS.get(name))(_command(name))
    return app


def _command(name: str) -> Callable[..., object]:
    module, _, function = COMMANDS[name].partition(":")
    found: Callable[..., object] = getattr(import_module(f"whosays.commands.{module}"), function)
    return found


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"whosays {version('whosays')}")
        raise typer.Exit


def _whosays(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version."),
    ] = False,
) -> None:
    """Who says so? A teaching kit on reading political news."""


def main() -> None:
    """Run a command; what a person can put right is said in one sentence, without a traceback."""
    first = sys.argv[1:2]
    # JupyterLab runs until it is stopped, and nobody waits that long to be told of it.
    with heard_anywhere(at_once=first in (["lab"], ["new"])) as output:
        status = _run(first, output)
    if output and output.lost:
        typer.echo(f"whosays: {_LOST.format(output.lost)}", err=True)
        status = status or 1
    if status:
        sys.exit(status)


def _run(first: list[str], output: Output | None) -> str | int | None:
    """Run the command that was typed. Returns how the program ends: 0 or None if all is well."""
    try:
        if first == ["lab"] and "--help" not in sys.argv:  # to read of it, nobody waits for JupyterLab
            load_jupyterlab()
        make_app(first if first and first[0] in COMMANDS else COMMANDS)()
    except SystemExit as ended:
        return ended.code
    except KitError as error:
        if output:
            output.pass_on()  # what was done before it, first
        typer.echo(f"whosays: {error}", err=True)
        return 1
    except KeyboardInterrupt:  # before Typer is entered, which would say so quietly
        return 130
    return 0


def load_jupyterlab() -> None:
    """Load JupyterLab from here, before Typer has been entered: 1.6 seconds, and 2.7 from within.

    A grammar library that JupyterLab pulls in is two to three times slower at some depths of the call stack,
    and Typer's calls bring it to one.
    """
    import_module("jupyterlab.labapp")


if __name__ == "__main__":
    main()
