"""A task as the page paints it: every text, word and option made ready in Python. No answer is in it."""

from whosays.base.json_types import JsonObject
from whosays.tasks.second_look import has_second_look
from whosays.tasks.skills import SKILLS, skill_of
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

ONCE_MORE = "Once more"
"""The label of an item of the pool, with its skill behind it."""


def task_data(task: Task, earlier: list[JsonObject] | None = None) -> JsonObject:
    """The ``task`` dictionary of formats.md ("Between Python and the page").

    Args:
        task: the task to paint.
        earlier: what the learner wrote in the tasks that ``earlier`` names; None if it names none.
    """
    return {
        "room": task.room,
        "stem": task.stem,
        "name": task.name,
        "type": task.type,
        "title": task.raw["title"],
        "prompt": task.prompt,
        "minutes": task.minutes,
        "mode": task.mode,
        "optional": task.raw.get("optional", False),
        "earlier": earlier,
        "items": [_item_data(task, item, number) for number, item in enumerate(task.items, 1)],
    }


def _item_data(task: Task, item: Item, number: int) -> JsonObject:
    asked = type_of(task)
    pieces = asked.passage(task, item)
    text = "".join(piece["text"] for piece in pieces) or item.question
    words = task.seed.hard_words(text)
    return {
        "id": item.id,
        "label": _label(task, item, number),
        "passage": pieces,
        "words": [{"term": each.term, "meaning": each.meaning} for each in words],
        "question": item.question,
        "no_check": not asked.explains(task, item),
        "looks": has_second_look(task, item),
        **asked.page_data(task, item),
    }


def _label(task: Task, item: Item, number: int) -> str:
    if task.is_once_more(item):
        return f"{ONCE_MORE}: {SKILLS[skill_of(task, item)]}"
    standing = len(task.standing.items)
    if standing == 1:
        return ""
    asked = type_of(task)
    return f"{asked.noun} {number} of {standing}{asked.place_in_article(item)}"
