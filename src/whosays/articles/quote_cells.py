"""Write the words of a stretch as a key's cell holds them: the way back of :mod:`whosays.articles.quotes`."""

from collections.abc import Iterable

from whosays.articles.article import Article, Paragraph, Span
from whosays.articles.quotes import PIECES, find_pieces
from whosays.base.errors import KitError


def cell_of(article: Article, block: Paragraph, spans: Iterable[Span], column: str = "quote") -> str:
    """The cell that names these stretches: exact words, ``#2`` for a second occurrence, ``‖`` between pieces.

    Args:
        article: whose words they are.
        block: the paragraph of the row. Words of another one begin with its id and a colon.
        spans: the pieces, as code points.
        column: where the cell stands. A statement's own words (``quote``) lie in its paragraph.

    Raises:
        KitError: no cell leads back to these stretches.
    """
    wanted = tuple(sorted(spans))
    cell = PIECES.join(_piece(article, block, span) for span in wanted)
    at = f"{article.name}/key.csv, column {column}"
    if find_pieces(article, block, cell, at) != wanted:
        raise KitError(f"{at}: “{cell}” could be read as other words. Take one word more, or one fewer.")
    return cell


def _piece(article: Article, block: Paragraph, span: Span) -> str:
    home = article.paragraph_at(span[0])
    words = article.text[span[0] : span[1]]
    number = _which(home.text, words, span[0] - home.start)
    named = words if number is None else f"{words}#{number}"
    return named if home.id == block.id else f"{home.id}:{named}"


def _which(text: str, words: str, at: int) -> int | None:
    """Which of several occurrences begins at ``at``, from 1; None if there is but one."""
    starts = [place for place in range(len(text)) if text.startswith(words, place)]
    return None if len(starts) < 2 else starts.index(at) + 1
