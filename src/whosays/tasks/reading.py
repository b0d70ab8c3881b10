"""Reads and checks the task file beside a notebook (see formats.md)."""

import re
import tomllib
from pathlib import Path
from typing import Any

from whosays.articles.article import Article, altered
from whosays.articles.seed import Seed, read_seed
from whosays.base.errors import KitError
from whosays.base.places import seed_folder, tasks_file
from whosays.tasks.fields import MODES, check_task
from whosays.tasks.mirror import check_mirror
from whosays.tasks.task import Item, Task
from whosays.tasks.types import all_types, asks, type_of

_SEED = re.compile(r"[a-z0-9_-]+")


def read_notebook_tasks(room: str, stem: str) -> dict[str, Task]:
    """The tasks of a notebook by name, in its order. Practice reads the keys; a bad one is a loud error.

    Raises:
        KitError: names the file, the task, the item and what to do.
    """
    return read_tasks(tasks_file(room, stem), room, stem)


def read_tasks(path: Path, room: str, stem: str) -> dict[str, Task]:
    """The tasks of one file by name. See ``read_notebook_tasks``."""
    return tasks_of(read_table(path), path, room, stem)


def tasks_of(table: dict[str, Any], path: Path, room: str, stem: str) -> dict[str, Task]:
    """The tasks of a table, whether it lies at ``path`` already or will: its seeds lie beside that room."""
    seeds: dict[str, Seed] = {}
    tasks = {}
    for name, raw in table["task"].items():
        seed_name = raw.get("article", table.get("article", ""))
        if seed_name not in seeds:
            folder = seed_folder(seed_name, path.absolute().parent.parent)  # the one it was written with
            seeds[seed_name] = read_seed(folder, with_key=table["mode"] == "practice")
            check_article(table, seeds[seed_name].article, folder)
        asked = (tuple(_items(raw, "items")), raw, _is_for_machines(raw), tuple(_items(raw, "pool")))
        tasks[name] = Task(room, stem, name, table["mode"], seeds[seed_name], *asked)
    for name, task in tasks.items():
        tasks[name] = _beside(task, tasks, f"{path}: task {name}")
    for task in tasks.values():
        _check_what_it_names(task, f"{path}: task {task.name}")
        if task.type == "mirror":
            check_mirror(task, tasks, f"{path}: task {task.name}")
    return tasks


def read_table(path: Path) -> dict[str, Any]:
    """A task file as TOML, its fields checked.

    Raises:
        KitError: names the file, the task, the item and what to do.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KitError(f"{path}: cannot be read ({error}). Mend the file.") from error
    if table.get("mode") not in MODES:
        raise KitError(f"{path}: “mode” must be one of: {', '.join(MODES)}.")
    if not _are_digests(table.get("articles", {})):
        raise KitError(f"{path}: “articles” must name each article's SHA-256. Build it anew: whosays build")
    if not isinstance(table.get("task"), dict) or not table["task"]:
        raise KitError(f"{path}: there is no task. Add a table [task.NAME].")
    for name, raw in table["task"].items():
        check_task(raw, name, table["mode"], f"{path}: task {name}")
        article = raw.get("article", table.get("article"))
        if not isinstance(article, str) or not _SEED.fullmatch(article):
            raise KitError(f"{path}: “article” is missing. Name a folder of seeds/ at the top of the file.")
    return table


def _are_digests(articles: object) -> bool:
    return isinstance(articles, dict) and all(isinstance(each, str) for each in articles.values())


def check_article(table: dict[str, Any], article: Article, folder: Path) -> None:
    """A built exercise says where words stand: only in the very article that it was built from.

    Args:
        table: the task file.
        article: one that it asks about.
        folder: where that lies.

    Raises:
        KitError: the article has other bytes now.
    """
    wanted = table.get("articles", {}).get(article.name, article.digest)
    if wanted != article.digest:
        path = folder / "article.txt"
        raise KitError(
            altered(path, path.read_bytes(), wanted, "After a change that is meant: whosays build.")
        )


def _items(raw: dict[str, Any], which: str) -> list[Item]:
    found = (each if isinstance(each, dict) else {"id": each} for each in raw.get(which, []))
    return [Item(each.get("id", ""), each) for each in found]


def _is_for_machines(raw: dict[str, Any]) -> bool:
    asked = all_types().get(raw["type"])
    return asked is not None and asked.counts and not asked.read_by_people


def _beside(task: Task, tasks: dict[str, Task], at: str) -> Task:
    if not asks(task):
        return task
    try:
        return type_of(task).beside(task, tasks)
    except KitError as error:
        raise KitError(f"{at}: {error}") from error


def _check_what_it_names(task: Task, at: str) -> None:
    """Everything a task points at must be there: a broken key is a loud error, never silence."""
    outside, article = task.seed.outside, task.seed.article
    if missing := set(task.raw.get("cards", ())) - set(outside):
        raise KitError(f"{at}: outside.csv of {article.name} has no row “{min(missing)}”. Add it there.")
    if missing := set(task.raw.get("only", ())) - {each.id for each in article.paragraphs}:
        raise KitError(f"{at}: only: {article.name} has no paragraph “{min(missing)}”. Write another.")
    if not asks(task):
        return
    if task.pool and task.room != "lessons":
        raise KitError(f"{at}: “pool” is for lessons: only they come one after the other. Take it out.")
    for item in (*task.items, *task.pool):
        try:
            type_of(task).check_places(task, item)
        except KitError as error:
            raise KitError(f"{at}, item {item.id}: {error}") from error
