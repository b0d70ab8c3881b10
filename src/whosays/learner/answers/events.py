"""One line of an answers file, and what all of a learner's lines together say.

The format stands in ``formats.md``, under "Answers". Nothing here touches a disk: ``store.py``
keeps the lines, this module makes and reads them.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from typing import Any, BinaryIO

from whosays.base.errors import KitError
from whosays.base.json_types import JSON

VERSION = 1
LAST_RUNG = 3  # the third hint is the worked answer: what follows it no longer counts
MAX_LINE = 1_000_000  # bytes; a longer line is not written, and skipped when it is met
MAX_DEPTH = 50  # lists in lists; far under Python's own limit, wherever the reader is called from
MAX_BITS = 10_000  # of a whole number; Python reads no more than 4300 digits
MAX_COUNT = 2**53  # what JavaScript can count to

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")
_TIME = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
LEAST = 100  # bytes; an event has half as many again at least
_BLANK = b" \t\n\r\v\f\xef\xbb\xbf"  # white space, and the mark at the start of a file that was glued on
_LINE_START = re.compile(rb'\{"v": 1, "time": "')
_AGAIN = "Open this lesson again and give your answer once more."


@dataclass(frozen=True)
class Event:
    """One line of an answers file: an answer, or (``answer`` None) that help was asked for.

    ``time`` is UTC with milliseconds, ``n`` counts the kernel's events from 1, ``article`` is the
    first eight hex digits of the article's SHA-256, ``hints`` the rungs shown so far. A ``draft`` is what
    stood in a box while somebody was still writing: it brings the text back, and is no answer. ``looked``:
    the second look had been shown.

    Raises:
        KitError: a field is of the wrong type, or ``answer`` is not plain JSON.
    """

    v: int
    time: str
    kernel: str
    n: int
    room: str
    stem: str
    article: str
    task: str
    item: str
    answer: JSON
    hints: int
    explained: bool
    draft: bool = False
    looked: bool = False

    def __post_init__(self) -> None:
        for what in ("kernel", "room", "stem", "article", "task", "item"):
            check_name(what, getattr(self, what))
        counts = all(_is_count(count) for count in (self.v, self.n, self.hints))
        marks = all(isinstance(mark, bool) for mark in (self.explained, self.draft, self.looked))
        if not counts or self.v != VERSION or not marks:
            raise KitError(f"the answer came in a form that this kit does not know. {_AGAIN}")
        if not is_time(self.time):
            raise KitError("this computer's clock shows no possible date. Set it, and answer again.")
        check_answer(self.answer)

    def to_line(self) -> bytes:
        """The event as one line of UTF-8, with its newline.

        Half a character (a lone surrogate, which a page can send and UTF-8 cannot hold) is kept as
        a JSON escape; two halves side by side become the character that they spell.
        """
        told = {name: value for name, value in vars(self).items() if name not in SELDOM or value}
        text = json.dumps(told, ensure_ascii=False, allow_nan=False)
        try:
            return text.encode() + b"\n"
        except UnicodeEncodeError:
            return json.dumps(told, allow_nan=False).encode() + b"\n"

    @classmethod
    def parse(cls, line: bytes) -> "Event | None":
        """The event that ``line`` holds, or None if it holds none that this version understands."""
        try:
            data = json.loads(line.decode())
            told = {name: data[name] for name in _ALWAYS}
            return cls(**told, **{name: data.get(name, False) for name in SELDOM})
        except (ValueError, TypeError, KeyError, RecursionError, KitError):
            return None


# What stands in a line only where it is true, so that all other lines are as they always were; and the rest.
SELDOM = ("draft", "looked")
_ALWAYS = tuple(field.name for field in fields(Event) if field.name not in SELDOM)


@dataclass(frozen=True)
class State:
    """Where a learner stands with one item: all its events taken together.

    ``answer`` is the last one given and ``time`` when (UTC; "" if never); ``hints`` the rungs seen;
    ``article`` as in Event, of the last answer.
    ``draft`` is what was written after that answer and never became one; None if nothing was.
    ``looked``: the second look was shown. ``first`` is the answer that counts: the one standing when *Check*
    was first pressed or the third hint shown, before that the last. ``second``: the one given after the
    second look, before the reason; None if none was. ``told``: the one standing
    when the reason was shown.
    """

    answer: JSON = None
    hints: int = 0
    explained: bool = False
    time: str = ""
    article: str = ""
    draft: JSON = None
    looked: bool = False
    first: JSON = None
    second: JSON = None
    told: JSON = None

    @property
    def saved(self) -> str:
        """When the last answer was saved, by the clock on the wall: "10:32"; "" if never."""
        return datetime.fromisoformat(self.time).astimezone().strftime("%H:%M") if self.time else ""

    def after(self, event: Event) -> "State":
        """The state once ``event`` has happened too."""
        helped = self.helped(event.hints, event.explained, event.looked)
        if event.draft:
            return replace(helped, draft=event.answer)
        if event.answer is None:
            return helped
        return replace(helped.answered(event.answer), time=event.time, article=event.article, draft=None)

    def helped(self, hints: int, explained: bool, looked: bool) -> "State":
        """The state once so much help was shown; what was shown once stays shown."""
        told = self.answer if explained and not self.explained else self.told
        hints, explained = max(self.hints, hints), self.explained or explained
        return replace(self, hints=hints, explained=explained, looked=self.looked or looked, told=told)

    def answered(self, answer: JSON) -> "State":
        """The state once an answer was given, saved or not; help so far says what it counts for."""
        given = replace(self, answer=answer)
        if self.explained or self.hints >= LAST_RUNG:
            return given
        return replace(given, second=answer) if self.looked else replace(given, first=answer)


def check_name(what: str, name: object) -> None:
    """Let only plain names pass: none that could lead out of a folder.

    Raises:
        KitError: ``name`` is no text, too long, or has other characters than ``A-Z a-z 0-9 _ . -``.
    """
    if isinstance(name, str) and _NAME.fullmatch(name) and ".." not in name:
        return
    raise KitError(
        f"“{name!s:.60}” cannot be the name of a {what}: use 1 to 100 letters (a to z), digits, "
        "“_”, “-” and single full stops, and begin with none of these stops. Mend it in the task "
        "file or the cell."
    )


def stamp(moment: datetime) -> str:
    """A moment as it stands in an event: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now() -> str:
    """This moment as it stands in an event."""
    return stamp(datetime.now(UTC))


def read_lines(file: BinaryIO) -> Iterator[tuple[bytes, Event]]:
    """The events of a file, each with the bytes it was read from; what cannot be read is skipped.

    A line written on behind a torn one stands on the same line as the tear: it is read by itself,
    the torn piece is left out, and the two are never joined.
    """
    for line in _short_lines(file):
        for piece, event in read_pieces(line):
            if event:
                yield piece.strip(), event


def read_pieces(line: bytes) -> Iterator[tuple[bytes, "Event | None"]]:
    """The events of one line, each with its bytes; None with a piece that holds none.

    There is more than one where a line end was lost. No text in an answer can hold the start of another
    line: its quotation marks would be escaped.
    """
    event = Event.parse(line) if len(line) > LEAST else None
    if event or not line.strip():
        yield from [(line, event)] if event else []
        return
    starts = [found.start() for found in _LINE_START.finditer(line)] if len(line) > LEAST else []
    ends = [0, *starts, len(line)] if starts[:1] != [0] else [*starts, len(line)]
    for start, end in pairwise(ends):
        piece = line[start:end]
        if piece.strip(_BLANK):
            yield piece, Event.parse(piece) if len(piece) > LEAST else None


def _short_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of at most MAX_LINE bytes. Never holds more than that in memory."""
    at_start = True
    for piece in iter(partial(file.readline, MAX_LINE + 1), b""):
        ended = piece.endswith(b"\n")
        if at_start and (ended or len(piece) <= MAX_LINE):
            yield piece
        at_start = ended


def _is_count(value: object) -> bool:
    # True is an int to Python; in a file it is a wrong type.
    return type(value) is int and 0 <= value < MAX_COUNT


def is_time(value: object) -> bool:
    """Whether ``value`` is a moment as ``stamp`` writes it."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:  # a 30th of February
        return False
    return True


def check_answer(value: Any, depth: int = 0) -> None:  # noqa: ANN401 - it is what is found out here
    """Let only what JSON can hold and give back unchanged pass.

    Raises:
        KitError: there is something else in ``value``, or lists in lists without end.
    """
    if isinstance(value, list | tuple | dict) and depth < MAX_DEPTH:
        if isinstance(value, dict) and not all(isinstance(key, str) for key in value):
            raise KitError(f"the answer holds something that cannot be written down. {_AGAIN}")
        for part in value.values() if isinstance(value, dict) else value:
            check_answer(part, depth + 1)
    elif not _is_plain(value):
        raise KitError(f"the answer holds something that cannot be written down. {_AGAIN}")


def _is_plain(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return value.bit_length() <= MAX_BITS
    return value is None or isinstance(value, str)
