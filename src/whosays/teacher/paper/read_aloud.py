"""The teacher's sheet: a lesson as somebody reads it aloud to a class without machines.

All that stands in the notebook, in its order, with its minutes: instructions and Talks, the questions with
their letters and (for the teacher's eyes) the best answer and why, the cards by the worksheet's letters.
"""

from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from whosays.articles.kinds import CAPTION
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import kit_call, read_notebook, title_of
from whosays.tasks.paper_numbers import numbered
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import asks
from whosays.tasks.waiting_cells import bare
from whosays.teacher.page_templates import template
from whosays.teacher.paper.answer_sheets import keyed_rows
from whosays.teacher.paper.printed_tasks import card_letters, printed_cards, without_buttons
from whosays.teacher.paper.worksheet import paper_size

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def read_aloud(root: Path, stem: str, paper: str) -> str:
    """What the teacher reads aloud of a lesson and before its exercise, as HTML. Not for learners.

    Args:
        root: holds ``lessons/`` and ``exercises/``.
        stem: the lesson's, or a test form's, which has instructions alone.
        paper: ``a4`` or ``letter``.

    Raises:
        KitError: the paper is unknown, or there is nothing of this name.
    """
    lesson, exercise = (root / room / f"{stem}.ipynb" for room in ("lessons", "exercises"))
    if not lesson.is_file() and not exercise.is_file():
        raise KitError(f"There is neither a lesson nor an exercise {stem}, hence nothing to read aloud.")
    parts = [*_lesson(lesson, stem)] if lesson.is_file() else []
    before = [*_exercise(exercise, stem)] if exercise.is_file() else []
    title = title_of(read_notebook(lesson if parts else exercise))
    page = template("paper/read_aloud.html.j2")
    return page.render(title=title, paper=paper_size(paper), caption=CAPTION, parts=parts, before=before)


def _cells(path: Path) -> Iterator[str]:
    """The sources of a notebook's cells behind its title, in order."""
    first, *others = (cell["source"] for cell in read_notebook(path)["cells"])
    yield "\n".join(first.splitlines()[1:])
    yield from others


def _lesson(path: Path, stem: str) -> Iterator[JsonObject]:
    tasks = read_tasks(path.with_suffix(".tasks.toml"), "lessons", stem)
    asked = {name: task for name, task in tasks.items() if asks(task)}
    rows = dict(zip(asked, (_numbered_anew(row) for row in keyed_rows(asked, asked)), strict=True))
    letters, known = card_letters(), set[str]()
    for source in _cells(path):
        call = kit_call(source)
        if not call:
            yield _prose(source)
        elif call["call"] == "show":
            task = tasks[call["task"]]
            yield rows.get(task.name) or printed_cards(task, letters, known) or _shown(task)


def _exercise(path: Path, stem: str) -> Iterator[JsonObject]:
    """The instructions of an exercise, and which questions stand behind each."""
    tasks = read_tasks(path.with_suffix(".tasks.toml"), "exercises", stem)
    numbers: dict[str, list[int]] = {}
    for each in numbered(tasks.values()):
        numbers.setdefault(each.task.name, []).append(each.number)
    for source in _cells(path):
        call = kit_call(source)
        if not call:
            yield _prose(source)
        elif call["call"] == "show":
            yield {**_shown(tasks[call["task"]]), "numbers": numbers.get(call["task"], [])}


def _numbered_anew(row: JsonObject) -> JsonObject:
    """A task of a lesson, which nobody answers on a sheet: its questions begin with 1."""
    items = [{**each, "number": number} for number, each in enumerate(row["items"], 1)]
    return {**row, "kind": "asked", "items": items, "cards": []}


def _prose(source: str) -> JsonObject:
    """A cell of text. Lesson cells are the kit's own, yet nothing in them is taken for HTML."""
    return {"kind": "prose", "html": Markup(_MARKDOWN.render(bare(source)))}


def _shown(task: Task) -> JsonObject:
    raw = task.raw
    told = (without_buttons(task.prompt), raw.get("alt", ""))  # a picture is read aloud in words
    return {
        "kind": "shown",
        "title": raw["title"],
        "minutes": raw["minutes"],
        "prompt": " ".join(filter(None, told)),
        "numbers": [],
    }
