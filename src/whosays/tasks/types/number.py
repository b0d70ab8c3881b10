"""Number: a box, a unit, a tolerance."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import NEARS, NUMBER, TEXT, TOLERANCE, Form
from whosays.tasks.looks import Look, Place, quoted_places
from whosays.tasks.paper_item import AnswerRow, Worksheet
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.verdict import Mark

_NUMBER = re.compile(
    r"[\s≈~]*(?:(?:about|around|roughly|nearly|almost|ca\.?)\s+)?([+-]?[\d.,'’\s]*\d)", re.IGNORECASE
)
_GROUPED = re.compile(r"([+-]?\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?")  # 1,316,000.5
_LISTED = re.compile(r"(?:[;|&]|(?<!\d),|\b(?:or|and)\b)\s*[+-]?\d", re.IGNORECASE)  # "52 %; 54 %"
_ANOTHER = re.compile(r"\s*(?:[-–—/:_^*+]|e(?=[\d+-])|(?:or|to|and)\b)\s*[+-]?\d", re.IGNORECASE)

_LONGEST = 100  # characters of a number with words around it


class Number(TaskType):
    """A number to type."""

    name = "number"
    needed = frozenset({"question", "answer", "tolerance", "why"})
    may = frozenset({"unit", "near"})
    public = ("unit",)
    forms: ClassVar[Mapping[str, Form]] = {
        "answer": NUMBER,
        "tolerance": TOLERANCE,
        "why": TEXT,
        "unit": TEXT,
        "near": NEARS,
    }

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The unit."""
        return {"unit": item.raw.get("unit", "")}

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """1 within the tolerance, else 0; a mistake that many make gets an explanation of its own."""
        raw = item.raw
        typed = numbers_in(answer)
        best = f"{raw['answer']} {raw.get('unit', '')}".strip()
        if not typed:
            return Mark("wrong", 0, "That is not a number yet.", (f"Best: {best}. {raw['why']}",), best)
        if _close(typed, raw):
            return Mark("best", 1, "Yes.", (raw["why"],), best)
        common = next((near["why"] for near in raw.get("near", []) if _close(typed, near)), "")
        if common:
            lead = "Close to a common slip. Here is where it comes from."
            return Mark("wrong", 0, lead, (common, raw["why"]), best)
        return Mark("wrong", 0, f"Not this number. It is {best}.", (raw["why"],), best)

    def unready(self, task: Task, item: Item, answer: JSON) -> str:
        """No number, or two of them: the key is kept until there is one."""
        return "" if numbers_in(answer) else "That is not a number yet. Type one, such as 46 or 46.2."

    def look(self, task: Task, item: Item, answer: JSON) -> Look:
        """Another number. Pointed at are the figures, or for a common slip the steps."""
        if any(_close(numbers_in(answer), near) for near in item.raw.get("near", [])):
            return Look("Close to a common slip. Go through your steps once more.", again=True)
        if self.deciding(task, item):
            return Look("Look at the underlined figures. Then try once more.", again=True)
        return Look("Which figures did you use, and for what? Try once more.", again=True)

    def deciding(self, task: Task, item: Item) -> tuple[Place, ...]:
        """What the reason quotes out of the passage, where that is not the number itself."""
        return quoted_places(self.passage(task, item), item.raw["why"], (str(item.raw["answer"]),))

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """What was typed, with the unit if it has none."""
        if not isinstance(answer, str):
            return [NOT_OFFERED]
        unit = item.raw.get("unit", "")
        return [answer if not unit or answer.endswith(unit) else f"{answer} {unit}"]

    def best_in_words(self, task: Task, item: Item, best: JSON) -> list[str]:
        """The number with its unit, which it has already."""
        return [str(best)]

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """The number with its unit."""
        return f"It is {best}."

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """A gap and the unit."""
        return Worksheet(blanks=1, unit=item.raw.get("unit", ""))

    def answer_row(self, task: Task, item: Item) -> AnswerRow:
        """The same."""
        return AnswerRow(blanks=1, unit=item.raw.get("unit", ""))

    def typed_as(self, task: Task, item: Item, letters: Mapping[str, str]) -> str:
        """A number, as it is written."""
        unit = item.raw.get("unit", "")
        return f"a number ({unit})" if unit else "a number"

    def from_paper(self, task: Task, item: Item, typed: str, letters: Mapping[str, str]) -> JSON:
        """The number as it was typed: what a number can look like is for ``mark`` to say."""
        return typed

    def best_on_paper(self, task: Task, item: Item, best: JSON, letters: Mapping[str, str]) -> list[str]:
        """The number and how far off it may be."""
        return [f"{best} (± {item.raw['tolerance']:g})" if item.raw.get("tolerance") else str(best)]


def numbers_in(text: object) -> tuple[float, ...]:
    """What a typed number can mean, the likeliest first; none where it is no number, or two of them.

    Takes 5.8, 5,8, 1,316, 1.316, 5 800 000, "about" before it and a unit behind it. A comma or point with
    exactly three digits behind it parts thousands first ("1,316"), and is the decimal mark second.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return ()
    found = _NUMBER.match(text)
    if not found or _ANOTHER.match(text, found.end()) or _LISTED.search(text, found.end()):
        return ()
    digits = re.sub(r"(?<=\d)[\s'’](?=\d{3}(?!\d))", "", found.group(1))
    if re.fullmatch(r"[+-]?\d*[.,]?\d+", digits):
        plain = float(digits.replace(",", "."))
        grouped = re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", digits)
        return (float(re.sub("[.,]", "", digits)), plain) if grouped else (plain,)
    if found := _GROUPED.fullmatch(digits):
        whole = found.group(1).replace(found.group(2), "")
        return (float(f"{whole}.{found.group(3) or 0}"),)
    return ()


def _close(typed: tuple[float, ...], wanted: dict[str, Any]) -> bool:
    # A billionth of the number is given away: 45.8 + 0.2 is not quite 46 to a computer.
    slack = wanted["tolerance"] + 1e-9 * abs(wanted["answer"])
    return any(abs(each - wanted["answer"]) <= slack for each in typed)


TYPE = Number()
