"""An answer in the words that stood on the learner's screen. Answers are data: anything may stand in them."""

from whosays.base.json_types import JSON
from whosays.tasks.answer_given import is_given
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

LONG = 4_000  # characters of one answer that are shown
_MOST_LINES = 50


def in_words(task: Task, item: Item, answer: JSON) -> list[str]:
    """The answer as lines of text; empty where there is none."""
    if not is_given(answer):
        return []
    lines = type_of(task).in_words(task, item, answer)
    return [line if len(line) <= LONG else f"{line[:LONG]} …" for line in lines[:_MOST_LINES]]
