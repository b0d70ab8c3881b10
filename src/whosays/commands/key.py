"""The command for an article's key: key."""

import json
from pathlib import Path
from typing import Annotated

import typer

from whosays.articles.article import read_article
from whosays.articles.coverage import gaps
from whosays.articles.key import Key, add_columns, check_key
from whosays.articles.kinds import KINDS, speaker_table
from whosays.articles.outlets import read_outlets
from whosays.articles.seed import KEY, need_key, read_glossary, read_outside
from whosays.articles.web_annotation import to_web_annotations
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.places import seed_folder
from whosays.commands.terminal import count, printable

_PLACES = 5  # of words without a statement: how many are named
_WORDS = 8  # of such a place: how many are shown


def check_article_key(
    article: Annotated[
        str,
        typer.Argument(metavar="ARTICLE", help="A folder of seeds/, or the path of one or of its key.csv."),
    ] = "venezuela-2018",
    table: Annotated[bool, typer.Option("--table", help="Print which kind may have which speaker.")] = False,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write W3C Web Annotations (JSON-LD).")
    ] = None,
    columns: Annotated[
        bool, typer.Option("--columns", help="Give the key every column that it may have, and write it.")
    ] = False,
) -> None:
    """Tell all faults of an article's key, what is in it, and which words it leaves out."""
    if table:
        typer.echo(speaker_table())
        return
    folder = folder_of(article)
    if columns:
        need_key(folder)
        add_columns(folder / KEY)
    key, problems = _checked(folder)
    for problem in problems:
        typer.echo(problem, err=True)
    counts = {name: sum(each.kind == name for each in key.statements) for name in KINDS}
    typer.echo(f"{key.article.name}: {count(len(key.statements), 'statement')} in order.")
    typer.echo(", ".join(f"{number} {name}" for name, number in counts.items()))
    typer.echo(coverage(key))
    if problems:
        raise KitError(f"{key.article.name}: {count(len(problems), 'fault')} to mend, named above.")
    if export:
        text = json.dumps(to_web_annotations(key), ensure_ascii=False, indent=1)
        write_whole(export, f"{text}\n".encode(), make_folder=False)
        typer.echo(f"{export} opens in annotation tools.")


def folder_of(named: str) -> Path:
    """The folder of an article, from its name in ``seeds/`` or a path.

    Raises:
        KitError: there is none.
    """
    path = Path(named).expanduser()
    if path.name == KEY and path.is_file():
        return path.absolute().parent
    if path.is_dir():
        return path
    try:
        return seed_folder(named)
    except KitError as error:  # in the words of whoever types, and not of whoever opened a notebook
        raise KitError(
            f"There is no article called “{named}” in seeds/. Give the name of a folder there, or the path "
            "of one."
        ) from error


def _checked(folder: Path) -> tuple[Key, list[str]]:
    """The key as far as it can be read, and all that is wrong in the folder."""
    article = read_article(folder)
    need_key(folder)
    key, problems = check_key(article, folder / KEY)
    for read in (read_glossary, read_outside, read_outlets):
        try:
            read(folder)
        except KitError as error:
            problems.append(str(error))
    return key, problems


def coverage(key: Key) -> str:
    """How many words of the article are in no statement, and where the first of them stand, as a sentence."""
    found = gaps(key)
    words = sum(gap.words for gap in found)
    if not found:
        return f"Each of the {len(key.article.words)} words is in a statement."
    places = "; ".join(f"{gap.paragraph} “{_beginning(gap.text)}”" for gap in found[:_PLACES])
    more = f"; and {count(len(found) - _PLACES, 'place')} more" if len(found) > _PLACES else ""
    return f"{words} of {len(key.article.words)} words are in no statement: {places}{more}."


def _beginning(text: str) -> str:
    words = text.split()
    return printable(" ".join(words[:_WORDS])) + (" …" if len(words) > _WORDS else "")
