"""Scale: how sure can one be, from 1 to 5? A type that is not in the kit: it shows what a new one needs."""

from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import COUNT, TEXT, Form
from whosays.tasks.paper_item import Worksheet
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.verdict import Mark, graded

STEPS = 5


class Scale(TaskType):
    """A number from 1 to 5."""

    name = "scale"
    needed = frozenset({"low", "high", "sure", "why"})
    public = ("low", "high")
    forms: ClassVar[Mapping[str, Form]] = {"low": TEXT, "high": TEXT, "sure": COUNT, "why": TEXT}

    def check_item(self, raw: Mapping[str, Any], mode: str, at: str) -> None:
        """The best answer lies on the scale."""
        if mode == "practice" and not 1 <= raw["sure"] <= STEPS:
            raise KitError(f"{at}: “sure” must lie between 1 and {STEPS}. Change it.")

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """What stands at the ends of the scale."""
        return {"low": item.raw["low"], "high": item.raw["high"], "steps": STEPS}

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """1 for the best step, a quarter less for each step away from it."""
        best = item.raw["sure"]
        credit = 1 - abs(answer - best) / (STEPS - 1) if type(answer) is int and 1 <= answer <= STEPS else 0.0
        return graded(credit, (item.raw["why"],), best)

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The step on its scale."""
        if type(answer) is not int:
            return [NOT_OFFERED]
        return [f"{answer} on the scale from {item.raw['low']} to {item.raw['high']}"]

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """Boxes in one row."""
        ends = f"1 is “{item.raw['low']}”, {STEPS} is “{item.raw['high']}”."
        return Worksheet(ends, choices=tuple(str(n + 1) for n in range(STEPS)), a_line_each=False)


TYPE = Scale()
