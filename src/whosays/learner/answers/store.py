"""The learner's answers: append-only, kept whatever happens to the machine.

A folder per learner and notebook, ``ANSWERS/room/stem/``, and in it a file per kernel, so that no
two writers share one. An answer is one line, written in one piece, and it counts as saved only when
the disk has it: open, write, fsync, close, and then "saved". Reading takes all files together and
leaves out what it cannot read.
"""

import os
import re
import secrets
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from whosays.base import places
from whosays.base.errors import KitError
from whosays.base.json_types import JSON
from whosays.learner.answers.events import (
    MAX_LINE,
    VERSION,
    Event,
    State,
    check_name,
    now,
    read_lines,
    stamp,
)
from whosays.learner.answers.in_browser import check_place, forget, read_lately
from whosays.learner.answers.lines_on_disk import remove_if_empty, sync_folder, write_line
from whosays.learner.answers.refusals import why_refused
from whosays.tasks.answer_given import is_given

__all__ = ["Answers", "Event", "MemoryAnswers", "Receipt", "State"]

_Compose = Callable[[str, str, int], Event]  # (time, kernel, n) -> the event


@dataclass(frozen=True)
class Receipt:
    """What the page is told: saved at ``time`` ("10:32", local), or not saved and ``why``.

    ``why`` is written for the learner and begins "NOT saved, because"; ``time`` is then empty. ``at`` is the
    event's own time (UTC), "" if it was not saved.
    """

    saved: bool
    time: str
    why: str
    at: str = ""


class _Store(ABC):
    """What the two kinds of store share: everything but where the events are kept."""

    def __init__(self, room: str, stem: str, article: str) -> None:
        for what, name in (("room", room), ("notebook", stem), ("article", article)):
            check_name(what, name)
        self.room, self.stem, self.article = room, stem, article

    @abstractmethod
    def everything(self) -> list[Event]:
        """All events, ordered by time, kernel and number; drafts too."""

    def events(self) -> list[Event]:
        """All events that say something of a learner, in the same order: no drafts."""
        return [event for event in self.everything() if not event.draft]

    @abstractmethod
    def _keep(self, compose: _Compose) -> Event:
        """Keep the event that ``compose`` makes, or raise OSError or KitError."""

    @abstractmethod
    def _why(self, error: OSError) -> str:
        """What went wrong, and what to do, for a learner."""

    def record(  # noqa: PLR0913, PLR0917  an event is what it says and where: nothing of it is left out
        self, task: str, item: str, answer: JSON, hints: int, explained: bool, looked: bool = False
    ) -> Receipt:
        """Keep an answer (None: help was asked for, or looked at again) and say whether it is safe.

        Returns only when the answer is on the disk or cannot be brought there. A disk that refuses
        and an answer that cannot be kept are told in the receipt, never raised.
        """
        where = (self.room, self.stem, self.article, task, item)
        return self._told(
            lambda time, kernel, n: Event(
                VERSION, time, kernel, n, *where, answer, hints, explained, looked=looked
            )
        )

    def record_draft(self, task: str, item: str, answer: JSON) -> Receipt:
        """Keep what stands in a box while somebody writes on: as safe as an answer, and none."""
        where = (self.room, self.stem, self.article, task, item)
        return self._told(
            lambda time, kernel, n: Event(VERSION, time, kernel, n, *where, answer, 0, False, draft=True)
        )

    def _told(self, compose: _Compose) -> Receipt:
        try:
            kept = self._keep(compose)
        except KitError as error:
            return Receipt(saved=False, time="", why=f"NOT saved, because {error}")
        except OSError as error:
            return Receipt(saved=False, time="", why=f"NOT saved, because {self._why(error)}")
        return Receipt(saved=True, time=datetime.now().strftime("%H:%M"), why="", at=kept.time)

    def latest(self, task: str) -> dict[str, State]:
        """Item id -> state, for every item of ``task`` that has an event."""
        return self.states().get(task, {})

    def states(self) -> dict[str, dict[str, State]]:
        """Task -> item id -> state, for all that has an event, in one reading."""
        states: dict[str, dict[str, State]] = {}
        for event in self.everything():
            of_task = states.setdefault(event.task, {})
            of_task[event.item] = of_task.get(event.item, State()).after(event)
        return states

    def tasks_answered(self) -> dict[str, set[str]]:
        """Task -> ids of its items that have an answer now: one that was cleared again is none."""
        last = {(each.task, each.item): each.answer for each in self.events() if each.answer is not None}
        answered: dict[str, set[str]] = {}
        for (task, item), answer in last.items():
            if is_given(answer):
                answered.setdefault(task, set()).add(item)
        return answered

    def last_saved(self) -> datetime | None:
        """When the newest event was kept (UTC), or None if there is none."""
        events = self.everything()
        return datetime.fromisoformat(events[-1].time) if events else None


class MemoryAnswers(_Store):
    """Answers that live as long as the object: for solutions and tests. Touches no disk."""

    def __init__(self, room: str, stem: str, article: str) -> None:
        super().__init__(room, stem, article)
        self._lines: list[bytes] = []

    def everything(self) -> list[Event]:
        """All events, in the order in which they were recorded."""
        return [event for event in map(Event.parse, self._lines) if event]

    def _keep(self, compose: _Compose) -> Event:
        # As a line, so that what a test gets back is what a file would have given back.
        event = compose(now(), "memory", len(self._lines) + 1)
        self._lines.append(_line(event))
        return event

    def _why(self, error: OSError) -> str:
        raise error  # no disk, so no error of a disk: whatever this is, it is not the learner's


class Answers(_Store):
    """The answers to one notebook, on disk, under ``root`` (default: ``places.answers_root()``).

    Making one creates nothing; the folder is made for the first answer.

    Raises:
        KitError: ``room``, ``stem`` or ``article`` is not a plain name.
    """

    def __init__(self, room: str, stem: str, article: str, root: Path | None = None) -> None:
        super().__init__(room, stem, article)
        # Absolute, so that a kernel that changes its folder goes on writing where it began.
        roots = (root,) if root else places.answers_roots()
        self.folder, *self._earlier = (each.absolute() / room / stem for each in roots)

    def everything(self) -> list[Event]:
        """The union of all files, ordered by time, kernel and number; identical lines once.

        Lines that are broken, over a megabyte, of another version or of another notebook are
        skipped, and so are files that cannot be opened. Nothing in a file raises an error.
        """
        return read_lately(self.folder, self._read)

    def _read(self) -> list[Event]:
        found: dict[bytes, Event] = {}
        for path in (path for folder in (self.folder, *self._earlier) for path in _files(folder)):
            with suppress(OSError), path.open("rb") as file:
                # One by one: what was read before a fault of the disk stays read.
                found.update(kept for kept in read_lines(file) if self._is_mine(kept[1]))
        return [event for _, event in sorted(found.items(), key=_order)]

    def _is_mine(self, event: Event) -> bool:
        return (event.room, event.stem) == (self.room, self.stem)

    def _keep(self, compose: _Compose) -> Event:
        check_place(self.folder)
        key = (self.folder, os.getpid())  # a forked kernel is a new writer: a file of its own
        if key not in _pens:
            _pens.setdefault(key, _Pen(self.folder, self.last_saved()))
        try:
            return _pens[key].write(compose)
        finally:
            forget(self.folder)

    def _why(self, error: OSError) -> str:
        return why_refused(error, self.folder)


class _Pen:
    """One kernel's file in one folder; a new file after anything went wrong with the last."""

    def __init__(self, folder: Path, newest: datetime | None) -> None:
        self.folder = folder
        self.kernel = secrets.token_hex(4)
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._n = 0
        # A clock that was put back would hide a new answer behind older ones: go on from those.
        known = newest is not None and newest.year < 2999  # later, there is no next millisecond
        self._time = stamp(newest + timedelta(milliseconds=1)) if newest and known else ""

    def write(self, compose: _Compose) -> Event:
        """Bring an event to the disk; if that fails, once more into a new file, else OSError."""
        with self._lock:
            self._time = max(self._time, now())
            event = compose(self._time, self.kernel, self._n + 1)
            line = _line(event)
            self._n += 1
            try:
                self._append(line)
            except OSError:
                self._append(line)
        return event

    def _append(self, line: bytes) -> None:
        # The file is let go first and taken again at the end: whatever happens in between, even
        # an interrupt, nothing is ever written behind a line that may be torn.
        path, self._path = self._path, None
        if path:
            write_line(path, line, os.O_APPEND)
        else:
            path = self._begin(line)
        self._path = path

    def _begin(self, line: bytes) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        begun = re.sub(r"[-:.]", "", self._time)
        path = self.folder / f"{begun}-{os.getpid()}-{secrets.token_hex(4)}.jsonl"
        try:
            write_line(path, line, os.O_APPEND | os.O_CREAT | os.O_EXCL)
        except OSError:
            remove_if_empty(path)
            raise
        for folder in (self.folder, *self.folder.parents[:3]):  # notebook, room, root, its parent
            sync_folder(folder)
        return path


_pens: dict[tuple[Path, int], _Pen] = {}


def _line(event: Event) -> bytes:
    line = event.to_line()
    if len(line) > MAX_LINE:
        raise KitError("your answer is longer than a thick book. Shorten it, then answer again.")
    return line


def _files(folder: Path) -> list[Path]:
    """The answers files of a folder: real files only, for a pipe would never end."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [
            Path(entry.path)
            for entry in entries
            if entry.name.endswith(".jsonl") and entry.is_file(follow_symlinks=False)
        ]
    return []


def _order(found: tuple[bytes, Event]) -> tuple[str, str, int, bytes]:
    line, event = found
    return event.time, event.kernel, event.n, line  # the line, so that no tie is left to chance
