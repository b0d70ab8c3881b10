"""Cells that tell an answer before it is given."""

import re

from helpers.lesson_text import QUOTED, Notebook, plain
from whosays.base.notebook_files import kit_call
from whosays.tasks.marking import best_answer
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of
from whosays.tasks.types.choose import is_vote
from whosays.tasks.waiting_cells import waits_for

_WORD = re.compile(r"[a-z0-9à-ÿ]+(?:[.,][0-9]+)*")


def words(text: str) -> list[str]:
    return _WORD.findall(plain(text).lower().replace("’", "").replace("'", ""))


def telling(text: str) -> set[str]:
    """The words that carry an answer: not the small ones."""
    return {word for word in words(text) if len(word) >= 4 or word[0].isdecimal()}


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer stands in a text, word by word, or with most of its words in one sentence."""
    if f" {' '.join(words(answer))} " in f" {' '.join(words(text))} ":
        return len(words(answer)) > 1 or answer[:1].isdecimal()
    wanted = telling(answer)
    said = re.split(r"(?<=[.!?])\s|\n", text)
    return len(wanted) >= 3 and any(len(wanted & telling(each)) >= 0.75 * len(wanted) for each in said)


def quotes_matter(text: str, task: Task, item: Item) -> bool:
    """Whether a text quotes the very words that an item asks about, as a comment does."""
    pieces = type_of(task).passage(task, item)
    marked = [piece["text"] for piece in pieces if piece["mark"]] or [piece["text"] for piece in pieces]
    asked = " ".join(words(" ".join(marked or [item.question])))
    quoted = (" ".join(words(each)) for each in QUOTED.findall(text))
    return any(" " in each and each in asked for each in quoted)


def is_label(task: Task) -> bool:
    """Whether all items have the same options: such a label alone tells nothing of an item."""
    return len(task.items) > 1 and len({frozenset(o.text for o in item.options) for item in task.items}) == 1


def tells(text: str, task: Task, item: Item) -> bool:
    """Whether a text tells the answer to an item, or quotes what it asks about."""
    if quotes_matter(text, task, item):
        return True
    if task.type == "choose" and (is_vote(item) or is_label(task)):
        return False
    best = best_answer(task, item)
    lines = type_of(task).best_in_words(task, item, best) if best is not None else []
    if task.type == "sort":
        return stands_in(task.statement(item).row["quote"], text) and all(
            each.lower() in text.lower() for each in lines
        )
    return any(stands_in(each, text) for each in lines)


def told_too_soon(lesson: Notebook) -> dict[str, list[str]]:
    """Cells that tell an answer and do not wait for its task: by id, with the items."""
    found: dict[str, list[str]] = {}
    task: Task | None = None
    for cell in lesson.cells:
        call = kit_call(cell["source"]) if cell["cell_type"] == "code" else None
        if call and call["task"] and asks(lesson.tasks[call["task"]]):
            task = lesson.tasks[call["task"]]
        elif task and cell["cell_type"] == "markdown" and waits_for(cell).get("opens_after") != task.name:
            told = [f"{task.name}/{item.id}" for item in task.items if tells(cell["source"], task, item)]
            found |= {cell["id"]: told} if told else {}
    return found
