"""A task file without its key: what may go to a learner who hands in.

Everything is copied by name. A field this module does not know stays behind.
"""

from typing import Any

from whosays.tasks.fields import fields_of_task
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

_TASK = ("type", "title", "prompt", "minutes", "article", "scored", "optional", "earlier")
_ITEM = ("id", "passage", "marked", "question")


def public_tasks(tasks: dict[str, Task], article: str) -> dict[str, Any]:
    """A table for ``tasks.toml`` in hand-in mode: no answer, no reason, no hint, no order that tells."""
    return {
        "article": article,
        "mode": "hand-in",
        "articles": {each.seed.article.name: each.seed.article.digest for each in tasks.values()},
        "task": {name: _public_task(task) for name, task in tasks.items()},
    }


def _public_task(task: Task) -> dict[str, Any]:
    raw = {name: task.raw[name] for name in (*_TASK, *fields_of_task(task.type)) if name in task.raw}
    if task.items:
        raw["items"] = [_public_item(task, item) for item in task.items]
    return raw


def _public_item(task: Task, item: Item) -> dict[str, Any]:
    asked = type_of(task)
    raw = {**item.raw, **asked.public_fields(task, item)}
    return {name: raw[name] for name in (*_ITEM, *asked.public) if name in raw}
