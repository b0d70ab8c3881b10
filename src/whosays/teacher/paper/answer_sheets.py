"""Paper, second part: an answer sheet to fill in beside the worksheet, and the marker's sheet with the key.

Numbers and letters on both are those of the worksheet. Each page carries everything it needs,
on A4 or Letter; the answer sheet is made from the exercise, which holds no key.
"""

from pathlib import Path

from whosays.articles.kinds import CAPTION
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import read_notebook, title_of
from whosays.tasks.lettered import lettered
from whosays.tasks.marking import explained, mark
from whosays.tasks.page_data import task_data
from whosays.tasks.paper_numbers import numbered
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of
from whosays.teacher.page_templates import template
from whosays.teacher.paper.worksheet import paper_size

DIGITS = 3  # of a class number


def answer_sheet(root: Path, stem: str, paper: str) -> str:
    """The page on which a learner fills bubbles, as HTML.

    Args:
        root: holds ``exercises/``.
        stem: the exercise's.
        paper: ``a4`` or ``letter``.

    Raises:
        KitError: the paper is unknown, or there is no such exercise.
    """
    tasks = _rows(_exercise(root, stem))
    return _page(root, stem, paper, tasks=tasks, digits=range(DIGITS))


def marker_sheet(root: Path, stem: str, paper: str, solutions: Path) -> str:
    """The key with its reasons, to mark filled answer sheets by, as HTML. Never for learners.

    Args:
        root: holds ``exercises/``.
        stem: the exercise's.
        paper: ``a4`` or ``letter``.
        solutions: the folder of the keys.

    Raises:
        KitError: the paper is unknown, there is no such exercise, or its key is not there.
    """
    asked = _exercise(root, stem)
    keys = read_tasks(solutions / f"{stem}.tasks.toml", "solutions", stem)
    if missing := [name for name in asked if name not in keys]:
        raise KitError(f"{solutions}: the key of {stem} has no task “{missing[0]}”. Run whosays build again.")
    tasks = keyed_rows(asked, keys)
    possible = sum(len(task["items"]) for task in tasks if task["counts"])
    return _page(root, stem, paper, tasks=tasks, digits=None, possible=possible)


def _page(root: Path, stem: str, paper: str, **more: object) -> str:
    size = paper_size(paper)
    title = title_of(read_notebook(root / "exercises" / f"{stem}.ipynb"))
    page = template("paper/answer_sheets.html.j2")
    return page.render(title=title, paper=size, caption=CAPTION, **more)


def _exercise(root: Path, stem: str) -> dict[str, Task]:
    """The tasks of an exercise that ask something."""
    path = root / "exercises" / f"{stem}.tasks.toml"
    if not path.is_file():
        raise KitError(f"There is no exercise to {stem}, hence no answer sheet.")
    return {name: task for name, task in read_tasks(path, "exercises", stem).items() if asks(task)}


def keyed_rows(asked: dict[str, Task], keys: dict[str, Task]) -> list[JsonObject]:
    """Tasks with lettered rows, the best answers, what earns half, and why.

    Args:
        asked: what is asked, by name, in order.
        keys: the same with their keys.
    """
    return [_keyed(rows, keys[name]) for name, rows in zip(asked, _rows(asked), strict=True)]


def _rows(tasks: dict[str, Task]) -> list[JsonObject]:
    """Each task with its items as rows of lettered choices, under the numbers of the worksheet."""
    numbers = {(each.task.name, each.item.id): each.number for each in numbered(tasks.values())}
    return [_rows_of(task, numbers) for task in tasks.values()]


def _rows_of(task: Task, numbers: dict[tuple[str, str], int]) -> JsonObject:
    data, asked = task_data(task), type_of(task)
    items = [
        {
            **each,
            "number": numbers[task.name, item.id],
            "choices": lettered(task, item),
            "row": asked.answer_row(task, item),
        }
        for each, item in zip(data["items"], task.items, strict=True)
    ]
    row = items[0]["row"]
    same = len({tuple(c["label"] for c in each["choices"]) for each in items}) == 1
    return {
        "title": data["title"],
        "minutes": data["minutes"],
        "prompt": data["prompt"],
        "counts": not _note(task),
        "note": _note(task),
        "row": row,
        "legend": items[0]["choices"] if row and row.bubbles and same else [],
        "items": items,
    }


def _note(task: Task) -> str:
    """What a task is not worth, behind its title."""
    if type_of(task).read_by_people:
        return "points apart"
    return "" if task.scored and not task.raw.get("optional", False) else "no points"


def _keyed(rows: JsonObject, key: Task) -> JsonObject:
    """A task's rows with the best answers, what earns half, and why."""
    items = [_with_key(shown, key, key.item(shown["id"])) for shown in rows["items"]]
    return {**rows, "rule": type_of(key).rule_by_hand(key), "items": items}


def _with_key(shown: JsonObject, key: Task, item: Item) -> JsonObject:
    judged = explained(key, item)
    asked = type_of(key)
    single = {each["id"]: asked.chosen(each["id"]) for each in shown["choices"]}
    earned = {name: mark(key, item, answer).credit for name, answer in single.items() if answer is not None}
    letters = {each["id"]: each["letter"] for each in shown["choices"]}
    return {
        **shown,
        "best": [each for each in shown["choices"] if earned.get(each["id"]) == 1],
        "half": [each for each in shown["choices"] if 0 < earned.get(each["id"], 0) < 1],
        "words": asked.best_on_paper(key, item, judged.best, letters),
        "why": [*filter(None, judged.why), *asked.reasons_of_half(key, item)],
        "rubric": item.raw.get("rubric", []),
    }
