"""The numbers of an exercise on paper: 1 to the last, through all its tasks, on every printed sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks


@dataclass(frozen=True)
class Numbered:
    """An item of an exercise by the number that it is printed under, from 1."""

    number: int
    task: Task
    item: Item


def numbered(tasks: Iterable[Task]) -> list[Numbered]:
    """Every item of the tasks that ask something, in their order, with its number."""
    asked = [(task, item) for task in tasks if asks(task) for item in task.items]
    return [Numbered(number, task, item) for number, (task, item) in enumerate(asked, 1)]
