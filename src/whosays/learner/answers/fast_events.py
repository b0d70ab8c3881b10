"""Many events at once: what ``events.read_lines`` would give, several times as fast.

A class's answers are millions of lines, nearly all of them exactly as the kit wrote them. Those are
taken here without a second look; every other line goes through ``events.read_pieces``, so that there is
one judge of what an event is. A test holds the two against each other, with orjson (which comes with
the extra ``teacher``) and without it.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from whosays.base.errors import KitError
from whosays.learner.answers.events import (
    LEAST,
    MAX_COUNT,
    MAX_DEPTH,
    MAX_LINE,
    SELDOM,
    VERSION,
    Event,
    check_name,
    is_time,
    read_pieces,
)

_NAMES = tuple(field.name for field in fields(Event) if field.name not in SELDOM)  # those: looked at slowly
_KNOWN = 50_000  # how many are remembered; a school has a few hundred
_WHOLE = 2**63  # every reader of JSON takes smaller whole numbers for what they are
_good: set[object] = set()  # what was checked before: kernels, and an event's other names together
_STRANGE = (ValueError, TypeError, RecursionError, KitError)


def _plain_loads(line: bytes) -> Any:  # noqa: ANN401 - JSON may be anything
    return json.loads(line.decode())


def _fastest() -> Callable[[bytes], Any]:
    """What reads a line of JSON. A learner's computer needs no more than Python's own."""
    try:
        from orjson import loads  # noqa: PLC0415  a teacher with a whole school has it: a third of the time
    except ImportError:
        return _plain_loads
    return loads


_loads = _fastest()


def read_all(data: bytes) -> tuple[list[Event], list[int]]:
    """The events of a file in its own order, and the numbers (from 1) of lines of which something is lost.

    Empty lines count as neither. Nothing in ``data`` raises an error.
    """
    events: list[Event] = []
    strange: list[int] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if event := _as_written(line):
            events.append(event)
        elif not _read_line(line, events):
            strange.append(number)
    return events, strange


def _as_written(line: bytes) -> Event | None:
    """The event of a line that looks as the kit wrote it, or None: look again, slowly.

    The line is cut out of its file: an error in JSON counts all lines before it, which among many bad lines
    takes hours.
    """
    if not LEAST < len(line) <= MAX_LINE:
        return None
    try:
        found = _loads(line)
        if type(found) is not dict or tuple(found) != _NAMES:
            return None
        v, time, kernel, n, room, stem, article, task, item, answer, hints, explained = found.values()
        place = (room, stem, article, task, item)
        if place not in _good:
            _learn(place, place)
        if kernel not in _good:
            _learn(kernel, (kernel,))
        if not (type(v) is type(n) is type(hints) is int and type(explained) is bool and v == VERSION):
            return None
        if not (0 <= n < MAX_COUNT and 0 <= hints < MAX_COUNT and is_time(time) and _is_exact(answer)):
            return None
    except _STRANGE:
        return None
    event = Event.__new__(Event)
    object.__setattr__(event, "__dict__", found)  # checked above, and in the fields' own order
    return event


def _is_exact(answer: Any, depth: int = 0) -> bool:  # noqa: ANN401 - it is what is found out here
    """Whether an answer needs no second look: texts, whole numbers of 64 bits, and lists and tables of them.

    Floats get one, since orjson makes floats of larger whole numbers.
    """
    kind = type(answer)
    if kind is int:
        return bool(-_WHOLE < answer < _WHOLE)
    if kind is list and depth < MAX_DEPTH:
        return all(_is_exact(part, depth + 1) for part in answer)
    if kind is dict and depth < MAX_DEPTH:
        return all(_is_exact(part, depth + 1) for part in answer.values())
    return kind is str or kind is bool or answer is None


def _learn(what: object, names: tuple[object, ...]) -> None:
    """Let good names pass, and remember them, else raise KitError (or TypeError: they are no names)."""
    for name in names:
        check_name("field", name)
    if len(_good) >= _KNOWN:
        _good.clear()
    _good.add(what)


def _read_line(line: bytes, events: list[Event]) -> bool:
    """Add the events of a line; whether nothing in it was lost."""
    if len(line) > MAX_LINE:
        return not line.strip()
    found = [event for _, event in read_pieces(line)]
    events += filter(None, found)
    return None not in found
