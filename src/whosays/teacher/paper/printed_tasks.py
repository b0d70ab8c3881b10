"""Tasks as they are printed: questions with numbers that run on, choices with letters, cards in boxes."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from string import ascii_uppercase

from whosays.articles.outlets import shown_outlet
from whosays.base.json_types import JsonObject
from whosays.tasks.drawing import as_address
from whosays.tasks.lettered import lettered
from whosays.tasks.page_data import task_data
from whosays.tasks.paper_item import Worksheet
from whosays.tasks.paper_numbers import Numbered, numbered
from whosays.tasks.task import Task
from whosays.tasks.types import asks, type_of

_ROW = 46  # characters of choices that share a line of half a page's width
_FEW = 3  # choices, up to which their words are said again at every question
_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")


def printed_tasks(tasks: Iterable[Task]) -> list[JsonObject]:
    """Every task to print, in order: those that ask, with numbers through all of them, and the cards.

    A task has ``title``, ``minutes``, ``prompt`` and either ``cards`` or ``legend``, ``question`` (what all
    its items ask, else ""), ``items`` and ``across`` (an item takes the whole width).
    """
    tasks = list(tasks)
    numbers, letters = _by_task(numbered(tasks)), card_letters()
    known: set[str] = set()
    found = (
        _asked(numbers[task.name])
        if asks(task)
        else printed_picture(task) or printed_cards(task, letters, known)
        for task in tasks
    )
    return [each for each in found if each]


def card_letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    yield from ascii_uppercase
    yield from map("".join, product(ascii_uppercase, repeat=2))


def printed_picture(task: Task) -> JsonObject | None:
    """A task's picture, with what it shows in words and the line below it; None where it has none."""
    if "drawing" not in task.raw:
        return None
    picture = {"address": as_address(task.raw["drawing"]), "alt": task.raw["alt"]}
    return {**_shown(task), "kind": "picture", "picture": {**picture, "caption": task.raw.get("caption", "")}}


def _shown(task: Task) -> JsonObject:
    """What is printed of every task, with room for what some show."""
    nothing = {"cards": [], "legend": [], "question": "", "across": False, "items": [], "picture": None}
    return {**_head(task), **nothing}


def printed_cards(task: Task, letters: Iterator[str], known: set[str]) -> JsonObject | None:
    """A task's cards with their letters; None where it has none. ``known``: what is printed already."""
    names = [name for name in task.raw.get("cards", ()) if name not in known]
    known |= {*names}
    if not names:
        return None
    cards = [{"letter": next(letters), **vars(task.seed.outside[name])} for name in names]
    return {**_shown(task), "kind": "cards", "cards": cards}


def printed_outlets(tasks: Iterable[Task]) -> list[JsonObject]:
    """A line for each outlet on the cards of these tasks: its name, its label, and who owns or pays it."""
    found: dict[str, JsonObject] = {}
    for task in tasks:
        for name in task.raw.get("cards", ()):
            for outlet in task.seed.outlets_of(task.seed.outside[name]):
                shown = shown_outlet(outlet)
                row = {**shown["rows"][0], "name": shown["name"], "label": shown["label"]}
                found.setdefault(outlet.name, row)
    return list(found.values())


def without_buttons(prompt: str) -> str:
    """A prompt without the sentences that speak of a button: paper has none."""
    return "".join(part for part in _SENTENCE.findall(prompt) if "button" not in part.casefold()).strip()


def _by_task(items: list[Numbered]) -> dict[str, list[Numbered]]:
    found: dict[str, list[Numbered]] = {}
    for each in items:
        found.setdefault(each.task.name, []).append(each)
    return found


def _head(task: Task) -> JsonObject:
    raw = task.raw
    return {"title": raw["title"], "minutes": raw["minutes"], "prompt": without_buttons(task.prompt)}


def _asked(items: list[Numbered]) -> JsonObject:
    task = items[0].task
    shown = task_data(task)["items"]
    offered = [lettered(task, each.item) for each in items]
    sheets = [type_of(task).worksheet(task, each.item) for each in items]
    across = len(items) == 1 or any(sheet.lines or sheet.cards or sheet.remember for sheet in sheets)
    questions = {each.item.question for each in items}
    return {
        **_shown(task),
        "legend": offered[0] if _is_legend(offered) else [],
        "question": questions.pop() if len(items) > 1 and len(questions) == 1 else "",
        "across": across,
        "items": [_printed(*each, _ROW * (1 + across)) for each in zip(items, shown, offered, strict=True)],
    }


def _is_legend(offered: list[list[JsonObject]]) -> bool:
    """Whether all items offer the same many choices: their words then stand once, above them."""
    labels = {tuple(each["label"] for each in choices) for choices in offered}
    return len(offered) > 1 and len(labels) == 1 and len(offered[0]) > _FEW


def _printed(each: Numbered, shown: JsonObject, offered: list[JsonObject], room: int) -> JsonObject:
    asked, task, item = type_of(each.task), each.task, each.item
    sheet = asked.worksheet(task, item)
    return {
        "number": each.number,
        "passage": shown["passage"],
        "question": item.question,
        "sheet": sheet,
        "choices": _choices(sheet, offered),
        "cards": _cards(sheet, offered),
        "laid": _laid(sheet, room),
    }


def _choices(sheet: Worksheet, offered: list[JsonObject]) -> list[JsonObject]:
    """The choices with their letters and what stands below them; where a type has no letters, boxes alone."""
    known = {each["label"]: each for each in offered}
    bare: JsonObject = {"letter": "", "under": []}
    return [
        {"label": label, **{name: known.get(label, bare)[name] for name in bare}} for label in sheet.choices
    ]


def _cards(sheet: Worksheet, offered: list[JsonObject]) -> list[JsonObject]:
    """What is looked at after the answer, each under the letter of its choice."""
    letters = {each["label"]: each["letter"] for each in offered}
    return [
        {"letter": letters[each.choice], "name": each.choice, "lines": each.lines} for each in sheet.cards
    ]


def _laid(sheet: Worksheet, room: int) -> str:
    """How choices stand: in a ``row``, in ``pairs``, or one ``below`` the other."""
    lengths = [len(label) for label in sheet.choices]
    if sum(lengths) + 4 * len(lengths) <= room:
        return "row"
    return "pairs" if len(lengths) > 3 and max(lengths, default=0) <= room // 2 - 6 else "below"
