"""What an item says back: the second look, the reason, and which answers were tried."""

from whosays.base.json_types import JSON, JsonObject
from whosays.learner.answers.events import State
from whosays.tasks.answer_given import is_given
from whosays.tasks.in_short import in_short
from whosays.tasks.marking import mark
from whosays.tasks.second_look import clue, second_look
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.tasks.verdict import Mark

AT_SECOND = "Yes, at the second look. Here is what decides."
NOT_THIS = "Not this one. A second look:"


def reply(task: Task, item: Item, state: State) -> JsonObject:
    """The part of an item's state that answers the learner: ``look, tries, clue, feedback``."""
    told = state.explained and task.mode == "practice"
    look = _look(task, item, state)
    return {
        "look": look,
        "tries": _tries(task, item, state),
        "clue": clue(task, item) if told or (look and look["again"]) else None,
        "feedback": _reason(task, item, state) if told else None,
    }


def _look(task: Task, item: Item, state: State) -> JsonObject | None:
    """The second look, while it is on; ``tried``: whether another answer stands there by now."""
    found = second_look(task, item, state.first) if state.looked and not state.explained else None
    if found is None:
        return None
    tried = found.again and state.answer != state.first
    return {"lead": found.lead or NOT_THIS, "line": found.line, "again": found.again, "tried": tried}


def _tries(task: Task, item: Item, state: State) -> list[JsonObject]:
    """The first and the second try, once there was a second look: as answers, and in words."""
    if not state.looked or task.mode != "practice":
        return []
    named = zip(("first try", "second try"), (state.first, state.second), strict=True)
    return [
        {"answer": answer, "name": name, "text": _in_words(task, item, answer)}
        for name, answer in named
        if is_given(answer) and not (name == "second try" and answer == state.first)
    ]


def _in_words(task: Task, item: Item, answer: JSON) -> str:
    asked = type_of(task)
    stays = asked.one_of_some or not asked.told_in_full  # where it is still to be seen, or long
    return "" if stays else asked.parted_by.join(asked.in_words(task, item, answer))


def _reason(task: Task, item: Item, state: State) -> JsonObject:
    """The reason, for the answer that stood when it was asked for: a later one changes no verdict."""
    judged = mark(task, item, state.told if is_given(state.told) else state.answer)
    short = in_short(task, item, judged)
    return {
        "verdict": judged.verdict,
        "lead": _lead(state, judged),
        "why": list(short.shown),
        "more": list(short.more),
        "fold": short.fold,
        "best": judged.best if type_of(task).best_in_words(task, item, judged.best) else None,
    }


def _lead(state: State, judged: Mark) -> str:
    return AT_SECOND if state.looked and judged.verdict == "best" else judged.lead
