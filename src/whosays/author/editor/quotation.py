"""Quotation marks as a cue: they hand words to whoever is quoted, as “said” does."""

import re

from whosays.articles.article import Article, Span
from whosays.author.drafting.quotation_marks import quotations
from whosays.author.editor.rows import Row, Spans, block_of, shares, without_marks
from whosays.base.errors import KitError


def opening_mark(article: Article, row: Row) -> Span | None:
    """The mark that opens the first quotation with words of a statement; None where nothing is quoted."""
    block = block_of(article, row)
    for start, end in quotations(block.text):
        quoted = (block.start + start, block.start + end)
        if shares((quoted,), row.spans):
            return quoted[0], quoted[0] + 1
    return None


def marks_in(article: Article, row: Row) -> Spans:
    """The pieces of a statement's cue that are nothing but marks."""
    return tuple(span for span in row.words["cue"] if not _has_letters(article, span))


def has_marks(article: Article, row: Row) -> bool:
    """Whether marks stand in a statement's cue, alone or at the edge of its words."""
    return any(
        without_marks(article, span) != span or not _has_letters(article, span) for span in row.words["cue"]
    )


def with_marks(article: Article, row: Row) -> Row:
    """The row with the quotation's opening mark in its cue; without it where one stands there.

    Raises:
        KitError: no word of the statement is quoted.
    """
    said = [without_marks(article, span) for span in row.words["cue"] if _has_letters(article, span)]
    if has_marks(article, row):
        return row.naming(article, "cue", said)
    mark = opening_mark(article, row)
    if mark is None:
        raise KitError("No word of this statement stands between quotation marks.")
    return row.naming(article, "cue", [*said, mark])


def _has_letters(article: Article, span: Span) -> bool:
    return re.search(r"\w", article.text[slice(*span)]) is not None
