"""Which statement of one key is which of another: by the words that both hold, one to one."""

from collections.abc import Iterator
from itertools import chain

from whosays.articles.key import Key, Statement

ALIKE = 0.5
"""The share of their words, of all that either holds, from which two statements are taken for one."""
Pair = tuple[Statement | None, Statement | None]


def pairs(one: Key, other: Key) -> list[Pair]:
    """Every statement of both keys, paired where the other key has it too, in the order of the text.

    The pair with the most words in common is made first; each statement is paired once.
    """
    mine, yours = (dict(_words(key)) for key in (one, other))
    shared = sorted(_alike(mine, yours), key=lambda each: (-each[0], each[1], each[2]))
    left, right = dict[str, str](), set[str]()
    for _, a, b in shared:
        if a not in left and b not in right:
            left[a] = b
            right.add(b)
    found: list[Pair] = [(one.by_id[each], other.by_id[left[each]]) for each in left]
    found += [(each, None) for each in one.statements if each.id not in left]
    found += [(None, each) for each in other.statements if each.id not in right]
    return sorted(found, key=_place)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Of all words that either holds, the share that both hold."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _words(key: Key) -> Iterator[tuple[str, frozenset[int]]]:
    for each in key.statements:
        found = chain.from_iterable(key.article.words_in(*span) for span in each.spans)
        yield each.id, frozenset(word.number for word in found)


def _alike(
    mine: dict[str, frozenset[int]], yours: dict[str, frozenset[int]]
) -> Iterator[tuple[float, str, str]]:
    holders: dict[int, list[str]] = {}
    for name, words in yours.items():
        for word in words:
            holders.setdefault(word, []).append(name)
    for name, words in mine.items():
        for other in {each for word in words for each in holders.get(word, ())}:
            share = overlap(words, yours[other])
            if share >= ALIKE:
                yield share, name, other


def _place(pair: Pair) -> tuple[int, int]:
    spans = [each.spans for each in pair if each]
    return min(each[0][0] for each in spans), -max(each[-1][1] for each in spans)
