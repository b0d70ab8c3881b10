"""When a reason stands, and when a teacher writes another one."""

import re

from whosays.articles.article import Article
from whosays.author.editor.rows import Row

_POINTED = re.compile("“([^”]+)”")


def stands(article: Article, row: Row, column: str, kinds: tuple[str, str], before: Row) -> bool:
    """Whether a reason that is there can stay.

    It stays if the kind that it argues for is the target's, and if it points at words of the statement: one
    stretch that it quotes, at the least, stands in the statement, or in its source words or cue. That holds
    for the draft's reasons, and for those that the editor begins with when a kind or edges are changed. One
    that is true of the kind alone points at nothing, and never stays. Nor does one that names a source which
    the statement has no longer.

    Args:
        article: whose words they are.
        row: the statement as the target wants it, but for its reasons.
        column: ``why`` or ``why_also``.
        kinds: the kind (or second answer) that the reason was written for, and the target's.
        before: the statement as it was before its source was changed.
    """
    reason, own = row.cells[column], _own(article, row)
    points = any(stretch in words for stretch in _POINTED.findall(reason) for words in own)
    there = " ".join([*row.chain, *own])
    stale = any(name in reason and name not in there for name in before.chain)
    return kinds[0] == kinds[1] and points and not stale


def _own(article: Article, row: Row) -> list[str]:
    spans = [span for role in ("quote", "source_words", "cue") for span in row.words[role]]
    return [article.text[slice(*span)] for span in spans]
