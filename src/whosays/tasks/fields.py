"""What may stand in a task file: the fields of a task and its items, and their form.

Here stand the fields that all types share; what a type adds, and which of that belongs to the key, it says
itself. Nothing here looks at what a field points at: that needs the article and its key (see reading.py).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from whosays.base.errors import KitError
from whosays.tasks.drawing import DRAWING
from whosays.tasks.field_forms import FLAG, MINUTES, TEXT, TEXTS, Form, is_text, is_texts
from whosays.tasks.skills import SKILLS
from whosays.tasks.task_type import TaskType
from whosays.tasks.types import all_types

SHOWING = {
    "read": ("view", "hide", "only"),
    "cards": ("cards", "button"),
    "voices": ("spoken_about", "button"),
    "mirror": ("of", "pairs"),
    "picture": ("drawing", "alt", "caption"),
    "end": (),
}
"""The types that ask nothing, and the fields that each adds."""
_NEEDED = {"cards": {"cards"}, "mirror": {"of", "pairs"}, "picture": {"drawing", "alt"}}
MODES = ("practice", "hand-in")
VIEWS = ("clean", "lines", "kinds", "xray")
_NAME = re.compile(r"[a-z0-9_]+")
_ID = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")  # what an answers file can name
_EARLIER = re.compile(r"(?:lessons|exercises)/[a-z0-9_]+:[a-z0-9_]+")
TASK_FIELDS = {"type", "title", "prompt", "minutes", "article", "scored", "optional", "hints", "earlier",
               "skill", "items", "pool"}  # fmt: skip
ITEM_FIELDS = {"id", "passage", "marked", "question", "hints", "skill"}


def _are_items(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) or is_text(each) for each in value)


def _is_pool(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _are_hints(value: object) -> bool:
    return is_texts(value) and len(value) <= 2


def _is_earlier(value: object) -> bool:
    places = [value] if isinstance(value, str) else value
    return is_texts(places) and bool(places) and all(_EARLIER.fullmatch(each) for each in places)


_FORMS: dict[str, Form] = {
    **dict.fromkeys(("type", "title", "prompt", "article", "view", "button"), TEXT),
    **dict.fromkeys(("id", "passage", "marked", "question", "alt", "caption"), TEXT),
    **dict.fromkeys(("only", "cards", "spoken_about", "of", "pairs"), TEXTS),
    **dict.fromkeys(("scored", "optional", "hide"), FLAG),
    "drawing": DRAWING,
    "minutes": MINUTES,
    "skill": (lambda value: isinstance(value, str) and value in SKILLS, f"one of: {', '.join(SKILLS)}"),
    "hints": (_are_hints, "a list of two texts: where to look; which rule"),
    "earlier": (_is_earlier, "the place of a task, room/stem:task, or a list of them"),
    "items": (_are_items, "a list of ids, or tables of their own"),
    "pool": (_is_pool, "tables like those of the items"),
}


def fields_of_task(type_name: str) -> tuple[str, ...]:
    """The fields that tasks of a type may have beyond the common ones, in the order of built files."""
    return SHOWING[type_name] if type_name in SHOWING else all_types()[type_name].of_task


def check_task(raw: object, name: str, mode: str, at: str) -> None:
    """Check all that a task says of itself and its items.

    Raises:
        KitError: names the task, the item and what to do. Begins with ``at``.
    """
    if not isinstance(raw, dict) or not _NAME.fullmatch(name):
        raise KitError(f"{at}: write [task.NAME], with small letters, digits and _ in the name.")
    known = (*SHOWING, *all_types())
    if raw.get("type") not in known:
        raise KitError(f"{at}: “type” must be one of: {', '.join(known)}.")
    asked = all_types().get(raw["type"])
    needed = {"title", "minutes"} | _NEEDED.get(raw["type"], set())
    needed |= {"items"} if asked else set()
    needed |= {"prompt"} if asked and not _ask_for_themselves(raw.get("items")) else set()
    allowed = {*TASK_FIELDS, *fields_of_task(raw["type"])} - (set() if asked else {"items", "pool"})
    _check_names(raw, needed, allowed, at)
    _check_forms(raw, {**_FORMS, **(asked.forms if asked else {})}, at)
    if raw.get("view", VIEWS[0]) not in VIEWS:
        raise KitError(f"{at}: “view” must be one of: {', '.join(VIEWS)}.")
    if asked:
        asked.check_task(raw, at)
        _check_items([*raw["items"], *raw.get("pool", ())], asked, mode, at)
        _check_pool(raw.get("pool", ()), mode, at)


def _ask_for_themselves(items: object) -> bool:
    """Whether each item has a question of its own. Then the prompt of the task may say nothing."""
    return isinstance(items, list) and all(isinstance(each, dict) and "question" in each for each in items)


def earlier_places(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The tasks, as ``room/stem:task``, whose texts a task shows again; the oldest first."""
    named = raw.get("earlier", ())
    return (named,) if isinstance(named, str) else tuple(named)


def _check_names(raw: Mapping[str, Any], needed: set[str], allowed: set[str], at: str) -> None:
    if missing := needed - set(raw):
        raise KitError(f"{at}: “{min(missing)}” is missing. Add it.")
    if extra := set(raw) - allowed - needed:
        raise KitError(f"{at}: “{min(extra)}” is not a field here. Allowed: {', '.join(sorted(allowed))}.")


def _check_forms(raw: Mapping[str, Any], forms: Mapping[str, Form], at: str) -> None:
    for name, value in raw.items():
        fits, form = forms[name]
        if not fits(value):
            raise KitError(f"{at}: “{name}” must be {form}. Write it so.")


def _check_items(items: list[Any], asked: TaskType, mode: str, at: str) -> None:
    if not items:
        raise KitError(f"{at}: there are no items. Add at least one.")
    seen: set[str] = set()
    for each in items:
        item = each if isinstance(each, dict) else {"id": each}
        name = str(item.get("id", "")) or "(no id)"
        if not _ID.fullmatch(str(item.get("id", ""))) or name in seen:
            raise KitError(
                f"{at}, item {name}: every item needs an “id” of its own, of letters, digits and . _ -"
            )
        seen.add(name)
        _check_item(item, asked, mode, f"{at}, item {name}")


def _check_pool(pool: Sequence[Mapping[str, Any]], mode: str, at: str) -> None:
    if pool and mode != "practice":
        raise KitError(f"{at}: “pool” is for practice: what is handed in is the same for all. Take it out.")
    for each in pool:
        if "skill" not in each:
            raise KitError(f"{at}, item {each['id']}: in a pool each item needs a “skill”. Add it.")


def _check_item(item: dict[str, Any], asked: TaskType, mode: str, at: str) -> None:
    needed = set(asked.needed)
    if mode == "hand-in":
        if leaked := (asked.secret | {"hints"}) & set(item):
            raise KitError(
                f"{at}: “{min(leaked)}” belongs to the key and must not stand in a hand-in task. Take it out."
            )
        needed = (needed - asked.secret) | asked.needed_in_hand_in
    _check_names(item, needed, ITEM_FIELDS | asked.needed | asked.may, at)
    _check_forms(item, {**_FORMS, **asked.forms}, at)
    asked.check_item(item, mode, at)
