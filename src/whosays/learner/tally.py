"""How a task went, in numbers and in words, once all of it was told."""

from collections import Counter
from collections.abc import Mapping

from whosays.base.json_types import JsonObject
from whosays.learner.answers.events import State
from whosays.learner.signs import signs_of
from whosays.tasks.task import Task
from whosays.tasks.types import type_of

FEWEST = 3  # items; of fewer the signs say enough
TITLE, NOTE = "How it went", "Marks count the first look."
NO_POINTS = "No points: look at both numbers."
_WORDS = {
    "right": "at once",
    "right_second": "at the second look",
    "half": "defended",
    "explained": "explained",
}


def _without_points(task: Task, states: Mapping[str, State]) -> JsonObject | None:
    """The numbers of a task whose answers are told and not counted; None where its type has none."""
    if task.mode != "practice" or task.scored or not all(each["reason"] for each in signs_of(task, states)):
        return None
    lines = type_of(task).in_numbers(task, {name: state.told for name, state in states.items()})
    parts = [{"sign": "answered", "text": line} for line in lines]
    return {"title": TITLE, "parts": parts, "note": NO_POINTS} if parts else None


def tally(task: Task, states: Mapping[str, State]) -> JsonObject | None:
    """The numbers of a task; None before the last reason was shown.

    Returns:
        ``title``, ``parts`` (``sign`` and ``text``, as "4 at once") and ``note``.
    """
    if own := _without_points(task, states):
        return own
    items = [item.id for item in task.items if type_of(task).has_best(task, item)]
    signs = Counter[str](each["sign"] for each in signs_of(task, states) if each["id"] in items)
    if task.mode != "practice" or len(items) < FEWEST or sum(map(signs.__getitem__, _WORDS)) < len(items):
        return None
    found = {sign: words for sign, words in _WORDS.items() if signs[sign]}
    parts = [{"sign": sign, "text": f"{signs[sign]} {words}"} for sign, words in found.items()]
    return {"title": TITLE, "parts": parts, "note": NOTE}
