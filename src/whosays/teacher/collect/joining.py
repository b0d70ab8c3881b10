"""The file that collect writes itself: several pieces of one learner as one, or one under another number.

It stands in the collected folder where the latest file would, and the pieces are kept in ``earlier/``. What
is in it follows from the pieces alone, so it is the same whenever and in whatever order they come.
"""

import hashlib
import json
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from whosays.base.errors import KitError
from whosays.learner.answers.assembled import KEY, Assembled
from whosays.learner.answers.events import VERSION, Event
from whosays.learner.answers.hand_in_file import MAX_FILE, MAX_LINES, HandedIn
from whosays.tasks.answer_given import is_given

EventId = tuple[str, str, int, str, str]
SHORT = 16  # hex digits of a piece's digest: the head of a file stays short


def joined_file(
    handed: Sequence[HandedIn], digests: Sequence[str], learner: str, together: tuple[str, ...]
) -> bytes:
    """The answers of all pieces as one file, whole, with the times of the latest.

    Args:
        handed: the pieces with their events, the latest last.
        digests: theirs, in the same order.
        learner: whose they are.
        together: all whose they are, where several handed in one file.

    Raises:
        KitError: together they are longer than any answers.
    """
    latest = handed[-1]
    events = lines_of(handed)
    body = b"".join(events)
    if len(body) > MAX_FILE or len(events) > MAX_LINES:
        raise KitError("together they are longer than answers ever are")
    said = tuple(sorted({each.learner for each in handed} - {learner}))
    cut = sum(not each.whole and each.headed for each in handed)
    assembled = Assembled(tuple(each[:SHORT] for each in digests), said, together, cut)
    head: dict[str, Any] = {"v": VERSION, "handed_in": latest.handed_in, "room": latest.room}
    head["stem"] = latest.stem
    head |= {name: time for name, time in vars(latest.release).items() if time}
    head |= {"learner": learner, "name": next((each.name for each in reversed(handed) if each.name), "")}
    head |= {"events": len(events), "digest": hashlib.sha256(body).hexdigest(), KEY: assembled.entry()}
    return json.dumps(head, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n" + body


def lines_of(handed: Sequence[HandedIn]) -> list[bytes]:
    """The lines of all events, none twice, as they happened; see ``in_order``."""
    return [line for line, _ in _ordered(handed)]


def in_order(handed: Sequence[HandedIn]) -> tuple[Event, ...]:
    """All events, none twice, as they happened.

    One event that two files tell otherwise (somebody wrote in one of them) is as the later file tells it.
    """
    return tuple(event for _, event in _ordered(handed))


def _ordered(handed: Sequence[HandedIn]) -> list[tuple[bytes, Event]]:
    found: dict[EventId, dict[bytes, Event]] = {}
    for each in handed:
        mine: dict[EventId, dict[bytes, Event]] = {}
        for event in each.events:
            mine.setdefault(event_id(event), {})[event.to_line()] = event
        found |= mine
    return [told for event in sorted(found) for told in sorted(found[event].items(), key=itemgetter(0))]


def event_id(event: Event) -> EventId:
    """What no two events have in common: when, where, and of which question."""
    return event.time, event.kernel, event.n, event.task, event.item


def standing(handed: HandedIn) -> set[tuple[str, str]]:
    """Task and item of all that is answered in the end: what was cleared again is not."""
    last = {(event.task, event.item): event.answer for event in handed.events if event.answer is not None}
    return {place for place, answer in last.items() if is_given(answer)}
