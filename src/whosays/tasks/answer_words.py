"""An answer in the words that stood on the learner's screen. Answers are data: anything may stand in them."""

from itertools import pairwise

from whosays.learner.answers.events import JSON
from whosays.tasks.task import Item, Task
from whosays.tasks.types.others import ROLES
from whosays.tasks.types.sort import choices
from whosays.tasks.without_key import mark_stretch

LONG = 4_000  # characters of one answer that are shown
ROLE_NAMES = {"source": "Source", "cue": "Cue", "content": "What was said"}
NOT_OFFERED = "An answer that was not on offer."


def in_words(task: Task, item: Item, answer: JSON) -> list[str]:
    """The answer as lines of text; empty where there is none."""
    if answer is None:
        return []
    lines = _BY_TYPE[task.type](task, item, answer)
    return [line if len(line) <= LONG else f"{line[:LONG]} …" for line in lines[:50]]


def _sort(task: Task, _: Item, answer: JSON) -> list[str]:
    known = choices(task)
    return [known[answer] if isinstance(answer, str) and answer in known else NOT_OFFERED]


def _choose(_: Task, item: Item, answer: JSON) -> list[str]:
    return [next((option.text for option in item.options if option.id == answer), NOT_OFFERED)]


def _number(_: Task, item: Item, answer: JSON) -> list[str]:
    if not isinstance(answer, str):
        return [NOT_OFFERED]
    unit = item.raw.get("unit", "")
    return [answer if not unit or answer.endswith(unit) else f"{answer} {unit}"]


def _order(_: Task, item: Item, answer: JSON) -> list[str]:
    given = answer if isinstance(answer, list) else []
    steps = [item.steps[each] for each in given if isinstance(each, str) and each in item.steps]
    return steps or [NOT_OFFERED]


def _chain(_: Task, __: Item, answer: JSON) -> list[str]:
    given = [each for each in answer if isinstance(each, str)] if isinstance(answer, list) else []
    return [" < ".join(given) or NOT_OFFERED]


def _mark(task: Task, item: Item, answer: JSON) -> list[str]:
    given = answer if isinstance(answer, dict) else {}
    found = {role: _words(task, item, given.get(role)) for role in ROLES}
    return [f"{ROLE_NAMES[role]}: {text}" for role, text in found.items() if text] or [NOT_OFFERED]


def _words(task: Task, item: Item, numbers: JSON) -> str:
    """Words of the passage by number, a gap shown as a gap."""
    words = {word.number: word for word in task.seed.article.words_in(*mark_stretch(task, item))}
    given = numbers if isinstance(numbers, list) else []
    mine = sorted({each for each in given if type(each) is int and each in words})
    if not mine:
        return ""
    text = task.seed.article.text[words[mine[0]].start : words[mine[0]].end]
    for before, number in pairwise(mine):
        gap = " " if number == before + 1 else " … "
        text += gap + task.seed.article.text[words[number].start : words[number].end]
    return f"“{text.strip('“”')}”"


def _write(_: Task, __: Item, answer: JSON) -> list[str]:
    text = answer.get("text") if isinstance(answer, dict) else None
    return [text] if isinstance(text, str) and text else [NOT_OFFERED]


_BY_TYPE = {
    "sort": _sort,
    "choose": _choose,
    "number": _number,
    "order": _order,
    "chain": _chain,
    "mark": _mark,
    "write": _write,
}
