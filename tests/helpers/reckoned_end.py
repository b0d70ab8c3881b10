"""What an end card has to say, reckoned from the lines on the disk and the key alone.

Written apart from the kit's own ``signs``, ``store`` and ``end_card``: that they agree is what is tried.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from helpers.answers_by_key import is_marked
from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task

Lines = list[dict[str, Any]]


def lines_of(folder: Path) -> Lines:
    """All lines of a notebook's answers in order, without drafts."""
    texts = [path.read_text("utf-8") for path in folder.glob("*.jsonl")]
    lines = [json.loads(line) for text in texts for line in text.splitlines()]
    kept = [line for line in lines if "task" in line and not line.get("draft")]
    return sorted(kept, key=lambda line: (line["time"], line["kernel"], line["n"]))


def how_it_went(task: Task, item: Item, lines: Lines) -> str:
    """In the card's own words; "" where it says nothing of an item."""
    mine = [line for line in lines if (line["task"], line["item"]) == (task.name, item.id)]
    told = next((at for at, line in enumerate(mine) if line["explained"]), None)
    if told is None or not is_marked(task, item):
        return ""
    looked = next((at for at, line in enumerate(mine) if line.get("looked")), told)
    first = _last(mine[: min(looked, told)])
    if first is None:
        return ""
    verdict = mark(task, item, first).verdict
    if verdict != "wrong":
        return {"best": "at once", "defensible": "defended"}[verdict]
    second = _last(mine[looked:told])
    is_best = second is not None and mark(task, item, second).verdict == "best"
    return "at the second look" if is_best else "explained"


def numbers(tasks: list[Task], lines: Lines) -> dict[str, int]:
    """How many items went how; only what there is, but “at once” always."""
    found = Counter(how_it_went(task, item, lines) for task in tasks for item in task.items)
    names = ("at once", "at the second look", "defended", "explained")
    return {name: found[name] for name in names if found[name] or name == "at once"}


def _last(lines: Lines) -> Any:
    return next((line["answer"] for line in reversed(lines) if line["answer"] is not None), None)
