"""Twice: what to do with a sentence, before and after one thing more is known, such as the publisher.

The first task of the two is judged and kept; the second names it (``of``) and shows each earlier answer. What
is marked is only whether an answer moved: by the words of some sentences it may, by those of others not.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import FLAG, TEXT, Form
from whosays.tasks.looks import WHICH_WORDS, Look, Place, quoted_places
from whosays.tasks.paper_item import AnswerRow, Worksheet
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.typed_letters import letters_in_words
from whosays.tasks.verdict import Mark

CHOICES = {
    "as it is": "Pass it on as it is",
    "with its source": "Pass it on with its source",
    "elsewhere first": "Look elsewhere first",
    "cannot be checked": "It cannot be checked",
}
"""What may be done with a sentence, with the words that a learner reads."""
_LEADS = {
    (True, True): "You moved this one, and its words give a reason.",
    (True, False): "You moved this one. Its words stand, whoever prints them.",
    (False, True): "You kept this one. Its words give a reason to move.",
    (False, False): "You kept this one, and its words carry it.",
}
"""By whether the answer moved, and whether it may."""
_FIRST = "How would you have judged it before? Answer that first."
_TWO = "Type two letters, the answer before and the answer now: B C."


class Twice(TaskType):
    """Sentences judged twice. An answer is a choice; to the second task ``{"before": …, "now": …}``."""

    name = "twice"
    of_task = ("of",)
    may = frozenset({"moves", "why"})
    forms: ClassVar[Mapping[str, Form]] = {"of": TEXT, "moves": FLAG, "why": TEXT}
    counts = False
    parted_by = " → "
    noun = "Sentence"

    def check_task(self, raw: Mapping[str, Any], at: str) -> None:
        """Points only where moving all earns as little as moving none; the first judging has no key."""
        if raw.get("scored") and "of" not in raw:
            raise KitError(f"{at}: only the second judging can have points. Name the first one in “of”.")
        items = [each for each in raw["items"] if isinstance(each, dict)]
        told = [bool(each["moves"]) for each in items if "moves" in each]
        if raw.get("scored") and len(told) == len(items) and 2 * sum(told) != len(told):
            raise KitError(
                f"{at}: with points, as many sentences may move as may not, or moving none earns more than "
                "moving all. Change the items, or take “scored” out."
            )

    def beside(self, task: Task, tasks: Mapping[str, Task]) -> Task:
        """The second judging with the sentences of the first."""
        if not _is_second(task):
            return task
        first = tasks.get(task.raw["of"])
        if first is None or first.type != self.name or _is_second(first):
            raise KitError(f"“of” must name the first judging of this notebook, not “{task.raw['of']}”.")
        if [each.id for each in first.items] != [each.id for each in task.items]:
            raise KitError(f"its items must be those of {first.name}, with the same ids in the same order.")
        pairs = zip(first.items, task.items, strict=True)
        items = tuple(Item(mine.id, {**_sentence(before), **mine.raw}) for before, mine in pairs)
        return replace(task, items=items)

    def check_places(self, task: Task, item: Item) -> None:
        """There is a sentence; in a key it is said whether its answer may move, and why."""
        super().check_places(task, item)
        if not item.raw.get("passage"):
            raise KitError("there is no sentence. Name it in “passage”.")
        told = {"moves", "why"} & set(item.raw)
        if told and not _is_second(task):
            raise KitError("only the second judging is explained. Take “moves” and “why” out.")
        if _is_second(task) and task.mode == "practice" and len(told) < 2:
            raise KitError("say whether its answer “moves” (true or false), and in “why” by which words.")

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The choices; in a second judging the name of the first."""
        return {"options": self.offered(task, item), "of": self.asked_before(task)}

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """The four choices."""
        return [{"id": name, "label": label} for name, label in CHOICES.items()]

    def asked_before(self, task: Task) -> str:
        """The first judging."""
        named: str = task.raw.get("of", "")
        return named

    def judged_before(self, answer: JSON) -> JSON:
        """The first of the two."""
        return _pair(answer)[0] or None

    def explains(self, task: Task, item: Item) -> bool:
        """Only the second judging is talked about."""
        return _is_second(task)

    def has_best(self, task: Task, item: Item) -> bool:
        """Whether moving or keeping counts: without points it is told, and not counted."""
        return _is_second(task) and task.scored

    def kept(self, task: Task, item: Item, answer: JSON, before: JSON = None) -> JSON:
        """A second answer with the first one beside it, as it was saved."""
        if not _is_second(task) or not isinstance(answer, dict):
            return answer
        earlier = before if isinstance(before, str) and before in CHOICES else answer.get("before")
        return {"before": earlier, "now": answer.get("now")}

    def without_python(self, task: Task, item: Item) -> JsonObject:
        """What may be chosen, and whether it is the second judging."""
        return {"choices": [*CHOICES], "second": _is_second(task)}

    def unready(self, task: Task, item: Item, answer: JSON) -> str:
        """A first judging that was skipped."""
        return "" if _pair(answer)[0] else _FIRST

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """1 where the answer moved and may, or stayed and may not move. A first judging is noted."""
        if not _is_second(task):
            return Mark("noted", 0, "Your first judging of this sentence.", ())
        before, now = _pair(answer)
        may, why = bool(item.raw.get("moves")), (item.raw.get("why", ""),)
        one = self.solution(task, item)
        if not before or not now:
            return Mark("wrong", 0, self.worked(task, item, one), why, one)
        moved = before != now
        return Mark("best" if moved == may else "wrong", float(moved == may), _LEADS[moved, may], why, one)

    def look(self, task: Task, item: Item, answer: JSON) -> Look:
        """Moved or not are two: another answer would be a guess."""
        before, now = _pair(answer)
        return Look(WHICH_WORDS, again=False, lead=f"You {'moved' if before != now else 'kept'} this one.")

    def deciding(self, task: Task, item: Item) -> tuple[Place, ...]:
        """The words of the sentence that the reason quotes."""
        return quoted_places(self.passage(task, item), item.raw.get("why", ""), ())

    def in_numbers(self, task: Task, answers: Mapping[str, JSON]) -> tuple[str, ...]:
        """Of those that may move, how many moved; of those that hold, how many were kept."""
        if not _is_second(task):
            return ()
        judged = [(bool(each.raw.get("moves")), _pair(answers.get(each.id))) for each in task.items]
        moved = [before != now for may, (before, now) in judged if may]
        kept = [before == now for may, (before, now) in judged if not may]
        return (
            f"{sum(moved)} of {len(moved)} moved that may move",
            f"{sum(kept)} of {len(kept)} kept that hold",
        )

    def hints(self, task: Task, item: Item, written: tuple[str, ...]) -> tuple[str, ...]:
        """Those that the task file has, for the second judging."""
        return written if _is_second(task) else ()

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """Whether it moves; its reason follows."""
        return "This one may move." if item.raw.get("moves") else "This one holds."

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The labels of the choices, the earlier one first."""
        if not _is_second(task):
            return [CHOICES.get(answer, NOT_OFFERED) if isinstance(answer, str) else NOT_OFFERED]
        given = zip(("Before", "Now"), _pair(answer), strict=True)
        return [f"{when}: {CHOICES[each]}" for when, each in given if each] or [NOT_OFFERED]

    def solution(self, task: Task, item: Item) -> JSON:
        """One way to judge it: what counts is whether it moved."""
        if not _is_second(task):
            return "with its source"
        moved = "elsewhere first" if item.raw.get("moves") else "with its source"
        return {"before": "with its source", "now": moved}

    def best_in_words(self, task: Task, item: Item, best: JSON) -> list[str]:
        """Whether it moves."""
        return ["It may move." if item.raw.get("moves") else "It holds."] if _is_second(task) else []

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """Boxes to tick."""
        return Worksheet(choices=tuple(CHOICES.values()), a_line_each=False)

    def answer_row(self, task: Task, item: Item) -> AnswerRow:
        """A bubble for each choice."""
        return AnswerRow(bubbles=True)

    def typed_as(self, task: Task, item: Item, letters: Mapping[str, str]) -> str:
        """One letter; of a second judging the one before and the one now."""
        named = letters_in_words(letters)
        return f"before and now: {named}" if _is_second(task) else named

    def from_paper(self, task: Task, item: Item, typed: str, letters: Mapping[str, str]) -> JSON:
        """The choice, or both of them."""
        found = [letters.get(each) for each in typed.upper() if each.isalpha()]
        if len(found) != 1 + _is_second(task) or None in found:
            one = "Type the one letter that stands on the sheet."
            raise KitError(f"“{typed:.20}”: {_TWO if _is_second(task) else one}")
        return {"before": found[0], "now": found[1]} if _is_second(task) else found[0]


def _is_second(task: Task) -> bool:
    return "of" in task.raw


def _sentence(item: Item) -> JsonObject:
    return {name: item.raw[name] for name in ("passage", "marked", "question") if name in item.raw}


def _pair(answer: JSON) -> tuple[str, str]:
    """The answer before and the answer now, each "" where it is none."""
    given = answer if isinstance(answer, dict) else {}
    before, now = (given.get(name) for name in ("before", "now"))
    return (
        before if isinstance(before, str) and before in CHOICES else "",
        now if isinstance(now, str) and now in CHOICES else "",
    )


TYPE = Twice()
