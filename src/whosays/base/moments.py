"""Moments in words, with the zone that they are meant in: two people in two zones read the same moment.

A moment is written as in an event (``2026-11-30T22:59:59.999Z``), a zone as its distance from UTC
(``UTC+01:00``): names of zones mean another distance in summer, and not every computer knows them.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

_ZONE = re.compile(r"UTC(?:([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?")


def is_zone(value: object) -> bool:
    """Whether ``value`` is a zone as it is written here: ``UTC``, ``UTC+01:00``."""
    return isinstance(value, str) and bool(_ZONE.fullmatch(value))


def zone_of(moment: datetime) -> str:
    """The zone of a moment that knows its own, to the minute: ``UTC+01:00``."""
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"


def moment_in(time: str, zone: str) -> datetime:
    """A moment by the clock of a zone; by that of UTC, where the zone is none."""
    found = _ZONE.fullmatch(zone)
    sign, hours, minutes = (found.groups() if found else None) or (None, None, None)
    distance = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return datetime.fromisoformat(time).astimezone(timezone(-distance if sign == "-" else distance))


def moment_here(time: str) -> datetime:
    """A moment by this computer's clock; by that of UTC, where this computer has no such time."""
    moment = datetime.fromisoformat(time)
    try:
        return moment.astimezone()
    except (OSError, OverflowError):  # Windows knows nothing before 1970
        return moment.astimezone(UTC)


def day_and_time(moment: datetime) -> str:
    """``Monday 30 November 2026, 23:59``."""
    return f"{moment:%A} {moment.day} {moment:%B %Y, %H:%M}"


def with_zone(moment: datetime) -> str:
    """``Monday 30 November 2026, 23:59 (CET, UTC+01:00)``; without a name, where the zone has none."""
    name, zone = moment.tzname() or "", zone_of(moment)
    named = name and not name.startswith(("UTC", "+", "-"))
    return f"{day_and_time(moment)} ({name}, {zone})" if named else f"{day_and_time(moment)} ({zone})"


def elsewhere(moment: datetime, others: dict[str, datetime]) -> str:
    """The same moment by other clocks, where they show another time: ``, which is 22:59 UTC``; else "".

    Args:
        moment: as it was told.
        others: the moment by the other clocks, each by the words that name the clock.
    """
    shown = moment.replace(tzinfo=None)
    told = [
        f"{f'{other:%H:%M}' if other.date() == moment.date() else day_and_time(other)} {where}"
        for where, other in others.items()
        if other.replace(tzinfo=None) != shown
    ]
    return f", which is {' and '.join(told)}" if told else ""


def due_as_said(time: str, zone: str) -> str:
    """Until when, as the release said it: for a page that is made on one computer and read on another.

    Args:
        time: UTC, as in an event.
        zone: the zone in which it was said, or "" where nobody knows.
    """
    here = moment_here(time)
    said = moment_in(time, zone) if zone else here
    return with_zone(here if zone_of(said) == zone_of(here) else said)


def due_words(time: str, zone: str) -> str:
    """Until when, for whoever sits here: as the release said it, and by this computer's own clock.

    Args:
        time: UTC, as in an event.
        zone: the zone in which it was said, or "" where nobody knows.
    """
    said = moment_in(time, zone) if zone else moment_here(time)
    return due_as_said(time, zone) + elsewhere(said, {"on this computer": moment_here(time)})
