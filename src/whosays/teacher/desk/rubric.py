"""A rubric: what earns 2, 1 and 0 points in a written answer, and which questions have one."""

from collections.abc import Iterator
from typing import NamedTuple

from whosays.tasks.task import Item, Task

LEVELS = {2: "full", 1: "part", 0: "none"}
"""The points of a rubric's row, and the name of the field that describes them."""


class Place(NamedTuple):
    """One question: the exercise's stem, the task's name, the item's id."""

    exercise: str
    task: str
    item: str


class RubricRow(NamedTuple):
    """One row of a rubric: its name, and the words for 2, 1 and 0 points."""

    name: str
    words: dict[int, str]


def rubric_of(item: Item) -> tuple[RubricRow, ...]:
    """The rows of an item's rubric; none where nobody is to mark it."""
    rows = item.raw.get("rubric", ())
    return tuple(
        RubricRow(each["row"], {points: each[name] for points, name in LEVELS.items()}) for each in rows
    )


def places(exercise: str, tasks: dict[str, Task]) -> Iterator[tuple[Place, Task, Item]]:
    """The questions of an exercise that have a rubric, in its order."""
    for task in tasks.values():
        for item in task.items:
            if rubric_of(item):
                yield Place(exercise, task.name, item.id), task, item
