"""The words that hand a statement to its source, as a person would point at them."""

import re
from collections.abc import Iterable

from whosays.articles.article import Article, Span
from whosays.articles.key import Statement
from whosays.articles.printed_words import bare

QUOTATION_MARKS = "the quotation marks"
_SMALL = {"of", "that", "to", "by", "for", "as", "and", "in"}  # they point at nothing when they stand alone


def handing_words(article: Article, statement: Statement) -> list[str]:
    """The words that hand a statement to its source, as a person would point at them, in their order.

    Source words and cue that stand side by side are one piece; words elsewhere are told with their paragraph.
    """
    spans = sorted({*statement.source_spans, *statement.cue_spans})
    home = article.paragraph_at(statement.start).id
    found = [_with_place(article, span, home) for span in _joined(article, spans)]
    if any(re.search('[“"„«»]', article.text[a:b]) for a, b in spans):
        found.append(QUOTATION_MARKS)
    return found


def handing_spans(article: Article, statement: Statement) -> tuple[Span, ...]:
    """Where these words stand, side by side ones as one; lone quotation marks are left out."""
    return tuple(_joined(article, sorted({*statement.source_spans, *statement.cue_spans})))


def _joined(article: Article, spans: Iterable[Span]) -> list[Span]:
    """Spans with words in them; two with nothing but blanks or a comma between are one, small words go."""
    joined: list[Span] = []
    for start, end in spans:
        if not re.search(r"\w", article.text[start:end]):
            continue
        if joined and re.fullmatch(r"[\s,]{0,2}", article.text[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif not joined or start >= joined[-1][1]:
            joined.append((start, end))
    telling = [span for span in joined if bare(article.text[slice(*span)]).lower() not in _SMALL]
    return [span for span in telling or joined if bare(article.text[slice(*span)])]


def _with_place(article: Article, span: Span, home: str) -> str:
    there = article.paragraph_at(span[0]).id
    where = {"p": f" in paragraph {there[1:]}", "h": " in the headline"}.get(there[0], "")
    return f"“{bare(article.text[slice(*span)])}”{where if there != home else ''}"
