"""Answers on paper as files that a learner could have handed in: all that follows takes them like any other.

A row becomes a file with an event an answer. Its time is the beginning of the day that the row names, so
that it is never late on the day itself; where it names none, the time is ``NO_TIME``. The same row always
gives the same bytes. Of a row that was changed since it was collected, the file goes on as a learner's own
would: what it held before, then what is new, a millisecond later.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.json_types import JSON
from whosays.learner.answers.events import VERSION, Event, stamp
from whosays.learner.answers.hand_in_file import (
    NO_TIME,
    HandedIn,
    has_no_time,
    plain_name,
    read_handed_in,
    write_handed_in,
)
from whosays.tasks.answer_given import is_given
from whosays.teacher.collect.paper_columns import Column, PaperExercise
from whosays.teacher.collect.paper_table import PaperRow, kernel_of

_Place = tuple[str, str]


def file_of_row(exercise: PaperExercise, row: PaperRow, target: Path) -> bytes:
    """The file to hand in that a row stands for.

    Args:
        exercise: what was asked.
        row: what was answered.
        target: the folder of ``whosays collect``, which may hold what the row said before.

    Raises:
        KitError: the row names an earlier day than it did when it was collected before.
    """
    before = _of_before(target, exercise.stem, row.learner)
    changed = _changes(exercise, row, before)
    if before and not changed and _day(before) == row.day and before.name == plain_name(row.name):
        return Path(before.origin).read_bytes()
    time = _time(row, before)
    events = [*(before.events if before else ())]
    for column, answer in changed:
        events.append(_event(exercise.stem, row.learner, column, answer, (time, len(events) + 1)))
    head = {"room": "exercises", "stem": exercise.stem, "learner": row.learner, "name": row.name}
    return write_handed_in(events, {"handed_in": _after(time), **head})


def is_from_paper(handed: HandedIn) -> bool:
    """Whether a file was made from a row of a table, and from nothing else."""
    kernel = kernel_of(handed.stem, handed.learner)
    return bool(handed.events) and all(event.kernel == kernel for event in handed.events)


def learners_on_paper(target: Path, stem: str) -> set[str]:
    """Whose answers to an exercise came into a collected folder from a table."""
    paths = [*(target / stem).glob("*.jsonl"), *(target / stem).glob("earlier/*.jsonl")]
    return {handed.learner for path in paths if (handed := _read(path)) and is_from_paper(handed)}


def _changes(exercise: PaperExercise, row: PaperRow, before: HandedIn | None) -> list[tuple[Column, JSON]]:
    """The answers that the row does not say as before; "" for one that it says no more."""
    last: dict[_Place, JSON] = {(e.task, e.item): e.answer for e in before.events} if before else {}
    found = []
    for column in exercise.columns:
        was, now = last.get((column.task.name, column.item.id)), row.answers.get(column.number)
        if now != was and (is_given(now) or is_given(was)):
            found.append((column, now if is_given(now) else ""))
    return found


def _of_before(target: Path, stem: str, learner: str) -> HandedIn | None:
    """What the learner's row said when it was collected last; None if it never was."""
    folder = target / stem
    paths = [*folder.glob(f"{learner}.*.jsonl"), *folder.glob(f"earlier/{learner}.*.jsonl")]
    found = [handed for path in paths if (handed := _read(path)) and is_from_paper(handed)]
    return max(found, key=lambda handed: handed.handed_in, default=None)


def _read(path: Path) -> HandedIn | None:
    try:
        data = path.read_bytes()
        return None if b'"assembled"' in data.partition(b"\n")[0] else read_handed_in(data, str(path))
    except (OSError, KitError):
        return None  # not of our making: whoever collects tells of it


def _day(handed: HandedIn) -> str:
    return "" if has_no_time(handed.handed_in) else handed.handed_in[:10]


def _time(row: PaperRow, before: HandedIn | None) -> str:
    if before and row.day < _day(before):
        raise KitError(
            f"this row was collected before with the date {_day(before)}, which is later. Take "
            f"{before.origin} away, and collect again."
        )
    begin = f"{row.day}T00:00:00.000Z" if row.day else NO_TIME
    return max(begin, before.handed_in) if before else begin


def _after(time: str) -> str:
    return stamp(datetime.fromisoformat(time).astimezone(UTC) + timedelta(milliseconds=1))


def _event(stem: str, learner: str, column: Column, answer: JSON, when: tuple[str, int]) -> Event:
    """An answer as an event. ``when``: its time, and its number in the file."""
    time, number = when
    article, kernel = column.task.seed.article.digest[:8], kernel_of(stem, learner)
    place = ("exercises", stem, article, column.task.name, column.item.id)
    return Event(VERSION, time, kernel, number, *place, answer, hints=0, explained=False)
