"""The ids of statements: in the order of the text until an exercise asks about them, and then for good."""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from whosays.articles.article import Article
from whosays.articles.key_checks import ID
from whosays.author.editor.rows import Row, block_of, in_order

_ROOMS = ("lessons", "exercises", "solutions")


def with_ids(article: Article, rows: Iterable[Row], *, asked: Collection[str] | None) -> tuple[Row, ...]:
    """The rows with their ids, counted in each paragraph from 1.

    Args:
        article: whose paragraphs name them.
        rows: a row without an id gets one.
        asked: the ids that exercises ask about; None where no exercise names the article. Else an id that
            stands there stays, and a new statement gets a number of its paragraph behind all of these: what
            learners answered about a statement that is gone never counts for another one.
    """
    ordered = in_order(rows)
    taken = _kept(article, ordered) if asked is not None else {}
    numbers = _numbers([*taken.values(), *(asked or ())])
    last = Counter({block: max(found) for block, found in numbers.items()})
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


def asked_ids(slug: str, root: Path) -> set[str] | None:
    """The ids that task files of lessons and exercises ask about; None where none names this article.

    A file that is half written names none, and may be about the article all the same.

    Args:
        slug: the article's folder.
        root: the folder that holds ``seeds/`` and the rooms.
    """
    files = [path for room in _ROOMS for path in sorted((root / room).glob("*.tasks.toml"))]
    found = [ids for path in files if (ids := _ids_in(path, slug)) is not None]
    return set().union(*found) if found else None


def _ids_in(path: Path, slug: str) -> set[str] | None:
    text = path.read_text(encoding="utf-8", errors="replace")
    if slug not in text:
        return None
    try:
        texts = {*_texts(tomllib.loads(text))}
    except tomllib.TOMLDecodeError:
        return set()
    return {each for each in texts if ID.fullmatch(each)} if slug in texts else None


def _texts(value: object) -> Iterator[str]:
    """Every text of a table, and of the tables and lists in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
