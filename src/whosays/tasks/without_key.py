"""A task file without its key: what may go to a learner who hands in.

Everything is copied by name. A field this module does not know stays behind.
"""

from typing import Any

from whosays.tasks.fields import SECRET
from whosays.tasks.task import Item, Task, short_hash

_TASK = (
    "type", "title", "prompt", "minutes", "article", "scored", "optional", "earlier", "view", "hide",
    "only", "cards", "button", "spoken_about", "facet", "choices", "together",
)  # fmt: skip
_ITEM = (
    "id", "passage", "marked", "question", "quote", "phrases", "stretch", "bank", "options", "unit",
    "steps", "min_words", "max_words", "checklist",
)  # fmt: skip


def public_tasks(tasks: dict[str, Task], article: str) -> dict[str, Any]:
    """A table for ``tasks.toml`` in hand-in mode: no answer, no reason, no hint, no order that tells."""
    return {
        "article": article,
        "mode": "hand-in",
        "task": {name: _public_task(task) for name, task in tasks.items()},
    }


def _public_task(task: Task) -> dict[str, Any]:
    raw = {name: task.raw[name] for name in _TASK if name in task.raw}
    if task.items:
        raw["items"] = [_public_item(task, item) for item in task.items]
    return raw


def _public_item(task: Task, item: Item) -> dict[str, Any]:
    raw = {**item.raw, **_located(task, item)}
    if task.type == "choose":
        raw["options"] = [{"text": option.text} for option in item.options]
    if task.type == "chain":
        raw["bank"] = shuffled_bank(item)
    if task.type == "order":
        raw["steps"] = shuffled_steps(item)
    return {name: raw[name] for name in _ITEM if name in raw and name not in SECRET[task.type]}


def shuffled_bank(item: Item) -> list[str]:
    """The names of a chain's bank in an order that says nothing, and is another for each item."""
    return sorted(item.raw["bank"], key=lambda name: short_hash(f"{item.id}/{name}"))


def shuffled_steps(item: Item) -> list[str]:
    """The steps in an order that says nothing; three or more are never in the right one.

    Of two steps one order is the right one: to avoid it would give it away.
    """
    steps = sorted(item.raw["steps"], key=lambda text: short_hash(f"{item.id}/{text}"))
    return steps[1:] + steps[:1] if steps == item.raw["steps"] and len(steps) > 2 else steps


def _located(task: Task, item: Item) -> dict[str, Any]:
    """Where the item's words stand, said without the key."""
    if task.type == "sort":
        return {"quote": task.statement(item).row["quote"]}
    if task.type == "mark":
        return {"stretch": list(mark_stretch(task, item))}
    passage = item.raw.get("passage", "")
    if task.seed.key and passage in task.seed.key.by_id:
        statement = task.seed.key.statement(passage)
        return {"passage": passage.split(".")[0], "marked": statement.row["quote"]}
    return {}


def mark_stretch(task: Task, item: Item) -> tuple[int, int]:
    """The sentences that hold the statement and, in the same paragraph, its source and its cue."""
    if "stretch" in item.raw:
        start, end = item.raw["stretch"]
        return start, end
    statement = task.statement(item)
    article = task.seed.article
    block = article.paragraph_at(statement.start)
    spans = (*statement.spans, *statement.source_spans, *statement.cue_spans)
    near = [span for span in spans if block.start <= span[0] < block.end]
    return article.sentence_at(min(a for a, _ in near), max(b for _, b in near))
