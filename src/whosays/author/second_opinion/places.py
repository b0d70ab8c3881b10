"""Where the words of a reply stand in the article: exactly there, or the reply is not believed.

An assistant often straightens quotation marks and turns a no-break space into a plain one. Such letters are
taken for each other when words are looked for; what is kept are the article's own.
"""

import re

from whosays.articles.article import Article, Paragraph, Span

_FOLDED = str.maketrans("‘’‚‛“”„‟«»–—‑\u00a0\u202f\n\t", '\'\'\'\'""""""---    ')
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*")


def place_of(article: Article, paragraph: str, words: str, after: int) -> tuple[Span, ...]:
    """Where words stand: in the paragraph that was named, else in the only one that has them.

    Args:
        article: what is searched.
        paragraph: the id that the reply gives; another's, or none, does no harm.
        words: what it says to have copied, with ``…`` where it left something out.
        after: of several occurrences in a paragraph, the first from this position on is taken.

    Returns:
        The pieces as code points; none where the words do not stand in the article.
    """
    named = [block for block in article.paragraphs if block.id == paragraph.strip("[] ")]
    for block in named:
        if found := _in(block, words, after):
            return found
    elsewhere = [found for block in article.paragraphs if (found := _in(block, words, after))]
    return elsewhere[0] if len(elsewhere) == 1 else ()


def _in(block: Paragraph, words: str, after: int) -> tuple[Span, ...]:
    whole = _piece(block, words.strip(), after)
    if whole:
        return (whole,)
    pieces = [each for each in _CUT.split(words.strip()) if each]
    if len(pieces) < 2:
        return ()
    found: list[Span] = []
    for each in pieces:
        place = _piece(block, each, found[-1][1] if found else after)
        if not place or (found and place[0] < found[-1][1]):
            return ()
        found.append(place)
    return tuple(found)


def _piece(block: Paragraph, words: str, after: int) -> Span | None:
    if not words:
        return None
    text, wanted = block.text.translate(_FOLDED), words.translate(_FOLDED)
    at = text.find(wanted, max(0, after - block.start))
    at = text.find(wanted) if at < 0 else at
    return None if at < 0 else (block.start + at, block.start + at + len(wanted))
