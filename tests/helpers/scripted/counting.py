"""What a plan costs: looks, edits and reasons, the time they take, and a table of it.

The times are those of a scripted teacher: 2 s a look, 5 s an edit, 20 s every reason written or changed, 30 s
the form that asks where the article is from. No person was timed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean, median, quantiles

from helpers.scripted.planning import Plan

LOOK, EDIT, REASON, FORM = 2, 5, 20, 30
"""Seconds."""
WORDS_OF_GOAL, MINUTES_OF_GOAL, EDITS_OF_GOAL = 400, 10, 1
"""Words of a report, minutes that it takes at most, and the median of edits a statement."""


@dataclass(frozen=True)
class Count:
    """One article's cost.

    Attributes:
        name: of the article.
        words: how many words it has.
        looks: statements that were read, also those that were then deleted or joined in.
        edits: all but reasons.
        reasons: written or changed.
        by_statement: edits and reasons of each statement that was read.
        by_kind: how many edits of each kind.
    """

    name: str
    words: int
    looks: int
    edits: int
    reasons: int
    by_statement: tuple[int, ...]
    by_kind: Counter[str]

    @property
    def seconds(self) -> int:
        """The reckoned time."""
        return LOOK * self.looks + EDIT * self.edits + REASON * self.reasons + FORM

    @property
    def minutes_of_400(self) -> float:
        """The reckoned minutes of a report of 400 words at this rate; the form is filled in once."""
        return ((self.seconds - FORM) * WORDS_OF_GOAL / self.words + FORM) / 60


def counted(name: str, words: int, plan: Plan) -> Count:
    """What a plan costs.

    Args:
        name: of the article.
        words: how many it has.
        plan: its steps.
    """
    done = [step for step in plan.steps if step.what not in ("", "look")]
    read = {step.of: 0 for step in plan.steps if step.what == "look"} | dict.fromkeys(plan.gone, 0)
    for step in done:
        read[step.of] = read.get(step.of, 0) + 1
    by_kind = Counter(step.what for step in done)
    reasons = by_kind["reason"]
    return Count(name, words, len(read), len(done) - reasons, reasons, tuple(read.values()), by_kind)


def table(counts: Iterable[Count]) -> str:
    """The counts as lines to print, each goal with whether it is met."""
    listed = list(counts)
    numbers = f"{'article':22}{'words':>6}{'looks':>6}{'edits':>6}{'reasons':>8}"
    head = f"{numbers}{'a statement: median':>22}{'mean':>6}{'90 %':>6}{'time':>12}{'of 400 words':>15}"
    return "\n".join([head, *map(_line, listed), "", *_kinds(listed), "", *_verdicts(listed)])


def _line(one: Count) -> str:
    each = one.by_statement
    spread = f"{median(each):22.1f}{mean(each):6.2f}{ninetieth(each):6.1f}"
    numbers = f"{one.words:6}{one.looks:6}{one.edits:6}{one.reasons:8}"
    return f"{one.name:22}{numbers}{spread}{_clock(one.seconds):>12}{one.minutes_of_400:11.1f} min"


def ninetieth(numbers: tuple[int, ...]) -> float:
    """The number below which nine tenths of the statements lie."""
    return quantiles(numbers, n=10, method="inclusive")[-1] if len(numbers) > 1 else float(numbers[0])


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02} min"


def _kinds(counts: list[Count]) -> list[str]:
    """What cost most, over all articles."""
    found: Counter[str] = Counter()
    for one in counts:
        found.update(one.by_kind)
    price = {name: number * (REASON if name == "reason" else EDIT) for name, number in found.items()}
    return [
        f"{name:30}{found[name]:5}{price[name]:7} s" for name in sorted(price, key=lambda each: -price[each])
    ]


def _verdicts(counts: list[Count]) -> list[str]:
    every = [n for one in counts for n in one.by_statement]
    slow = [one.name for one in counts if one.minutes_of_400 >= MINUTES_OF_GOAL]
    middle = median(every)
    return [
        f"edits and reasons a statement, over all: median {middle:.1f} (goal: at most {EDITS_OF_GOAL}): "
        + ("met" if middle <= EDITS_OF_GOAL else "MISSED"),
        f"under {MINUTES_OF_GOAL} minutes for {WORDS_OF_GOAL} words: "
        + ("met" if not slow else f"MISSED by {', '.join(slow)}"),
    ]
