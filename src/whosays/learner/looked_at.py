"""The items of a notebook whose reason a learner has seen: all that an end card may speak of."""

from collections.abc import Mapping
from typing import NamedTuple

from whosays.learner.answers.events import State
from whosays.learner.signs import NOTHING, Sign, sign_of
from whosays.tasks.task import Item, Task

States = Mapping[str, Mapping[str, State]]
"""A learner's states by task and item, as a store gives them."""

_TOLD: tuple[Sign, ...] = ("right", "right_second", "half", "explained")


class Looked(NamedTuple):
    """One item whose reason was shown: how it went, and its number in its task, counted from 1."""

    task: Task
    item: Item
    number: int
    sign: Sign
    state: State

    @property
    def held(self) -> bool:
        """Whether the answer that counts is the best one, or can be defended."""
        return self.sign in ("right", "half")


def looked_at(tasks: list[Task], states: States) -> list[Looked]:
    """The items of these tasks that can be marked and were explained, in the order of the page."""
    found = [
        Looked(task, item, number, sign_of(task, item, state), state)
        for task in tasks
        for number, item in enumerate(task.items, 1)
        for state in [states.get(task.name, {}).get(item.id, NOTHING)]
    ]
    return [each for each in found if each.sign in _TOLD]


def share_held(looked: list[Looked]) -> float:
    """Which part of them held at the first look."""
    return sum(each.held for each in looked) / len(looked)
