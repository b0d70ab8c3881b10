"""The running picture of a sort: what was kept apart, with hits and false alarms told apart.

Trusting too much and doubting too much are two different errors; a bare score hides which one it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.base.json_types import JSON, JsonObject

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


@dataclass(frozen=True)
class Sorted:
    """A statement that a learner has sorted: its number in the task, the answer, the best one, the credit."""

    number: int
    answer: JSON
    best: str
    credit: float


def picture(facet: str, found: Sequence[Sorted]) -> tuple[list[JsonObject], str]:
    """Two rows of boxes, a box an answered statement, and the same in words.

    Args:
        facet: what was asked of the statements.
        found: the explained answers, in the order of the task.

    Returns:
        Rows of ``label`` and ``boxes`` (``number`` of the item, ``verdict`` hit, half or miss), and a
        text alternative; no rows while nothing was explained.
    """
    rows: list[JsonObject] = [{"label": label, "boxes": []} for label, _ in _GROUPS[facet]]
    for each in found:
        rows[_group(each.best)]["boxes"].append({"number": each.number, "verdict": _kept_apart(each)})
    shown = [row for row in rows if row["boxes"]]
    return shown, " ".join(_in_words(facet, index, row) for index, row in enumerate(rows) if row["boxes"])


def _group(choice: str) -> int:
    return 0 if choice in _FIRST else 1


def _kept_apart(found: Sorted) -> str:
    """A hit if the answer lies on the right side, half if a careful reader could defend it."""
    if isinstance(found.answer, str) and _group(found.answer) == _group(found.best):
        return "hit"
    return "half" if found.credit > 0 else "miss"


def _in_words(facet: str, index: int, row: JsonObject) -> str:
    label, error = _GROUPS[facet][index]
    counts = {name: sum(box["verdict"] == name for box in row["boxes"]) for name in ("hit", "half", "miss")}
    parts = [f"{counts['hit']} of {len(row['boxes'])} kept apart"]
    if counts["half"]:
        parts.append(f"{counts['half']} can be defended")
    if counts["miss"]:
        parts.append(f"{counts['miss']} {error}")
    return f"{label}: {', '.join(parts)}."
