"""The marker: words of a passage picked as source, cue or what was said."""

from typing import ClassVar

from whosays.base.json_types import JsonObject
from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.task_widget import TaskWidget
from whosays.tasks.page_data import units
from whosays.tasks.task import Item, Task
from whosays.tasks.types.others import ROLES


class Marker(TaskWidget):
    """A mark task: a passage whose words, or ready-made phrases, are picked by pointer or keyboard."""

    _esm: ClassVar[str] = esm("mark/mark.js")
    _css: ClassVar[str] = css("mark/mark.css")

    def complete(self, item: Item, answer: object) -> JsonObject:
        """The page sends word numbers; spans are added, since only Python knows code points."""
        return with_spans(self.asked, item, answer)


def with_spans(task: Task, item: Item, answer: object) -> JsonObject:
    """A mark answer with its words said a second time, as code points of the article.

    Args:
        task: the task the item belongs to.
        item: a mark item.
        answer: word numbers by role, as the page sends them. What is not a word of the item's passage is
            dropped, so that a broken page cannot put anything else on the disk.

    Returns:
        Sorted word numbers by role, and ``spans``: by role, ``[start, end]`` for each run of neighbours.
    """
    given = answer if isinstance(answer, dict) else {}
    known = {number for unit in units(task, item) for number in unit["words"]}
    roles = {role: _known(given.get(role), known) for role in ROLES}
    return {**roles, "spans": {role: _spans(task, numbers) for role, numbers in roles.items()}}


def _known(numbers: object, known: set[int]) -> list[int]:
    listed = numbers if isinstance(numbers, list) else []
    # JSON's true counts as 1 in Python: only real numbers name a word.
    return sorted({each for each in listed if type(each) is int and each in known})


def _spans(task: Task, numbers: list[int]) -> list[list[int]]:
    words = task.seed.article.words
    found: list[list[int]] = []
    for before, number in zip([None, *numbers], numbers, strict=False):
        if before is not None and number == before + 1:
            found[-1][1] = words[number].end
        else:
            found.append([words[number].start, words[number].end])
    return found
