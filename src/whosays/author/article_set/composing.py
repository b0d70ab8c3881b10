"""A page from its tasks and its template: minutes reckoned, cells in order, checked by the kit's reader."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whosays.author.article_set.pages import Cell, notebook_of, page_cells
from whosays.author.article_set.reckoning import Stretch, stretches, time_of
from whosays.author.article_set.words_of import Raw
from whosays.base.json_types import JsonObject
from whosays.tasks.passages import WRITTEN
from whosays.tasks.reading import tasks_of
from whosays.tasks.task import Task

FEWEST_FOR_A_TASK = 1
_OF_STATEMENT = re.compile(r"_([hpx]\d*)_(\d+)$")  # at the end of an item's id: what it is about


@dataclass(frozen=True)
class Plan:
    """What goes into a page.

    Attributes:
        room: lessons or solutions.
        stem: the name of the set.
        article: the seed's folder.
        tasks: as in a task file, in the order of the page, without their minutes.
        filled: what the template asks for beside minutes and parts.
        left_out: a sentence for each task that the article cannot bear, with the reason.
    """

    room: str
    stem: str
    article: str
    tasks: dict[str, Raw]
    filled: dict[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def asking(self) -> list[str]:
        """The tasks that ask something, what waits for one alone left out."""
        return [name for name in self.tasks if self.tasks[name].get("items") and "alone" not in name]


@dataclass(frozen=True)
class Page:
    """A page as it is written: its task file as a table, its notebook, and its minutes."""

    table: JsonObject
    notebook: JsonObject
    minutes: int


class _Asked(dict[str, int]):
    """Minutes by heading, in the order in which a template asks for them; 0 until they are known."""

    def __missing__(self, name: str) -> int:
        self[name] = 0
        return 0


def compose(plan: Plan, root: Path, *, least: int = 0) -> Page:
    """Lay out a page.

    Args:
        plan: what goes into it.
        root: the kit's root: its seeds lie there.
        least: minutes that it must promise; what is over goes to the last heading.

    Raises:
        KitError: a task is not as the kit's reader wants it.
    """
    path = root / plan.room / f"{plan.stem}.tasks.toml"
    tasks = tasks_of(_table(plan, dict.fromkeys(plan.tasks, 1)), path, plan.room, plan.stem)
    headings = _Asked()
    found = stretches(_cells(plan, headings, 0), tasks)
    minutes = _minutes_of_tasks(plan, tasks)
    names = [*headings]
    _fill(headings, found, minutes, least)
    total = _total(headings, found)
    cells = _cells(plan, headings, total)
    assert [*headings] == names, "a template asks for other headings the second time"
    return Page(_table(plan, minutes), notebook_of(cells, plan.room, plan.stem), total)


def _cells(plan: Plan, headings: _Asked, total: int) -> list[Cell]:
    template = "lesson.md.j2" if plan.room == "lessons" else "exercise.md.j2"
    return page_cells(template, minutes=headings, total=total, parts=[*plan.tasks], **plan.filled)


def _table(plan: Plan, minutes: dict[str, int]) -> JsonObject:
    tasks = {name: {**raw, "minutes": raw.get("minutes", minutes[name])} for name, raw in plan.tasks.items()}
    return {"article": plan.article, "mode": "practice", "task": tasks}


def _minutes_of_tasks(plan: Plan, tasks: dict[str, Task]) -> dict[str, int]:
    found = {name: max(FEWEST_FOR_A_TASK, round(time_of(task))) for name, task in tasks.items()}
    return found | {name: raw["minutes"] for name, raw in plan.tasks.items() if "minutes" in raw}


def _fill(headings: _Asked, found: list[Stretch], minutes: dict[str, int], least: int) -> None:
    """A heading has the minutes that it takes, and at least those of its tasks; together all there is."""
    for name, stretch in zip([*headings], found[1:], strict=False):
        headings[name] = max(round(stretch.takes), 1, sum(minutes[task] for task in stretch.tasks))
    taken = sum(each.takes for each in found if not each.optional)
    due = {name: each.takes for name, each in zip(headings, found[1:], strict=False) if not each.optional}
    while sum(headings[name] for name in due) < taken:
        headings[max(due, key=lambda name: due[name] - headings[name])] += 1  # where a minute lacks most
    headings[[*due][-1]] += max(0, least - sum(headings[name] for name in due))


def _total(headings: _Asked, found: list[Stretch]) -> int:
    named = zip(headings.values(), found[1:], strict=False)
    return sum(minutes for minutes, each in named if not each.optional)


def asked_about(tasks: Iterable[Raw]) -> set[str]:
    """The ids of the statements that tasks ask about."""
    found: set[str] = set()
    for raw in tasks:
        for item in raw.get("items", ()):
            if isinstance(item, str):
                found.add(item)
            elif named := _OF_STATEMENT.search(item["id"]):
                found.add(f"{named[1]}.{named[2]}")
            elif "." in item.get("passage", "") and not item["passage"].startswith(WRITTEN):
                found.add(item["passage"])
    return found
