"""Which words of an article no statement of its key covers."""

from dataclasses import dataclass
from itertools import groupby

from whosays.articles.key import Key


@dataclass(frozen=True)
class Gap:
    """Words beside one another, in one paragraph, that are in no statement. ``text`` as it stands there."""

    paragraph: str
    words: int
    text: str


def gaps(key: Key) -> list[Gap]:
    """The stretches that are in no statement, in their order; a word counts where most of it lies."""
    article = key.article
    found = []
    for block in article.paragraphs:
        words = article.words_in(block.start, block.end)
        for covered, stretch in groupby(words, lambda word: key.innermost[word.number] is not None):
            if not covered:
                run = list(stretch)
                found.append(Gap(block.id, len(run), article.text[run[0].start : run[-1].end]))
    return found
