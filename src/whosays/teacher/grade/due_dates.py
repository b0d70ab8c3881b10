"""Until when each learner had time for each exercise, and who said so.

What is said for one learner goes before what is said for an exercise, and that before what is said for all;
the teacher's words go before a file's: ``--due-for``, the class list, ``--due NN=``, ``--due``, and last the
date of the release, which the hand-ins tell.

A hand-in's first line can be changed by whoever hands it in. So the date that most hand-ins of an exercise
tell counts, and where one tells another date, it is late only if it is so by both, in time only if it is so
by both, and else ``unknown``: nobody gains by changing it, and whoever was given another release is not
called late by that of the others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from whosays.learner.answers.class_numbers import plain_number
from whosays.teacher.collect.collected_files import Filed
from whosays.teacher.collect.roster_wishes import exercise_number
from whosays.teacher.marks.gradebook import digest
from whosays.teacher.marks.lateness import Late, lateness
from whosays.teacher.release.due import Due

_NEVER = "9999-12-31T23:59:59.999Z"  # of a file that tells no date, among others that do
_PAIR = re.compile(r"\d+(?:-\d+)+")
Place = tuple[str, str]
"""An exercise's number and a plain class number; "" stands for all of them."""


@dataclass(frozen=True)
class Told:
    """What the hand-ins of one exercise tell of its due date.

    Attributes:
        due: the date that most of them tell; None if most tell none.
        others: class numbers by the date that they tell instead ("" for none).
    """

    due: Due | None
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class DueDates:
    """Which due time counts for whom.

    Attributes:
        single: what ``--due-for`` says; listed: what the class list says of one learner.
        general: what ``--due`` says, by an exercise's number, "" for all of them.
        told: what the hand-ins tell, by exercise (its whole name).
        excused: who is excused from what, by the class list.
        listed_numbers: the plain class numbers of the list.
    """

    single: Mapping[Place, Due] = field(default_factory=dict)
    listed: Mapping[Place, Due] = field(default_factory=dict)
    general: Mapping[str, Due] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)
    excused: frozenset[Place] = frozenset()
    listed_numbers: frozenset[str] = frozenset()

    def late(self, filed: Filed, handed_in: str, own: str) -> Late:
        """Whether a hand-in is late.

        Args:
            filed: whose it is, and of which exercise.
            handed_in: UTC, as in an event.
            own: the due time that its head tells, or "".
        """
        return None if self.is_excused(filed) else lateness(handed_in, self._times(filed, own))

    def _times(self, filed: Filed, own: str) -> tuple[str, ...]:
        """The times that may count: one, or two where a file tells another than the others do."""
        if due := self.own_of(filed) or self.said_of(filed.exercise):
            return (due.time,)
        told = self.told.get(filed.exercise)
        if told is None or told.due is None:
            return ()
        return tuple({told.due.time, own or _NEVER})

    def said_of(self, exercise: str) -> Due | None:
        """What the teacher said for a whole exercise."""
        return self.general.get(exercise_number(exercise)) or self.general.get("")

    def own_of(self, filed: Filed) -> Due | None:
        """What is said for this learner alone; of a pair, the later of what is said for the two."""
        return self._among(self.single, filed) or self._among(self.listed, filed)

    def is_single(self, filed: Filed) -> bool:
        """Whether it is ``--due-for`` that says it."""
        return self._among(self.single, filed) is not None

    def _among(self, said: Mapping[Place, Due], filed: Filed) -> Due | None:
        exercise = exercise_number(filed.exercise)
        found = [
            said.get((exercise, learner)) or said.get(("", learner)) for learner in self.people(filed.learner)
        ]
        return max(filter(None, found), key=lambda due: due.time, default=None)

    def is_excused(self, filed: Filed) -> bool:
        """Whether the class list excuses the learner; of a pair, both."""
        numbers = ("", exercise_number(filed.exercise))
        return all(any((each, one) in self.excused for each in numbers) for one in self.people(filed.learner))

    def people(self, learner: str) -> tuple[str, ...]:
        """The plain class numbers of a hand-in: ``7-8`` is two learners, unless there is one ``7-8``."""
        whole, parts = plain_number(learner), tuple(map(plain_number, learner.split("-")))
        if not _PAIR.fullmatch(learner) or whole in self.listed_numbers | {one for _, one in self.single}:
            return (whole,)
        return parts if not self.listed_numbers or self.listed_numbers >= {*parts} else (whole,)

    def fingerprint(self) -> str:
        """A text that is another one where any date, or anybody who is excused, is another."""
        tables = [sorted(each.items()) for each in (self.single, self.listed, self.general)]
        told = sorted((exercise, each.due) for exercise, each in self.told.items())
        return digest(repr((tables, told, sorted(self.excused), sorted(self.listed_numbers))).encode())


def for_all(time: str | None) -> DueDates:
    """One due time for all (UTC as in an event), or none said."""
    return DueDates(general={"": Due(time, "")} if time else {})
