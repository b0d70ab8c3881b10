"""What a class's answers have in common: kinds taken for each other, trust and doubt, agreement.

Intervals are 95 %. Most come from drawing the class anew, learner by learner, with a fixed seed: the same
answers give the same figures. Agreement is Krippendorff's alpha for names (nominal). Its interval comes from
leaving learners out in turn (jackknife): a learner who is drawn twice would agree with themselves.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.tasks.task import Task
from whosays.tasks.types.sort import choices
from whosays.teacher.stats.items import FEWEST
from whosays.teacher.stats.responses import Responses

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

RELY, TENTATIVE = 0.800, 0.667
"""Krippendorff, Content Analysis: from the first on rely, from the second on conclude tentatively."""
SEED, DRAWS, GROUPS = 2018, 2_000, 100
OTHER = "something else"  # an answer that was not on offer
Interval = tuple[float, float]
NO_INTERVAL: Interval = (math.nan, math.nan)


@dataclass(frozen=True)
class Share:
    """A share of chances taken, with its interval (NaN under FEWEST learners)."""

    times: int
    chances: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """From 0 to 1; NaN where there was no chance."""
        return self.times / self.chances if self.chances else math.nan


@dataclass(frozen=True)
class Leaning:
    """How often a class trusted too much and doubted too much, of the chances it had for each."""

    trust: Share
    doubt: Share
    learners: int


@dataclass(frozen=True)
class SortAgreement:
    """Krippendorff's alpha of a sort task: among the learners, and of the learners with the key.

    Attributes:
        statements, learners: how many were sorted, and by how many.
        among, key: 1 is full agreement, 0 what chance gives; NaN where nothing varies.
        among_range, key_range: intervals (NaN under FEWEST learners).
    """

    task: str
    statements: int
    learners: int
    among: float
    among_range: Interval
    key: float
    key_range: Interval


def drawn_anew(columns: tuple["NDArray[Any]", ...], statistic: Callable[..., Any]) -> Interval:
    """The percentile interval of a statistic of learners, by scipy's bootstrap with a fixed seed.

    Args:
        columns: arrays of one value a learner, drawn together.
        statistic: of these arrays; takes ``axis``, along which the learners lie.
    """
    import numpy as np  # noqa: PLC0415  a learner's kernel never comes here
    from scipy.stats import bootstrap  # noqa: PLC0415

    if len(columns[0]) < FEWEST:
        return NO_INTERVAL
    with np.errstate(invalid="ignore", divide="ignore"):
        found = bootstrap(
            columns, statistic, paired=True, vectorized=True, method="percentile",
            n_resamples=DRAWS, batch=100, rng=np.random.default_rng(SEED),
        ).confidence_interval  # fmt: skip
    return float(found.low), float(found.high)


# --- kinds taken for each other ------------------------------------------------------------------


def confusion(responses: Responses, facet: str = "kind") -> "DataFrame":
    """How often each choice was taken for each, over the sort tasks of one facet.

    Returns:
        Best choices (rows) × chosen ones (columns), as the learner's words; counts. Choices that were
        neither best nor chosen are left out; empty where no task asks for the facet.
    """
    from pandas import DataFrame, crosstab  # noqa: PLC0415

    tasks = {(p[0], p[1]): each.task for p, each in responses.asked.items() if each.best}
    mine = [place for place, task in tasks.items() if task.facet == facet]
    labels = {name: label for place in mine for name, label in choices(tasks[place]).items()}
    rows = responses.table[responses.table["answered"] & (responses.table["best"] != "")]
    rows = rows[rows.set_index(["exercise", "task"]).index.isin(mine)]
    if rows.empty:
        return DataFrame()
    named = rows.assign(chosen=rows["chosen"].map(labels).fillna(OTHER), best=rows["best"].map(labels))
    found = crosstab(named["best"], named["chosen"])
    order = [label for label in labels.values() if label in found.index or label in found.columns]
    asked = [label for label in order if label in found.index]
    extra = [OTHER] if OTHER in found.columns else []
    return found.reindex(index=asked, columns=[*order, *extra], fill_value=0)


# --- trust and doubt -----------------------------------------------------------------------------


def class_leaning(responses: Responses) -> Leaning:
    """Too much trust and too much doubt in a class, over all items that leave room for either."""
    by_learner = responses.table.groupby("learner", sort=True)[
        ["trusted", "can_trust", "doubted", "can_doubt"]
    ].sum()
    return Leaning(
        _share(by_learner, "trusted", "can_trust"),
        _share(by_learner, "doubted", "can_doubt"),
        len(by_learner),
    )


def _share(by_learner: "DataFrame", did: str, could: str) -> Share:
    some = by_learner[by_learner[could] > 0]
    columns = (some[did].to_numpy(float), some[could].to_numpy(float))
    low, high = drawn_anew(columns, lambda done, of, axis: done.sum(axis) / of.sum(axis))
    return Share(int(some[did].sum()), int(some[could].sum()), low, high)


def learner_leanings(responses: Responses) -> "DataFrame":
    """Each learner's trust and doubt, on invented stories alone: else it were a political profile.

    For the teacher's eyes. Nothing that leaves the teacher's computer is made from it.

    Returns:
        Columns ``learner, trusted, can_trust, doubted, can_doubt``, counts; in the order of ``table``.
    """
    invented = [place for place, each in responses.asked.items() if each.task.seed.article.invented]
    places = responses.table.set_index(["exercise", "task", "item"]).index
    rows = responses.table[places.isin(invented)]
    counts = rows.groupby("learner", sort=False)[["trusted", "can_trust", "doubted", "can_doubt"]].sum()
    return counts[(counts["can_trust"] + counts["can_doubt"]) > 0].reset_index()


# --- agreement -----------------------------------------------------------------------------------


def agreement(responses: Responses, exercise: str) -> list[SortAgreement]:
    """Krippendorff's alpha of each sort task of an exercise, in its order."""
    mine = responses.of(exercise)
    sorts = [task for task in mine.tasks(exercise).values() if task.type == "sort"]
    found = [_agreement(mine, task) for task in sorts]
    return [each for each in found if each.learners]


def _agreement(responses: Responses, task: Task) -> SortAgreement:
    rows = responses.table
    rows = rows[(rows["task"] == task.name) & (rows["chosen"] != "")]
    codes = {name: number for number, name in enumerate(choices(task))}
    chosen = rows.assign(code=rows["chosen"].map(codes)).pivot_table(
        index="learner", columns="item", values="code", sort=False
    )
    best = rows.drop_duplicates("item").set_index("item")["best"].map(codes).reindex(chosen.columns)
    among = _alpha_range(chosen.to_numpy(float), among_learners, len(codes))
    key = best.to_numpy(float)
    with_key = _alpha_range(chosen.to_numpy(float), lambda some, n: against_key(some, key, n), len(codes))
    return SortAgreement(task.name, chosen.shape[1], chosen.shape[0], *among, *with_key)


def _alpha_range(
    chosen: "NDArray[Any]", alpha: Callable[["NDArray[Any]", int], float], choices_: int
) -> tuple[float, Interval]:
    whole = alpha(chosen, choices_) if len(chosen) else math.nan
    if math.isnan(whole) or len(chosen) < FEWEST:
        return whole, NO_INTERVAL
    half = _jackknife(chosen, lambda some: alpha(some, choices_))
    return whole, (max(-1.0, whole - half), min(1.0, whole + half))


def _jackknife(learners: "NDArray[Any]", statistic: Callable[["NDArray[Any]"], float]) -> float:
    """Half the width of a 95 % interval, from leaving out at most GROUPS groups of learners in turn."""
    import numpy as np  # noqa: PLC0415
    from scipy.stats import t  # noqa: PLC0415

    groups = min(len(learners), GROUPS)
    member = np.arange(len(learners)) % groups
    without = np.array([statistic(learners[member != group]) for group in range(groups)])
    variance = (groups - 1) / groups * ((without - without.mean()) ** 2).sum()
    return float(t.ppf(0.975, groups - 1) * math.sqrt(variance))


def among_learners(chosen: "NDArray[Any]", choices_: int) -> float:
    """Alpha of learners with each other.

    Args:
        chosen: learners × statements, a choice's number or NaN.
        choices_: how many choices there are.
    """
    import numpy as np  # noqa: PLC0415

    return _alpha(np.stack([(chosen == code).sum(axis=0) for code in range(choices_)], axis=1))


def against_key(chosen: "NDArray[Any]", best: "NDArray[Any]", choices_: int) -> float:
    """Alpha of two readers, the key and whoever answered: each answer and its key make a pair.

    Args:
        chosen: learners × statements, a choice's number or NaN.
        best: the key's choice of each statement.
        choices_: how many choices there are.
    """
    import numpy as np  # noqa: PLC0415

    pairs = np.stack([(chosen == code).astype(int) + (best == code) for code in range(choices_)], axis=2)
    return _alpha(pairs[~np.isnan(chosen)])


def _alpha(counts: "NDArray[Any]") -> float:
    """Alpha from units × choices, how often each was chosen; NaN where nothing could agree or differ."""
    from krippendorff import alpha  # noqa: PLC0415

    paired = counts[counts.sum(axis=1) > 1]
    if not len(paired) or (paired.sum(axis=0) > 0).sum() < 2:
        return math.nan
    return float(alpha(value_counts=paired, level_of_measurement="nominal"))
