"""The forms that a field of a task file can have: a check, and the words for what it must be."""

from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

Form = tuple[Callable[[object], bool], str]
"""Whether a value fits, and what it must be, as the end of a sentence."""

_NEAR = {"answer", "tolerance", "why"}
_RUBRIC = {"row", "full", "part", "none"}
_OPTION = {"text", "best", "defensible", "why", "slip"}
_SLIPS = ("trust", "doubt")


def is_text(value: object) -> TypeGuard[str]:
    """A text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_number(value: object) -> TypeGuard[int | float]:
    """A number as a person types it."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return abs(value) < 1e15 and "e" not in repr(value)  # nobody types 1e-09


def _is_not_negative(value: object) -> bool:
    return is_number(value) and value >= 0


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and _is_not_negative(value)


def is_texts(value: object) -> TypeGuard[list[str]]:
    """A list of texts."""
    return isinstance(value, list) and all(is_text(each) for each in value)


def _is_distinct(value: object) -> bool:
    return is_texts(value) and len(set(value)) == len(value) >= 2


def _are_tables(value: object, fields: set[str]) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(each, dict) and set(each) <= fields for each in value)


def _are_nears(value: object) -> bool:
    return _are_tables(value, _NEAR) and all(
        set(each) == _NEAR
        and is_number(each["answer"])
        and _is_not_negative(each["tolerance"])
        and is_text(each["why"])
        for each in value
    )


def _is_rubric(value: object) -> bool:
    return _are_tables(value, _RUBRIC) and all(
        set(each) == _RUBRIC and is_texts([*each.values()]) for each in value
    )


def _is_stretch(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    start, end = value
    return _is_whole(start) and _is_whole(end) and start < end


TABLES: Form = (
    lambda value: isinstance(value, list) and all(isinstance(each, dict) for each in value),
    "a list of tables",
)
TEXT: Form = (is_text, "a text in quotation marks, not empty")
TEXTS: Form = (is_texts, "a list of texts")
FLAG: Form = (lambda value: isinstance(value, bool), "true or false")
NUMBER: Form = (is_number, "a number")
COUNT: Form = (_is_whole, "a whole number")
MINUTES: Form = (_is_not_negative, "a number of minutes")
TOLERANCE: Form = (_is_not_negative, "a number, 0 or more")
LINED_UP: Form = (_is_distinct, "a list of two or more texts, each of them once")
STRETCH: Form = (_is_stretch, "a list of two positions, the first one smaller")
NEARS: Form = (_are_nears, "a list of tables with a number, its tolerance and a why")
RUBRIC: Form = (_is_rubric, "a list of tables with row, full, part and none")
OPTIONS: Form = (
    lambda value: _are_tables(value, _OPTION),
    f"a list of tables with {', '.join(sorted(_OPTION))}",
)
OPTION_FORMS: Mapping[str, Form] = {
    "text": TEXT,
    "why": TEXT,
    "best": FLAG,
    "defensible": FLAG,
    "slip": (lambda value: value in _SLIPS, "trust or doubt: which way the option goes too far"),
}
