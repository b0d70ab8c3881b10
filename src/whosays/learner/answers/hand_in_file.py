"""The one file a learner hands in: a first line that says whose it is, then the answers.

``STEM.CLASSNUMBER.answers.jsonl``. The first line, the head, counts; the file's name does not, for
names are changed on the way by browsers, mail programs and learning platforms. It also carries a
digest of all the rest, so that a file that was cut or changed on its way is known as such.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from whosays.base.errors import KitError
from whosays.base.moments import is_zone
from whosays.learner.answers.assembled import Assembled, read_assembled
from whosays.learner.answers.class_numbers import check_learner, is_class_number
from whosays.learner.answers.events import MAX_COUNT, VERSION, Event, check_name, is_time
from whosays.learner.answers.fast_events import read_all
from whosays.learner.answers.file_names import learner_from_name, sender_of

MAX_FILE = 32_000_000  # bytes; an exercise done ten times over is a tenth of a megabyte
MAX_LINES = 200_000  # so many events as short as can be are that large
MAX_NAME = 100  # characters of a learner's name
NO_TIME = "1900-01-01T00:00:00.000Z"
"""Stands for “nobody knows when”: answers given on paper, where no date was written down."""
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_HEAD = {"v", "handed_in", "room", "stem", "learner", "name", "events", "digest"}
_ASK = "Ask the learner to press Hand in again and to send the new file."
_TAKEN_ALONG = (
    "this is work that was taken along, and not handed in. Ask the learner to open the exercise, to go on "
    "with this file, and to press Hand in."
)


@dataclass(frozen=True)
class ReleaseTimes:
    """What the release said of times, as the head of a hand-in tells it; "" where it does not.

    ``due``: until when (UTC, as in an event); ``zone``: the zone in which that was said; ``released``: when
    the release was made. Whoever hands in can change them, so they are a hint and no proof.
    """

    due: str = ""
    zone: str = ""
    released: str = ""


@dataclass(frozen=True)
class HandedIn:
    """What one learner handed in of one exercise.

    ``learner`` is the class number or code, ``name`` only what the release asked for (or, where there is
    no head, what the learning platform calls the sender). ``handed_in`` is UTC as in an event; without a
    head, the time of the last answer. ``origin`` is a path, or ``zip!member``. ``whole``: the digest fits.
    ``headed``: there is a head. ``release`` is what the head says of the release, ``assembled`` that whosays
    collect put the file together (anybody could write that: it counts only in the collected folder).
    ``problems`` are sentences for the teacher. ``sender`` is the name the platform gave, or "".
    """

    learner: str
    name: str
    room: str
    stem: str
    handed_in: str
    events: tuple[Event, ...]
    origin: str
    whole: bool
    problems: tuple[str, ...]
    sender: str = ""
    headed: bool = True
    release: ReleaseTimes = ReleaseTimes()
    assembled: Assembled | None = None


def write_handed_in(events: list[Event], head: dict[str, str]) -> bytes:
    """The bytes of a file to hand in.

    Args:
        events: the merged events of one notebook, ordered.
        head: ``handed_in``, ``room``, ``stem``, ``learner`` and ``name``, and what the release said of times.

    Raises:
        KitError: the learner's number or name cannot be one.
    """
    check_learner(head["learner"])
    body = b"".join(event.to_line() for event in events)
    digest = hashlib.sha256(body).hexdigest()
    line = {"v": VERSION, **head, "name": plain_name(head["name"]), "events": len(events), "digest": digest}
    return json.dumps(line, ensure_ascii=False).encode() + b"\n" + body


def has_no_time(time: str) -> bool:
    """Whether a time of handing in says that nobody knows it."""
    return time.startswith(NO_TIME[:4])


def plain_name(name: str) -> str:
    """A name without what cannot be seen: line ends, marks that turn the writing round, half characters."""
    return " ".join(_NOT_SHOWN.sub(" ", name).split())[:MAX_NAME]


def read_handed_in(data: bytes, origin: str, whose: str = "") -> HandedIn:
    """What a learner handed in, from the bytes of a file.

    A file without a head (a plain file of events) is read too; its learner is then taken from ``origin``.

    Args:
        data: the file.
        origin: where it comes from: a path, or ``zip!member``.
        whose: the learner of a file without a head, where the place that it lies in tells.

    Raises:
        KitError: there is nothing in it that can be used; says why and what to do.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    _check_text(data, origin)
    if b"\n" not in data:  # line ends of old Macs
        data = data.replace(b"\r", b"\n")
    first, _, body = data.partition(b"\n")
    head = _read_head(first, origin)
    if head is None:
        return _read_headless(data, origin, whose)
    events, strange = read_all(body)
    mine, problems = _of_one_notebook(events, (head["room"], head["stem"]))
    problems = [*_lines_lost(strange, 1), *problems]
    whole = _fits(body, head["digest"])
    if not whole:
        problems.append(
            f"The file was cut or changed on its way: {len(mine)} of {head['events']} lines came."
        )
    if not mine and head["events"]:
        raise KitError(f"{origin}: the first line is there, but none of the answers. {_ASK}")
    if mine and mine[-1].time > head["handed_in"]:
        problems.append("Some answers carry a later time than the handing in: a clock was changed.")
    return HandedIn(
        head["learner"],
        plain_name(head["name"]),
        head["room"],
        head["stem"],
        head["handed_in"],
        tuple(mine),
        origin,
        whole,
        tuple(problems),
        sender_of(origin),
        release=_release_times(head),
        assembled=read_assembled(head),
    )


def times_of_head(line: bytes) -> ReleaseTimes:
    """What a file's first line says of the release's times."""
    try:
        head = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode())
    except (ValueError, RecursionError):
        return ReleaseTimes()
    return _release_times(head) if isinstance(head, dict) and "handed_in" in head else ReleaseTimes()


def assembled_of_head(line: bytes) -> Assembled | None:
    """What a file's first line says of how collect put it together."""
    try:
        head = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode())
    except (ValueError, RecursionError):
        return None
    return read_assembled(head) if isinstance(head, dict) and "handed_in" in head else None


def _release_times(head: Mapping[str, Any]) -> ReleaseTimes:
    """What cannot be a time is taken for not said: a date must not keep answers from being marked."""
    due, released = (head[name] if is_time(head.get(name)) else "" for name in ("due", "released"))
    return ReleaseTimes(due, head["zone"] if is_zone(head.get("zone")) else "", released)


def _check_text(data: bytes, origin: str) -> None:
    if not data.strip():
        raise KitError(f"{origin}: the file is empty. {_ASK}")
    if len(data) > MAX_FILE:
        raise KitError(
            f"{origin}: the file has {len(data) // 1_000_000} megabytes, and answers never have more than "
            f"{MAX_FILE // 1_000_000}. {_ASK}"
        )
    if (count := data.count(b"\n")) > MAX_LINES:
        raise KitError(f"{origin}: the file has {count} lines, and answers never have so many. {_ASK}")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{"):
        raise KitError(f"{origin}: the file was opened in an editor and saved as UTF-16. {_ASK}")


def _read_head(line: bytes, origin: str) -> dict[str, Any] | None:
    """The head, or None if the line is none.

    Raises:
        KitError: it is one, and says something that cannot be; or it is that of work taken along.
    """
    try:
        head = json.loads(line.decode())
    except (ValueError, RecursionError):
        return None
    if isinstance(head, dict) and "work" in head and "digest" in head:
        raise KitError(f"{origin}: {_TAKEN_ALONG}")
    if not isinstance(head, dict) or "handed_in" not in head:
        return None
    wrong = next((name for name in sorted(_HEAD) if not _is_right(name, head.get(name))), None)
    if wrong == "v":
        raise KitError(
            f"{origin}: the file was made by another version of the kit. Get the newest kit and install it "
            "as the first time."
        )
    if wrong:
        raise KitError(f"{origin}: the first line does not say “{wrong}” as the kit writes it. {_ASK}")
    return head


def _is_right(name: str, value: object) -> bool:
    if name == "v":
        return type(value) is int and value == VERSION
    if name == "events":
        return type(value) is int and 0 <= value < MAX_COUNT
    if not isinstance(value, str):
        return False
    if name in ("room", "stem"):
        return _is_name(value)
    checks = {"handed_in": is_time(value), "learner": is_class_number(value)}
    return checks.get(name, len(value) <= 10 * MAX_NAME)


def _is_name(value: str) -> bool:
    try:
        check_name("notebook", value)
    except KitError:
        return False
    return True


def _fits(body: bytes, digest: str) -> bool:
    """Whether nothing was lost. Line ends that a mail program turned into Windows' own lose nothing."""
    if hashlib.sha256(body).hexdigest() == digest:
        return True
    return hashlib.sha256(body.replace(b"\r", b"")).hexdigest() == digest


def _read_headless(data: bytes, origin: str, whose: str) -> HandedIn:
    events, strange = read_all(data)
    if all(event.draft for event in events):
        raise KitError(f"{origin}: there are no answers in it that can be read. {_ASK}")
    (place, _), *_rest = Counter((event.room, event.stem) for event in events if not event.draft).most_common(
        1
    )
    mine, problems = _of_one_notebook(events, place)
    learner, sender = whose or learner_from_name(origin), sender_of(origin)
    if not learner:
        raise KitError(f"{origin}: neither the file nor its name says whose answers these are. {_ASK}")
    told = f"Nothing in the file says whose it is; “{learner}” was taken from the name of the file."
    problems = [told, *_lines_lost(strange, 0), *problems]
    room, stem = place
    last = mine[-1].time
    return HandedIn(
        *(learner, plain_name(sender), room, stem, last, tuple(mine), origin, False, tuple(problems), sender),
        headed=False,
    )


def _of_one_notebook(events: list[Event], place: tuple[str, str]) -> tuple[list[Event], list[str]]:
    """The events of one notebook in their order, none twice, no drafts; and what is to be said of others."""
    of_it = [event for event in events if (event.room, event.stem) == place]
    others = len(events) - len(of_it)
    mine = [event for event in of_it if not event.draft]
    problems = [f"{others} lines belong to another exercise and were left out."] if others else []
    order = [(event.time, event.kernel, event.n) for event in mine]
    if any(a >= b for a, b in pairwise(order)):
        lines = {event.to_line(): event for event in mine}
        mine = [lines[line] for _, line in sorted((_order(event), line) for line, event in lines.items())]
    return mine, problems


def _order(event: Event) -> tuple[str, str, int]:
    return event.time, event.kernel, event.n


def _lines_lost(strange: list[int], before: int) -> list[str]:
    if not strange:
        return []
    where = f"line {strange[0] + before}"
    if len(strange) == 1:
        return [f"One line could not be read and was left out: {where}."]
    return [f"{len(strange)} lines could not be read and were left out, the first is {where}."]
