"""The command for a teacher's own article: new."""

from typing import Annotated

import typer

from whosays.author.new_article.bring import Wishes, bring, clone_root
from whosays.author.new_article.brought import read_file
from whosays.author.new_article.told import COPYRIGHT, EDITOR, what_came_out
from whosays.commands.terminal import bar, printable, say


def new_article(  # noqa: PLR0913, PLR0917  a command's options, all by name
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A text file, or a page saved from a browser (.html).")
    ],
    name: Annotated[
        str, typer.Option(metavar="SLUG", help="What its folder is called. Default: words of the headline.")
    ] = "",
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="Of the file, if it is not UTF-8: cp1252 for older Windows.")
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Make a draft anew, if nobody has worked on it.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Take it, although it does not look like an article.")
    ] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the editor.")] = False,
) -> None:
    """Bring an article of your own: a folder in seeds/, and a first draft of its key.

    Example: whosays new strike.txt --name harbor-strike

    Nothing is fetched or sent. No file? Paste the words into the box of solutions/your_own_article.ipynb.
    """
    root = clone_root()
    with bar("Reading and drafting") as tell:
        made = bring(read_file(article), Wishes(name, encoding, again, anyway), root, tell=tell)
    say([printable(line) for line in [*what_came_out(made), *COPYRIGHT]])
    if not no_open:
        _open_editor()


def _open_editor() -> None:
    from whosays.commands.lab import open_lab  # noqa: PLC0415  only where JupyterLab is opened

    open_lab([], lesson=EDITOR, solutions=True)
