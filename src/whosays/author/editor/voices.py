"""Whose words they are, taken over from another statement: most speakers say more than one thing."""

from collections.abc import Iterable

from whosays.articles.article import Article
from whosays.author.editor.rows import ARTICLE, PAGE, Row, in_order
from whosays.base.errors import KitError

_VOICE = ("source_words", "cue")


def spoken_before(rows: Iterable[Row], row: Row) -> Row | None:
    """The nearest statement before this one that somebody else than the article answers for."""
    ordered = in_order(rows)
    place = next((i for i, each in enumerate(ordered) if each.number == row.number), 0)
    before = [each for each in ordered[:place] if each.chain[0] not in ("", ARTICLE, PAGE)]
    return before[-1] if before else None


def with_voice_of(article: Article, row: Row, other: Row) -> Row:
    """The row with the source of another one, and with the words that name it and hand over.

    Raises:
        KitError: the words cannot be written in this paragraph.
    """
    voiced = row.saying(source=other.cells["source"], speaker=other.cells["speaker"])
    for column in _VOICE:
        voiced = voiced.naming(article, column, other.words[column])
    return voiced


def with_voice_before(article: Article, rows: Iterable[Row], row: Row) -> Row:
    """The row with the source of the statement before it that has one.

    Raises:
        KitError: there is none, or a fact or furniture needs none.
    """
    other = spoken_before(rows, row)
    if row.kind in ("reported fact", "furniture"):
        raise KitError(
            "This kind is nobody's word but the article's or the page's. Choose another kind first."
        )
    if other is None:
        raise KitError("Nobody speaks before this statement. Pick the words that name the source.")
    return with_voice_of(article, row, other)
