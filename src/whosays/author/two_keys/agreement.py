"""How far two keys of one article agree: word by word, statement by statement, and beyond chance.

Alpha is 1 where all answers are the same and 0 where they are no closer than chance; kinds and sources have
no order, so its nominal form is taken (K. Krippendorff, Content Analysis, 2nd edition, Sage, 2004, chapter
11).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.articles.key import Key, Statement
from whosays.author.two_keys.differences import defensible_kind, same_kind, same_source
from whosays.author.two_keys.pairs import pairs
from whosays.base.extras import need

if TYPE_CHECKING:
    from numpy.typing import NDArray

DRAWS = 1_000
_SEED = 20041
_ENOUGH = 0.5  # of the draws; where alpha is not defined more often, there is no interval
Answers = tuple[str, str]
Facet = tuple[str, Callable[[Statement, Statement], bool], Callable[[Statement, Statement], bool]]


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    same: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there was nothing to compare."""
        return self.same / self.of if self.of else None


@dataclass(frozen=True)
class KeyAgreement:
    """How far two keys agree on one facet.

    Attributes:
        facet: ``kind`` or ``source``.
        words: of the words that both put into a statement, those with the same answer.
        defensible_words: of these, those where the answer of either is one of the other's two.
        statements: of the statements that both have, those with the same answer.
        defensible: of the statements, those where the answer of either is one of the other's two.
        alpha: over words; None where it is not defined, since nothing varies.
        low, high: its 95 % interval, by drawing the paragraphs anew 1,000 times; None if there is none.
    """

    facet: str
    words: Share
    defensible_words: Share
    statements: Share
    defensible: Share
    alpha: float | None
    low: float | None
    high: float | None


def agreements(one: Key, other: Key, *, chance: bool = True) -> list[KeyAgreement]:
    """The agreement of two keys of one article, for the kind and for who says so.

    Args:
        one: the first key.
        other: the second.
        chance: whether alpha is wanted; the shares alone need no library.

    Raises:
        KitError: a library that alpha takes is not installed.
    """
    if chance:
        need("Comparing two keys beyond chance", ("krippendorff", "numpy"))
    return [
        _agreement(one, other, ("kind", same_kind, defensible_kind), chance=chance),
        _agreement(one, other, ("source", same_source, same_source), chance=chance),
    ]


def both_have(one: Key, other: Key) -> Share:
    """Of all statements of both keys, those that both have."""
    found = pairs(one, other)
    return Share(sum(bool(a and b) for a, b in found), len(found))


def word_share(one: Key, other: Key, alike: Callable[[Statement, Statement], bool]) -> Share:
    """Of the words that both keys put into a statement, those whose innermost statements are alike."""
    both = [(a, b) for a, b in zip(one.innermost, other.innermost, strict=True) if a and b]
    return Share(sum(alike(a, b) for a, b in both), len(both))


def _agreement(one: Key, other: Key, how: Facet, *, chance: bool) -> KeyAgreement:
    facet, same, defensible = how
    shared = [(a, b) for a, b in pairs(one, other) if a and b]
    alike, near = (Share(sum(how(a, b) for a, b in shared), len(shared)) for how in (same, defensible))
    words = [word_share(one, other, how) for how in (same, defensible)]
    blocks = _answers(one, other, facet) if chance else []
    found = _alpha([answers for block in blocks for answers in block]) if chance else None
    low, high = (None, None) if found is None else _interval(blocks)
    return KeyAgreement(facet, words[0], words[1], alike, near, found, low, high)


def _answers(one: Key, other: Key, facet: str) -> list[list[Answers]]:
    """By paragraph, the two answers to each word that both keys hold."""
    blocks: dict[str, list[Answers]] = {}
    for word, a, b in zip(one.article.words, one.innermost, other.innermost, strict=True):
        if a and b:
            place = one.article.paragraph_at(word.start).id
            blocks.setdefault(place, []).append(_two_answers(a, b, facet))
    return list(blocks.values())


def _two_answers(a: Statement, b: Statement, facet: str) -> Answers:
    if facet == "kind":
        return a.kind, b.kind
    first = a.chain[0].casefold()
    return first, first if same_source(a, b) else b.chain[0].casefold()


def _alpha(answers: Sequence[Answers]) -> float | None:
    return _alpha_of(_counts(answers, sorted({each for pair in answers for each in pair})))


def _counts(answers: Sequence[Answers], names: Sequence[str]) -> "NDArray[Any]":
    import numpy as np  # noqa: PLC0415  only where two keys are compared

    counts: NDArray[Any] = np.zeros((len(answers), len(names)), dtype=int)
    place = {name: number for number, name in enumerate(names)}
    for row, pair in enumerate(answers):
        for each in pair:
            counts[row, place[each]] += 1
    return counts


def _alpha_of(counts: "NDArray[Any]") -> float | None:
    import krippendorff  # noqa: PLC0415  only where two keys are compared

    if (counts.sum(axis=0) > 0).sum() < 2:
        return None  # nothing varies, so there is no chance to compare with
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _interval(blocks: Sequence[Sequence[Answers]]) -> tuple[float | None, float | None]:
    """Whole paragraphs are drawn, since the words of one hang together.

    The library takes seconds for a thousand draws, so alpha is reckoned here from sums: each paragraph is
    counted once, and a draw adds up paragraphs.
    """
    import numpy as np  # noqa: PLC0415  only where two keys are compared

    names = sorted({each for block in blocks for pair in block for each in pair})
    counts = [_counts(block, names) for block in blocks]
    sums = np.array([each.sum(axis=0) for each in counts])
    alike = np.array([(each == 2).sum() for each in counts])
    draws = np.random.default_rng(_SEED).integers(0, len(counts), (DRAWS, len(counts)))
    found = _alphas(sums[draws].sum(axis=1), alike[draws].sum(axis=1))
    if len(found) < _ENOUGH * DRAWS:
        return None, None
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def _alphas(sums: "NDArray[Any]", alike: "NDArray[Any]") -> "NDArray[Any]":
    """Nominal alpha of two who answered everything, a draw a row; draws in which nothing varies are left out.

    Args:
        sums: how often each answer was given.
        alike: on how many words both gave the same.
    """
    varies = (sums > 0).sum(axis=1) > 1
    sums, alike = sums[varies], alike[varies]
    given = sums.sum(axis=1)
    observed = given - 2 * alike
    expected = given**2 - (sums**2).sum(axis=1)
    found: NDArray[Any] = 1 - (given - 1) * observed / expected
    return found
