"""What the draft thought of a statement: how sure it was, why, and which words made it think so.

Read from ``draft.csv``, which is written once beside the key and never changed. A statement finds its row
there by its words, for ids change while statements are split and joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.article import Article, Span
from whosays.articles.key_checks import ID
from whosays.articles.quotes import find_pieces
from whosays.author.editor.rows import Row, Spans
from whosays.base.errors import KitError
from whosays.base.fixed_tables import fixed_table

DRAFT = "draft.csv"
COLUMNS = ("id", "quote", "kind", "source", "also", "because", "rule", "sure", "doubts", "why")
_RANK = {"doubtful": 0, "fair": 1, "sure": 2}


@dataclass(frozen=True)
class Drafted:
    """One statement of the draft.

    Attributes:
        spans: its words, as code points.
        because: the words that suggested its kind.
        cells: its row.
    """

    spans: Spans
    because: Spans
    cells: dict[str, str]

    @property
    def is_doubtful(self) -> bool:
        """Whether the draft itself wavers."""
        return self.cells["sure"] == "doubtful"

    @property
    def doubts(self) -> tuple[str, ...]:
        """What it wavers about: ``kind``, ``source``, ``edges``."""
        return tuple(
            each.strip() for each in self.cells["doubts"].replace(",", ";").split(";") if each.strip()
        )


def read_drafted(article: Article, folder: Path) -> tuple[Drafted, ...]:
    """What the draft said; nothing where there is none.

    Raises:
        KitError: the table cannot be read.
    """
    path = folder / DRAFT
    if not path.exists():
        return ()
    rows = fixed_table(path, "draft", COLUMNS)
    return tuple(_drafted(article, cells, f"{path}: row {number}") for number, cells in rows)


def _drafted(article: Article, cells: dict[str, str], at: str) -> Drafted:
    match = ID.fullmatch(cells["id"])
    if not match:
        raise KitError(f"{at}, column id: write a paragraph, a full stop and a number, as p4.2.")
    block = article.paragraph(match.group(1))
    spans = find_pieces(article, block, cells["quote"], f"{at}, column quote")
    return Drafted(spans, find_pieces(article, block, cells["because"], f"{at}, column because"), cells)


def drafted_of(row: Row, drafted: Iterable[Drafted]) -> Drafted | None:
    """What the draft said of a statement: of these very words, or of most of them and little else."""
    near = [(_shared(row.spans, each.spans), each) for each in drafted]
    own = _length(row.spans)
    likely = [(part, each) for part, each in near if 2 * part > own and 2 * part > _length(each.spans)]
    return max(likely, key=lambda pair: pair[0], default=(0, None))[1]


def doubt_rank(row: Row, drafted: Iterable[Drafted]) -> int:
    """0 for a guess that wavers, 2 for one that does not; what no draft speaks of comes between."""
    found = drafted_of(row, drafted)
    return _RANK.get(found.cells["sure"], 1) if found else 1


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
