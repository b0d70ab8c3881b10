"""The reading test over a class: its change from sitting to sitting, never one learner's.

Two halves of a class sit the first two forms in swapped order, so that one form's being harder cancels out.
Hence sittings are told apart by when a learner handed in, and not by the form's name.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from whosays.teacher.stats.reading_test import FORMS, Profile, class_change, profile
from whosays.teacher.stats.responses import Responses

FEWEST_SAT = 6  # learners: class_change gives no interval for fewer
SITTINGS = ("first sitting", "second sitting", "third sitting")
Sitting = dict[str, str]  # learner -> the form that was sat


@dataclass(frozen=True)
class Step:
    """A class's mean change in points from one sitting to a later one, over those who sat both.

    Attributes:
        first, second: the sittings.
        learners: who sat both; left_out: who sat one of them alone.
        before, after, change: mean points, and the change with its 95 % interval (paired t; NaN under
            FEWEST_SAT learners).
        possible: the most that a form can bring.
    """

    first: str
    second: str
    learners: int
    left_out: int
    before: float
    after: float
    change: float
    low: float
    high: float
    possible: int


@dataclass(frozen=True)
class FormChange(Step):
    """The change in the items with options.

    Attributes:
        hits, alarms: the class's shares, before and after: well-supported items answered best, and
            somebody's words taken for settled.
    """

    hits: tuple[float, float]
    alarms: tuple[float, float]

    @property
    def doubts_all(self) -> bool:
        """Whether hits and false alarms both went down: more of everything is doubted."""
        return self.hits[1] < self.hits[0] and self.alarms[1] < self.alarms[0]


def sittings(responses: Responses) -> list[Sitting]:
    """Who sat which form at each sitting: the first two in each learner's own order, then the last.

    A learner who missed one of the first two is left out of both, for nobody can say which one it was.
    """
    first_two = [form for form in responses.forms if form in FORMS[:2]]
    orders = _orders(responses, first_two)
    found: list[Sitting] = [
        {learner: order[number] for learner, order in orders.items()} for number in range(len(first_two))
    ]
    if FORMS[2] in responses.forms:
        there = responses.table[responses.table["exercise"] == FORMS[2]]["learner"].unique()
        found.append(dict.fromkeys(there, FORMS[2]))
    return found


def _orders(responses: Responses, forms: list[str]) -> dict[str, list[str]]:
    """Learner -> the forms in the order of handing in, for those who handed in all of them."""
    rows = responses.table[responses.table["exercise"].isin(forms)].drop_duplicates(["exercise", "learner"])
    found: dict[str, list[str]] = {}
    for learner, mine in rows.groupby("learner", sort=False):
        if len(mine) == len(forms):
            times = zip(mine["handed_in"], map(FORMS.index, mine["exercise"]), mine["exercise"], strict=True)
            found[str(learner)] = [form for _, _, form in sorted(times)]
    return found


def sitting_orders(responses: Responses) -> Counter[tuple[str, ...]]:
    """How many learners sat the first two forms in which order."""
    first_two = [form for form in responses.forms if form in FORMS[:2]]
    return Counter(tuple(order) for order in _orders(responses, first_two).values())


def latest_sitting(responses: Responses) -> tuple[str, Sitting]:
    """The last sitting that somebody sat: its name, and who sat which form then.

    Where nobody has sat two forms it is the first one, whichever form a learner was given.
    """
    some = [(name, sat) for name, sat in zip(SITTINGS, sittings(responses), strict=False) if sat]
    return some[-1] if some else (SITTINGS[0], _only_forms(responses))


def _only_forms(responses: Responses) -> Sitting:
    rows = responses.table[responses.table["exercise"].isin(FORMS)]
    return dict(zip(rows["learner"], rows["exercise"], strict=True))


def answers_at(responses: Responses, sitting: Sitting) -> Responses:
    """The answers given at one sitting, over whichever forms were sat then."""
    table = responses.table
    rows = table[table["exercise"] == table["learner"].map(sitting)]
    asked = {place: each for place, each in responses.asked.items() if place[0] in set(sitting.values())}
    return Responses(rows, asked, responses.titles, responses.names)


def sat_when(responses: Responses, form: str) -> dict[str, int]:
    """Sitting -> how many sat this form then; "" for those of whom nobody can say when they did."""
    told = zip(SITTINGS, sittings(responses), strict=False)
    counts = {name: sum(each == form for each in sat.values()) for name, sat in told}
    counts[""] = responses.of(form).learners() - sum(counts.values())
    return {name: learners for name, learners in counts.items() if learners}


def first_sitting(responses: Responses) -> dict[str, int]:
    """Form -> how many sat it, where the class sat two forms and nobody a second one yet; else nothing."""
    first_two = [form for form in responses.forms if form in FORMS[:2]]
    if len(first_two) < 2 or _orders(responses, first_two):
        return {}
    return {form: responses.of(form).learners() for form in first_two}


def steps(responses: Responses) -> list[tuple[tuple[str, Sitting], tuple[str, Sitting]]]:
    """The pairs of sittings that are compared: each with the next, and the first with the last."""
    sat = list(zip(SITTINGS, sittings(responses), strict=False))
    return [*pairwise(sat), *([(sat[0], sat[-1])] if len(sat) > 2 else [])]


def form_changes(responses: Responses) -> list[FormChange]:
    """A class's change from each sitting to the next, and from the first to the last."""
    profiles = _profiles(responses)
    closed = [place for place, each in responses.asked.items() if each.form and each.form.closed]
    possible = max(Counter(form for form, _, _ in closed).values(), default=0)
    return [_change(*first, *second, profiles, possible) for first, second in steps(responses)]


def _profiles(responses: Responses) -> dict[tuple[str, str], Profile]:
    """How each learner answered each form, by learner and form."""
    rows = responses.table[responses.table["exercise"].isin(FORMS)]
    found = {}
    for (learner, form), mine in rows.groupby(["learner", "exercise"], sort=False):
        items = [each.form for place, each in responses.asked.items() if place[0] == form and each.form]
        given = mine[mine["answered"]]
        answers = dict(zip(given["item"], given["chosen"], strict=True))
        credit = dict(zip(given["item"], given["credit"], strict=True))
        found[str(learner), str(form)] = profile(items, answers, credit)
    return found


def _change(  # noqa: PLR0913, PLR0917 - two sittings, and what was answered
    first: str, before: Sitting, second: str, after: Sitting,
    profiles: Mapping[tuple[str, str], Profile], possible: int,
) -> FormChange:  # fmt: skip
    both = sorted(before.keys() & after.keys())
    old = {each: profiles[each, before[each]] for each in both}
    new = {each: profiles[each, after[each]] for each in both}
    points = [{each: found.points for each, found in some.items()} for some in (old, new)]
    left_out = len(before.keys() ^ after.keys())
    return FormChange(
        first, second, len(both), left_out, *mean_change(*points), possible,
        (_hits(old.values()), _hits(new.values())), (_alarms(old.values()), _alarms(new.values())),
    )  # fmt: skip


def mean_change(
    old: Mapping[str, float], new: Mapping[str, float]
) -> tuple[float, float, float, float, float]:
    """The means before and after, their difference, and its interval (NaN under FEWEST_SAT learners).

    Args:
        old: points by learner.
        new: of the same learners.
    """
    low, high = math.nan, math.nan
    if len(old) >= FEWEST_SAT:
        found = class_change(old, new)
        low, high = found.low, found.high
    before, after = _mean(old.values()), _mean(new.values())
    return before, after, after - before, low, high


def _mean(points: Iterable[float]) -> float:
    some = list(points)
    return math.fsum(some) / len(some) if some else math.nan


def _hits(some: Iterable[Profile]) -> float:
    return _share([(each.hits, each.supported) for each in some])


def _alarms(some: Iterable[Profile]) -> float:
    return _share([(each.false_alarms, each.open) for each in some])


def _share(pairs: list[tuple[int, int]]) -> float:
    of = sum(each for _, each in pairs)
    return sum(each for each, _ in pairs) / of if of else math.nan
