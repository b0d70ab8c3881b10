"""When a reason stands, and when a teacher writes another one."""

import re

from whosays.articles.article import Article
from whosays.author.editor.rows import Row

_POINTED = re.compile("“([^”]+)”")


def stands(article: Article, row: Row, column: str, argues_for: str, kind: str) -> bool:
    """Whether a reason that is there can stay.

    It stays if the kind that it argues for is the target's, and if it points at words of the statement: one
    stretch that it quotes, at the least, stands in the statement, or in its source words or cue. What the
    kit's own words to begin with say of a kind points at nothing, and so never stays.

    Args:
        article: whose words they are.
        row: the statement as the target wants it, but for its reasons.
        column: ``why`` or ``why_also``.
        argues_for: the kind (or second answer) that the reason was written for.
        kind: the target's.
    """
    return argues_for == kind and any(
        stretch in words for stretch in _POINTED.findall(row.cells[column]) for words in _own(article, row)
    )


def _own(article: Article, row: Row) -> list[str]:
    spans = [span for role in ("quote", "source_words", "cue") for span in row.words[role]]
    return [article.text[slice(*span)] for span in spans]
