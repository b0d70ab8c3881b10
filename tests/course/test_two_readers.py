"""Each real report was keyed by two readers, apart from each other; how far they agree, word by word.

A third settled the rest. Two careful readers who differ more often than this would say that the rules, and
not the readers, are unclear.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from helpers.places import ROOT
from whosays.articles.key import Key, Statement, read_key
from whosays.articles.seed import Seed, read_seed

READERS = ROOT / "tests" / "two_readers"
NAMES = sorted(path.stem for path in (READERS / "first").glob("*.csv"))
SAME, DEFENSIBLE = 0.86, 0.96  # what two readers reached on six other such reports
Alike = Callable[[Statement, Statement], bool]


def same(one: Statement, other: Statement) -> bool:
    return one.kind == other.kind


def defensible(one: Statement, other: Statement) -> bool:
    return same(one, other) or one.kind == other.also("kind") or other.kind == one.also("kind")


def agreement(one: Key, other: Key, alike: Alike) -> float:
    """The share of words, of those that both put into a statement, about which they say the like."""
    pairs = [(a, b) for a, b in zip(one.innermost, other.innermost, strict=True) if a and b]
    assert pairs
    return sum(alike(a, b) for a, b in pairs) / len(pairs)


def keys(seed: Seed) -> tuple[Key, Key, Key]:
    """The first reader's, the second's, and the one that was settled."""
    assert seed.key
    first, second = (
        read_key(seed.article, READERS / reader / f"{seed.article.name}.csv")
        for reader in ("first", "second")
    )
    return first, second, seed.key


def test_both_readers_read_the_same_reports():
    second = sorted(path.stem for path in (READERS / "second").glob("*.csv"))
    print(f"\n{len(NAMES)} reports: {', '.join(NAMES)}")
    assert second == NAMES
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_two_readers_agree(name: str):
    first, second, settled = keys(read_seed(ROOT / "seeds" / name))
    shares = [agreement(first, second, alike) for alike in (same, defensible)]
    told = ", ".join(f"{share:.2f}" for share in shares)
    print(
        f"\n{name}: {len(first.statements)} and {len(second.statements)} statements; same, defensible: {told}"
    )
    assert shares[0] >= SAME
    assert shares[1] >= DEFENSIBLE
    assert min(agreement(each, settled, defensible) for each in (first, second)) >= SAME


def test_readers_who_differ_would_be_seen():
    first, *_ = keys(read_seed(ROOT / "seeds" / NAMES[0]))
    turned = [
        replace(each, row={**each.row, "kind": "appeal", "also_facet": ""}) for each in first.statements
    ]
    assert agreement(first, Key(first.article, tuple(turned)), defensible) < SAME
