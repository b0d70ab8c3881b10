"""Scores attributions against PolNeAR's: the figures of the benchmark.

A word counts for a role if it carries it. Two attributions are one if half of their content's words are the
same (Jaccard); they are *linked* if some words of source and of cue are the same, too, or neither has any.
A sentence is found if it has a word of a cue or of a content in both.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .polnear import ROLES, Attribution, Span

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
Places = dict[str, set[int]]  # of one attribution: the numbers of the words of each role


@dataclass
class Count:
    """What was found rightly, what wrongly, what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, gold: set[int], found: set[int]) -> None:
        """Count the members of two sets."""
        self.right += len(gold & found)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


class Score:
    """Figures over articles: add each, then read ``figures``."""

    def __init__(self) -> None:
        self.counts: dict[str, Count] = defaultdict(Count)
        self.articles = 0

    def add(
        self, text: str, gold: Sequence[Attribution], found: Sequence[Attribution], sentences: Sequence[Span]
    ) -> None:
        """Count one article."""
        self.articles += 1
        words = [m.span() for m in _WORD.finditer(text)]
        golds, founds = (with_content(places_of(text, side)) for side in (gold, found))
        for role in ROLES:
            self.counts[role].add(_all(golds, role), _all(founds, role))
        self._pairs(golds, founds)
        self.counts["sentence"].add(
            _attributed(golds, words, sentences), _attributed(founds, words, sentences)
        )

    def _pairs(self, golds: list[Places], founds: list[Places]) -> None:
        pairs = matched(golds, founds)
        both = sum(linked(golds[one], founds[other]) for one, other in pairs)
        for name, right in (("matched", len(pairs)), ("linked", both)):
            count = self.counts[name]
            count.right += right
            count.wrong += len(founds) - right
            count.missed += len(golds) - right

    def figures(self) -> dict[str, float]:
        """F1 by name: content, source, cue (words), matched, linked (attributions), sentence."""
        names = ("content", "source", "cue", "matched", "linked", "sentence")
        return {name: round(self.counts[name].f1, 4) for name in names}


def with_content(places: Iterable[Places]) -> list[Places]:
    """The attributions that have content."""
    return [place for place in places if place["content"]]


def linked(gold: Places, found: Places) -> bool:
    """Whether source and cue of two attributions meet, or are missing in both."""
    return all(gold[role] & found[role] or not (gold[role] or found[role]) for role in ("source", "cue"))


def matched(golds: Sequence[Places], founds: Sequence[Places]) -> list[tuple[int, int]]:
    """Pairs of attributions with half of their content in common, the likest first."""
    scores = []
    for one, gold in enumerate(golds):
        for other, found in enumerate(founds):
            common = len(gold["content"] & found["content"])
            if common and (share := common / len(gold["content"] | found["content"])) >= 0.5:
                scores.append((share, one, other))
    return _greedy(sorted(scores, reverse=True))


def _greedy(scores: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    ones: set[int] = set()
    others: set[int] = set()
    pairs = []
    for _, one, other in scores:
        if one not in ones and other not in others:
            ones.add(one)
            others.add(other)
            pairs.append((one, other))
    return pairs


def places_of(text: str, attributions: Iterable[Attribution]) -> list[Places]:
    """The words of each attribution, by number."""
    words = [found.span() for found in _WORD.finditer(text)]
    return [{role: _numbers(attribution[role], words) for role in ROLES} for attribution in attributions]


def _numbers(spans: Iterable[Span], words: Sequence[Span]) -> set[int]:
    """The words that lie in spans for more than half of their length."""
    found = set()
    for start, end in spans:
        at = max(0, bisect_left(words, (start, start)) - 1)
        while at < len(words) and words[at][0] < end:
            first, last = words[at]
            if 2 * (min(last, end) - max(first, start)) > last - first:
                found.add(at)
            at += 1
    return found


def _all(places: Iterable[Places], role: str) -> set[int]:
    return {number for place in places for number in place[role]}


def _attributed(places: Sequence[Places], words: Sequence[Span], sentences: Sequence[Span]) -> set[int]:
    """The sentences that have a word of a cue or of a content."""
    starts = [words[n][0] for n in sorted(_all(places, "cue") | _all(places, "content"))]
    return {
        number
        for number, (start, end) in enumerate(sentences)
        if bisect_left(starts, start) < bisect_left(starts, end)
    }
