"""Chain: the speakers in line, the one who said it first in front."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import LINED_UP, TEXT, TEXTS, Form
from whosays.tasks.looks import Look, Place, quoted_places
from whosays.tasks.paper_item import AnswerRow, Worksheet
from whosays.tasks.task import Item, Task, short_hash
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.typed_letters import letters_in_line, letters_in_words
from whosays.tasks.verdict import HALF, Mark, graded, points_text

_IN_LINE = "Write the letters in line, the first to say it first. You may not need all of them."


class Chain(TaskType):
    """Through how many mouths did it come? Names from a bank, put in line."""

    name = "chain"
    needed = frozenset({"bank", "answer", "why"})
    may = frozenset({"also", "why_also"})
    public = ("bank",)
    forms: ClassVar[Mapping[str, Form]] = {
        "bank": LINED_UP,
        "answer": TEXTS,
        "also": TEXTS,
        "why": TEXT,
        "why_also": TEXT,
    }

    def check_item(self, raw: Mapping[str, Any], mode: str, at: str) -> None:
        """In a key, every name of the answers stands in the bank."""
        if mode != "practice":
            return
        for field in ("answer", "also"):
            if extra := [each for each in raw.get(field, []) if each not in raw["bank"]]:
                raise KitError(f"{at}: “{extra[0]}” of “{field}” does not stand in “bank”. Add it there.")
        if not raw["answer"]:
            raise KitError(f"{at}: “answer” is empty. Write the chain, the origin first.")

    def public_fields(self, task: Task, item: Item) -> JsonObject:
        """The names in an order that says nothing."""
        return {**super().public_fields(task, item), "bank": shuffled_bank(item)}

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The names in an order that says nothing."""
        return {"bank": shuffled_bank(item)}

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """The names."""
        return [{"id": name, "label": name} for name in shuffled_bank(item)]

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """Credit is 2 · L / (n + m): L links in common in the same order, n given, m in the key.

        The second defensible chain earns ½ at least. L is the longest common subsequence. A name out of place
        or a messenger left out may be half right. Somebody who handed nothing on, or a chain that does not
        begin with the one who said it first, is not: then the credit is halved.
        """
        raw = item.raw
        given = [str(each) for each in answer] if isinstance(answer, list) else []
        best: list[str] = raw["answer"]
        credit = 2 * _in_common(given, best) / (len(given) + len(best)) if given else 0.0
        reason = f"The best chain is {' < '.join(best)}. {raw['why']}"
        if given and given == raw.get("also"):
            why = (raw.get("why_also", ""), reason)
            return Mark("defensible", max(HALF, min(credit, 0.99)), "This can be defended.", why, [*best])
        slips = _slips(given, raw)
        behind = best[0] in given and given[0] != best[0]
        result = graded(credit / 2 if slips or behind else credit, (*slips, reason), [*best])
        if behind:
            return replace(result, lead=f"Not yet: “{best[0]}” said it first, and has to stand first.")
        if slips or result.verdict == "best":
            return result
        return replace(result, lead=_lead(given, best, result.credit))

    def look(self, task: Task, item: Item, answer: JSON) -> Look:
        """What is off, without a name: somebody who spoke nothing of it, the front, how many, the order."""
        given = [str(each) for each in answer] if isinstance(answer, list) else []
        return Look(_look_line(given, item.raw), again=True)

    def deciding(self, task: Task, item: Item) -> tuple[Place, ...]:
        """The words of the passage that the reason quotes, as far as they are no name of the bank."""
        return quoted_places(self.passage(task, item), item.raw["why"], tuple(item.raw["bank"]))

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The names on one line."""
        given = [each for each in answer if isinstance(each, str)] if isinstance(answer, list) else []
        return [" < ".join(given) or NOT_OFFERED]

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """Nothing: the reason names the chain."""
        return ""

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """The bank, and a box for the letter of each name."""
        bank = tuple(shuffled_bank(item))
        return Worksheet(_IN_LINE, choices=bank, a_line_each=False, letters=True, between="<")

    def answer_row(self, task: Task, item: Item) -> AnswerRow:
        """A box for the letter of each name."""
        return AnswerRow(_IN_LINE, letters=True, between="<", whole_line=True)

    def typed_as(self, task: Task, item: Item, letters: Mapping[str, str]) -> str:
        """The letters in a line."""
        return f"letters, origin first, of {letters_in_words(letters)}"

    def from_paper(self, task: Task, item: Item, typed: str, letters: Mapping[str, str]) -> JSON:
        """The names in the order of their letters."""
        return [*letters_in_line(typed, letters)]

    def rule_by_hand(self, task: Task) -> str:
        """The formula in words."""
        return (
            "Twice the names that stand in the right order, divided by the names given and the names of the "
            "key together. Half of that where somebody stands in line who handed nothing on, or where the "
            "first to say it is missing or does not stand first."
        )

    def best_on_paper(self, task: Task, item: Item, best: JSON, letters: Mapping[str, str]) -> list[str]:
        """The chain in letters and in names."""
        return [
            f"{' < '.join(letters[name] for name in item.raw['answer'])}: {' < '.join(item.raw['answer'])}"
        ]

    def reasons_of_half(self, task: Task, item: Item) -> list[str]:
        """The second defensible chain, what it earns and what speaks for it."""
        also = item.raw.get("also")
        if not also:
            return []
        credit = points_text(self.mark(task, item, also).credit)
        return [f"{credit} for {' < '.join(also)}: {item.raw.get('why_also', '')}"]


def shuffled_bank(item: Item) -> list[str]:
    """The names of a chain's bank in an order that says nothing, and is another for each item."""
    return sorted(item.raw["bank"], key=lambda name: short_hash(f"{item.id}/{name}"))


def _lead(given: list[str], best: list[str], credit: float) -> str:
    """What is right about a chain of people who all spoke, and what is not."""
    so_far = "Half right" if credit >= HALF else "Not yet"
    if left := [each for each in best if each not in given]:
        return f"{so_far}: {len(left)} {'name is' if len(left) == 1 else 'names are'} missing."
    if len(given) == len(best):
        return f"{so_far}: the names are right. Look at their order."
    return f"{so_far}: there is more in line than the chain needs."


def _look_line(given: list[str], raw: Mapping[str, Any]) -> str:
    best: list[str] = raw["answer"]
    spoke = {*best, *raw.get("also", ())}
    if any(each not in spoke for each in given):
        return "Somebody in your line handed nothing on. Who?"
    if given[:1] != best[:1]:
        return "Look at the front of your line. Who said it first?"
    if missing := len([each for each in best if each not in given]):
        return (
            f"{missing} {'mouth is' if missing == 1 else 'mouths are'} still missing. Who else passed it on?"
        )
    return "The names are right. Who heard it from whom?"


def _slips(given: list[str], raw: Mapping[str, Any]) -> tuple[str, ...]:
    """What makes a chain no half of the right one: who never spoke in it, and an origin left out."""
    spoke = {*raw["answer"], *raw.get("also", ())}
    silent = [f"Nothing comes through “{each}” here." for each in given if each not in spoke]
    origin = raw["answer"][0]
    lost = [f"The first to say it, “{origin}”, is missing."] if given and origin not in given else []
    return (*silent, *lost)


def _in_common(given: list[str], best: list[str]) -> int:
    row = [0] * (len(best) + 1)
    for each in given:
        last = row[:]
        for i, wanted in enumerate(best):
            row[i + 1] = last[i] + 1 if each == wanted else max(row[i], last[i + 1])
    return row[-1]


TYPE = Chain()
