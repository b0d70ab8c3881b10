"""With what error do the forms of the reading test tell learners, and classes, apart? A simulation.

In tests/: python -m benchmarks.sim_forms [CLASSES] [SEED]. No learner has sat the test yet: skill, trust and
difficulty are drawn from the ranges below, and only the number and kind of the items is the test's own
(``solutions/forms.toml``). The figures say what a test of this build could show at best, not what it shows.

A learner has a skill and a trust, both known here. On four options, guessing included,

    P(best) = 1/4 + 3/4 · logistic(1.2 · (skill - difficulty) + trust)    for a well-supported item,
    P(best) = 1/4 + 3/4 · logistic(1.2 · (skill - difficulty) - trust)    for an open one

(a three-parameter item response model, with the trust as a shift between the two sorts of item). The open
reply earns 0 to 8 rubric points with a marker's error of one point, and counts as one item.
"""

import math
import platform
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from whosays.teacher.stats.reading_test import FormItem, class_change, read_forms

ROOT = Path(__file__).parents[2]
LEARNERS = 30
SLOPE, GUESS = 1.2, 0.25
SKILL_SD, TRUST_SD = 1.0, 0.8
DIFFICULTY = (-0.3, 0.7)  # mean and spread of the items: about six tenths are answered best
TWIN_SD = 0.3  # how far twins of one facet differ in difficulty
REAL_TWIN_SD = 0.5  # and the two about real news: matched by hand in texts that nobody built alike
REAL = "real"  # the task in which those two stand
FORM_SD = 0.25  # how far whole forms differ
GAIN_SD = 0.3  # how far learners differ in what they learn
RUBRIC, MARKER_SD = 8, 1.0
LUCK = (0.3, 0.5, 0.8, 1.0)  # changes of a class, in points
Difficulties = dict[str, float]


@dataclass(frozen=True)
class Learner:
    """Skill and trust in standard deviations, and what this learner gains by being taught."""

    skill: float
    trust: float
    gain: float

    def taught(self) -> "Learner":
        """The same learner afterwards."""
        return Learner(self.skill + self.gain, self.trust, self.gain)


@dataclass(frozen=True)
class Sheet:
    """One sitting: points of 14, and the shares of hits and of false alarms."""

    points: float
    hits: float
    false_alarms: float


def logistic(x: float) -> float:
    """From any number to a probability."""
    return 1 / (1 + math.exp(-x))


def draw_class(rng: Random, gain: float) -> list[Learner]:
    """Thirty learners who gain ``gain`` on average, in standard deviations of skill."""
    return [
        Learner(rng.gauss(0, SKILL_SD), rng.gauss(0, TRUST_SD), rng.gauss(gain, GAIN_SD) if gain else 0.0)
        for _ in range(LEARNERS)
    ]


def draw_forms(rng: Random, items: tuple[FormItem, ...]) -> tuple[Difficulties, Difficulties]:
    """Two forms: twins of each facet, alike but for a little, and one form a little harder."""
    facets = {item: rng.gauss(*DIFFICULTY) for item in items}
    shifts = rng.gauss(0, FORM_SD), rng.gauss(0, FORM_SD)
    first, second = (
        {item.id: d + s + rng.gauss(0, apart(item)) for item, d in facets.items()} for s in shifts
    )
    return first, second


def apart(item: FormItem) -> float:
    """How far the twins of this item differ in difficulty, as a standard deviation."""
    return REAL_TWIN_SD if item.task == REAL else TWIN_SD


def chance(learner: Learner, item: FormItem, difficulty: float) -> float:
    """How likely this learner takes the best option; for the open reply, the share of points."""
    ease = SLOPE * (learner.skill - difficulty)
    if not item.closed:
        return logistic(ease)
    return GUESS + (1 - GUESS) * logistic(ease + (learner.trust if item.supported else -learner.trust))


def expected(learner: Learner, items: tuple[FormItem, ...], form: Difficulties) -> float:
    """The points this learner would have on average, were the form sat again and again."""
    return sum(chance(learner, item, form[item.id]) for item in items)


def sit(rng: Random, learner: Learner, items: tuple[FormItem, ...], form: Difficulties) -> Sheet:
    """One sitting of one form."""
    points, hits, alarms = 0.0, [], []
    for item in items:
        p = chance(learner, item, form[item.id])
        if not item.closed:
            raw = sum(rng.random() < p for _ in range(RUBRIC)) + rng.gauss(0, MARKER_SD)
            points += min(RUBRIC, max(0, round(raw))) / RUBRIC
            continue
        right = rng.random() < p
        points += right
        if item.supported:
            hits.append(right)
        else:
            alarms.append(not right and rng.random() < logistic(1 + learner.trust))
    return Sheet(points, statistics.mean(hits), statistics.mean(alarms))


@dataclass(frozen=True)
class Outcome:
    """What one class's two sittings showed, and what was so."""

    points: list[float]
    trust: list[float]
    skills: list[float]
    trusts: list[float]
    gains: list[float]
    true_gains: list[float]
    low: float
    high: float

    @property
    def error(self) -> float:
        """Observed minus true change of the class, in points."""
        return statistics.mean(self.gains) - statistics.mean(self.true_gains)


def run(rng: Random, items: tuple[FormItem, ...], gain: float, swapped: bool = True) -> Outcome:
    """One class sits one form, is taught, and sits the other; half of it in the other order if swapped."""
    forms = draw_forms(rng, items)
    learners = draw_class(rng, gain)
    first, second = [], []
    for number, learner in enumerate(learners):
        one, two = forms if not (swapped and number % 2) else reversed(forms)
        first.append(sit(rng, learner, items, one))
        second.append(sit(rng, learner.taught(), items, two))
    true = [
        statistics.mean(expected(each.taught(), items, f) - expected(each, items, f) for f in forms)
        for each in learners
    ]
    change = class_change(by_number(first), by_number(second))
    return Outcome(
        points=[each.points for each in first],
        trust=[each.hits + each.false_alarms for each in first],
        skills=[each.skill for each in learners],
        trusts=[each.trust for each in learners],
        gains=[b.points - a.points for a, b in zip(first, second, strict=True)],
        true_gains=true,
        low=change.low,
        high=change.high,
    )


def by_number(sheets: list[Sheet]) -> dict[str, float]:
    """Points by class number."""
    return {str(number): sheet.points for number, sheet in enumerate(sheets)}


def spread(values: list[float], form: str = ".2f") -> str:
    """Median, and the range that holds nine of ten."""
    cuts = statistics.quantiles(values, n=20)
    return f"{statistics.median(values):{form}}  (nine of ten classes: {cuts[0]:{form}} to {cuts[-1]:{form}})"


def share(values: list[bool]) -> float:
    """Part of the values that hold."""
    return sum(values) / len(values)


def singles(outcomes: list[Outcome], wrong: Callable[[float, float], bool]) -> list[float]:
    """By class, the share of learners whose observed and true gain are told wrong."""
    return [
        share([wrong(seen, so) for seen, so in zip(each.gains, each.true_gains, strict=True)])
        for each in outcomes
    ]


def about_learners(taught: list[Outcome], idle: list[Outcome]) -> None:
    """Print how well one learner is known by one sitting, and by two."""
    sem = [statistics.stdev(each.gains) / math.sqrt(2) for each in idle]
    print("\nOne learner")
    print("  correlation of score with skill:        ", spread([correlate(o.points, o.skills) for o in idle]))
    print(
        "  correlation of hits + false alarms with trust:",
        spread([correlate(o.trust, o.trusts) for o in idle]),
    )
    print("  standard error of measurement, points:  ", spread(sem))
    nothing = singles(idle, lambda seen, _: abs(seen) >= 2)
    print("  nothing learnt, yet two points or more apart:", spread(nothing, ".0%"))
    lost = singles(taught, lambda seen, so: so > 0 and seen <= 0)
    print("  learnt, yet no gain to be seen:         ", spread(lost, ".0%"))


def correlate(a: list[float], b: list[float]) -> float:
    """Pearson's r."""
    return statistics.correlation(a, b)


def about_classes(items: tuple[FormItem, ...], classes: int, seed: int) -> None:
    """Print how well a class's change is known, with and without swapping, and when it shows."""
    print("\nOne class of thirty")
    for swapped in (True, False):
        found = [run(Random(f"{seed}/{n}"), items, 0.5, swapped) for n in range(classes)]
        error = statistics.stdev(o.error for o in found)
        held = share([o.low <= statistics.mean(o.true_gains) <= o.high for o in found])
        name = "order swapped between halves" if swapped else "one order for all"
        print(f"  {name}: mean change off by {error:.2f} points (1 sd), the interval holds it in {held:.0%}")
        if swapped:
            print("  half the width of the interval, points: ", spread([(o.high - o.low) / 2 for o in found]))
    for gain in (0.0, 0.15, 0.25, 0.5, 0.75):
        found = [run(Random(f"{seed}/{gain}/{n}"), items, gain) for n in range(classes)]
        if not gain:
            by_luck(found)
        true = statistics.mean(statistics.mean(o.true_gains) for o in found)
        shows = share([o.low > 0 for o in found])
        print(f"  true change {true:.1f} points ({gain:.2f} sd of skill): seen in {shows:.0%} of classes")


def by_luck(idle: list[Outcome]) -> None:
    """Print how often a class that learned nothing shows a change of some size, up or down."""
    changes = [abs(statistics.mean(each.gains)) for each in idle]
    for points in LUCK:
        many = share([each >= points for each in changes])
        print(f"  nothing learnt, yet {points} points or more, up or down: {many:.1%} of classes")


def main(classes: int, seed: int) -> None:
    """Print it all."""
    items = read_forms(ROOT / "solutions" / "forms.toml")["before"]
    supported = sum(item.supported for item in items)
    print(f"Python {platform.python_version()}; {classes} simulated classes of {LEARNERS}, seed {seed}")
    real = sum(item.task == REAL for item in items)
    print(f"{len(items)} items, {supported} well supported, {real} about real news")
    taught = [run(Random(f"{seed}/taught/{n}"), items, 0.5) for n in range(classes)]
    idle = [run(Random(f"{seed}/idle/{n}"), items, 0.0) for n in range(classes)]
    print("mean score before:", spread([statistics.mean(each.points) for each in idle], ".1f"))
    about_learners(taught, idle)
    about_classes(items, classes, seed)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [400, 1][len(given) :]))
