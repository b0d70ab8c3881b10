"""Words per voice: who gets to speak on a page, and in whose words. For the picture of lesson 05.

Counted is what stands between quotation marks (the speaker's own words) apart from what the article
retells. A quotation belongs to whoever the key names most often inside it.
"""

import re
from collections import Counter
from dataclasses import dataclass

from whosays.articles.article import Article, Span
from whosays.articles.key import Key

_QUOTATION = re.compile(r"“[^”]*”")
_NOBODY = ("the article", "the page")


@dataclass(frozen=True)
class VoiceCount:
    """One voice of an article: how many words are its own, how many are retold, and its own words."""

    name: str
    quoted: int
    retold: int
    pieces: tuple[str, ...]


def quotations(article: Article) -> tuple[Span, ...]:
    """The stretches between curly quotation marks, marks included, as code points."""
    return tuple(match.span() for match in _QUOTATION.finditer(article.text))


def voices(key: Key, spoken_about: tuple[str, ...] = ()) -> tuple[VoiceCount, ...]:
    """Everybody who speaks in an article, most quoted words first.

    Args:
        key: the key of the article.
        spoken_about: people and bodies to be shown too although no word is theirs.

    Returns:
        A voice each; whoever the key never names as an origin has 0 words.
    """
    quoted: Counter[str] = Counter()
    pieces: dict[str, list[str]] = {}
    inside: set[int] = set()
    for start, end in quotations(key.article):
        numbers = [word.number for word in key.article.words_in(start, end)]
        speaker = _speaker(key, numbers)
        quoted[speaker] += len(numbers)
        pieces.setdefault(speaker, []).append(key.article.text[start:end])
        inside.update(numbers)
    owners = ((number, owner) for number, owner in enumerate(key.innermost) if owner and number not in inside)
    retold = Counter(owner.chain[0] for _, owner in owners if owner.chain[0] not in _NOBODY)
    names = {*quoted, *retold, *spoken_about}
    found = (VoiceCount(name, quoted[name], retold[name], tuple(pieces.get(name, ()))) for name in names)
    return tuple(sorted(found, key=lambda voice: (-voice.quoted, -voice.retold, voice.name)))


def _speaker(key: Key, numbers: list[int]) -> str:
    owners = (key.innermost[number] for number in numbers)
    origins = Counter(owner.chain[0] for owner in owners if owner and owner.chain[0] not in _NOBODY)
    return origins.most_common(1)[0][0] if origins else "nobody named"
