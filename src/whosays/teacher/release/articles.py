"""Of the articles that exercises use: what may leave the house. Never a key, never an answer."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from whosays.articles.article import read_article
from whosays.articles.outlets import COLUMNS, OUTLETS, Outlet, outlets_named, read_outlets
from whosays.articles.seed import FACT_COLUMNS, OutsideFact, read_outside
from whosays.base.csv_cells import guarded, quoted
from whosays.base.disk_words import DiskWords
from whosays.base.json_types import JsonObject
from whosays.tasks.reading import check_article

Files = dict[str, bytes]  # by path, with forward strokes
_PUBLIC = ("article.txt", "source.toml", "glossary.csv")
_NOT_COMPLETE = DiskWords("{path}: cannot be read ({reason}). The kit is not complete.")


def articles_named(table: JsonObject) -> set[str]:
    """The folders of ``seeds/`` that the tasks of a task file name."""
    return {_article(raw, table) for raw in table["task"].values()}


def articles_without_keys(kit: Path, tables: Iterable[JsonObject]) -> Files:
    """Of each article the text, its origin and its hard words; of the facts from outside those shown.

    Args:
        kit: the kit's root, which holds ``seeds/``.
        tables: the task files of the exercises that use the articles.

    Raises:
        KitError: an article is not complete, or not the one that an exercise was built from.
    """
    files: Files = {}
    tables = list(tables)
    asked = _asked_outlets(tables)
    for name, shown in _shown_cards(tables).items():
        folder = kit / "seeds" / name
        _check_bytes(folder, tables)
        for file in _PUBLIC:
            if file != "glossary.csv" or (folder / file).is_file():
                files[f"seeds/{name}/{file}"] = read_part(folder / file)
        if shown or asked[name]:
            files |= _outside(folder, shown, asked[name])
    return files


def _check_bytes(folder: Path, tables: Iterable[JsonObject]) -> None:
    article = read_article(folder)
    for table in tables:
        check_article(table, article, folder)


def read_part(path: Path) -> bytes:
    """The bytes of a file that belongs to the kit.

    Raises:
        KitError: it cannot be read.
    """
    with _NOT_COMPLETE.told(path):
        return path.read_bytes()


def _shown_cards(tables: Iterable[JsonObject]) -> dict[str, set[str]]:
    """By article, in the order of the alphabet, the facts from outside that are laid out."""
    shown: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        for raw in table["task"].values():
            shown[_article(raw, table)] |= set(raw.get("cards", ()))
    return dict(sorted(shown.items()))


def _asked_outlets(tables: Iterable[JsonObject]) -> dict[str, set[str]]:
    """By article the outlets whose cards are tasks of their own."""
    asked: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        for raw in table["task"].values():
            items = [each for each in raw.get("items", ()) if isinstance(each, dict)]
            asked[_article(raw, table)].update(*(each.get("outlets", ()) for each in items))
    return asked


def _article(raw: JsonObject, table: JsonObject) -> str:
    return str(raw.get("article", table.get("article", "")))


def _outside(folder: Path, shown: set[str], asked: set[str]) -> Files:
    """Only what an exercise lays out, and who printed it: other facts may answer a question of it.

    Args:
        folder: the article's.
        shown: the facts that are laid out.
        asked: the outlets whose cards are laid out without a fact.
    """
    facts = [fact for key, fact in read_outside(folder).items() if key in shown]
    files = {f"seeds/{folder.name}/outside.csv": _table(FACT_COLUMNS, map(vars, facts))} if facts else {}
    if outlets := _outlets(folder, facts, asked):
        rows = (
            {"outlet": each.name, "label": each.label, **vars(row)} for each in outlets for row in each.rows
        )
        files[f"seeds/{folder.name}/{OUTLETS}"] = _table(COLUMNS, rows)
    return files


def _outlets(folder: Path, facts: list[OutsideFact], asked: set[str]) -> list[Outlet]:
    named = asked.union(*(outlets_named(fact.publisher) for fact in facts))
    return [outlet for name, outlet in read_outlets(folder).items() if name in named]


def _table(columns: tuple[str, ...], rows: Iterable[JsonObject]) -> bytes:
    cells = [columns, *([guarded(row[name]) for name in columns] for row in rows)]
    return "".join(",".join(map(quoted, row)) + "\n" for row in cells).encode()
