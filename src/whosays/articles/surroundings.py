"""Whose words stand around a statement: somebody else's statement, or quotation marks."""

from whosays.articles.article import Article
from whosays.articles.key import Key, Statement
from whosays.articles.printed_words import quotation_is_open


def inside_others(key: Key, statement: Statement) -> bool:
    """Whether words that somebody else answers for stand around it: a statement, or quotation marks."""
    return inside_quotation(key.article, statement) or any(
        len(each.chain) > 1 and each is not statement and each.holds(statement) for each in key.statements
    )


def inside_quotation(article: Article, statement: Statement) -> bool:
    """Whether it begins between quotation marks."""
    block = article.paragraph_at(statement.start)
    return quotation_is_open(article.text[block.start : statement.start + 1])
