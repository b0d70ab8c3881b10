"""The command for paper: print."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.author.build.freshness import find_fresh_page
from whosays.base.disk_words import DiskWords
from whosays.base.files import write_whole
from whosays.base.places import kit_root
from whosays.tasks.solutions import find_solutions
from whosays.teacher.paper.answer_sheets import answer_sheet, marker_sheet
from whosays.teacher.paper.worksheet import worksheet

Solutions = Annotated[
    Path | None, typer.Option("--solutions", metavar="FOLDER", help="The keys, if not the clone's own.")
]
_WORDS = DiskWords("{path}: cannot be written ({reason}). Choose another --to.")
ALONE = "-exercise"  # in the name of a page without the lesson's article


def print_lesson(lesson: str, paper: str, to: Path | None, *, exercise_only: bool = False) -> Path:
    """Make a page to print: the article with numbered lines, and the exercise as a worksheet.

    Returns:
        Where it was written.
    """
    root = kit_root()
    stem = find_fresh_page(root, lesson)
    page = worksheet(root, stem, paper, exercise_only=exercise_only)
    path = to or Path(f"{stem}{ALONE if exercise_only else ''}.html")
    _write(path, page)
    typer.echo(f"{path} is ready. Open it in a browser and print it ({paper.lower()}).")
    return path


def print_for_paper(  # noqa: PLR0913, PLR0917 - what a teacher may say, and need not
    lesson: Annotated[
        str, typer.Argument(metavar="NN", help="The lesson or exercise (03), or a test form (before).")
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
    solutions: Solutions = None,
) -> None:
    """Make pages to print: article and exercise as a worksheet, and (--sheets) answer and marker's sheets."""
    keys = find_solutions(solutions) if sheets else None  # asked for first: all pages, or none
    page = print_lesson(lesson, paper, to, exercise_only=exercise_only)
    if keys:
        root = kit_root()
        stem = find_fresh_page(root, lesson)
        name = page.stem.removesuffix(ALONE)  # the sheets are the same with the lesson's article and without
        _write_sheet(page.with_name(f"{name}-answer-sheet.html"), answer_sheet(root, stem, paper))
        key = marker_sheet(root, stem, paper, keys)
        _write_sheet(page.with_name(f"{name}-marker-sheet.html"), key)


def _write(path: Path, page: str) -> None:
    with _WORDS.told(path):
        write_whole(path, page.encode(), make_folder=False)


def _write_sheet(path: Path, page: str) -> None:
    _write(path, page)
    typer.echo(f"{path} is ready.")
