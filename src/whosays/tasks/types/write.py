"""Write: free text with a checklist. A person reads it; no machine marks it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import COUNT, RUBRIC, TEXT, TEXTS, Form
from whosays.tasks.paper_item import Worksheet
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.verdict import Mark

_WORDS_A_LINE = 10  # of handwriting, on the paper's width
_MANY_WORDS = 40  # where the task sets no limit


class Write(TaskType):
    """A text to write."""

    name = "write"
    needed = frozenset({"question"})
    may = frozenset({"min_words", "max_words", "checklist", "sample", "rubric"})
    public = ("min_words", "max_words", "checklist")
    forms: ClassVar[Mapping[str, Form]] = {
        **dict.fromkeys(("min_words", "max_words"), COUNT),
        "checklist": TEXTS,
        "sample": TEXT,
        "rubric": RUBRIC,
    }
    read_by_people = True
    told_in_full = False

    def check_item(self, raw: Mapping[str, Any], mode: str, at: str) -> None:
        """The fewest words are not more than the most."""
        if raw.get("min_words", 0) > raw.get("max_words", raw.get("min_words", 0)):
            raise KitError(f"{at}: “min_words” is larger than “max_words”. Change one of them.")

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """How long the text is to be, and the checklist."""
        limits = {name: item.raw.get(name) for name in ("min_words", "max_words")}
        return {**limits, "checklist": item.raw.get("checklist", [])}

    def explains(self, task: Task, item: Item) -> bool:
        """Only where there is a sample to compare with."""
        return "sample" in item.raw

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """Free text is noted, never marked by a machine: a person reads it, with the rubric."""
        sample = item.raw.get("sample")
        why = (f"One way to write it: {sample}",) if sample else ()
        lead = "Kept. Now compare." if sample else "Kept."
        return Mark("noted", 0, lead if written(answer) else "Nothing is written yet.", why, None)

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The text."""
        return [written(answer) or NOT_OFFERED]

    def solution(self, task: Task, item: Item) -> JSON:
        """The sample."""
        return {"text": item.raw.get("sample", ""), "checked": []}

    def best_in_words(self, task: Task, item: Item, best: JSON) -> list[str]:
        """None: there is no best text."""
        return []

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """Lines to write on, and the checklist."""
        least, most = item.raw.get("min_words"), item.raw.get("max_words")
        lines = max(2, round((most or _MANY_WORDS) / _WORDS_A_LINE) + 1)
        asked = f"{least} to {most} words." if least else ""
        return Worksheet(asked, lines=lines, checks=tuple(item.raw.get("checklist", [])))

    def typed_as(self, task: Task, item: Item, letters: Mapping[str, str]) -> str:
        """The text, for the marking desk."""
        return "the text"

    def from_paper(self, task: Task, item: Item, typed: str, letters: Mapping[str, str]) -> JSON:
        """The text as it was typed, and nothing ticked."""
        return {"text": typed, "checked": []}

    def rule_by_hand(self, task: Task) -> str:
        """What the rows of the rubric give."""
        return (
            "A person reads it, row by row: each row gives 2, 1 or 0. Write these points down apart. They "
            "count only where the teacher counts them for all."
        )


def written(answer: JSON) -> str:
    """The text of an answer, "" if there is none."""
    text = answer.get("text") if isinstance(answer, dict) else None
    return text if isinstance(text, str) else ""


TYPE = Write()
