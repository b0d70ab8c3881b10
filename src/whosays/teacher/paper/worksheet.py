"""Paper: a lesson's article with numbered lines, and its exercise as a worksheet, as one HTML page.

The page carries everything it needs (no font, script or picture is fetched), on A4 or Letter.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.articles.article import Article, Paragraph
from whosays.articles.kinds import CAPTION
from whosays.articles.seed import Seed
from whosays.base.errors import KitError
from whosays.base.notebook_files import ROOMS, read_notebook, short_name, stems, title_of
from whosays.base.stems import bare_stem, only_stem
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import asks, type_of
from whosays.teacher.page_templates import template

PAPERS = {"a4": "A4", "letter": "letter"}
LINE = 88  # characters a printed line of an article


@dataclass(frozen=True)
class PrintedLine:
    """One printed line of an article; ``number`` is 0 where none is shown."""

    number: int
    text: str


def worksheet(root: Path, stem: str, paper: str, *, exercise_only: bool = False) -> str:
    """The page for one lesson and its exercise, or for a form of the reading test, as HTML.

    Args:
        root: where ``lessons/`` and ``exercises/`` lie.
        stem: the lesson's stem, such as ``01_what_is_on_the_page``, or a form's.
        paper: ``a4`` or ``letter``.
        exercise_only: leave the lesson's real article out: whoever prefers the invented story gets it alone.

    Raises:
        KitError: the paper is unknown, or there is no such lesson or exercise.
    """
    size, exercise = paper_size(paper), _exercise(root, stem)
    if exercise_only and exercise is None:
        raise KitError(f"There is no exercise to {stem}.")
    return template("paper/worksheet.html.j2").render(
        lesson=None if exercise_only else _lesson(root, stem),
        paper=size,
        caption=CAPTION,
        exercise=exercise,
    )


def paper_size(paper: str) -> str:
    """The size as a printer knows it; ``a4`` and ``letter`` in any capitals.

    Raises:
        KitError: it is another.
    """
    if paper.lower() not in PAPERS:
        raise KitError(f"There is no paper “{paper}”. Choose one of: {', '.join(PAPERS)}.")
    return PAPERS[paper.lower()]


def find_stem(root: Path, which: str) -> str:
    """The stem of what is printed: a lesson, an exercise without one, or a test form.

    Args:
        root: where ``lessons/`` and ``exercises/`` lie.
        which: a number (``01`` or ``1``), a stem or its beginning, or the path of a notebook or its tasks.

    Raises:
        KitError: there is none, or more than one is meant; says which there are.
    """
    lessons, exercises = stems(root, "lessons"), stems(root, "exercises")
    known = [*lessons, *(stem for stem in exercises if stem not in lessons)]
    if found := only_stem(bare_stem(which, ROOMS), known):
        return found
    there = ", ".join(map(short_name, known))
    raise KitError(f"There is no lesson or exercise “{which}”. There are: {there}.")


def _lesson(root: Path, stem: str) -> dict[str, Any] | None:
    """The lesson's title and its article; None for a form of the test, which has no lesson."""
    path = root / "lessons" / f"{stem}.tasks.toml"
    if not path.exists():
        return None
    seed = next(iter(read_tasks(path, "lessons", stem).values())).seed
    title = title_of(read_notebook(root / "lessons" / f"{stem}.ipynb"))
    return {"title": title, "article": _sheet(seed)}


def _exercise(root: Path, stem: str) -> dict[str, Any] | None:
    path = root / "exercises" / f"{stem}.tasks.toml"
    if not path.exists():
        return None
    tasks = read_tasks(path, "exercises", stem)
    seeds = {task.seed.article.name: task.seed for task in tasks.values()}
    return {
        "title": title_of(read_notebook(root / "exercises" / f"{stem}.ipynb")),
        "articles": [_sheet(seed) for seed in seeds.values()],
        "tasks": [_printed(task) for task in tasks.values() if asks(task)],
    }


def _printed(task: Task) -> dict[str, Any]:
    asked, data = type_of(task), task_data(task)
    sheets = [asked.worksheet(task, item) for item in task.items]
    return {
        **data,
        "items": [{**item, "sheet": sheet} for item, sheet in zip(data["items"], sheets, strict=True)],
    }


def _sheet(seed: Seed) -> dict[str, Any]:
    article = seed.article
    blocks = [{"role": block.role, "lines": lines} for block, lines in numbered_lines(article)]
    words = [{"term": entry.term, "meaning": entry.meaning} for entry in seed.glossary]
    return {"name": article.source["name"], "invented": article.invented, "blocks": blocks, "words": words}


def numbered_lines(article: Article) -> list[tuple[Paragraph, list[PrintedLine]]]:
    """The blocks of an article, each cut into printed lines numbered through the whole page.

    Lines end at white space only, and together give each block's text back but for the white space at
    line ends.
    """
    number = 0
    blocks = []
    for block in article.paragraphs:
        lines = []
        for text in _wrapped(block.text):
            number += 1
            lines.append(PrintedLine(number, text))
        blocks.append((block, lines))
    return blocks


def _wrapped(text: str) -> list[str]:
    lines: list[str] = []
    for printed in text.split("\n"):
        line = ""
        for piece in re.findall(r"\S+\s*|\s+", printed):
            if line and len(line) + len(piece.rstrip()) > LINE:
                lines.append(line.rstrip())
                line = ""
            line += piece
        lines.append(line.rstrip())
    return [line for line in lines if line]
