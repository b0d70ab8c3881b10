"""Choose: options, each with a reason of its own; votes too, where both sides can be defended."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import FLAG, OPTION_FORMS, OPTIONS, Form
from whosays.tasks.looks import ENOUGH, WHAT_AGAINST, WHICH_WORDS, Look, Place, quoted_places
from whosays.tasks.paper_item import AnswerRow, Worksheet
from whosays.tasks.task import Item, Option, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.verdict import HALF, Mark

_AGAIN = "Read the underlined words again. Then choose once more."
REMEMBER = "Write what you remember first: a few words are enough."
_SPEAKS = "What speaks for it: "
_ONE_BY_ONE = "Take the answers one by one: what would each of them need?"


class Choose(TaskType):
    """A question with options. Where no option is best it is a vote: each defensible one counts as best."""

    name = "choose"
    of_task = ("together", "one_press")
    needed = frozenset({"options"})
    may = frozenset({"remember"})
    public = ("options", "remember")
    forms: ClassVar[Mapping[str, Form]] = {
        **dict.fromkeys(("together", "one_press", "remember"), FLAG),
        "options": OPTIONS,
    }
    one_of_some = True

    def check_task(self, raw: Mapping[str, Any], at: str) -> None:
        """A vote waits for its end: no press explains it."""
        if raw.get("together") and raw.get("one_press"):
            raise KitError(
                f"{at}: “together” waits for all votes, “one_press” for none. Take one of them out."
            )

    def check_item(self, raw: Mapping[str, Any], mode: str, at: str) -> None:
        """Two or more options; in a key each with its reason, and one of them best or defensible."""
        options = raw["options"]
        for each in options:
            _check_option(each, at)
        texts = [each.get("text") for each in options]
        if len(texts) < 2 or len(set(texts)) < len(texts) or not all(texts):
            raise KitError(f"{at}: write two or more options, each with a “text” of its own.")
        if mode == "hand-in":
            _check_public(options, at)
        else:
            _check_key(options, at)

    def public_fields(self, task: Task, item: Item) -> JsonObject:
        """The options without what the key says of them, in an order that says nothing."""
        options = [{"text": option.text} for option in _in_order(task, item)]
        return {**super().public_fields(task, item), "options": options}

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The options with their ids, whether one press answers and explains, and what comes before them."""
        pressed: JsonObject = {"one_press": True} if task.raw.get("one_press", False) else {}
        first: JsonObject = {"remember": asks} if (asks := _from_memory(item)) else {}
        return {"options": self.offered(task, item), **pressed, **first}

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """The options."""
        return [{"id": each.id, "label": each.text} for each in _in_order(task, item)]

    def explains(self, task: Task, item: Item) -> bool:
        """A vote is explained at its end."""
        return not task.raw.get("together", False) or item is task.items[-1]

    def has_best(self, task: Task, item: Item) -> bool:
        """Not where no option is best: a bet."""
        return super().has_best(task, item) and not is_vote(item)

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """Best 1, defensible ½, else 0. In a vote each defensible option counts as best."""
        chosen = next((option for option in item.options if option.id == answer), None)
        if is_vote(item):
            return _vote(item, chosen)
        best = _best(item)
        if chosen is None:
            return Mark("wrong", 0, "No answer yet.", (best.why,), best.id)
        if chosen.best:
            lead = "Yes, and here is what decides."
            return Mark("best", 1, lead, (chosen.why,), best.id, _others(item, chosen))
        named = f"The best answer is {in_a_sentence(best.text)}. {best.why}"
        others = _others(item, chosen)
        if chosen.defensible:
            why = (named, f"What speaks for yours: {_for_it(chosen)}")
            return Mark("defensible", HALF, "Half right: this can be defended.", why, best.id, others)
        why = (named, f"Yours: {chosen.why}")
        return Mark("wrong", 0, "Not this one. Here is what decides.", why, best.id, others)

    def look(self, task: Task, item: Item, answer: JSON) -> Look | None:
        """Another answer where enough are left; else a question, since the second of two is a guess.

        Quick ones have none: one press is all they ask.
        """
        if task.raw.get("one_press", False):
            return None
        if len(item.options) >= ENOUGH:
            return Look(_AGAIN if self.deciding(task, item) else _ONE_BY_ONE, again=True)
        return Look(WHICH_WORDS if self.passage(task, item) else WHAT_AGAINST, again=False)

    def deciding(self, task: Task, item: Item) -> tuple[Place, ...]:
        """The words of the passage that the best answer's reason quotes, unless they would name it."""
        named = tuple(option.text for option in item.options)
        return quoted_places(self.passage(task, item), _best(item).why, named)

    def explained(self, task: Task, item: Item) -> Mark:
        """A vote has no best option: all that can be defended are told, each with its name."""
        if not is_vote(item):
            return super().explained(task, item)
        return Mark("best", 1, _how_many(item), _what_speaks(_defensible(item)), _best(item).id)

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The text of the option."""
        return [next((option.text for option in item.options if option.id == answer), NOT_OFFERED)]

    def best_in_words(self, task: Task, item: Item, best: JSON) -> list[str]:
        """The text of the best option; a vote has none."""
        return [] if is_vote(item) else self.in_words(task, item, best)

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """The text of the best option; of a vote all that can be defended but the last, which follows."""
        if is_vote(item):
            return " ".join((_how_many(item), *_what_speaks(_defensible(item))[:-1]))
        return next(f"It is {in_a_sentence(each.text)}." for each in item.options if each.id == best)

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """Boxes to tick, one below the other."""
        choices = tuple(option.text for option in _in_order(task, item))
        return Worksheet(remember=_from_memory(item), choices=choices)

    def answer_row(self, task: Task, item: Item) -> AnswerRow:
        """A bubble for each option."""
        return AnswerRow(bubbles=True)

    def reasons_of_half(self, task: Task, item: Item) -> list[str]:
        """The reasons of the options that can be defended."""
        found = () if is_vote(item) else _defensible(item)
        return [f"Half for {in_a_sentence(o.text)}: {o.why}" for o in found if not o.best]


def _from_memory(item: Item) -> str:
    """What is asked for before the options are shown; "" where they stand there at once."""
    return REMEMBER if item.raw.get("remember", False) else ""


def _in_order(task: Task, item: Item) -> tuple[Option, ...]:
    """The options as the page shows them. Quick ones that all offer the same keep one order, for the hand."""
    first = [each["text"] for each in task.items[0].raw["options"]]
    same = all({each.text for each in other.options} == set(first) for other in task.items)
    if not (task.raw.get("one_press", False) and same):
        return item.options
    return tuple(sorted(item.options, key=lambda option: first.index(option.text)))


def in_a_sentence(text: str) -> str:
    """An option's text as a sentence quotes it: in one pair of marks, and without its own full stop.

    Marks inside become single ones. The stop of “7:30 a.m.” belongs to its last word, and stays.
    """
    if whole := _ALL_QUOTED.fullmatch(text):
        text = whole[1]
    text = _LAST_STOP.sub("", text).replace("“", "‘").replace("”", "’")
    return f"“{text}”"


_ALL_QUOTED = re.compile(r"“([^“”]*)”\.?")
_LAST_STOP = re.compile(r"(?<![.…])(?<!\.\w)\.(?=”?$)")


def is_vote(item: Item) -> bool:
    """Whether no option is best: both readings can be defended."""
    return not any(option.best for option in item.options)


def _others(item: Item, chosen: Option) -> tuple[str, ...]:
    """Why neither the rest is the best answer, for whoever wants to know."""
    rest = (option for option in item.options if option is not chosen and not option.best)
    return tuple(f"{in_a_sentence(option.text)}: {option.why}" for option in rest)


def _best(item: Item) -> Option:
    wanted = [option for option in item.options if option.best]
    return next(iter(wanted or [option for option in item.options if option.defensible]))


def _defensible(item: Item) -> list[Option]:
    return [option for option in item.options if option.defensible]


def _vote(item: Item, chosen: Option | None) -> Mark:
    defensible = _defensible(item)
    if chosen in defensible:
        return _defended(defensible, chosen)
    speaks, some = _what_speaks(defensible), _best(item).id
    if chosen is None:
        return Mark("wrong", 0, "No answer yet.", (_how_many(item), *speaks), some)
    why = (chosen.why, _how_many_others(item), *speaks)
    return Mark("wrong", 0, "Not this one. Here is what decides.", why, some)


def _defended(defensible: list[Option], chosen: Option) -> Mark:
    others = [each for each in defensible if each is not chosen]
    why = (chosen.why, *(f"The other side of it, {in_a_sentence(each.text)}: {each.why}" for each in others))
    return Mark("best", 1, "That can be defended. Here is what speaks for it.", why, chosen.id)


def _how_many(item: Item) -> str:
    """How many options of a vote can be defended, as a sentence that names none as the best."""
    some, all_of_them = len(_defensible(item)), len(item.options)
    if some == all_of_them:
        return "Both can be defended." if some == 2 else "Each of them can be defended."
    return f"{some} of the {all_of_them} can be defended."


def _how_many_others(item: Item) -> str:
    """The same, said to somebody who chose an option that cannot be."""
    some, others = len(_defensible(item)), len(item.options) - 1
    if some < others:
        return f"{some} of the others can be defended."
    return {1: "The other one", 2: "Both others"}.get(some, "All others") + " can be defended."


def _what_speaks(options: list[Option]) -> tuple[str, ...]:
    return tuple(f"What speaks for {in_a_sentence(each.text)}: {_for_it(each)}" for each in options)


def _for_it(option: Option) -> str:
    """The reason of an option, behind words that say already that it speaks for it."""
    return option.why.removeprefix(_SPEAKS)


def _check_option(raw: Mapping[str, Any], at: str) -> None:
    for name, value in raw.items():
        fits, form = OPTION_FORMS[name]
        if not fits(value):
            raise KitError(f"{at}, options: “{name}” must be {form}. Write it so.")


def _check_public(options: list[dict[str, Any]], at: str) -> None:
    if any(set(each) != {"text"} for each in options):
        raise KitError(f"{at}: an option of a hand-in task has a “text” and nothing else. Take the rest out.")


def _check_key(options: list[dict[str, Any]], at: str) -> None:
    if not any(each.get("best") or each.get("defensible") for each in options):
        raise KitError(f"{at}: no option is “best” (or “defensible”). Mark one.")
    if sum(each.get("best", False) for each in options) > 1:
        raise KitError(f"{at}: two options are “best”. Mark one, and the other as “defensible”.")
    for each in options:
        if not each.get("why"):
            raise KitError(f"{at}: the option “{each['text']}” has no “why”. Every option needs one.")


TYPE = Choose()
