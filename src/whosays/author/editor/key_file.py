"""A key on the disk and in the editor: read as far as its words are found, written whole on every edit."""

from collections.abc import Iterable
from pathlib import Path

from whosays.articles.article import Article
from whosays.articles.key import COLUMNS, OPTIONAL, key_bytes
from whosays.articles.key_checks import ID
from whosays.articles.quotes import find_pieces
from whosays.author.editor.rows import ROLES, Row, Spans, in_order, refuse_crossings
from whosays.base.errors import KitError
from whosays.base.fixed_tables import checked_table

NEEDED_COLUMNS = tuple(name for name in COLUMNS if name not in OPTIONAL)


def read_rows(article: Article, path: Path, first: int = 1) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows of a key, also those that break a rule, and the columns of its file; none if it has no file.

    Args:
        article: whose words they are.
        path: the key.
        first: the number of the first row.

    Raises:
        KitError: a row is torn, or its words do not stand where it says: the editor would lose it.
    """
    if not path.exists():
        return (), NEEDED_COLUMNS
    table = checked_table(path, "key", COLUMNS, OPTIONAL)
    for problem in table.problems.values():
        raise KitError(problem)
    rows = [
        _row(article, cells, f"{path}: row {number}", first + i)
        for i, (number, cells) in enumerate(table.rows)
    ]
    refuse_crossings(article, rows)
    return in_order(rows), table.columns


def _row(article: Article, cells: dict[str, str], at: str, number: int) -> Row:
    match = ID.fullmatch(cells["id"])
    if not match:
        raise KitError(f"{at}, column id: write a paragraph, a full stop and a number, as p4.2.")
    block = article.paragraph(match.group(1))
    words: dict[str, Spans] = {
        name: find_pieces(article, block, cells[name], f"{at}, column {name}") for name in ROLES
    }
    if not words["quote"]:
        raise KitError(f"{at}, column quote: the cell is empty. Fill it in.")
    return Row(number, words, cells, cells["kind"])


def bytes_of(rows: Iterable[Row], columns: tuple[str, ...]) -> bytes:
    """A key as it is written: the columns that its file had, and those that a row fills."""
    listed = [each.cells for each in in_order(rows)]
    filled = {name for row in listed for name in OPTIONAL if row[name]}
    return key_bytes(tuple(name for name in COLUMNS if name in filled or name in columns), listed)
