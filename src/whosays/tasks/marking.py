"""What an answer is worth and what is said about it: answer × task -> mark. Pure functions.

Best answer 1, defensible ½, else 0; for mark, order and chain the formula stands in their type's file.
Every answer gets its why: bare right or wrong teaches almost nothing (effect sizes 0.05 against 0.49 for
an explanation; Van der Kleij, Feskens & Eggen 2015, doi 10.3102/0034654314564881).
"""

from whosays.base.json_types import JSON
from whosays.tasks.answer_given import is_given
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.tasks.verdict import Mark


def mark(task: Task, item: Item, answer: JSON) -> Mark:
    """Mark one answer to one item, in the form that formats.md gives for the task's type.

    An answer of another form is wrong, not an error: answers are data. One that says nothing is none.
    """
    return type_of(task).mark(task, item, answer if is_given(answer) else None)


def best_answer(task: Task, item: Item) -> JSON:
    """The answer that earns full credit, in the form an answer has; None for free text without one."""
    return mark(task, item, None).best


def explained(task: Task, item: Item) -> Mark:
    """What is said about an item to those who did not answer it: the mark of the best answer.

    A vote has none: there every option that can be defended is told.
    """
    return type_of(task).explained(task, item)
