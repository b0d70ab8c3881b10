"""What a learner is asked: reads and checks the task file beside a notebook (see formats.md).

A task and its answers are separate things: fields.py names the fields that only a key may carry, and
publishing.py leaves them out.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS, NOT_YET
from whosays.articles.quotes import find_pieces
from whosays.articles.seed import Seed, read_seed
from whosays.base.errors import KitError
from whosays.base.places import seed_folder, tasks_file
from whosays.tasks.fields import ASKING, MODES, check_task

SCORED = frozenset(ASKING) - {"write"}
_SEED = re.compile(r"[a-z0-9_-]+")


@dataclass(frozen=True)
class Option:
    """One option of a choose item. ``why`` is empty where the key is not at hand."""

    id: str
    text: str
    best: bool
    defensible: bool
    why: str


@dataclass(frozen=True)
class Item:
    """One question of a task. ``raw`` holds the fields as written, checked."""

    id: str
    raw: dict[str, Any] = field(hash=False)

    @property
    def question(self) -> str:
        """What is asked of this item, or an empty text where the prompt asks it."""
        return self.raw.get("question", "")

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options of a choose item, in a fixed order that says nothing about the answer."""
        found = (_option(each) for each in self.raw["options"])
        return tuple(sorted(found, key=lambda option: short_hash(f"{self.id}/{option.text}")))

    @cached_property
    def steps(self) -> dict[str, str]:
        """The steps of an order item by id, in the order written (the right one, in a key)."""
        return {short_hash(text): text for text in self.raw["steps"]}


@dataclass(frozen=True)
class Task:
    """One task of a notebook, with the seed it works on."""

    room: str
    stem: str
    name: str
    mode: str
    seed: Seed = field(hash=False)
    items: tuple[Item, ...]
    raw: dict[str, Any] = field(hash=False)

    @property
    def type(self) -> str:
        """One of ASKING, or of SHOWING."""
        return self.raw["type"]

    @property
    def scored(self) -> bool:
        """Whether its answers count."""
        return self.raw.get("scored", self.type in SCORED)

    @property
    def facet(self) -> str:
        """What a sort task asks of a statement: one of FACETS."""
        return self.raw.get("facet", "kind")

    def item(self, item_id: str) -> Item:
        """The item with this id.

        Raises:
            KitError: there is none.
        """
        for each in self.items:
            if each.id == item_id:
                return each
        raise KitError(f"{self.room}/{self.stem}, task {self.name}: there is no item “{item_id}”.")

    def statement(self, item: Item) -> Statement:
        """The statement of the key that a sort or mark item asks about.

        Raises:
            KitError: the key is not at hand, or has no such statement.
        """
        if self.seed.key is None:
            raise KitError(f"{self.room}/{self.stem}, task {self.name}: the key is not here (hand-in).")
        return self.seed.key.statement(item.raw.get("statement", item.id))


def short_hash(text: str) -> str:
    """Six hex digits that name a text without saying anything about it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def read_notebook_tasks(room: str, stem: str) -> dict[str, Task]:
    """The tasks of a notebook by name, in its order. Practice reads the keys; a bad one is a loud error.

    Raises:
        KitError: names the file, the task, the item and what to do.
    """
    return read_tasks(tasks_file(room, stem), room, stem)


def read_tasks(path: Path, room: str, stem: str) -> dict[str, Task]:
    """The tasks of one file by name. See ``read_notebook_tasks``."""
    table = read_table(path)
    seeds: dict[str, Seed] = {}
    tasks = {}
    for name, raw in table["task"].items():
        seed_name = raw.get("article", table.get("article", ""))
        if seed_name not in seeds:
            folder = seed_folder(seed_name, path.absolute().parent.parent)  # the one it was written with
            seeds[seed_name] = read_seed(folder, with_key=table["mode"] == "practice")
        items = tuple(_items(raw))
        tasks[name] = Task(room, stem, name, table["mode"], seeds[seed_name], items, raw)
    for task in tasks.values():
        _check_what_it_names(task, f"{path}: task {task.name}")
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
    if not isinstance(table.get("task"), dict) or not table["task"]:
        raise KitError(f"{path}: there is no task. Add a table [task.NAME].")
    for name, raw in table["task"].items():
        check_task(raw, name, table["mode"], f"{path}: task {name}")
        article = raw.get("article", table.get("article"))
        if not isinstance(article, str) or not _SEED.fullmatch(article):
            raise KitError(f"{path}: “article” is missing. Name a folder of seeds/ at the top of the file.")
    return table


def _items(raw: dict[str, Any]) -> list[Item]:
    found = (each if isinstance(each, dict) else {"id": each} for each in raw.get("items", []))
    return [Item(each.get("id", ""), each) for each in found]


def _option(raw: dict[str, Any]) -> Option:
    best, defensible = raw.get("best", False), raw.get("defensible", False)
    return Option(short_hash(raw["text"]), raw["text"], best, defensible, raw.get("why", ""))


def _check_what_it_names(task: Task, at: str) -> None:
    """Everything a task points at must be there: a broken key is a loud error, never silence."""
    outside, article = task.seed.outside, task.seed.article
    if missing := set(task.raw.get("cards", ())) - set(outside):
        raise KitError(f"{at}: outside.csv of {article.name} has no row “{min(missing)}”. Add it there.")
    if missing := set(task.raw.get("only", ())) - {each.id for each in article.paragraphs}:
        raise KitError(f"{at}: only: {article.name} has no paragraph “{min(missing)}”. Write another.")
    for item in task.items:
        try:
            _check_places(task, item)
            if task.mode == "practice" and task.type in ("sort", "mark"):
                _check_statement(task, task.statement(item), item.raw.get("phrases", []))
        except KitError as error:
            raise KitError(f"{at}, item {item.id}: {error}") from error


def _check_places(task: Task, item: Item) -> None:
    """The passage and the words that an item shows must stand in the article."""
    article, named = task.seed.article, item.raw.get("passage", "")
    if item.raw.get("stretch", [0])[-1] > len(article.text):
        raise KitError("“stretch” ends behind the article. Build the exercise again.")
    if "quote" in item.raw:
        find_pieces(
            article, article.paragraph(item.id.split(".")[0]), item.raw["quote"], "the words, column quote"
        )
    if "marked" in item.raw and (not named or named.startswith("text:") or "." in named):
        raise KitError("“marked” needs a paragraph id as “passage”. Write one, as p4.")
    if not named or named.startswith("text:"):
        return
    if "." in named:
        if task.seed.key is None:
            raise KitError("“passage” names a statement, and the key is not here. Build the exercise again.")
        task.seed.key.statement(named)
        return
    find_pieces(article, article.paragraph(named), item.raw.get("marked", ""), "marked")


def _check_statement(task: Task, statement: Statement, phrases: list[str]) -> None:
    article = task.seed.article
    for phrase in phrases:
        find_pieces(article, article.paragraph_at(statement.start), phrase, "phrases")
    choices = task.raw.get("choices", KINDS)
    if task.type == "sort" and task.facet == "kind" and not {statement.kind, NOT_YET.name} & set(choices):
        raise KitError(f"its kind, {statement.kind}, is not among “choices”. Add it, or “{NOT_YET.name}”.")
