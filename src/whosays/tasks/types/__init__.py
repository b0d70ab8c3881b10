"""The types of task, a file a type. A new type is a new file here: it is found by its name."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from whosays.tasks.task import Task
from whosays.tasks.task_type import TaskType


@cache
def all_types() -> dict[str, TaskType]:
    """Every type by its name. Each module of this folder hands out its type as ``TYPE``."""
    found = [import_module(f"{__name__}.{module.name}").TYPE for module in iter_modules(__path__)]
    return {each.name: each for each in found}


def type_of(task: Task) -> TaskType:
    """The type of a task that asks something."""
    return all_types()[task.type]


def asks(task: Task) -> bool:
    """Whether a task asks something; else it only shows."""
    return task.type in all_types()
