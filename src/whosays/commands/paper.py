"""The command for paper: print."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from whosays.author.build.freshness import find_fresh_page
from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.notebook_files import short_name
from whosays.base.places import kit_root
from whosays.tasks.solutions import find_solutions
from whosays.teacher.collect.roster import Roster, read_roster
from whosays.teacher.paper.answer_sheets import answer_sheet, marker_sheet
from whosays.teacher.paper.answers_table import answers_table
from whosays.teacher.paper.read_aloud import read_aloud
from whosays.teacher.paper.sides import sides_of
from whosays.teacher.paper.worksheet import article_page, paper_size, worksheet

Solutions = Annotated[
    Path | None, typer.Option("--solutions", metavar="FOLDER", help="The keys, if not the clone's own.")
]
_WORDS = DiskWords("{path}: cannot be written ({reason}). Choose another --to.")
ALONE = "-exercise"  # in the name of a page without the lesson's article
CLASS = 30  # learners, where nobody says how many


@dataclass(frozen=True)
class _Choices:
    """What a teacher said."""

    lesson: str
    paper: str
    to: Path | None
    exercise_only: bool
    article: bool


def print_for_paper(  # noqa: PLR0913, PLR0917 - what a teacher may say, and need not
    lesson: Annotated[
        str,
        typer.Argument(
            metavar="NN",
            help="The lesson or exercise (03), or a test form (before); with --article, an article's name.",
        ),
    ],
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
    article: Annotated[
        bool, typer.Option("--article", help="The article alone (with --exercise-only, the invented story).")
    ] = False,
    aloud: Annotated[
        bool, typer.Option("--read-aloud", help="Make the sheet that a teacher reads aloud from, too.")
    ] = False,
    table: Annotated[
        Path | None,
        typer.Option("--answers-table", metavar="FILE.csv", help="Make a table for answers on paper, too."),
    ] = None,
    roster: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="The class list: a row each in that table.")
    ] = None,
    learners: Annotated[int, typer.Option("--class", min=1, max=1000, help="How many learners.")] = CLASS,
    solutions: Solutions = None,
) -> None:
    """Make pages to print: article and worksheet, answer and marker's sheets, what is read aloud, a table."""
    said = _Choices(lesson, paper, to, exercise_only, article)
    if article and (sheets or aloud or table):
        raise KitError("--article is the article alone. Leave the other sheets out, or print them apart.")
    path, page, stem = _main_page(said)
    listed = read_roster(roster) if roster else None
    others: list[tuple[Path, bytes]] = []
    name = path.stem.removesuffix(ALONE)  # the sheets are the same with the lesson's article and without
    if sheets:
        others += _sheets(path, name, stem, paper, find_solutions(solutions))
    if aloud:
        sheet = read_aloud(kit_root(), stem, paper)
        others.append((path.with_name(f"{name}-read-aloud.html"), sheet.encode()))
    if table:
        others.append((_free(table), _table(stem, listed, learners)))
    _write(path, page.encode())  # from here on nothing is found missing: all pages, or none
    typer.echo(f"{path} is ready. Open it in a browser and print it ({paper.lower()}).")
    typer.echo(_sides(sides_of(page, paper_size(paper)), len(listed.learners) if listed else learners))
    for where, content in others:
        _write(where, content)
        typer.echo(f"{where} is ready.")
    if table:
        typer.echo(f"Type what stands on paper into {table}, then: whosays collect {table}")


def _main_page(said: _Choices) -> tuple[Path, str, str]:
    """Where the page goes, the page, and the stem it is of (an article's name, if that was asked for)."""
    root = kit_root()
    seed = bool(said.lesson) and (root / "seeds" / said.lesson / "article.txt").is_file()
    if seed and not said.article:
        raise KitError(f"“{said.lesson}” is an article, and has no questions. Add --article.")
    stem = said.lesson if seed else find_fresh_page(root, said.lesson)
    if said.article:
        page = article_page(root, stem, said.paper, exercise_only=said.exercise_only)
        ending = f"{ALONE if said.exercise_only and not seed else ''}-article"
    else:
        page = worksheet(root, stem, said.paper, exercise_only=said.exercise_only)
        ending = ALONE if said.exercise_only else ""
    return said.to or Path(f"{stem}{ending}.html"), page, stem


def _sheets(path: Path, name: str, stem: str, paper: str, keys: Path) -> Iterator[tuple[Path, bytes]]:
    root = kit_root()
    yield path.with_name(f"{name}-answer-sheet.html"), answer_sheet(root, stem, paper).encode()
    yield path.with_name(f"{name}-marker-sheet.html"), marker_sheet(root, stem, paper, keys).encode()


def _table(stem: str, roster: Roster | None, learners: int) -> bytes:
    root = kit_root()
    if not (root / "exercises" / f"{stem}.tasks.toml").is_file():
        raise KitError(f"There is no exercise to {short_name(stem)}, hence no table for its answers.")
    return answers_table(root, stem, roster, learners)


def _free(table: Path) -> Path:
    """A table that is there may hold what a teacher typed for an hour."""
    if table.exists():
        raise KitError(f"{table} is there already, perhaps with answers in it. Choose another name.")
    return table


def _sides(sides: int, learners: int) -> str:
    """What it costs to hand out. Only the browser knows it exactly, and says so before it prints."""
    each = "side" if sides == 1 else "sides"
    people = "learner" if learners == 1 else "learners"
    return (
        f"About {sides} {each}: {sides * learners} for {learners} {people}. "
        "The browser's preview says it exactly."
    )


def _write(path: Path, content: bytes) -> None:
    with _WORDS.told(path):
        write_whole(path, content, make_folder=False)
