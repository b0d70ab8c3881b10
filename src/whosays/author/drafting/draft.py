"""A first draft of an article's key: every word in a statement, each with what suggests its kind."""

from whosays.articles.article import Article, Paragraph
from whosays.author.drafting.decision import FACT, Decision
from whosays.author.drafting.drafted import DraftedStatement
from whosays.author.drafting.language import why_no_draft
from whosays.author.drafting.reader import Reader
from whosays.author.drafting.rows import drafted
from whosays.author.drafting.suggestions import Suggestion
from whosays.author.drafting.text import stretches_between
from whosays.base.errors import KitError

__all__ = ["DraftedStatement", "draft"]
_SIGN = "‖"  # what parts the pieces of a cell


def draft(article: Article) -> list[DraftedStatement]:
    """The statements of an article as the rules suggest them, in the order of the text.

    Ids are counted in each paragraph (``p4.2``). Nothing is drafted where the text is not English prose
    (:func:`~whosays.author.drafting.language.why_no_draft` says why).
    """
    if why_no_draft(article.text):
        return []
    reader = Reader.of(article)
    return [one for block in article.paragraphs for one in _rows(article, block, reader.paragraph(block))]


def _rows(article: Article, block: Paragraph, found: list[Suggestion]) -> list[DraftedStatement]:
    try:
        return [drafted(article, block, number, one) for number, one in enumerate(found, start=1)]
    except (
        KitError
    ):  # its words hold the sign of a cell: the paragraph is cut there, and the editor does the rest
        return [
            drafted(article, block, number, one) for number, one in enumerate(_parts(article, block), start=1)
        ]


def _parts(article: Article, block: Paragraph) -> list[Suggestion]:
    """A paragraph cut in front of each sign that a cell could not hold."""
    spans = stretches_between(article.text, (block.start, block.end), _SIGN)
    return [
        Suggestion(span, Decision(FACT, (span,), "the article's own voice", "doubtful")) for span in spans
    ]
