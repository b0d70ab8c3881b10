"""The two files of a draft: the key as it begins, and beside it what suggested each row."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.article import Article
from whosays.articles.key import COLUMNS
from whosays.articles.quote_cells import cell_of
from whosays.author.drafting.drafted import DOUBTS, SURE, DraftedStatement
from whosays.base.csv_cells import guarded, quoted
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.fixed_tables import checked_table

KEY_FILE = "key.csv"
DRAFT_FILE = "draft.csv"
DRAFT_COLUMNS = ("id", "quote", "kind", "source", "also", "because", "rule", "sure", "doubts", "why")
_FROM_KEY = ("id", "quote", "kind", "source", "also", "why")


@dataclass(frozen=True)
class DraftedRow:
    """One row of ``draft.csv``. ``because`` is a cell as a key's; ids may since be others in the key."""

    id: str
    quote: str
    kind: str
    source: str
    also: str
    because: str
    rule: str
    sure: str
    doubts: tuple[str, ...]
    why: str

    @property
    def paragraph(self) -> str:
        """The id of its paragraph, which with ``quote`` finds the row again."""
        return self.id.partition(".")[0]


def write_draft(folder: Path, article: Article, drafted: Iterable[DraftedStatement]) -> None:
    """Write ``key.csv`` and ``draft.csv`` into a seed's folder.

    Args:
        folder: of the seed. A key or a draft that lies there is not replaced.
        article: the article that was drafted.
        drafted: its statements; none leave two files with a header alone.

    Raises:
        KitError: one of the files is there already, or the disk refuses.
    """
    for name in (KEY_FILE, DRAFT_FILE):
        if (folder / name).exists():
            raise KitError(
                f"{folder / name} is there already and is kept. Move it away, or choose another name."
            )
    rows = list(drafted)
    _write(folder / DRAFT_FILE, DRAFT_COLUMNS, (_row(article, each) for each in rows))
    _write(folder / KEY_FILE, COLUMNS, (each.row for each in rows))


def read_draft(folder: Path) -> list[DraftedRow]:
    """The rows of ``draft.csv`` in their order.

    Raises:
        KitError: the file is missing, has other columns, or a row says what no draft says.
    """
    path = folder / DRAFT_FILE
    table = checked_table(path, "draft", DRAFT_COLUMNS)
    for problem in table.problems.values():
        raise KitError(problem)
    return [_read_row(cells, f"{path}: row {number}") for number, cells in table.rows]


def _row(article: Article, each: DraftedStatement) -> dict[str, str]:
    block = article.paragraph(each.row["id"].partition(".")[0])
    return {name: each.row[name] for name in _FROM_KEY} | {
        "because": _because(article, each, block.id),
        "rule": each.rule,
        "sure": each.sure,
        "doubts": "; ".join(each.doubts),
    }


def _because(article: Article, each: DraftedStatement, home: str) -> str:
    """The words that suggested the kind; empty where no cell leads back to them."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(each.because):
        if start < end and (not kept or kept[-1][1] <= start):
            kept.append((start, end))
    try:
        return cell_of(article, article.paragraph(home), kept, "because") if kept else ""
    except KitError:
        return ""


def _read_row(cells: dict[str, str], at: str) -> DraftedRow:
    doubts = tuple(each.strip() for each in cells["doubts"].split(";") if each.strip())
    if cells["sure"] not in SURE:
        raise KitError(f"{at}, column sure: write {', '.join(SURE)}, not “{cells['sure']}”.")
    if not set(doubts) <= set(DOUBTS):
        raise KitError(f"{at}, column doubts: write some of {', '.join(DOUBTS)}, not “{cells['doubts']}”.")
    return DraftedRow(**{name: cells[name] for name in DRAFT_COLUMNS if name != "doubts"}, doubts=doubts)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    cells = [columns, *([guarded(row[name]) for name in columns] for row in rows)]
    text = "".join(f"{','.join(map(quoted, row))}\n" for row in cells)
    write_whole(path, text.encode(), make_folder=False)
