"""Gold labels for the tagger, and the words that are often cues."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.tokens import tokens

from .polnear import Document

LETTERS = {"content": "C", "source": "S", "cue": "U"}


def gold_tags(par: Paragraph, document: Document) -> list[str]:
    """The label of each token. Of nested attributions the later one stands, which is the inner one mostly."""
    tags = ["O"] * len(par.tokens)
    starts = [token.start for token in par.tokens]
    for attribution in document.attributions:
        for role, letter in LETTERS.items():
            for start, end in attribution[role]:
                _mark(tags, par, starts, (start, end), letter)
    return tags


def _mark(tags: list[str], par: Paragraph, starts: list[int], span: tuple[int, int], letter: str) -> None:
    at = bisect_left(starts, span[0])
    if at and par.tokens[at - 1].end > span[0]:
        at -= 1
    begin = "B-"
    while at < len(tags) and starts[at] < span[1]:
        tags[at] = begin + letter
        begin = "I-"
        at += 1


def cue_words(documents: Iterable[Document]) -> dict[str, float]:
    """Words that are cues at least thrice and in a tenth of their uses, with that share."""
    uses: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for document in documents:
        uses.update(_words(document.text, 0, len(document.text)))
        for attribution in document.attributions:
            for start, end in attribution["cue"]:
                cues.update(_words(document.text, start, end))
    shares = {word: count / max(count, uses[word]) for word, count in cues.items() if count >= 3}
    return {word: round(share, 2) for word, share in sorted(shares.items()) if share > 0.1}


def _words(text: str, start: int, end: int) -> list[str]:
    return [token.text.lower() for token in tokens(text, start, end) if token.text[0].isalpha()]
