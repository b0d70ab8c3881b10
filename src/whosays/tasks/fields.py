"""What may stand in a task file: the fields of a task, an item and an option, and their form.

Says nothing of what they point at: that needs the article and its key (see tasks.py).
"""

import re
from collections.abc import Callable
from typing import Any

from whosays.articles.kinds import KINDS, NOT_YET
from whosays.base.errors import KitError

ASKING = ("sort", "mark", "chain", "choose", "number", "order", "write")
SHOWING = ("read", "cards", "voices")  # nothing is asked
MODES = ("practice", "hand-in")
FACETS = ("kind", "answers_for", "accuses")
VIEWS = ("clean", "lines", "kinds", "xray")
_NAME = re.compile(r"[a-z0-9_]+")
_ID = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")  # what an answers file can name
_EARLIER = re.compile(r"(?:lessons|exercises)/[a-z0-9_]+:[a-z0-9_]+")

_TASK = {"type", "title", "prompt", "minutes", "article", "scored", "optional", "hints", "earlier", "items"}
# By type: what a task may say beyond the common fields; what its items must say; what they may say.
_OF_TASK = {
    "read": {"view", "hide", "only"},
    "cards": {"cards", "button"},
    "voices": {"spoken_about"},
    "sort": {"facet", "choices"},
    "choose": {"together"},
}
_NEEDED: dict[str, set[str]] = {
    "sort": set(),
    "mark": {"statement"},
    "chain": {"bank", "answer", "why"},
    "choose": {"options"},
    "number": {"question", "answer", "tolerance", "why"},
    "order": {"steps", "why"},
    "write": {"question"},
}
_NEEDED_FOR_HAND_IN = {"sort": {"quote"}, "mark": {"stretch"}}  # where the words stand, said without the key
_COMMON = {"id", "passage", "marked", "question", "hints"}
_MAY: dict[str, set[str]] = {
    "sort": {"quote"},
    "mark": {"phrases", "why", "stretch"},
    "chain": {"also", "why_also"},
    "choose": set(),
    "number": {"unit", "near"},
    "order": set(),
    "write": {"min_words", "max_words", "checklist", "sample", "rubric"},
}
SECRET: dict[str, set[str]] = {
    "sort": set(),
    "mark": {"statement", "why"},
    "chain": {"answer", "also", "why", "why_also"},
    "choose": set(),  # an option's best, defensible and why
    "number": {"answer", "tolerance", "why", "near"},
    "order": {"why"},
    "write": {"sample", "rubric"},
}
"""Fields of an item that only a key may carry, by task type. Hints are left out everywhere."""
_OPTION = {"text", "best", "defensible", "why"}
_NEAR = {"answer", "tolerance", "why"}
_RUBRIC = {"row", "full", "part", "none"}


# --- the form of a field -------------------------------------------------------------------------


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _number(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return abs(value) < 1e15 and "e" not in repr(value)  # nobody types 1e-09


def _not_negative(value: object) -> bool:
    return _number(value) and value >= 0


def _whole(value: object) -> bool:
    return isinstance(value, int) and _not_negative(value)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(_text(each) for each in value)


def _distinct(value: object) -> bool:
    return _texts(value) and len(set(value)) == len(value) >= 2


def _tables(fields: set[str]) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        return isinstance(value, list) and all(
            isinstance(each, dict) and set(each) <= fields for each in value
        )

    return fits


def _nears(value: object) -> bool:
    return _tables(_NEAR)(value) and all(
        set(each) == _NEAR
        and _number(each["answer"])
        and _not_negative(each["tolerance"])
        and _text(each["why"])
        for each in value
    )


def _rubric(value: object) -> bool:
    return _tables(_RUBRIC)(value) and all(
        set(each) == _RUBRIC and _texts([*each.values()]) for each in value
    )


def _items(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) or _text(each) for each in value)


def _stretch(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_whole, value)) and value[0] < value[1]


def _bool(value: object) -> bool:
    return isinstance(value, bool)


def _hints(value: object) -> bool:
    return _texts(value) and len(value) <= 2


def _earlier(value: object) -> bool:
    return isinstance(value, str) and bool(_EARLIER.fullmatch(value))


_TEXT = (_text, "a text in quotation marks, not empty")
_TEXTS = (_texts, "a list of texts")
_FLAG = (_bool, "true or false")
_COUNT = (_whole, "a whole number")
_LINED_UP = (_distinct, "a list of two or more texts, each of them once")
_FORMS: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(("type", "title", "prompt", "article", "view", "facet", "button"), _TEXT),
    **dict.fromkeys(("id", "passage", "marked", "question", "quote", "statement", "unit", "text"), _TEXT),
    **dict.fromkeys(("why", "why_also", "sample"), _TEXT),
    **dict.fromkeys(
        ("only", "choices", "cards", "spoken_about", "phrases", "checklist", "answer", "also"), _TEXTS
    ),
    **dict.fromkeys(("scored", "optional", "hide", "together", "best", "defensible"), _FLAG),
    **dict.fromkeys(("bank", "steps"), _LINED_UP),
    **dict.fromkeys(("min_words", "max_words"), _COUNT),
    "minutes": (_not_negative, "a number of minutes"),
    "tolerance": (_not_negative, "a number, 0 or more"),
    "hints": (_hints, "a list of two texts: where to look; which rule"),
    "earlier": (_earlier, "the place of a task, room/stem:task"),
    "items": (_items, "a list of ids, or tables of their own"),
    "stretch": (_stretch, "a list of two positions, the first one smaller"),
    "near": (_nears, "a list of tables with a number, its tolerance and a why"),
    "rubric": (_rubric, "a list of tables with row, full, part and none"),
    "options": (_tables(_OPTION), f"a list of tables with {', '.join(sorted(_OPTION))}"),
}


def _check_forms(raw: dict[str, Any], at: str, kind: str = "") -> None:
    for name, value in raw.items():
        fits, form = (_number, "a number") if (kind, name) == ("number", "answer") else _FORMS[name]
        if not fits(value):
            raise KitError(f"{at}: “{name}” must be {form}. Write it so.")


# --- a task, its items, their options ------------------------------------------------------------


def check_task(raw: object, name: str, mode: str, at: str) -> None:
    """Check all that a task says of itself and its items.

    Raises:
        KitError: names the task, the item and what to do. Begins with ``at``.
    """
    if not isinstance(raw, dict) or not _NAME.fullmatch(name):
        raise KitError(f"{at}: write [task.NAME], with small letters, digits and _ in the name.")
    kind = raw.get("type")
    if kind not in (*ASKING, *SHOWING):
        raise KitError(f"{at}: “type” must be one of: {', '.join((*SHOWING, *ASKING))}.")
    needed = {"title", "prompt", "minutes"} | ({"cards"} if kind == "cards" else set())
    needed |= {"items"} if kind in ASKING else set()
    allowed = (_TASK | _OF_TASK.get(kind, set())) - (set() if kind in ASKING else {"items"})
    _check_names(raw, needed, allowed, at)
    _check_forms(raw, at)
    _check_words(raw, at)
    _check_items(raw, kind, mode, at)


def _check_names(raw: dict[str, Any], needed: set[str], allowed: set[str], at: str) -> None:
    if missing := needed - set(raw):
        raise KitError(f"{at}: “{min(missing)}” is missing. Add it.")
    if extra := set(raw) - allowed - needed:
        raise KitError(f"{at}: “{min(extra)}” is not a field here. Allowed: {', '.join(sorted(allowed))}.")


def _check_words(raw: dict[str, Any], at: str) -> None:
    for field, words in (("facet", FACETS), ("view", VIEWS)):
        if raw.get(field, words[0]) not in words:
            raise KitError(f"{at}: “{field}” must be one of: {', '.join(words)}.")
    kinds = (*KINDS, NOT_YET.name)
    for each in raw.get("choices", []):
        if each not in kinds:
            raise KitError(f"{at}: choices: “{each}” is not known. Write some of: {', '.join(kinds)}.")


def _check_items(raw: dict[str, Any], kind: str, mode: str, at: str) -> None:
    if kind in ASKING and not raw["items"]:
        raise KitError(f"{at}: there are no items. Add at least one.")
    seen: set[str] = set()
    for each in raw.get("items", []):
        item = each if isinstance(each, dict) else {"id": each}
        name = str(item.get("id", "")) or "(no id)"
        if not _ID.fullmatch(str(item.get("id", ""))) or name in seen:
            raise KitError(
                f"{at}, item {name}: every item needs an “id” of its own, of letters, digits and . _ -"
            )
        seen.add(name)
        _check_item(item, kind, mode, f"{at}, item {name}")


def _check_item(item: dict[str, Any], kind: str, mode: str, at: str) -> None:
    needed, secret = _NEEDED[kind], SECRET[kind] | {"hints"}
    if mode == "hand-in":
        if leaked := secret & set(item):
            raise KitError(
                f"{at}: “{min(leaked)}” belongs to the key and must not stand in a hand-in task. Take it out."
            )
        needed = (needed - secret) | _NEEDED_FOR_HAND_IN.get(kind, set())
    _check_names(item, needed, _COMMON | _NEEDED[kind] | _MAY[kind], at)
    _check_forms(item, at, kind)
    if kind == "choose":
        _check_options(item["options"], mode, at)
    if kind == "chain" and mode == "practice":
        _check_bank(item, at)
    if item.get("min_words", 0) > item.get("max_words", item.get("min_words", 0)):
        raise KitError(f"{at}: “min_words” is larger than “max_words”. Change one of them.")


def _check_bank(item: dict[str, Any], at: str) -> None:
    for field in ("answer", "also"):
        if extra := [each for each in item.get(field, []) if each not in item["bank"]]:
            raise KitError(f"{at}: “{extra[0]}” of “{field}” does not stand in “bank”. Add it there.")
    if not item["answer"]:
        raise KitError(f"{at}: “answer” is empty. Write the chain, the origin first.")


def _check_options(options: list[dict[str, Any]], mode: str, at: str) -> None:
    texts = [each.get("text") for each in options]
    for each in options:
        _check_forms(each, f"{at}, options")
    if len(texts) < 2 or len(set(texts)) < len(texts) or not all(texts):
        raise KitError(f"{at}: write two or more options, each with a “text” of its own.")
    if mode == "hand-in":
        if any(set(each) != {"text"} for each in options):
            raise KitError(
                f"{at}: an option of a hand-in task has a “text” and nothing else. Take the rest out."
            )
        return
    if not any(each.get("best") or each.get("defensible") for each in options):
        raise KitError(f"{at}: no option is “best” (or “defensible”). Mark one.")
    if sum(each.get("best", False) for each in options) > 1:
        raise KitError(f"{at}: two options are “best”. Mark one, and the other as “defensible”.")
    for each in options:
        if not each.get("why"):
            raise KitError(f"{at}: the option “{each['text']}” has no “why”. Every option needs one.")
