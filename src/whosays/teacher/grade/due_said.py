"""What a teacher says of due times: ``--due``, ``--due-for``, and the columns of the class list."""

import re
from collections.abc import Iterable
from dataclasses import replace

from whosays.base.errors import KitError
from whosays.learner.answers.class_numbers import is_class_number, plain_number
from whosays.teacher.collect.roster import Roster
from whosays.teacher.collect.roster_wishes import exercise_number
from whosays.teacher.grade.due_dates import DueDates, Place
from whosays.teacher.release.due import Due, read_due

_DOTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_EXERCISE = re.compile(r"\d{1,2}|\d\d_\w+|[a-z]+")


def due_dates(due: Iterable[str], due_for: Iterable[str], roster: Roster | None, where: str) -> DueDates:
    """What the teacher said, read before anything is marked.

    Args:
        due: ``DATE`` for all exercises, ``NN=DATE`` for one.
        due_for: ``LEARNER=DATE`` for all exercises, ``NN:LEARNER=DATE`` for one exercise; several learners
            stand with commas between them.
        roster: the class list, if there is one.
        where: its name, for messages.

    Raises:
        KitError: something is no date, no exercise or no class number, or two dates are for the same.
    """
    dates = DueDates(single=_single(due_for), general=_general(due))
    return _with_list(dates, roster, where) if roster else dates


def _general(due: Iterable[str]) -> dict[str, Due]:
    found: dict[str, Due] = {}
    for said in due:
        number, equals, words = said.rpartition("=")
        exercise = _exercise(number, f"--due {said}") if equals else ""
        if exercise in found:
            what = f"exercise {exercise}" if exercise else "all exercises"
            raise KitError(f"--due {said}: another date was given for {what} already. Say one of them.")
        found[exercise] = read_due(words, f"--due {number}{equals}".strip())
    return found


def _single(due_for: Iterable[str]) -> dict[Place, Due]:
    found: dict[Place, Due] = {}
    for said in due_for:
        place, equals, words = said.rpartition("=")
        number, colon, learners = place.rpartition(":")
        if not equals:
            raise KitError(f"--due-for {said}: write the class number and the date, as 7=2026-12-04.")
        exercise = _exercise(number, f"--due-for {said}") if colon else ""
        due = read_due(words, f"--due-for {place}=")
        for learner in learners.split(","):
            one = exercise, _learner(learner.strip(), f"--due-for {said}")
            if one in found:
                raise KitError(f"--due-for {said}: another date was given for {learner} already. Say one.")
            found[one] = due
    return found


def _exercise(words: str, said: str) -> str:
    if not _EXERCISE.fullmatch(words.strip()):
        raise KitError(f"{said}: “{words}” is no exercise. Write its number in front of the date, as 03=.")
    return exercise_number(words.strip())


def _learner(words: str, said: str) -> str:
    if not is_class_number(words):
        raise KitError(f"{said}: “{words}” is no class number. Write it before the date: 7=2026-12-04.")
    return plain_number(words)


def _with_list(dates: DueDates, roster: Roster, where: str) -> DueDates:
    listed: dict[Place, Due] = {}
    excused: set[Place] = set()
    for each in roster.learners:
        learner = plain_number(each.learner)
        for exercise, words in each.due.items():
            listed[exercise, learner] = _listed(words, f"{where}: the due time of learner {each.learner},")
        numbers = ("",) if isinstance(each.excused, str) else each.excused
        excused |= {(number, learner) for number in numbers}
    everybody = frozenset(plain_number(each.learner) for each in roster.learners)
    return replace(dates, listed=listed, excused=frozenset(excused), listed_numbers=everybody)


def _listed(words: str, said: str) -> Due:
    """A date of the list, perhaps as a spreadsheet writes it, with full stops: the day is first then."""
    return read_due(_DOTS.sub(lambda date: f"{date[3]}-{date[2]:0>2}-{date[1]:0>2}", words), said)
