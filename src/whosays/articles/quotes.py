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
        _refuse_spoiled(block.text, wanted, at)
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


def _refuse_spoiled(text: str, wanted: str, at: str) -> None:
    """Say so where a spreadsheet changed the words: “‖” saved as “?”, or “é” opened as “Ã©”."""
    lost = (re.escape(part).replace(r"\?", ".") for part in wanted.split(" ? "))
    if "?" in wanted and re.search(".*?".join(lost), text, re.DOTALL):
        raise KitError(
            f"{at}: the spreadsheet saved a letter of “{wanted}” as “?”. Write the letter again, and save "
            "the file as “CSV UTF-8”."
        )
    if _read_right(wanted) in text:
        raise KitError(
            f"{at}: the spreadsheet opened “{wanted}” in another alphabet. Take the file as it was, open it "
            "as “UTF-8”, and save it as “CSV UTF-8”."
        )


def _read_right(wanted: str) -> str:
    """The words, had their UTF-8 not been taken for cp1252; else a line end, which no paragraph holds."""
    try:
        return b"".join(_byte(each) for each in wanted).decode()
    except UnicodeError:
        return "\n"


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # the five bytes that cp1252 leaves open


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
