"""A notebook's tasks, read once a kernel, and again as soon as one of their files says something else.

Every cell of a lesson asks for them. Whoever mends a task file or a key sees it at the next cell even so.
"""

from pathlib import Path
from typing import NamedTuple

from whosays.articles.seed import SEED_FILES
from whosays.base.places import seed_folder, tasks_file
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task

Contents = dict[Path, bytes | None]  # None: there is none that can be read


class _Read(NamedTuple):
    """Tasks, and what their files said when they were read."""

    files: Contents
    tasks: dict[str, Task]


_read: dict[tuple[str, Path], _Read] = {}


def lesson_tasks(room: str, stem: str) -> dict[str, Task]:
    """The tasks of a notebook by name, in its order.

    Raises:
        KitError: names the file, the task, the item and what to do.
    """
    path = tasks_file(room, stem)
    known = _read.get((room, path))
    if known is None or _contents(known.files) != known.files:
        tasks = read_tasks(path, room, stem)
        known = _Read(_contents(_files(path, tasks)), tasks)
        _read[room, path] = known
    return known.tasks


def _files(path: Path, tasks: dict[str, Task]) -> list[Path]:
    names = sorted({task.seed.article.name for task in tasks.values()})
    folders = [seed_folder(name, path.absolute().parent.parent) for name in names]
    return [path, *(folder / file for folder in folders for file in SEED_FILES)]


def _contents(paths: list[Path] | Contents) -> Contents:
    return {path: _content(path) for path in paths}


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # whoever reads it says what is wrong, in a sentence; and a learner's may have no key
        return None
