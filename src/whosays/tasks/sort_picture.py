"""The running picture of a sort: what was kept apart, with hits and false alarms told apart.

Trusting too much and doubting too much are two different errors; a bare score hides which one it was.
"""

from typing import Any

from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types.sort import right_choice

# Two groups for each facet: what they are called, and what a miss in each of them means.
_GROUPS = {
    "kind": (
        ("Reported as fact", "doubted too much"),
        ("Not reported as fact", "taken for the article’s own report"),
    ),
    "answers_for": (
        ("The article answers for it", "doubted too much"),
        ("The article does not answer for it", "taken for the article’s own"),
    ),
    "accuses": (("It accuses nobody", "taken for an accusation"), ("It accuses somebody", "missed")),
}
# The choices of the first group. A judgement of the article’s own is no report; a page part is nobody’s word.
_FIRST = {"reported fact", "no", "The article itself"}


def picture(task: Task, answers: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """Two rows of boxes, a box an answered statement, and the same in words.

    Args:
        task: a sort task in practice mode.
        answers: the explained answers by item id.

    Returns:
        Rows of ``label`` and ``boxes`` (``number`` of the item, ``verdict`` hit, half or miss), and a
        text alternative; no rows while nothing was explained.
    """
    rows: list[dict[str, Any]] = [{"label": label, "boxes": []} for label, _ in _GROUPS[task.facet]]
    for number, item in enumerate(task.items, 1):
        if item.id in answers:
            row = rows[_group(right_choice(task, task.statement(item)))]
            row["boxes"].append({"number": number, "verdict": _kept_apart(task, item, answers[item.id])})
    shown = [row for row in rows if row["boxes"]]
    return shown, " ".join(_in_words(task, index, row) for index, row in enumerate(rows) if row["boxes"])


def _group(choice: str) -> int:
    return 0 if choice in _FIRST else 1


def _kept_apart(task: Task, item: Item, answer: Any) -> str:  # noqa: ANN401  any JSON a learner left
    """A hit if the answer lies on the right side, half if a careful reader could defend it."""
    best = right_choice(task, task.statement(item))
    if isinstance(answer, str) and _group(answer) == _group(best):
        return "hit"
    return "half" if mark(task, item, answer).credit > 0 else "miss"


def _in_words(task: Task, index: int, row: dict[str, Any]) -> str:
    label, error = _GROUPS[task.facet][index]
    counts = {name: sum(box["verdict"] == name for box in row["boxes"]) for name in ("hit", "half", "miss")}
    parts = [f"{counts['hit']} of {len(row['boxes'])} kept apart"]
    if counts["half"]:
        parts.append(f"{counts['half']} can be defended")
    if counts["miss"]:
        parts.append(f"{counts['miss']} {error}")
    return f"{label}: {', '.join(parts)}."
