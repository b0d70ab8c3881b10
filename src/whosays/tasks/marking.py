"""What an answer is worth and what is said about it: answer × task -> mark. Pure functions.

Best answer 1, defensible ½, else 0; for mark, order and chain the formula stands in the docstring.
Every answer gets its why: bare right or wrong teaches almost nothing (effect sizes 0.05 against 0.49 for
an explanation; Van der Kleij, Feskens & Eggen 2015, doi 10.3102/0034654314564881).
"""

from whosays.tasks.task import Item, Task
from whosays.tasks.types.others import mark_chain, mark_choose, mark_mark, mark_number, mark_order, mark_write
from whosays.tasks.types.sort import mark_sort
from whosays.tasks.verdict import Mark

_MARKERS = {
    "sort": mark_sort,
    "choose": mark_choose,
    "number": mark_number,
    "order": mark_order,
    "chain": mark_chain,
    "mark": mark_mark,
    "write": mark_write,
}


def mark(task: Task, item: Item, answer: object) -> Mark:
    """Mark one answer to one item, in the form that formats.md gives for the task's type.

    An answer of another form is wrong, not an error: answers are data.
    """
    return _MARKERS[task.type](task, item, answer)


def best_answer(task: Task, item: Item) -> object:
    """The answer that earns full credit, in the form an answer has; None for free text without one."""
    return mark(task, item, None).best
