"""A first draft of an article's key: every word in a statement, each with what suggests its kind."""

from whosays.articles.article import Article, Paragraph
from whosays.author.drafting.drafted import DraftedStatement
from whosays.author.drafting.language import why_no_draft
from whosays.author.drafting.own_voice import whole_block
from whosays.author.drafting.reader import Reader
from whosays.author.drafting.rows import drafted
from whosays.author.drafting.suggestions import Suggestion
from whosays.base.errors import KitError


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
    except KitError:  # words that no cell can name: the paragraph stays whole, and the editor can cut it
        return [drafted(article, block, 1, Suggestion((block.start, block.end), whole_block(block)))]
