"""What a learner is told at the end of a notebook, from the stored answers. Pure functions.

It speaks of the work, never of the person, and of this notebook alone. Nothing in it is told by side or by
direction: two learners who favour opposite camps, with as many held, see the same card (a test builds them).
"""

from collections import Counter

from whosays.base.json_types import JsonObject
from whosays.learner.evidence import skills_told, tricky_told, trust_told
from whosays.learner.looked_at import Looked, States, looked_at, share_held
from whosays.learner.signs import Sign
from whosays.tasks.answer_given import is_given
from whosays.tasks.task import Task

_NUMBERS: dict[Sign, str] = {
    "right": "at once",
    "right_second": "at the second look",
    "half": "defended",
    "explained": "explained",
}
_LEAST_OF_TASK = 2  # answers, below which a task says nothing of being hard
_ALIKE = 2  # tasks that can be the hardest together; with more, none of them stands out


def end_card(tasks: list[Task], states: States) -> JsonObject:
    """The card of a notebook as the page paints it.

    Args:
        tasks: those of the notebook that ask, in order.
        states: what the learner's events say of their items.
    """
    rows = [_row(task, states) for task in tasks if not task.raw.get("optional")]
    card: JsonObject = {"answered": any(row["done"] for row in rows), "tasks": rows}
    if any(task.mode != "practice" for task in tasks):
        return {**card, "looked": 0}
    looked = looked_at(tasks, states)
    counts = Counter(each.sign for each in looked)
    return {
        **card,
        "looked": len(looked),
        "choices": [*_by_task(looked)],
        "hardest": _hardest(_by_task(looked)),
        "numbers": [{"n": counts[sign], "words": words} for sign, words in _NUMBERS.items()],
        "skills": skills_told(looked),
        "tricky": tricky_told(looked),
        "trust": trust_told(looked),
    }


def _row(task: Task, states: States) -> JsonObject:
    """How much of a task has an answer: all that is told of work that is handed in."""
    of_task = states.get(task.name, {})  # an earlier version may have asked more
    given = [item for item in task.items if item.id in of_task and is_given(of_task[item.id].answer)]
    return {"title": task.raw["title"], "done": len(given), "of": len(task.items)}


def _by_task(looked: list[Looked]) -> dict[str, list[Looked]]:
    """What can be compared: a task's title, and its items, where there are enough of them."""
    found: dict[str, list[Looked]] = {}
    for each in looked:
        found.setdefault(each.task.raw["title"], []).append(each)
    return {title: each for title, each in found.items() if len(each) >= _LEAST_OF_TASK}


def _hardest(by_task: dict[str, list[Looked]]) -> list[str]:
    """The titles of the task, or the two, of which least held at the first look; none if all held."""
    shares = {title: share_held(each) for title, each in by_task.items()}
    least = min(shares.values(), default=1)
    found = [title for title, share in shares.items() if share == least]
    return found if least < 1 and len(found) <= _ALIKE else []
