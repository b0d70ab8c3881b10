"""Handing in: all answers to a notebook in one small file, checked, with a receipt a learner can read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_durably
from whosays.base.moments import day_and_time, moment_here
from whosays.learner.answers.class_numbers import check_learner
from whosays.learner.answers.events import Event, now, stamp
from whosays.learner.answers.hand_in_file import HandedIn, plain_name, read_handed_in, write_handed_in
from whosays.learner.answers.store import Answers
from whosays.tasks.answer_given import is_given
from whosays.tasks.task import Task
from whosays.tasks.types import asks

NOTHING = "Nothing is answered yet, so there is nothing to hand in. Answer at least one question first."
_BROKEN = (
    "Your answers are safe, but the file to hand in was not written whole. Press Hand in once more. If it "
    "happens again, tell your teacher: the disk of this computer may be broken."
)
_SAFE = "Your answers are safe, but they are not handed in: "
_WHY = DiskWords(
    other=f"{_SAFE}the computer refused ({{reason}}) at {{path}}. Try again, then tell your teacher.",
    full=f"{_SAFE}the disk is full. Delete what you no longer need, then press Hand in again.",
    closed=f"{_SAFE}the kit may not write into {{path}}. Ask your teacher for a folder of your own.",
)


@dataclass(frozen=True)
class TaskProgress:
    """How far a learner got with one task: ``answered`` of its ``items``."""

    title: str
    answered: int
    items: int
    optional: bool


@dataclass(frozen=True)
class HandInReceipt:
    """What was handed in.

    ``time`` is UTC as in an event; ``kept`` is the earlier file's name, if any; ``others`` are the other
    class numbers that were handed in from the same folder.
    """

    learner: str
    name: str
    time: str
    path: Path
    content: bytes
    rows: tuple[TaskProgress, ...]
    kept: str = ""
    others: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """When, by the clock on the wall: "Monday 23 November 2026, 10:40"."""
        return in_words(self.time)


def in_words(time: str) -> str:
    """A moment by the clock on the wall: "Monday 23 November 2026, 10:40"."""
    return day_and_time(moment_here(time))


def overview(tasks: Iterable[Task], events: Iterable[Event]) -> tuple[TaskProgress, ...]:
    """A row for each task that asks: how many of its items have an answer, the last one counting."""
    last = {(event.task, event.item): event.answer for event in events if event.answer is not None}
    given = {place for place, answer in last.items() if is_given(answer)}
    return tuple(
        TaskProgress(
            task.raw["title"],
            sum((task.name, item.id) in given for item in task.items),
            len(task.items),
            task.raw.get("optional", False),
        )
        for task in tasks
        if asks(task)
    )


def hand_in(  # noqa: PLR0913, PLR0917 - what, whose, and where to
    tasks: list[Task],
    answers: Answers,
    learner: str,
    name: str,
    folder: Path,
    release: Mapping[str, str] | None = None,
) -> HandInReceipt:
    """Write the file to hand in, read it back, and say what is in it.

    Args:
        tasks: the notebook's, in order.
        answers: the learner's answers to it.
        learner: the class number or code.
        name: a name, where the release asks for one, else "".
        folder: where the file goes: the root of the working copy.
        release: what the release said of times (``due``, ``zone``, ``released``), if there is one.

    Raises:
        KitError: nothing is answered, the number cannot be one, or the disk refuses; says what to do.
    """
    check_learner(learner)
    events = _once(answers.events())
    rows = overview(tasks, events)
    if not any(row.answered for row in rows):
        raise KitError(NOTHING)
    path = folder / f"{answers.stem}.{learner}.answers.jsonl"
    with _WHY.told(folder):
        earlier, before = read_earlier(path), _handed_before(answers.stem, folder)
        time = _time(events, [*before, *([earlier] if earlier else [])])
        where = {"handed_in": time, "room": answers.room, "stem": answers.stem, **(release or {})}
        content = write_handed_in(events, {**where, "learner": learner, "name": plain_name(name)})
        kept = _keep_earlier(path, earlier)
        write_durably(path, content)
        _check(path, content, events)
    others = _others(before, learner)
    return HandInReceipt(learner, plain_name(name), time, path, content, rows, kept, others)


def _once(events: list[Event]) -> list[Event]:
    """The events, none twice: a file that an editor saved anew has the same lines with other spaces."""
    return list({event.to_line(): event for event in events}.values())


def last_receipt(tasks: list[Task], answers: Answers, folder: Path) -> HandInReceipt | None:
    """What was handed in last, from the files in ``folder``; None if there is nothing."""
    before = _handed_before(answers.stem, folder)
    if not before:
        return None
    last = max(before, key=lambda handed: handed.handed_in)
    path = Path(last.origin)
    rows = overview(tasks, last.events)
    others = _others(before, last.learner)
    return HandInReceipt(
        last.learner, last.name, last.handed_in, path, path.read_bytes(), rows, others=others
    )


def _handed_before(stem: str, folder: Path) -> list[HandedIn]:
    """All that was handed in from a folder, the earlier files too."""
    found = [read_earlier(path) for path in folder.glob(f"{stem}.*.answers.jsonl")]
    return [handed for handed in found if handed and handed.whole]


def _others(before: list[HandedIn], learner: str) -> tuple[str, ...]:
    """The other class numbers: a number that was mistyped makes a second learner whom nobody knows."""
    return tuple(sorted({handed.learner for handed in before} - {learner}))


def read_earlier(path: Path) -> HandedIn | None:
    """The file that was handed in before, or None: there is none, or none that can be read."""
    try:
        return read_handed_in(path.read_bytes(), str(path))
    except (OSError, KitError):
        return None


def _time(events: list[Event], before: list[HandedIn]) -> str:
    """Now, but later than all that went before, under another number too: the last is the newest.

    A clock that was put back, or two files within a thousandth of a second, must not make this the older.
    """
    times = [events[-1].time, *(each.handed_in for each in before)]
    known = [datetime.fromisoformat(time) for time in times if time < "2999"]  # later, no clock goes on
    return max([now(), *(stamp(moment + timedelta(milliseconds=1)) for moment in known)])


def _keep_earlier(path: Path, earlier: HandedIn | None) -> str:
    """Keep what was handed in before beside the new file, with its time in the name. Returns that name."""
    if not path.exists():
        return ""
    time = datetime.fromisoformat(earlier.handed_in).astimezone() if earlier else datetime.now().astimezone()
    start = path.name.removesuffix(".answers.jsonl")
    kept = path.with_name(f"{start} (earlier, {time:%Y-%m-%d %H.%M.%S.%f}).answers.jsonl")
    write_durably(kept, path.read_bytes())
    return kept.name


def _check(path: Path, content: bytes, events: list[Event]) -> None:
    """Read the file back, as the teacher's program will.

    Raises:
        KitError: it is not what was written.
    """
    handed = read_earlier(path)
    if not handed or not handed.whole or list(handed.events) != events or path.read_bytes() != content:
        raise KitError(_BROKEN)
