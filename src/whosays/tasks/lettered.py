"""What an item offers, each with a letter: a kind's own sign, else A, B, C."""

from whosays.articles.kinds import NOT_YET
from whosays.base.json_types import JsonObject
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def lettered(task: Task, item: Item) -> list[JsonObject]:
    """What there is to choose from: ``id``, ``label``, ``letter``, ``class`` (of a kind) and ``under``."""
    return [
        {
            "id": each["id"],
            "label": each["label"],
            "letter": _letter(each) or _LETTERS[number % len(_LETTERS)],
            "class": each.get("class", ""),
            "under": each.get("under", []),
        }
        for number, each in enumerate(type_of(task).offered(task, item))
    ]


def _letter(offered: JsonObject) -> str:
    """A kind's sign; of the bin, whose dots nobody can call out or raise a hand for, its letter."""
    letter: str = offered.get("letter", "")
    return offered["class"] if letter == NOT_YET.sign else letter
