"""Paper, second part: an answer sheet to fill in beside the worksheet, and the marker's sheet with the key.

Letters on both stand for the boxes of the worksheet, in its order. Each page carries everything it needs,
on A4 or Letter; the answer sheet is made from the exercise, which holds no key.
"""

from pathlib import Path

from whosays.articles.kinds import CAPTION
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import read_notebook, title_of
from whosays.tasks.answer_words import in_words
from whosays.tasks.marking import mark
from whosays.tasks.page_data import task_data
from whosays.tasks.task import ASKING, Item, Task, read_tasks
from whosays.teacher.marks.gradebook import points_text
from whosays.teacher.page_templates import template
from whosays.teacher.paper.worksheet import paper_size

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = 3  # of a class number
_RULES = {
    "chain": "Twice the names that stand in the right order, divided by the names given and the names of the "
    "key together.",
    "mark": "A third of the point for each of the three; where most of one is marked, half of that.",
    "write": "A person reads it, row by row: each row gives 2, 1 or 0. Write these points down apart. They "
    "count only where the teacher counts them for all.",
}


def answer_sheet(root: Path, stem: str, paper: str) -> str:
    """The page on which a learner fills bubbles, as HTML.

    Args:
        root: holds ``exercises/``.
        stem: the exercise's.
        paper: ``a4`` or ``letter``.

    Raises:
        KitError: the paper is unknown, or there is no such exercise.
    """
    tasks = _exercise(root, stem)
    return _page(root, stem, paper, tasks=[_rows(task) for task in tasks.values()], digits=range(DIGITS))


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
    tasks = [_keyed(_rows(task), keys[name]) for name, task in asked.items()]
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
    return {name: task for name, task in read_tasks(path, "exercises", stem).items() if task.type in ASKING}


def _rows(task: Task) -> JsonObject:
    """A task with its items as rows of lettered choices."""
    data = task_data(task)
    items = [{**each, "choices": lettered(each)} for each in data["items"]]
    same = len({tuple(c["label"] for c in each["choices"]) for each in items}) == 1
    return {
        "title": data["title"],
        "type": data["type"],
        "counts": not _note(task),
        "note": _note(task),
        "legend": items[0]["choices"] if task.type in ("sort", "choose") and same else [],
        "items": items,
    }


def _note(task: Task) -> str:
    """What a task is not worth, behind its title."""
    if task.type == "write":
        return "points apart"
    return "" if task.scored and not task.raw.get("optional", False) else "no points"


def lettered(shown: JsonObject) -> list[JsonObject]:
    """The choices of an item as its worksheet prints them, each with a letter: a kind's own, else A, B, C."""
    found = shown.get("options") or [
        {"id": step["id"], "label": step["text"]} for step in shown.get("steps", ())
    ]
    letters = [each.get("letter") or _LETTERS[number % 26] for number, each in enumerate(found)]
    return [
        {"id": each["id"], "label": each["label"], "letter": letter}
        for each, letter in zip(found, letters, strict=True)
    ]


def _keyed(rows: JsonObject, key: Task) -> JsonObject:
    """A task's rows with the best answers, what earns half, and why."""
    items = [_with_key(shown, key, key.item(shown["id"])) for shown in rows["items"]]
    return {**rows, "rule": _by_hand(key), "items": items}


def _with_key(shown: JsonObject, key: Task, item: Item) -> JsonObject:
    judged = mark(key, item, mark(key, item, None).best)
    earned = {each["id"]: mark(key, item, each["id"]).credit for each in _single(shown, key)}
    return {
        **shown,
        "best": [each for each in shown["choices"] if earned.get(each["id"]) == 1],
        "half": [each for each in shown["choices"] if 0 < earned.get(each["id"], 0) < 1],
        "words": _best_words(shown, key, item, judged.best),
        "why": [*filter(None, judged.why), *_reasons_of_half(key, item)],
        "rubric": item.raw.get("rubric", []),
    }


def _single(shown: JsonObject, key: Task) -> list[JsonObject]:
    """The choices of which one is to be made."""
    return shown["choices"] if key.type in ("sort", "choose") else []


def _best_words(shown: JsonObject, key: Task, item: Item, best: object) -> list[str]:
    if key.type == "number":
        return [f"{best} (± {item.raw['tolerance']:g})" if item.raw.get("tolerance") else str(best)]
    if key.type == "order":
        letters = {each["id"]: each["letter"] for each in shown["choices"]}
        return [" ".join(letters[step] for step in item.steps)]
    return in_words(key, item, best) if key.type in ("chain", "mark") else []


def _reasons_of_half(key: Task, item: Item) -> list[str]:
    if key.type == "choose":
        return [f"Half for “{o.text}”: {o.why}" for o in item.options if o.defensible and not o.best]
    if key.type == "chain" and item.raw.get("also"):
        credit = points_text(mark(key, item, item.raw["also"]).credit)
        return [f"{credit} for {' < '.join(item.raw['also'])}: {item.raw.get('why_also', '')}"]
    return []


def _by_hand(key: Task) -> str:
    """How points are given on paper where there is more than right and wrong (see marking_forms)."""
    if key.type == "order":
        steps = len(key.items[0].steps)
        cost = points_text(2 / (steps * (steps - 1) / 2))
        return f"Do any two letters stand in the right order? Each pair that does not costs {cost}."
    return _RULES.get(key.type, "")
