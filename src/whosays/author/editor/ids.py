"""The ids of statements: in the order of the text until an exercise asks about them, and then for good."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from whosays.articles.article import Article
from whosays.author.editor.rows import Row, block_of, in_order

_ROOMS = ("lessons", "exercises", "solutions")


def with_ids(article: Article, rows: Iterable[Row], *, fixed: bool) -> tuple[Row, ...]:
    """The rows with their ids, counted in each paragraph from 1.

    Args:
        article: whose paragraphs name them.
        rows: a row without an id gets one.
        fixed: an id that stands there stays; a new statement gets the next number of its paragraph.
    """
    ordered = in_order(rows)
    taken = _kept(article, ordered) if fixed else {}
    last = Counter({block: max(numbers) for block, numbers in _numbers(taken.values()).items()})
    named = []
    for row in ordered:
        block = block_of(article, row).id
        if row.number not in taken:
            last[block] += 1
        name = taken.get(row.number, f"{block}.{last[block]}")
        named.append(row if row.cells["id"] == name else row.saying(id=name))
    return tuple(named)


def _kept(article: Article, rows: Iterable[Row]) -> dict[int, str]:
    """The ids that stay, by the number of their row: each once, and in its own paragraph."""
    kept: dict[int, str] = {}
    for row in rows:
        name = row.cells["id"]
        if name and name not in kept.values() and name.startswith(f"{block_of(article, row).id}."):
            kept[row.number] = name
    return kept


def _numbers(names: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for name in names:
        block, _, number = name.partition(".")
        found.setdefault(block, []).append(int(number))
    return found


def is_asked_about(slug: str, root: Path) -> bool:
    """Whether a task file of a lesson or an exercise names this article.

    Args:
        slug: the article's folder.
        root: the folder that holds ``seeds/`` and the rooms.
    """
    files = [path for room in _ROOMS for path in sorted((root / room).glob("*.tasks.toml"))]
    return any(_names(path, slug) for path in files)


def _names(path: Path, slug: str) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace")
    if slug not in text:
        return False
    try:
        return slug in _texts(tomllib.loads(text))
    except tomllib.TOMLDecodeError:  # half written: what it may ask about stays as it is
        return True


def _texts(value: object) -> Iterator[str]:
    """Every text of a table, and of the tables and lists in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
