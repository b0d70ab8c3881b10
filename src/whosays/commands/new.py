"""The command for a teacher's own article: new."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.articles.article import read_article
from whosays.articles.key import Key, check_key
from whosays.articles.seed import KEY
from whosays.author.new_article.bring import Made, Wishes, bring, clone_root
from whosays.author.new_article.brought import read_file
from whosays.author.new_article.there import article_there
from whosays.author.new_article.told import COPYRIGHT, EDITOR, what_came_out
from whosays.author.second_opinion.bringing import take_reply, write_question
from whosays.author.second_opinion.differing import places
from whosays.author.second_opinion.reply import read_reply
from whosays.author.second_opinion.told import question_told, reply_told
from whosays.base.errors import KitError
from whosays.commands.terminal import bar, printable, say


def new_article(  # noqa: PLR0913, PLR0917  a command's options, all by name
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A text file, or a page saved from a browser (.html). With --ask and --reply also the name "
            "of an article that is there.",
        ),
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
    ask: Annotated[
        bool, typer.Option("--ask", help="Write a text to paste into an assistant, for a second opinion.")
    ] = False,
    reply: Annotated[
        Path | None, typer.Option("--reply", metavar="FILE", help="Read the assistant’s reply to it.")
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the editor.")] = False,
) -> None:
    """Bring an article of your own: a folder in seeds/, and a first draft of its key.

    Example: whosays new strike.txt --name harbor-strike

    Second opinion: whosays new harbor-strike --ask

    And its reply: whosays new harbor-strike --reply answer.txt

    Nothing is fetched or sent. No file? Paste the words into the box of solutions/your_own_article.ipynb.
    """
    wishes = Wishes(name, encoding, again, anyway)
    if ask and reply:
        raise KitError("First --ask, then --reply: leave one of them out.")
    if ask:
        _ask(article, wishes)
        return
    if reply:
        _take(article, wishes, reply)
    else:
        made = _brought(article, wishes)
        say([printable(line) for line in [*what_came_out(made), *COPYRIGHT]])
    if not no_open:
        _open_editor()


def _brought(article: str, wishes: Wishes) -> Made:
    root = clone_root()
    with bar("Reading and drafting") as tell:
        return bring(read_file(article), wishes, root, tell=tell)


def _ask(typed: str, wishes: Wishes) -> None:
    """Write the text to paste; an article that is not there yet is brought first."""
    folder, lines = article_there(typed, wishes, clone_root()), list[str]()
    if folder is None or wishes.again:
        made = _brought(typed, wishes)
        folder, lines = made.folder, [*what_came_out(made), *COPYRIGHT]
    path = write_question(folder, read_article(folder))
    say([printable(line) for line in [*lines, *question_told(path, folder.name)]])


def _take(typed: str, wishes: Wishes, file: Path) -> None:
    """Read a reply, and lay the opinion beside the key, which stays as it is."""
    folder = article_there(typed, wishes, clone_root())
    if folder is None:
        raise KitError(f"{typed} is not there yet. Bring it first: whosays new {typed} --ask.")
    article = read_article(folder)
    key = check_key(article, folder / KEY)[0] if (folder / KEY).is_file() else Key(article, ())
    found = take_reply(folder, article, read_reply(file))
    say([printable(line) for line in reply_told(found, key, places(key, found.key))])


def _open_editor() -> None:
    from whosays.commands.lab import open_lab  # noqa: PLC0415  only where JupyterLab is opened

    open_lab([], lesson=EDITOR, solutions=True)
