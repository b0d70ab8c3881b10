"""What a learner is asked: a task of a notebook, its items, their options.

A task and its answers are separate things; what a type of task adds stands in its file in ``types/``.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil
from typing import Any

from whosays.articles.key import Statement
from whosays.articles.seed import Seed
from whosays.base.errors import KitError


@dataclass(frozen=True)
class Option:
    """One option of a choose item. ``why`` is empty where the key is not at hand.

    ``slip``: "trust" or "doubt", where choosing it would go too far that way.
    """

    id: str
    text: str
    best: bool
    defensible: bool
    why: str
    slip: str = ""


@dataclass(frozen=True)
class Item:
    """One question of a task. ``raw`` holds the fields as written, checked."""

    id: str
    raw: dict[str, Any] = field(hash=False)

    @property
    def question(self) -> str:
        """What is asked of this item, or an empty text where the prompt asks it."""
        found: str = self.raw.get("question", "")
        return found

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
    """One task of a notebook, with the seed it works on.

    Attributes:
        by_machine: a machine can mark it.
        pool: further items, asked of nobody but a learner who found their skill tricky one lesson earlier.
    """

    room: str
    stem: str
    name: str
    mode: str
    seed: Seed = field(hash=False)
    items: tuple[Item, ...]
    raw: dict[str, Any] = field(hash=False)
    by_machine: bool = True
    pool: tuple[Item, ...] = ()

    @property
    def standing(self) -> "Task":
        """The task as it is asked of everybody."""
        return self.asking(())

    def asking(self, once_more: tuple[Item, ...]) -> "Task":
        """The task with these items of its pool behind the standing ones, and no others."""
        standing = tuple(item for item in self.items if not self.is_once_more(item))
        return replace(self, items=(*standing, *once_more))

    def is_once_more(self, item: Item) -> bool:
        """Whether an item comes from the pool."""
        return item in self.pool

    @property
    def minutes(self) -> float:
        """What its file promises, and half a minute for each item asked once more, in whole minutes."""
        promised: float = self.raw["minutes"]
        return promised + ceil(sum(map(self.is_once_more, self.items)) / 2)

    @property
    def scored(self) -> bool:
        """Whether its answers count: what the task says, else whatever a machine can mark."""
        found: bool = self.raw.get("scored", self.by_machine)
        return found

    @property
    def prompt(self) -> str:
        """What is asked of all its items, or what to do; empty where each item asks for itself."""
        found: str = self.raw.get("prompt", "")
        return found

    @property
    def type(self) -> str:
        """The name of its type: a file of ``types/``, or one of SHOWING."""
        found: str = self.raw["type"]
        return found

    @property
    def facet(self) -> str:
        """What a sort task asks of a statement: one of FACETS."""
        found: str = self.raw.get("facet", "kind")
        return found

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


def whose_words(tasks: Iterable[Task]) -> list[str]:
    """Whose words tasks quote and under which licence, each once; it stands on every page that has them."""
    return [*dict.fromkeys(said for task in tasks if (said := task.seed.article.attribution))]


def short_hash(text: str) -> str:
    """Six hex digits that name a text without saying anything about it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _option(raw: dict[str, Any]) -> Option:
    best, defensible = raw.get("best", False), raw.get("defensible", False)
    said = raw.get("why", ""), raw.get("slip", "")
    return Option(short_hash(raw["text"]), raw["text"], best, defensible, *said)
