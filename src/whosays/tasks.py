"""What a learner is asked: reads and checks the task file beside a notebook (see formats.md).

A task and its answers are separate things: SECRET names the fields that only a key may carry, and
``public_tasks`` leaves them out.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from whosays.errors import KitError
from whosays.key import Statement
from whosays.kinds import KINDS, NOT_YET
from whosays.places import seed_folder, tasks_file
from whosays.seeds import Seed, read_seed

ASKING = ("sort", "mark", "chain", "choose", "number", "order", "write")
SCORED = frozenset(ASKING) - {"write"}
MODES = ("practice", "hand-in")
FACETS = ("kind", "answers_for", "accuses")
_NAME = re.compile(r"^[a-z0-9_]+$")
_TASK_FIELDS = {
    "type", "title", "prompt", "minutes", "article", "scored", "optional", "hints", "earlier", "items",
}  # fmt: skip

# By type: what a task may say beyond the common fields; what its items must say; what they may say.
_OF_TASK = {
    "read": {"view", "hide", "only"},
    "cards": {"cards", "button"},
    "sort": {"facet", "choices"},
    "choose": {"together"},
}
_NEEDED = {
    "sort": set(),
    "mark": {"statement"},
    "chain": {"bank", "answer", "why"},
    "choose": {"options"},
    "number": {"question", "answer", "tolerance", "why"},
    "order": {"steps", "why"},
    "write": {"question"},
}
_COMMON = {"id", "passage", "marked", "question", "hints"}
_MAY = {
    "sort": {"quote"},
    "mark": {"phrases", "why", "stretch"},
    "chain": {"also", "why_also"},
    "choose": set(),
    "number": {"unit", "near"},
    "order": set(),
    "write": {"min_words", "max_words", "checklist", "sample", "rubric"},
}
SECRET = {
    "sort": set(),
    "mark": {"statement", "why"},
    "chain": {"answer", "also", "why", "why_also"},
    "choose": set(),  # an option's best, defensible and why: see public_option
    "number": {"answer", "tolerance", "why", "near"},
    "order": {"why"},
    "write": {"sample", "rubric"},
}
"""Fields of an item that only a key may carry, by task type. Hints are left out everywhere."""


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
        """One of ASKING, or ``read`` or ``cards``."""
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
            seeds[seed_name] = read_seed(seed_folder(seed_name), with_key=table["mode"] == "practice")
        items = tuple(_items(raw))
        tasks[name] = Task(room, stem, name, table["mode"], seeds[seed_name], items, raw)
    for task in tasks.values():
        _check_against_key(task, f"{path}: task {task.name}")
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
        _check_task(raw, name, table["mode"], f"{path}: task {name}")
    return table


def _check_task(raw: dict[str, Any], name: str, mode: str, at: str) -> None:
    if not _NAME.match(name):
        raise KitError(f"{at}: use small letters, digits and _ in a task's name.")
    kind = raw.get("type")
    if kind not in (*ASKING, "read", "cards"):
        raise KitError(f"{at}: “type” must be one of: read, cards, {', '.join(ASKING)}.")
    for wanted in ("title", "prompt", "minutes"):
        if wanted not in raw:
            raise KitError(f"{at}: “{wanted}” is missing. Add it.")
    allowed = _TASK_FIELDS | _OF_TASK.get(kind, set())
    if extra := set(raw) - allowed:
        raise KitError(
            f"{at}: “{min(extra)}” is not a field of a {kind} task. Allowed: {', '.join(sorted(allowed))}."
        )
    if kind in ASKING and not raw.get("items"):
        raise KitError(f"{at}: there are no items. Add at least one.")
    if kind == "sort" and raw.get("facet", "kind") not in FACETS:
        raise KitError(f"{at}: “facet” must be one of: {', '.join(FACETS)}.")
    for each in _choices_of(raw):
        if each not in (*KINDS, NOT_YET.name):
            raise KitError(f"{at}: choices: “{each}” is none of: {', '.join((*KINDS, NOT_YET.name))}.")
    seen: set[str] = set()
    for item in _items(raw):
        _check_item(item, kind, mode, f"{at}, item {item.id or '(no id)'}", seen)


def _choices_of(raw: dict[str, Any]) -> list[str]:
    return raw.get("choices", []) if raw.get("type") == "sort" else []


def _check_item(item: Item, kind: str, mode: str, at: str, seen: set[str]) -> None:
    if not item.id or item.id in seen:
        raise KitError(f"{at}: every item needs an “id” of its own.")
    seen.add(item.id)
    secret = SECRET[kind]
    needed = _NEEDED[kind] if mode == "practice" else _NEEDED[kind] - secret
    for wanted in sorted(needed):
        if wanted not in item.raw:
            raise KitError(f"{at}: “{wanted}” is missing. Add it.")
    allowed = _COMMON | _NEEDED[kind] | _MAY[kind]
    if extra := set(item.raw) - allowed:
        raise KitError(f"{at}: “{min(extra)}” is not a field here. Allowed: {', '.join(sorted(allowed))}.")
    if mode == "hand-in" and (leaked := (secret | {"hints"}) & set(item.raw)):
        raise KitError(f"{at}: “{min(leaked)}” belongs to the key and must not stand in a hand-in task.")
    if kind == "choose":
        _check_options(item, mode, at)


def _check_options(item: Item, mode: str, at: str) -> None:
    options = item.raw["options"]
    texts = [each.get("text") for each in options]
    if len(texts) < 2 or len(set(texts)) < len(texts) or not all(texts):
        raise KitError(f"{at}: there must be two or more options, each with a “text” of its own.")
    if mode == "hand-in":
        return
    if not any(each.get("best") or each.get("defensible") for each in options):
        raise KitError(f"{at}: no option is “best” (or “defensible”). Mark one.")
    for each in options:
        if not each.get("why"):
            raise KitError(f"{at}: the option “{each['text']}” has no “why”. Every option needs one.")


def _items(raw: dict[str, Any]) -> list[Item]:
    found = (each if isinstance(each, dict) else {"id": each} for each in raw.get("items", []))
    return [Item(each.get("id", ""), each) for each in found]


def _option(raw: dict[str, Any]) -> Option:
    best, defensible = raw.get("best", False), raw.get("defensible", False)
    return Option(short_hash(raw["text"]), raw["text"], best, defensible, raw.get("why", ""))


def _check_against_key(task: Task, at: str) -> None:
    """In practice everything a task points at must be there: a broken key is a loud error, never silence."""
    if task.type == "cards" and (missing := set(task.raw["cards"]) - set(task.seed.outside)):
        raise KitError(f"{at}: outside.csv of {task.seed.article.name} has no row “{min(missing)}”.")
    if task.mode != "practice" or task.type not in ("sort", "mark"):
        return
    for item in task.items:
        try:
            task.statement(item)
        except KitError as error:
            raise KitError(f"{at}: {error}") from error
