"""Find the exact words that a key's cell names: nothing is normalised, nothing is guessed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from whosays.articles.article import Article, Paragraph, Span
from whosays.base.errors import KitError

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
            raise KitError(f"{at}: two pieces overlap. Choose words so that they do not touch.")
    return tuple(spans)


def _find(article: Article, block: Paragraph, piece: str, at: str) -> Span:
    elsewhere = _ELSEWHERE.match(piece)
    if elsewhere and piece not in block.text and not at.endswith(", column quote"):
        block, piece = _paragraph(article, elsewhere.group(1), at), elsewhere.group(2)
    wanted, occurrence = piece, None
    numbered = _OCCURRENCE.match(piece)
    if numbered and piece not in block.text:
        wanted, occurrence = numbered.group(1), int(numbered.group(2))
    if not wanted:
        raise KitError(f"{at}: a piece has no words. Take out the ‖ or # beside it, or write the words.")
    places = list(_places(block.text, wanted))
    if not places:
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
        raise KitError(
            f"{at}: “{wanted}” stands {len(places)} times in paragraph {block.id}. The number behind # "
            f"must lie between 1 and {len(places)}."
        )
    start = block.start + places[(occurrence or 1) - 1]
    return start, start + len(wanted)


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)  # overlapping ones count too: they could be meant as well


def _paragraph(article: Article, name: str, at: str) -> Paragraph:
    try:
        return article.paragraph(name)
    except KitError as error:
        raise KitError(f"{at}: {error}") from error
