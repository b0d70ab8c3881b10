"""Order: steps to be put in line."""

from collections.abc import Mapping
from typing import ClassVar

from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import LINED_UP, TEXT, Form
from whosays.tasks.looks import Look
from whosays.tasks.paper_item import AnswerRow, Worksheet
from whosays.tasks.task import Item, Task, short_hash
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.typed_letters import letters_in_line, letters_in_words
from whosays.tasks.verdict import Mark, graded, points_text

_UNFINISHED = "Not all of them are in line yet."
_IN_ORDER = "Write the letters in the right order."


class Order(TaskType):
    """Steps to be put in line; a key has them in the right order."""

    name = "order"
    needed = frozenset({"steps", "why"})
    public = ("steps",)
    forms: ClassVar[Mapping[str, Form]] = {"steps": LINED_UP, "why": TEXT}
    parted_by = " → "

    def public_fields(self, task: Task, item: Item) -> JsonObject:
        """The steps in an order that says nothing."""
        return {**super().public_fields(task, item), "steps": shuffled_steps(item)}

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The steps with their ids, in an order that says nothing."""
        return {"steps": [{"id": short_hash(text), "text": text} for text in shuffled_steps(item)]}

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """The steps."""
        return [{"id": short_hash(text), "label": text} for text in shuffled_steps(item)]

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """Credit is 2c - 1, but not under 0, where c is the share of pairs in the right order (Kendall)."""
        best = list(item.steps)
        pairs = _pairs(item, answer)
        if pairs is None:
            return Mark("wrong", 0, _UNFINISHED, (item.raw["why"],), [*best])
        credit = max(0.0, 2 * sum(pairs) / len(pairs) - 1) if pairs else 1.0
        return graded(credit, (item.raw["why"],), [*best])

    def unready(self, task: Task, item: Item, answer: JSON) -> str:
        """Steps that are not in line yet."""
        return _UNFINISHED if _pairs(item, answer) is None else ""

    def look(self, task: Task, item: Item, answer: JSON) -> Look:
        """How many pairs stand the wrong way round, but not which. Of two steps there is no second try."""
        pairs = _pairs(item, answer) or []
        if len(pairs) < 2:
            return Look("What has to be there before the other can be?", again=False)
        wrong = pairs.count(False)
        return Look(f"{wrong} of {len(pairs)} pairs stand the wrong way round. Try once more.", again=True)

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The steps, a line each."""
        given = answer if isinstance(answer, list) else []
        steps = [item.steps[each] for each in given if isinstance(each, str) and each in item.steps]
        return steps or [NOT_OFFERED]

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """The steps in their order."""
        return f"The order: {' → '.join(item.steps.values())}."

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """The steps, and a box for the letter of each."""
        return Worksheet(_IN_ORDER, choices=tuple(shuffled_steps(item)), letters=True)

    def answer_row(self, task: Task, item: Item) -> AnswerRow:
        """A box for the letter of each step."""
        return AnswerRow(_IN_ORDER, letters=True, whole_line=True)

    def typed_as(self, task: Task, item: Item, letters: Mapping[str, str]) -> str:
        """The letters in a line."""
        return f"letters in order, of {letters_in_words(letters)}"

    def from_paper(self, task: Task, item: Item, typed: str, letters: Mapping[str, str]) -> JSON:
        """The ids of the steps in the order of their letters. A line that is not whole stays as it is."""
        return [*letters_in_line(typed, letters)]

    def rule_by_hand(self, task: Task) -> str:
        """What each wrong pair costs."""
        steps = len(task.items[0].steps)
        cost = points_text(2 / (steps * (steps - 1) / 2))
        return f"Do any two letters stand in the right order? Each pair that does not costs {cost}."

    def best_on_paper(self, task: Task, item: Item, best: JSON, letters: Mapping[str, str]) -> list[str]:
        """The letters in the right order."""
        return [" ".join(letters[step] for step in item.steps)]


def _pairs(item: Item, answer: JSON) -> list[bool] | None:
    """Whether each two steps stand in the right order; None where not all of them are in line."""
    best = list(item.steps)
    given = [each for each in answer if each in best] if isinstance(answer, list) else []
    if sorted(given) != sorted(best):
        return None
    places = [best.index(each) for each in given]
    return [a < b for i, a in enumerate(places) for b in places[i + 1 :]]


def shuffled_steps(item: Item) -> list[str]:
    """The steps in an order that says nothing; three or more are never in the right one.

    Of two steps one order is the right one: to avoid it would give it away.
    """
    steps: list[str] = sorted(item.raw["steps"], key=lambda text: short_hash(f"{item.id}/{text}"))
    return steps[1:] + steps[:1] if steps == item.raw["steps"] and len(steps) > 2 else steps


TYPE = Order()
