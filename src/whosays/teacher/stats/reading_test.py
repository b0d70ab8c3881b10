"""The reading test (``solutions/before``, ``after``, ``later``): what its items ask, and how to count them.

``solutions/forms.toml`` says of each item which facet it asks, whether the words in question are well
supported, and which wrong options trust too much or doubt too much. So trust and doubt are counted apart:
a score alone gives whoever believes everything and whoever believes nothing the same middling number
(a game against false news made its players doubt true posts about as much; doi 10.5334/joc.324).
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist, mean, stdev
from typing import Any

from whosays.base.errors import KitError
from whosays.tasks.task import short_hash

FORMS = ("before", "after", "later")
_NEEDED = {"id": str, "task": str, "facet": str, "supported": bool}


@dataclass(frozen=True)
class FormItem:
    """One item of one form. ``trusting`` and ``doubting`` hold ids of wrong options (see tasks.Option)."""

    id: str
    task: str
    facet: str
    supported: bool
    trusting: frozenset[str]
    doubting: frozenset[str]

    @property
    def closed(self) -> bool:
        """Whether it has options; the open reply has none and is read by a person."""
        return bool(self.trusting | self.doubting)


@dataclass(frozen=True)
class Profile:
    """How one learner answered the closed items of a form. Counts; an item without an answer is in none.

    Attributes:
        hits: supported items answered best, of ``supported``.
        false_alarms: open items whose answer took somebody's words for settled, of ``open``.
        doubts: answers that took too little for granted, whichever the item.
        points: credit of all answers, at most one an item.
    """

    hits: int
    supported: int
    false_alarms: int
    open: int
    doubts: int
    points: float


@dataclass(frozen=True)
class MeanChange:
    """A class's mean change in points with its 95 % interval, and of how many learners it was made."""

    mean: float
    low: float
    high: float
    learners: int


def read_forms(path: Path) -> dict[str, tuple[FormItem, ...]]:
    """The items of each form in their order, from ``forms.toml``.

    Raises:
        KitError: the file cannot be read, or a field of an item is missing.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["item"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise KitError(f"{path}: the table of the forms cannot be read ({error!r}). Mend it.") from error
    for number, row in enumerate(rows, 1):
        for name, wanted in _NEEDED.items():
            if not isinstance(row.get(name), wanted):
                raise KitError(f"{path}: item {number}, field “{name}” is missing or no {wanted.__name__}.")
    return {form: tuple(_item(row, form) for row in rows) for form in FORMS}


def _item(row: dict[str, Any], form: str) -> FormItem:
    named = {name: row[name] for name in _NEEDED}
    return FormItem(**named, trusting=_ids(row, "trusting", form), doubting=_ids(row, "doubting", form))


def _ids(row: dict[str, Any], role: str, form: str) -> frozenset[str]:
    texts = row.get(role, {})
    return frozenset(short_hash(text) for text in texts.get(form, texts.get("all", [])))


def profile(items: Sequence[FormItem], answers: Mapping[str, str], credit: Mapping[str, float]) -> Profile:
    """Count one learner's answers to one form.

    Args:
        items: the form's items.
        answers: option id by item id; items without an answer are left out.
        credit: what each answer earned, by item id (0 to 1).
    """
    given = [item for item in items if item.closed and item.id in answers]
    supported = [item for item in given if item.supported]
    return Profile(
        hits=sum(credit.get(item.id, 0) == 1 for item in supported),
        supported=len(supported),
        false_alarms=sum(answers[item.id] in item.trusting for item in given if not item.supported),
        open=len(given) - len(supported),
        doubts=sum(answers[item.id] in item.doubting for item in given),
        points=float(sum(credit.get(item.id, 0) for item in given)),
    )


def class_change(first: Mapping[str, float], second: Mapping[str, float]) -> MeanChange:
    """A class's change between two sittings, over the learners who sat both (paired t interval).

    Args:
        first: points by learner.
        second: points by learner.

    Raises:
        KitError: fewer than six learners sat both; an interval from so few says nothing.
    """
    gains = [second[learner] - first[learner] for learner in sorted(first.keys() & second.keys())]
    if len(gains) < 6:
        raise KitError(f"{len(gains)} learners sat both forms. For a class's change at least six must have.")
    half = _t(0.975, len(gains) - 1) * stdev(gains) / math.sqrt(len(gains))
    return MeanChange(mean(gains), mean(gains) - half, mean(gains) + half, len(gains))


def _t(share: float, df: int) -> float:
    """Student's t by the Cornish–Fisher expansion; within 0.004 of the table from five degrees on."""
    z = NormalDist().inv_cdf(share)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / df + second / df**2 + third / df**3
