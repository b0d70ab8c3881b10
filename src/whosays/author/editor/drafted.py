"""What the draft thought of a statement: how sure it was, why, and which words made it think so.

Read from ``draft.csv``, which is written once beside the key and never changed. A statement finds its row
there by its words, for ids change while statements are split and joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.article import Article, Span
from whosays.articles.quotes import find_pieces
from whosays.author.drafting.files import DRAFT_FILE, DraftedRow, read_draft
from whosays.author.editor.rows import Row, Spans

_RANK = {"doubtful": 0, "fair": 1, "sure": 2}


@dataclass(frozen=True)
class Drafted:
    """One statement of the draft.

    Attributes:
        spans: its words, as code points.
        because: the words that suggested its kind.
        row: its row of ``draft.csv``.
    """

    spans: Spans
    because: Spans
    row: DraftedRow

    @property
    def is_doubtful(self) -> bool:
        """Whether the draft itself wavers."""
        return self.row.sure == "doubtful"


def read_drafted(article: Article, folder: Path) -> tuple[Drafted, ...]:
    """What the draft said; nothing where there is none.

    Raises:
        KitError: the table cannot be read, or its words do not stand in the article.
    """
    if not (folder / DRAFT_FILE).exists():
        return ()
    return tuple(_drafted(article, row, str(folder / DRAFT_FILE)) for row in read_draft(folder))


def _drafted(article: Article, row: DraftedRow, path: str) -> Drafted:
    block = article.paragraph(row.paragraph)
    at = f"{path} ({row.id})"
    spans = find_pieces(article, block, row.quote, f"{at}, column quote")
    return Drafted(spans, find_pieces(article, block, row.because, f"{at}, column because"), row)


def drafted_of(row: Row, drafted: Iterable[Drafted]) -> Drafted | None:
    """What the draft said of a statement: of these very words, or of most of them and little else."""
    near = [(_shared(row.spans, each.spans), each) for each in drafted]
    own = _length(row.spans)
    likely = [(part, each) for part, each in near if 2 * part > own and 2 * part > _length(each.spans)]
    return max(likely, key=lambda pair: pair[0], default=(0, None))[1]


def doubt_rank(row: Row, drafted: Iterable[Drafted]) -> int:
    """0 for a guess that wavers, 2 for one that does not; what no draft speaks of comes between."""
    found = drafted_of(row, drafted)
    return _RANK.get(found.row.sure, 1) if found else 1


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
