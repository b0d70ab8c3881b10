"""Do two markers use the rubric alike? Krippendorff's alpha, with an interval, and in words.

Alpha is 1 where all marks are the same and 0 where they are no closer than chance. The levels 2, 1, 0 are
ordered, so the ordinal form is taken. Source of alpha and of the two thresholds: K. Krippendorff, Content
Analysis, 2nd edition (Sage, 2004), chapter 11: rely on .800 and more, draw no more than tentative conclusions
from .667 and more, and none from less.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

from whosays.base.errors import KitError
from whosays.base.extras import install
from whosays.teacher.desk.rubric import LEVELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

RELIABLE, TENTATIVE = 0.800, 0.667
FEW = 10  # texts marked twice; under that an alpha bears nothing
DRAWS = 1_000
_SEED = 20041
_ENOUGH = 0.5  # of the draws; where alpha is not defined more often, there is no interval

Pair = Mapping[str, Sequence[int]]
"""One text: by row, the levels that two or more markers gave."""


@dataclass(frozen=True)
class MarkerAgreement:
    """How far markers agree on one row, or on all of them.

    Attributes:
        row: its name; "" for all rows together.
        texts: how many were marked twice.
        same, marks: of so many marks given twice, how many are the same.
        alpha: None where it is not defined: there all marks are the same, or there are none.
        low, high: 95 % interval of alpha, by drawing the texts anew 1,000 times; None if there is none.
    """

    row: str
    texts: int
    same: int
    marks: int
    alpha: float | None
    low: float | None = None
    high: float | None = None


def agreements(texts: Sequence[Pair], rows: Iterable[str]) -> list[MarkerAgreement]:
    """The agreement on all rows together, then on each.

    Raises:
        KitError: a library that this takes is not installed.
    """
    return [_agreement(texts, "", tuple(rows)), *(_agreement(texts, row, (row,)) for row in rows)]


def _agreement(texts: Sequence[Pair], name: str, rows: Sequence[str]) -> MarkerAgreement:
    given = [[text.get(row, ()) for row in rows] for text in texts]
    twice = [[levels for levels in each if len(levels) > 1] for each in given]
    marks = [levels for each in twice for levels in each]
    same = sum(len(set(levels)) == 1 for levels in marks)
    counts = _counts([each for each, pairs in zip(given, twice, strict=True) if pairs], len(rows))
    found = alpha(counts)
    low, high = (None, None) if found is None else _interval(counts)
    return MarkerAgreement(name, len(counts), same, len(marks), found, low, high)


def _counts(given: Sequence[Sequence[Sequence[int]]], rows: int) -> "NDArray[Any]":
    """How often each level was given: texts by rows by levels. A mark given once pairs with none: zeros."""
    np, _ = _libraries()
    counted = [
        [[list(levels).count(level) * (len(levels) > 1) for level in sorted(LEVELS)] for levels in each]
        for each in given
    ]
    counts: NDArray[Any] = np.array(counted, dtype=int).reshape(-1, rows, len(LEVELS))
    return counts


def alpha(counts: "NDArray[Any]") -> float | None:
    """Alpha of marks, given as texts by rows by levels: how often each was given; None if not defined."""
    _, krippendorff = _libraries()
    units = counts.reshape(-1, len(LEVELS))
    if (units.sum(axis=0) > 0).sum() < 2:
        return None  # nothing varies, so there is no chance to compare with
    found = krippendorff.alpha(
        value_counts=units, value_domain=sorted(LEVELS), level_of_measurement="ordinal"
    )
    return float(found)


def _interval(counts: "NDArray[Any]") -> tuple[float | None, float | None]:
    """Whole texts are drawn, since the rows of one text hang together."""
    np, _ = _libraries()
    random = np.random.default_rng(_SEED)
    draws = random.integers(0, len(counts), (DRAWS, len(counts)))
    found = [each for draw in draws if (each := alpha(counts[draw])) is not None]
    if len(found) < _ENOUGH * DRAWS:
        return None, None
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def _libraries() -> tuple[ModuleType, ModuleType]:
    try:
        import krippendorff  # noqa: PLC0415  only where two people marked
        import numpy as np  # noqa: PLC0415
    except ImportError as error:
        raise KitError(f"Comparing two markers takes more than a learner’s install: {install()}.") from error
    return np, krippendorff


# --- in words ------------------------------------------------------------------------------------


def number(value: float | None) -> str:
    """Alpha as it is printed: .81, −.12, 1.00; "–" if there is none."""
    if value is None:
        return "–"
    text = f"{abs(value):.2f}".removeprefix("0")
    return f"−{text}" if value < 0 and text != ".00" else text


def in_words(overall: MarkerAgreement, rows: Sequence[MarkerAgreement]) -> list[str]:
    """What the agreement bears, as sentences for the markers."""
    if not overall.texts:
        return ["No text has been marked by both yet."]
    if overall.texts < FEW:
        return [_few(overall)]
    if overall.alpha is None:
        return [_ALIKE]
    return [_verdict(overall), *_doubt(overall), *_weakest(overall, rows), *_one_sided(rows)]


def _few(overall: MarkerAgreement) -> str:
    texts = "One text was" if overall.texts == 1 else f"{overall.texts} texts were"
    return (
        f"{texts} marked by both. Under {FEW}, alpha jumps with every single text: it can neither "
        "praise nor condemn the marking. Settle the differences, and mark some more before you judge."
    )


def _verdict(overall: MarkerAgreement) -> str:
    value = overall.alpha or 0.0
    verdict = _GOOD if value >= RELIABLE else _FAIR if value >= TENTATIVE else _POOR
    return f"Alpha is {number(value)}{verdict}"


def _doubt(overall: MarkerAgreement) -> list[str]:
    if overall.low is None or overall.high is None:
        return ["The marks vary so little that no interval can be given: take alpha as a hint."]
    ends = f"{number(overall.low)} to {number(overall.high)}"
    between = f"Other texts of the same kind could as well have given {ends}"
    crossed = [t for t in (TENTATIVE, RELIABLE) if overall.low < t <= overall.high]
    if not crossed:
        return [f"{between}: that would not change the verdict."]
    lines = " and ".join(number(each) for each in crossed)
    return [f"{between}. That reaches across {lines}, so the verdict is not certain. More texts would tell."]


def _weakest(overall: MarkerAgreement, rows: Sequence[MarkerAgreement]) -> list[str]:
    known = [row for row in rows if row.alpha is not None]
    if len(rows) < 2 or not known or overall.same == overall.marks:
        return []
    low = min(known, key=lambda row: row.alpha or 0.0)
    same = f"{low.same} of {low.marks} marks are the same"
    return [f"The marks are furthest apart on “{low.row}” ({number(low.alpha)}): {same}."]


def _one_sided(rows: Sequence[MarkerAgreement]) -> list[str]:
    """Where nearly all marks are one level, chance agreement is near 1, and alpha falls for a trifle."""
    if any(row.alpha is not None and row.alpha < TENTATIVE and row.same >= 0.85 * row.marks for row in rows):
        return [
            "Where nearly all marks are the same level, one difference is enough for a low alpha: see both."
        ]
    return []


_ALIKE = (
    "All marks are the same level. Where nothing varies, alpha has nothing to measure: it cannot tell "
    "agreement from a rubric that gives everybody the same."
)
_GOOD = ", at or over .80: both use the rubric alike. The points can stand in a gradebook."
_FAIR = (
    ", between .67 and .80: good enough to talk with, too weak for a grade that matters. Settle the "
    "differences, and write into the rubric what you settled."
)
_POOR = (
    ", under .67: the rubric is read in two ways. Give comments, and no grade. Talk over the row with the "
    "lowest alpha, mend its words, and mark ten texts anew."
)
