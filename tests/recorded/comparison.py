"""What differs between two records, line by line."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

Record = dict[str, dict[str, str]]
NO_LINE, NO_TEXT = "(no line)", "(no such text)"


class Difference(NamedTuple):
    """A line of an output that is another now.

    Attributes:
        command: its name, a colon, and which of its streams or files.
        before: the line as recorded, or NO_LINE.
        after: the line as it is now, or NO_LINE.
    """

    command: str
    before: str
    after: str


def differences(before: Record, after: Record) -> list[Difference]:
    """Every line that is not the same."""
    texts, now = _by_place(before), _by_place(after)
    places = [*texts, *(place for place in now if place not in texts)]
    return [each for place in places for each in _in_text(place, texts.get(place), now.get(place))]


def _by_place(record: Record) -> dict[str, str]:
    return {f"{name}: {part}": text for name, texts in record.items() for part, text in texts.items()}


def _in_text(place: str, before: str | None, after: str | None) -> Iterator[Difference]:
    if before == after:
        return
    if before is None or after is None:
        yield Difference(place, _in_short(before), _in_short(after))
        return
    old, new = lines_of(place, before), lines_of(place, after)
    if old == new:  # told apart by what the values of JSON leave out: the order of fields, or a space
        old, new = before.split("\n"), after.split("\n")
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            yield from (Difference(place, *two) for two in zip_longest(old[a:b], new[c:d], fillvalue=NO_LINE))


def _in_short(text: str | None) -> str:
    return NO_TEXT if text is None else f"(a text of {len(text.splitlines())} lines)"


def lines_of(place: str, text: str) -> list[str]:
    """The lines to compare. A line of JSON, which may hold all marks of a learner, is a line a value."""
    lines = text.split("\n")
    if not place.endswith(".jsonl"):
        return lines
    return [each for line in lines for each in (_values(line) if line else [line])]


def _values(line: str) -> list[str]:
    try:
        told = json.loads(line)
    except ValueError:
        return [line]
    who = " ".join(str(told[name]) for name in ("learner", "exercise") if name in told)
    return [f"{who} {path} = {json.dumps(value, ensure_ascii=False)}" for path, value in _leaves(told)]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    named = isinstance(value, dict)
    if not value or not isinstance(value, dict | list):
        yield path, value
        return
    for name, part in value.items() if named else enumerate(value):
        yield from _leaves(part, f"{path}.{_label(name, part)}" if path else str(name))


def _label(name: Any, part: Any) -> str:
    """An item of a task by its names: they stay when another comes before it."""
    known = isinstance(part, dict) and "task" in part and "item" in part
    return f"{part['task']}/{part['item']}" if known else str(name)
