"""Four readers of a sort task: a perfect one, a careless one, one who trusts and one who doubts too much."""

from whosays.articles.kinds import SPEAKERS
from whosays.tasks.marking import mark
from whosays.tasks.task import Task
from whosays.tasks.types.sort import choices, right_choice

TRUSTING = {"kind": "reported fact", "answers_for": SPEAKERS["article"], "accuses": "no"}

DOUBTING = {"kind": "allegation", "answers_for": SPEAKERS["party"], "accuses": "yes"}

READERS = {
    "perfect": lambda task, item: right_choice(task, task.statement(item)),
    "careless": lambda task, item: next(iter(choices(task))),
    "trusting": lambda task, item: TRUSTING[task.facet],
    "doubting": lambda task, item: DOUBTING[task.facet],
}


def answers(task: Task, reader: str) -> dict[str, str]:
    return {item.id: READERS[reader](task, item) for item in task.items}


def held(task: Task, reader: str) -> set[str]:
    """The statements that a reader got at best."""
    given = answers(task, reader)
    return {item.id for item in task.items if mark(task, item, given[item.id]).verdict == "best"}


def credit(task: Task, reader: str) -> float:
    given = answers(task, reader)
    return sum(mark(task, item, given[item.id]).credit for item in task.items) / len(task.items)


def has_both_sides(task: Task) -> bool:
    """Whether it holds something to be trusted and something to be left to others."""
    right = [right_choice(task, task.statement(item)) == TRUSTING[task.facet] for item in task.items]
    return any(right) and not all(right)
