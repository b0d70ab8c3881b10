"""What ``solutions/routes.toml`` may hold: each field and its kind. What they name is looked at later."""

from collections.abc import Iterator, Mapping
from typing import Any

_LISTS, _TABLES = ("order", "may_be_left_out"), ("may_replace", "one_page")
_TOP = (*_LISTS, *_TABLES, "route")
_PIECE = ("stem", "minutes", "more", "part", "words", "only")


def form_fault(said: Mapping[str, Any]) -> str:
    """The first thing that is not as it may be, as a sentence; "" if there is none."""
    return next(_faults(said), "")


def _faults(said: Mapping[str, Any]) -> Iterator[str]:
    yield from _fields(said, _TOP, _TOP, "the file")
    for name in _LISTS:
        if not _texts(said[name]):
            yield f"“{name}” must be a list of stems in quotation marks. Write it so."
    for name in _TABLES:
        if not isinstance(said[name], dict) or not _texts([*said[name].values()]):
            yield f"[{name}] must have lines of the form stem = “stem”. Write them so."
    if not _tables(said["route"]):
        yield "a route begins with [[route]] on a line of its own. Write it so."
    for number, route in enumerate(said["route"], 1):
        yield from _route(route, f"route {number}")


def _route(route: Mapping[str, Any], at: str) -> Iterator[str]:
    names = ("name", "words", "period")
    yield from _fields(route, names, names, at)
    if not _texts([route["name"], route["words"]]):
        yield f"{at}: “name” and “words” must be words in quotation marks. Write them so."
    if not _tables(route["period"]):
        yield f"{at}: a period begins with [[route.period]] on a line of its own. Write it so."
    for number, period in enumerate(route["period"], 1):
        yield from _period(period, f"“{route['name']}”, period {number}")


def _period(period: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _fields(period, ("pieces", "after"), ("pieces",), at)
    if not _texts(period.get("after", [])):
        yield f"{at}: “after” must be a list of stems in quotation marks. Write it so."
    if not _tables(period["pieces"]):
        yield f"{at}: “pieces” must be a list of one or more, each in curly brackets. Write it so."
    for number, piece in enumerate(period["pieces"], 1):
        yield from _piece(piece, f"{at}, piece {number}")


def _piece(piece: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _fields(piece, _PIECE, ("stem", "minutes"), at)
    if not _texts([piece["stem"], *(piece[name] for name in ("part", "words") if name in piece)]):
        yield f"{at}: “stem”, “part” and “words” must be words in quotation marks. Write them so."
    for name in ("minutes", "more"):
        if name in piece and (type(piece[name]) is not int or piece[name] < 1):
            yield f"{at}: “{name}” must be a whole number from 1 up. Write it so."
    if "only" in piece and not (piece["only"] and _texts(piece["only"])):
        yield f"{at}: “only” must be a list of headings in quotation marks. Write it so."


def _fields(
    table: Mapping[str, Any], known: tuple[str, ...], needed: tuple[str, ...], at: str
) -> Iterator[str]:
    for name in needed:
        if name not in table:
            yield f"{at}: “{name}” is missing. Add it."
    for name in table:
        if name not in known:
            yield f"{at}: “{name}” is not a field here. There may be: {', '.join(known)}."


def _texts(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) and each.strip() for each in found)


def _tables(found: object) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(each, dict) for each in found)
