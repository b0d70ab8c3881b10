"""What a teacher is told of due times after marking: which moment counted, and who said so."""

from collections.abc import Iterable, Iterator, Sequence

from whosays.base.moments import day_and_time, moment_here
from whosays.base.notebook_files import short_name
from whosays.commands.terminal import printable
from whosays.learner.answers.class_numbers import number_order, plain_number
from whosays.teacher.collect.collected_files import Filed
from whosays.teacher.collect.roster_wishes import exercise_number
from whosays.teacher.grade.due_dates import DueDates, Told

_NAMED = 8  # class numbers that a line names


def told_of_due(dates: DueDates, files: Sequence[Filed]) -> list[str]:
    """Until when there was time, who said so, and for whom it was another time; like exercises on one line.

    Args:
        dates: which due time counted for whom.
        files: what was marked.
    """
    exercises: dict[str, list[Filed]] = {}
    for filed in files:
        exercises.setdefault(filed.exercise, []).append(filed)
    same: dict[str, list[str]] = {}
    for each, mine in sorted(exercises.items()):
        same.setdefault(" ".join(_of_exercise(dates, each, mine)), []).append(short_name(each))
    lines = [printable(f"Due {', '.join(names)}: {words}") for words, names in same.items()]
    said = (due for each in exercises if (due := dates.said_of(each)))
    remarks = dict.fromkeys(remark for due in said for remark in due.remarks)
    return [*lines, *remarks, *_of_nobody(dates, files)]


def _of_exercise(dates: DueDates, exercise: str, files: Sequence[Filed]) -> Iterator[str]:
    yield _general(dates, exercise, len(files))
    if exercise in dates.told:
        yield from _others(dates, dates.told[exercise], exercise)
    if own := [f"{each.learner} {_own(dates, each)}" for each in files if dates.own_of(each)]:
        yield f"For some another time counts: {_in_short(own)}."
    if excused := [each.learner for each in files if dates.is_excused(each)]:
        yield f"Excused by the class list: {_in_short(excused)}."


def _general(dates: DueDates, exercise: str, files: int) -> str:
    if due := dates.said_of(exercise):
        number = exercise_number(exercise)
        return f"{due.words()}, by --due{f' {number}=' if number in dates.general else ''}."
    told = dates.told.get(exercise)
    if told is None or told.due is None:
        return "no date was said, here or in the release, so nobody is late."
    agreeing = files - sum(map(len, told.others.values()))
    return f"{told.due.words()}, by the release, as {agreeing} of {files} hand-ins tell it."


def _others(dates: DueDates, told: Told, exercise: str) -> Iterator[str]:
    """Who tells another date, and so may hold another release, or have changed the file."""
    found = [
        f"{learner} tells {day_and_time(moment_here(time)) if time else 'none'}"
        for time, learners in sorted(told.others.items())
        for learner in learners
        if not dates.own_of(Filed(learner, exercise))
    ]
    if found and told.due:
        yield (
            f"Others tell another date: {_in_short(found)}. Late by one date and not by the other is "
            f"“unknown”: --due {exercise_number(exercise)}=DATE or --due-for NUMBER=DATE settles it."
        )
    elif found:
        yield f"But {_in_short(found)}: --due {exercise_number(exercise)}=DATE makes one count."


def _own(dates: DueDates, filed: Filed) -> str:
    due = dates.own_of(filed)
    source = "--due-for" if dates.is_single(filed) else "class list"
    return f"until {day_and_time(moment_here(due.time))} ({source})" if due else ""


def _of_nobody(dates: DueDates, files: Sequence[Filed]) -> Iterator[str]:
    """What was said of exercises and learners of whom there is nothing: a number may be mistyped."""
    numbers = {exercise_number(filed.exercise) for filed in files}
    for number in sorted({*dates.general, *(each for each, _ in dates.single)} - numbers - {""}):
        yield f"A due time was said for exercise {number}, of which nothing was handed in."
    known = dates.listed_numbers | {plain_number(filed.learner) for filed in files}
    known |= {one for filed in files for one in dates.people(filed.learner)}
    if strange := sorted({one for _, one in dates.single} - known, key=number_order):
        yield f"--due-for names nobody who handed in or is on the class list: {_in_short(strange)}."


def _in_short(words: Iterable[str]) -> str:
    some = list(words)
    more = f" and {len(some) - _NAMED} more" if len(some) > _NAMED else ""
    return ", ".join(some[:_NAMED]) + more
