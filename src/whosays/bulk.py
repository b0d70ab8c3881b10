"""Many events at once: what ``events.read_lines`` would give, several times as fast.

A class's answers are millions of lines, nearly all of them exactly as the kit wrote them. Those are
taken here without a second look; every other line goes through ``events.read_pieces``, so that there is
one judge of what an event is. A test holds the two against each other.
"""

import io
import json
from dataclasses import fields

from whosays.errors import KitError
from whosays.events import (
    LEAST,
    MAX_COUNT,
    MAX_LINE,
    VERSION,
    Event,
    check_answer,
    check_name,
    is_time,
    read_pieces,
)

_NAMES = tuple(field.name for field in fields(Event))
_KNOWN = 50_000  # how many are remembered; a school has a few hundred
_good: set[object] = set()  # what was checked before: kernels, and an event's other names together
_decode = json.JSONDecoder().raw_decode


def read_all(data: bytes) -> tuple[list[Event], list[int]]:
    """The events of a file in its own order, and the numbers (from 1) of lines of which something is lost.

    Empty lines count as neither. Nothing in ``data`` raises an error.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _read_slowly(data)
    events: list[Event] = []
    strange: list[int] = []
    start, number, size = 0, 0, len(text)
    while start < size:
        number += 1
        stop = text.find("\n", start)
        stop = size if stop < 0 else stop
        if event := _as_written(text[start:stop]):
            events.append(event)
        elif not _read_line(text[start : stop + 1].encode(), events):
            strange.append(number)
        start = stop + 1
    return events, strange


def _as_written(line: str) -> Event | None:
    """The event of a line that looks as the kit wrote it, or None: look again, slowly.

    The line is cut out of its file: an error in JSON counts all lines before it, which among many bad lines
    takes hours.
    """
    if not LEAST < len(line) <= MAX_LINE // 4:  # a character has up to four bytes
        return None
    try:
        found, end = _decode(line)
        if end != len(line) or type(found) is not dict or tuple(found) != _NAMES:
            return None
        v, time, kernel, n, room, stem, article, task, item, answer, hints, explained = found.values()
        place = (room, stem, article, task, item)
        if place not in _good:
            _learn(place, place)
        if kernel not in _good:
            _learn(kernel, (kernel,))
        if not (type(v) is type(n) is type(hints) is int and type(explained) is bool and v == VERSION):
            return None
        if not (0 <= n < MAX_COUNT and 0 <= hints < MAX_COUNT and is_time(time)):
            return None
        if type(answer) is not str and answer is not None:
            check_answer(answer)
    except (ValueError, TypeError, RecursionError, KitError):
        return None
    event = Event.__new__(Event)
    object.__setattr__(event, "__dict__", found)  # checked above, and in the fields' own order
    return event


def _learn(what: object, names: tuple[object, ...]) -> None:
    """Let good names pass, and remember them, else raise KitError (or TypeError: they are no names)."""
    for name in names:
        check_name("field", name)
    if len(_good) >= _KNOWN:
        _good.clear()
    _good.add(what)


def _read_line(line: bytes, events: list[Event]) -> bool:
    """Add the events of a line; whether nothing in it was lost."""
    if len(line) - line.endswith(b"\n") > MAX_LINE:
        return not line.strip()
    found = [event for _, event in read_pieces(line)]
    events += filter(None, found)
    return None not in found


def _read_slowly(data: bytes) -> tuple[list[Event], list[int]]:
    events: list[Event] = []
    strange: list[int] = []
    for number, line in enumerate(io.BytesIO(data), 1):
        if not _read_line(line, events):
            strange.append(number)
    return events, strange
