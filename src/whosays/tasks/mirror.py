"""The swap mirror: pairs of statements, from two sort tasks, in which the same words decide.

Whoever gave the two of a pair different names can be asked for the word that made the difference: in the
article it is none. So a pair stands here only where the words that decide are the same, letter by letter.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whosays.articles.article import Span
from whosays.articles.printed_words import bare
from whosays.articles.reasons import deciding_pieces
from whosays.base.errors import KitError
from whosays.tasks.sort_clues import deciding_spans
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

MOST = 3
_HAS_LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Pair:
    """Two statements that the same words decide. ``words``: these, as the first of the two prints them."""

    one: tuple[Task, Item]
    other: tuple[Task, Item]
    words: tuple[str, ...]


def check_mirror(task: Task, tasks: Mapping[str, Task], at: str) -> None:
    """Check that a mirror can be shown.

    Args:
        task: the mirror.
        tasks: those of its notebook.
        at: what an error begins with.

    Raises:
        KitError: says which task or pair does not fit, and what to do.
    """
    if task.mode != "practice":
        raise KitError(f"{at}: a mirror shows answers, and what is handed in shows none. Take it out.")
    _check_tasks(task, tasks, at)
    if len(task.raw["pairs"]) > MOST:
        raise KitError(f"{at}: pairs: {MOST} at most, so that each is looked at. Take some out.")
    for text in task.raw["pairs"]:
        try:
            _check_pair(_pair(task, tasks, text))
        except KitError as error:
            raise KitError(f"{at}, pair “{text}”: {error}") from error


def pairs_of(task: Task, tasks: Mapping[str, Task]) -> tuple[Pair, ...]:
    """The pairs of a mirror, in its order."""
    return tuple(_pair(task, tasks, text) for text in task.raw["pairs"])


def _check_tasks(task: Task, tasks: Mapping[str, Task], at: str) -> None:
    named = task.raw["of"]
    if len(named) != 2 or any(name not in tasks or tasks[name].type != "sort" for name in named):
        raise KitError(f"{at}: “of” must name two sort tasks of this notebook.")
    one, other = (tasks[name] for name in named)
    if one.facet != other.facet or one.raw.get("choices") != other.raw.get("choices"):
        raise KitError(f"{at}: “of”: the two tasks must ask the same and offer the same choices.")


def _pair(task: Task, tasks: Mapping[str, Task], text: str) -> Pair:
    ids = [each.strip() for each in text.split("=")]
    if len(ids) != 2:
        raise KitError("Write two ids, as p5.2 = p5.1: of the first task, then of the second.")
    one, other = (
        (tasks[name], tasks[name].item(each)) for name, each in zip(task.raw["of"], ids, strict=True)
    )
    return Pair(one, other, _deciding(*one))


def _check_pair(pair: Pair) -> None:
    best = [type_of(task).solution(task, item) for task, item in (pair.one, pair.other)]
    if best[0] != best[1]:
        raise KitError("The best answers are not the same. Take a pair with one best answer.")
    mine, yours = ([each.lower() for each in _deciding(*side)] for side in (pair.one, pair.other))
    if not mine or mine != yours:
        told = " and ".join(f"“{' … '.join(words)}”" for words in (mine, yours))
        raise KitError(f"Other words decide: {told}. Take a pair in which the same words decide.")


def _deciding(task: Task, item: Item) -> tuple[str, ...]:
    """The words that decide, without the name of whoever speaks: names are what was swapped."""
    article, statement = task.seed.article, task.statement(item)
    spans: tuple[Span, ...] = deciding_spans(task, statement)
    if spans != deciding_pieces(article, statement):
        spans = statement.cue_spans
    texts = (article.text[start:end] for start, end in spans)
    return tuple(bare(text) for text in texts if _HAS_LETTER.search(text))
