"""Until when: a date or a time as a teacher types it, and the moment that was understood, in words.

A date means the end of that day. A time without a zone is one of this computer's clock: so the words always
name the zone, for a hub's clock may stand in another one than the class. Where clocks are changed that
night, and a time comes twice or never, the later moment counts: nobody is late by an hour that was unclear.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone

from whosays.base.errors import KitError
from whosays.base.moments import elsewhere, moment_here, moment_in, with_zone, zone_of
from whosays.learner.answers.events import now, stamp

_DATE = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})")
_TIME = re.compile(r"([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]{1,6}))?)?)?")
_ZONE = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})?")
_PARTS = re.compile(r"(?P<date>[0-9-]+)(?:[Tt ] *(?P<time>[0-9:.,]+) *(?P<zone>[Zz]|[+-][0-9:]+)?)?")
_END = time(23, 59, 59, 999_000)  # the last moment that a day has in an event
_YEARS = range(2000, 2999)  # others are slips of the hand, and no clock shows them
_FAR = timedelta(days=400)
_ON_UTC = (
    "This computer's clock is set to UTC: if your class's clock is not, write its distance from UTC behind "
    "the time, as 2026-11-30T23:59-08:00."
)


@dataclass(frozen=True)
class Due:
    """A moment until which something is to be handed in.

    Attributes:
        time: UTC, as in an event.
        zone: in which it was meant: ``UTC+01:00``; "" if nobody knows.
        remarks: what the teacher may not have meant, in sentences.
    """

    time: str
    zone: str
    remarks: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nobody can be in time any more."""
        return self.time < now()

    def words(self) -> str:
        """The moment with its zone, and in UTC and by this computer's clock where those differ."""
        here = moment_here(self.time)
        said = moment_in(self.time, self.zone)
        if zone_of(said) == zone_of(here):
            said = here  # which knows the zone's name
        others = {"UTC": said.astimezone(UTC)}
        if zone_of(here) != "UTC":
            others["on this computer"] = here
        return with_zone(said) + elsewhere(said, others)


def read_due(words: str, said: str = "--due") -> Due:
    """The moment that a teacher means.

    Args:
        words: a date (2026-11-30, 20261130), or a date and a time, perhaps with its distance from UTC.
        said: where it was said, for the message.

    Raises:
        KitError: it is none of these.
    """
    try:
        found = _PARTS.fullmatch(words.strip())
        moment, remarks = _understood(**found.groupdict()) if found else (None, ())
        due = Due(stamp(moment), zone_of(moment), (*remarks, *_far_off(moment))) if moment else None
    except (ValueError, OverflowError, OSError):  # no such day, no such hour, none on this computer's clock
        due = None
    if due is None:
        between = "" if said.endswith("=") else " "
        raise KitError(
            f"{said}{between}{words}: write a date as 2026-11-30 (until the end of that day) or a time as "
            "2026-11-30T14:00."
        )
    return due


def _understood(date: str, time: str | None, zone: str | None) -> tuple[datetime | None, tuple[str, ...]]:
    """The moment in its zone, and what is to be said of it; None where something is not as it must be."""
    day = _DATE.fullmatch(date)
    clock = _TIME.fullmatch(time) if time else None
    distance = _zone(zone) if zone else None
    if not day or (time and not clock) or (zone and not distance) or int(day[1]) not in _YEARS:
        return None, ()
    naive = datetime(int(day[1]), int(day[3]), int(day[4]))
    naive = _at(naive, clock) if clock else datetime.combine(naive, _END)
    if distance:
        return naive.replace(tzinfo=distance), _start_of_day(naive)
    moment, twice = _by_this_clock(naive)
    return moment, (*_start_of_day(naive), *twice, *_on_utc(moment))


def _at(day: datetime, clock: re.Match[str]) -> datetime:
    hour, minute, second = (int(each or 0) for each in clock.groups()[:3])
    fraction = int((clock[4] or "").ljust(6, "0"))
    if (hour, minute, second, fraction) == (24, 0, 0, 0):  # a day's end, as timetables write it
        return datetime.combine(day, _END)
    return day.replace(hour=hour, minute=minute, second=second, microsecond=fraction)


def _zone(words: str) -> timezone | None:
    if words in ("Z", "z"):
        return UTC
    found = _ZONE.fullmatch(words)
    if not found or int(found[3] or 0) > 59:
        return None
    distance = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-distance if found[1] == "-" else distance)


def _by_this_clock(naive: datetime) -> tuple[datetime, tuple[str, ...]]:
    """The moment that this computer's clock shows so; the later one, where there are two or none."""
    first, second = (naive.replace(fold=fold).astimezone() for fold in (0, 1))
    if first.astimezone(UTC) == second.astimezone(UTC):
        return first, ()
    twice = ("Clocks are changed that night, and this time comes twice or never: the later moment counts.",)
    return max(first, second, key=lambda moment: moment.astimezone(UTC)), twice


def _start_of_day(naive: datetime) -> tuple[str, ...]:
    if naive.time() != time(0):
        return ()
    return (f"00:00 is the very beginning of that day: for its end write {naive:%Y-%m-%d}.",)


def _on_utc(moment: datetime) -> tuple[str, ...]:
    if zone_of(moment) != "UTC" or not re.search("UTC|Universal", moment.tzname() or ""):
        return ()  # London's winter is UTC too, and its clocks on the wall say so
    return (_ON_UTC,)


def _far_off(moment: datetime) -> tuple[str, ...]:
    far = moment - datetime.now(UTC) > _FAR
    return ("That is more than a year from now: is the year right?",) if far else ()
