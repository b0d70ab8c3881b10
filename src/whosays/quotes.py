"""Find the exact words that a key's cell names: nothing is normalised, nothing is guessed."""

import re
from itertools import pairwise

from whosays.article import Article, Paragraph, Span
from whosays.errors import KitError

PIECES = " ‖ "
_ELSEWHERE = re.compile(r"^((?:h\d*)|[px]\d+):(.+)$", re.DOTALL)
_OCCURRENCE = re.compile(r"^(.*)#(\d+)$", re.DOTALL)


def find_pieces(article: Article, block: Paragraph, cell: str, at: str) -> tuple[Span, ...]:
    """Where the pieces of a cell stand, as code points in the order of the text.

    ``‖`` parts the pieces, ``#2`` asks for a second occurrence, and (but for a statement's own words) a
    paragraph id and a colon lead to another paragraph.

    Raises:
        KitError: a piece does not stand there exactly once, or two pieces overlap. Begins with ``at``.
    """
    if not cell:
        return ()
    spans = sorted(_find(article, block, piece, at) for piece in cell.split(PIECES))
    for (_, end), (start, _) in pairwise(spans):
        if start < end:
            raise KitError(f"{at}: two pieces overlap. Part them.")
    return tuple(spans)


def _find(article: Article, block: Paragraph, piece: str, at: str) -> Span:
    elsewhere = _ELSEWHERE.match(piece)
    if elsewhere and ", column quote" not in at:
        block, piece = article.paragraph(elsewhere.group(1)), elsewhere.group(2)
    wanted, occurrence = piece, None
    numbered = _OCCURRENCE.match(piece)
    if numbered and piece not in block.text:
        wanted, occurrence = numbered.group(1), int(numbered.group(2))
    places = [m.start() for m in re.finditer(f"(?={re.escape(wanted)})", block.text)]
    if not wanted or not places:
        raise KitError(
            f"{at}: “{wanted}” does not stand in paragraph {block.id}. Copy the words from the article, "
            "with its own quotation marks."
        )
    if occurrence is None and len(places) > 1:
        raise KitError(
            f"{at}: “{wanted}” stands {len(places)} times in paragraph {block.id}. Write “{wanted}#2” "
            "for the second."
        )
    if occurrence is not None and not 1 <= occurrence <= len(places):
        raise KitError(f"{at}: “{wanted}” stands only {len(places)} times in paragraph {block.id}.")
    start = block.start + places[(occurrence or 1) - 1]
    return start, start + len(wanted)
