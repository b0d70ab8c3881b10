"""How an item went, as one sign: what the steps of a card, the bar, the course and the end card show.

A sign speaks of the work and of the first look, as marks do: what counts is the answer standing when *Check*
was first pressed. Pure functions.
"""

from collections.abc import Mapping
from typing import Literal, TypedDict

from whosays.base.json_types import JSON
from whosays.learner.answers.events import State
from whosays.tasks.answer_given import is_given
from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

Sign = Literal["open", "begun", "answered", "right", "right_second", "half", "explained"]

NOTHING = State()


class Signed(TypedDict):
    """An item as bar and course know it; ``reason``: whether nothing more is to be told of it."""

    id: str
    sign: Sign
    reason: bool


def sign_of(task: Task, item: Item, state: State) -> Sign:
    """The sign of one item.

    Args:
        task: the task; in hand-in mode it is only said whether there is an answer.
        item: one of its items.
        state: what the learner's events say of it.

    Returns:
        open; begun (a hint was asked for, or something lies in the box); answered (nothing to mark, or not
        told yet); right and right_second (best at the first and at the second look); half (what counts can be
        defended); explained (none of these, and the reason was shown).
    """
    if task.mode != "practice":
        return "answered" if is_given(state.answer) else "open"
    if not is_given(state.answer):
        return "begun" if state.hints or is_given(state.draft) else "open"
    if not state.explained or not type_of(task).has_best(task, item):
        return "answered"
    return _told(task, item, state)


def _told(task: Task, item: Item, state: State) -> Sign:
    first = _verdict(task, item, state.first)
    if first == "best":
        return "right"
    if first == "defensible":
        return "half"
    return "right_second" if _verdict(task, item, state.second) == "best" else "explained"


def _verdict(task: Task, item: Item, answer: JSON) -> str:
    return mark(task, item, answer).verdict if is_given(answer) else ""


def is_told(task: Task, item: Item, states: Mapping[str, State]) -> bool:
    """Whether the reason of an item was shown; where it has none, whether it is answered.

    Of a vote all is told together, for whoever left a question out as well.
    """
    if task.raw.get("together"):
        return any(state.explained for state in states.values())
    state = states.get(item.id, NOTHING)
    return state.explained or (not type_of(task).explains(task, item) and is_given(state.answer))


def signs_of(task: Task, states: Mapping[str, State]) -> list[Signed]:
    """Every item of a task with its sign; ``states``: by item, as a store gives them."""
    return [
        {
            "id": item.id,
            "sign": sign_of(task, item, states.get(item.id, NOTHING)),
            "reason": is_told(task, item, states),
        }
        for item in task.items
    ]
