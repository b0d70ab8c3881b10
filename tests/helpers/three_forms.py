"""The three forms of the reading test, as the tests open them."""

from pathlib import Path

from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Option, Task
from whosays.teacher.stats.reading_test import FORMS, FormItem


def open_forms(root: Path) -> dict[str, dict[str, Task]]:
    folder = root / "solutions"
    return {form: read_tasks(folder / f"{form}.tasks.toml", "solutions", form) for form in FORMS}


def options(tasks: dict[str, Task], item: FormItem) -> tuple[Option, ...]:
    return tasks[item.task].item(item.id).options


def best(tasks: dict[str, Task], item: FormItem) -> Option:
    return next(option for option in options(tasks, item) if option.best)
