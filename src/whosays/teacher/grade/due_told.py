"""The due dates that the hand-ins themselves tell: their first lines are looked at before any is marked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whosays.base.errors import KitError
from whosays.learner.answers.hand_in_file import times_of_head
from whosays.teacher.collect.collected_files import Filed, read_head_line
from whosays.teacher.grade.due_dates import DueDates, Told
from whosays.teacher.release.due import Due


def with_told(dates: DueDates, root: str, files: Sequence[Filed]) -> DueDates:
    """The dates with what the hand-ins tell of those exercises for which the teacher said none.

    Args:
        dates: what the teacher said.
        root: where the collected files lie.
        files: all of them.
    """
    by_exercise: dict[str, list[Filed]] = {}
    for filed in files:
        if not dates.said_of(filed.exercise):
            by_exercise.setdefault(filed.exercise, []).append(filed)
    return replace(dates, told={exercise: _told(root, mine) for exercise, mine in by_exercise.items()})


def _told(root: str, files: Iterable[Filed]) -> Told:
    found = {filed.learner: _of(root, filed) for filed in files}
    counts = Counter(due.time for due in found.values())
    most = max(counts, key=lambda time: (counts[time], -_rank(counts, time)))
    others: dict[str, tuple[str, ...]] = {}
    for learner, due in found.items():
        if due.time != most:
            others[due.time] = (*others.get(due.time, ()), learner)
    chosen = next(due for due in found.values() if due.time == most)
    return Told(chosen if most else None, others)


def _rank(counts: Counter[str], time: str) -> int:
    """Of as many the earlier date; none at all comes last."""
    return sorted(counts, key=lambda each: (not each, each)).index(time)


def _of(root: str, filed: Filed) -> Due:
    try:
        said = times_of_head(read_head_line(root, filed))
    except KitError:  # told when it is marked
        return Due("", "")
    return Due(said.due, said.zone)
