"""Who is behind it: closed cards of outlets, opened in the order that a learner chooses. No points."""

from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.articles.outlets import shown_outlet
from whosays.articles.seed_tables import readable_date
from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import COUNT, TEXTS, Form
from whosays.tasks.paper_item import PaperCard, Worksheet
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.verdict import Mark

_ON_PAPER = "Number the boxes in the order in which you look them up. Read the cards in that order."
_WHY = "What made you choose it? Say it to a neighbour in one sentence."
_ASKED = "Which card would come first, and why? Say it to a neighbour in one sentence."
_CARDS = "The cards. Cover those that you have not come to."


class WhoIsBehind(TaskType):
    """Cards of outlets. An answer: their names, in the order in which they were opened."""

    name = "who_is_behind"
    needed = frozenset({"outlets"})
    may = frozenset({"least"})
    public = ("outlets", "least")
    forms: ClassVar[Mapping[str, Form]] = {"outlets": TEXTS, "least": COUNT}
    counts = False
    parted_by = " → "
    is_looked_at = True

    def check_task(self, raw: Mapping[str, Any], at: str) -> None:
        """Nothing here has points."""
        if raw.get("scored"):
            raise KitError(f"{at}: the order in which somebody opens cards has no points. Take “scored” out.")

    def check_item(self, raw: Mapping[str, Any], mode: str, at: str) -> None:
        """Two cards or more, each once; not more of them are asked for than there are."""
        names = raw["outlets"]
        if len(names) < 2 or len(set(names)) < len(names):
            raise KitError(f"{at}: “outlets”: name two or more, each once.")
        if not 1 <= raw.get("least", len(names)) <= len(names):
            raise KitError(f"{at}: “least” must lie between 1 and {len(names)}, the number of cards.")

    def check_places(self, task: Task, item: Item) -> None:
        """Every outlet has its four rows."""
        super().check_places(task, item)
        if missing := set(item.raw["outlets"]) - set(task.seed.outlets):
            raise KitError(
                f"outlets.csv of {task.seed.article.name} has no outlet “{min(missing)}”. Add its four rows."
            )

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The cards, and how many are to be opened. The last of these shows the line: there is no *Check*."""
        cards = [shown_outlet(task.seed.outlets[name]) for name in item.raw["outlets"]]
        return {
            "cards": cards,
            "least": _least(item),
            "one_press": True,
            "explained": task.mode == "practice",
        }

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """The names."""
        return [{"id": name, "label": name} for name in item.raw["outlets"]]

    def has_best(self, task: Task, item: Item) -> bool:
        """No order is the best one."""
        return False

    def hints(self, task: Task, item: Item, written: tuple[str, ...]) -> tuple[str, ...]:
        """None: nothing is to be found out."""
        return ()

    def unready(self, task: Task, item: Item, answer: JSON) -> str:
        """Cards that are still to be opened."""
        left = _least(item) - len(_opened(item, answer))
        return f"Open {'one more card' if left == 1 else f'{left} more cards'} first." if left > 0 else ""

    def kept(self, task: Task, item: Item, answer: JSON, before: JSON = None) -> JSON:
        """The names, without what is no card."""
        return [*_opened(item, answer)]

    def without_python(self, task: Task, item: Item) -> JsonObject:
        """The names that are cards."""
        return {"outlets": [*item.raw["outlets"]]}

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """Noted: one line on the card that was opened first."""
        opened = _opened(item, answer)
        if not opened:
            return Mark("noted", 0, "No card was opened yet.", (_ASKED,))
        return Mark("noted", 0, f"You opened “{opened[0]}” first.", (_WHY,))

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The names in the order opened."""
        return _opened(item, answer) or [NOT_OFFERED]

    def solution(self, task: Task, item: Item) -> JSON:
        """All cards, as the file names them."""
        return [*item.raw["outlets"]]

    def best_in_words(self, task: Task, item: Item, best: JSON) -> list[str]:
        """None."""
        return []

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """None."""
        return ""

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """The names with boxes, and the cards behind them under the same letters."""
        return Worksheet(
            _ON_PAPER,
            choices=tuple(item.raw["outlets"]),
            a_line_each=False,
            cards=tuple(_card(task, name) for name in item.raw["outlets"]),
            before_cards=_CARDS,
        )


def _least(item: Item) -> int:
    least: int = item.raw.get("least", len(item.raw["outlets"]))
    return least


def _opened(item: Item, answer: JSON) -> list[str]:
    given = [each for each in answer if isinstance(each, str)] if isinstance(answer, list) else []
    return [each for each in dict.fromkeys(given) if each in item.raw["outlets"]]


def _card(task: Task, name: str) -> PaperCard:
    shown = shown_outlet(task.seed.outlets[name])
    return PaperCard(name, (("", shown["label"]), *((row["question"], _line(row)) for row in shown["rows"])))


def _line(row: JsonObject) -> str:
    by = f" ({row['whose']}, {readable_date(row['date'])})" if row["found"] else ""
    reply = f" The answer to that: {row['reply']}" if row["reply"] else ""
    return f"{row['words']}{by}{reply}"


TYPE = WhoIsBehind()
