"""A task that asks, as plain HTML: every question with what there is to choose from, or room to write.

Made of what the page gets and of what paper gets (``task_data``, ``worksheet``), so that a new type of task
has its form without a line here. No answer is in it, and no learner's: it is the same to the byte for all.
"""

from collections.abc import Sequence

from whosays.base.json_types import JsonObject
from whosays.learner.still.markup import Html, joined, root, tag
from whosays.learner.still.parts import hard_words, head, prompt
from whosays.tasks.lettered import lettered
from whosays.tasks.page_data import task_data
from whosays.tasks.paper_item import Worksheet
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

_LINE = "_" * 60
_GAP = "_" * 12
_EARLIER = "What you wrote before comes back here."


def task_form(task: Task) -> Html:
    """The form of a task that asks something, as it is asked of everybody."""
    task = task.standing
    page = task_data(task)
    answers = [_Answer(task, item) for item in task.items]
    once = _said_once(answers)
    earlier = [tag("p", _EARLIER, look="earlier ui quiet")] if "earlier" in task.raw else []
    pairs = zip(page["items"], answers, strict=True)
    items = [_item(shown, "" if once else answer.markup) for shown, answer in pairs]
    looks = [task.type, "replies" * _replies(page), "presses" * _is_pressed(page)]
    looks += ["before"] if type_of(task).asked_before(task) else []
    return root(" ".join(filter(None, looks)), head(page), prompt(page["prompt"]), *earlier, *items, once)


def _replies(page: JsonObject) -> bool:
    """Whether answers are talked about here: the card keeps a place for it."""
    return page["mode"] == "practice" and any(not each["no_check"] for each in page["items"])


def _is_pressed(page: JsonObject) -> bool:
    """Whether a press on a choice answers: the card has no button of its own."""
    return any(each.get("one_press", False) for each in page["items"])


class _Answer:
    """What an item has under its passage: its question, and the place for the answer."""

    def __init__(self, task: Task, item: Item) -> None:
        asked = type_of(task)
        sheet = asked.worksheet(task, item)
        offered = lettered(task, item) if sheet.letters else asked.offered(task, item)
        self.question = [tag("p", tag("strong", item.question), look="question")] if item.question else []
        parts = [*self.question, *_place(sheet, offered)]
        self.markup = tag("div", *parts, look="answer") if parts else ""
        self.can_be_shared = bool(sheet.choices) and not sheet.lines


def _said_once(answers: Sequence[_Answer]) -> str:
    """Question and choices, where all items have the same: they are said once, behind the last item."""
    found = {each.markup for each in answers}
    return answers[0].markup if len(answers) > 1 == len(found) and answers[0].can_be_shared else ""


def _item(shown: JsonObject, answer: str) -> Html:
    label = [tag("p", tag("strong", shown["label"]), look="ui place")] if shown["label"] else []
    return tag(
        "section", *label, *_passage(shown["passage"]), hard_words(shown["words"]), answer, look="item"
    )


def _passage(pieces: Sequence[JsonObject]) -> list[Html]:
    words = [tag("mark", each["text"]) if each["mark"] else joined(each["text"]) for each in pieces]
    return [tag("blockquote", *words, look="passage", any_way=True)] if words else []


def _place(sheet: Worksheet, offered: Sequence[JsonObject]) -> list[Html]:
    """The place for an answer, as paper has it."""
    passage = [tag("blockquote", sheet.passage, look="passage", any_way=True)] if sheet.passage else []
    gaps = f" {sheet.between} ".join([_GAP] * sheet.blanks) + (f" {sheet.unit}" if sheet.unit else "")
    return [
        *([tag("p", sheet.instruction, look="ui quiet note")] if sheet.instruction else []),
        *_from_memory(sheet, _choices(sheet, offered)),
        *passage,
        *([tag("p", gaps, look="gaps")] if sheet.blanks else []),
        *([tag("div", *[tag("p", _LINE, look="line")] * sheet.lines, look="lines")] if sheet.lines else []),
        *_checks(sheet.checks),
    ]


def _from_memory(sheet: Worksheet, choices: list[Html]) -> list[Html]:
    """The choices; where something is remembered first, a line for it, and the choices folded."""
    if not sheet.remember:
        return choices
    line = tag("div", tag("p", _LINE, look="line"), look="memory-line")
    first = tag("div", tag("p", sheet.remember, look="ui memory-asks"), line, look="memory")
    return [first, tag("details", tag("summary", "Now compare"), *choices, look="compare")]


def _choices(sheet: Worksheet, offered: Sequence[JsonObject]) -> list[Html]:
    if not sheet.choices:
        return []
    known = {each["label"]: each for each in offered}
    rows = [_choice(label, known.get(label, {})) for label in sheet.choices]
    return [tag("ul", *rows, look="options" if not sheet.letters else "options steps")]


def _choice(label: str, about: JsonObject) -> Html:
    """A choice; with its letter where it is a kind's, or where letters are put in line."""
    letter, kind = about.get("letter", ""), about.get("class", "")
    under = [tag("span", each["text"], look=each["look"], any_way=True) for each in about.get("under", [])]
    sign = [tag("span", letter, look="badge"), " "] if letter else []
    look = f"option ui k{kind}" if kind else "option ui"
    return tag("li", *sign, tag("span", label, any_way=True), *under, look=look)


def _checks(checks: Sequence[str]) -> list[Html]:
    rows = (tag("li", f"☐ {each}", look="check ui", any_way=True) for each in checks)
    return (
        [tag("p", tag("strong", "Before you go on"), look="question"), tag("ul", *rows, look="checks")]
        if checks
        else []
    )
