"""Where a long sentence of a real report turns to a new line on the page, so that a slow reader can rest.

The text stays what it is, to the byte: a turn is a place in it, at the beginning of a word.
"""

import re
from collections.abc import Iterator

from whosays.articles.article import Article, Paragraph, sentences_in

LONG = 30  # words, from which on a sentence turns
_LEAST = 6  # words that stay together on either side
_SHORT = 3  # words between two commas, up to which they are taken for a list, or for a name
_AFTER_A_MARK = re.compile(r"(?:[,;:]|\[(?:…|\.{3})\])[”’\"']?\s+(?=\S)")
_WORDS = "and|but|or|who|which|that|when|where|while|because|after|before|for"
_BEFORE_A_WORD = re.compile(rf"\s+(?=(?:{_WORDS})\s)")


def turns(article: Article, block: Paragraph) -> tuple[int, ...]:
    """The places of a block, as positions in the article, before which a line ends; none in other texts."""
    if not article.attribution or block.role != "paragraph":
        return ()
    return tuple(
        block.start + start + at
        for start, end in sentences_in(block.text)
        for at in _turns_in(block.text[start:end])
    )


def _turns_in(sentence: str) -> Iterator[int]:
    """Positions in a sentence: at the joint nearest to its middle, and so on with halves that are long."""
    if len(sentence.split()) <= LONG:
        return
    for joints in (_AFTER_A_MARK, _BEFORE_A_WORD):
        found = [each.end() for each in joints.finditer(sentence) if _parts(sentence, each.end())]
        if found:
            at = min(found, key=lambda end: abs(2 * len(sentence[:end].split()) - len(sentence.split())))
            yield from _turns_in(sentence[:at])
            yield at
            yield from (at + each for each in _turns_in(sentence[at:]))
            return


def _parts(sentence: str, at: int) -> bool:
    """Whether what stands on either side is long enough to be read by itself, and no item of a list."""
    before, after = sentence[:at].split(), sentence[at:].split()
    return min(len(before), len(after)) >= _LEAST and not (
        before[-1].endswith(",") and (_is_item(before[-2::-1]) or _is_item(after))
    )


def _is_item(words: list[str]) -> bool:
    """Whether the next comma is so near that an item of a list lies between, not its last with “and”."""
    between = words[: next((n for n, word in enumerate(words) if word.endswith(",")), len(words))]
    return len(between) < min(_SHORT, len(words)) and not {"and", "or"} & {*between}
