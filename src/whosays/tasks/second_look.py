"""The second look: what the first wrong answer of a practice task gets in place of the reason.

It points and never names. Where three or more other answers are left, the words that decide are underlined
and the learner may answer once more; else another answer would be a guess, and the look is a question to
think about. What counts for marks stays the first answer.
"""

from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.looks import Look, with_clue
from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of


def second_look(task: Task, item: Item, answer: JSON) -> Look | None:
    """What is shown to whoever gave this answer, in place of the reason; None where that follows at once.

    An answer that can be defended gets its reason at once. So do votes, bets and texts: nothing there is to
    be found. Where credit comes from a formula, an answer that is mostly right counts as one to be defended.
    """
    asked = type_of(task)
    if task.mode != "practice" or not asked.has_best(task, item):
        return None
    return asked.look(task, item, answer) if mark(task, item, answer).verdict == "wrong" else None


def has_second_look(task: Task, item: Item) -> bool:
    """Whether a wrong answer to this item gets a second look."""
    asked = type_of(task)
    return task.mode == "practice" and asked.has_best(task, item) and asked.look(task, item, None) is not None


def clue(task: Task, item: Item) -> list[JsonObject] | None:
    """The passage in pieces, with the words that decide as ``clue``; None where none are known."""
    asked = type_of(task)
    places = asked.deciding(task, item) if asked.has_best(task, item) else ()
    return with_clue(asked.passage(task, item), places) if places else None
