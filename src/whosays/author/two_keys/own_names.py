"""The name that a teacher keys under, as it can stand as the name of a file on every machine."""

import re
import unicodedata

from whosays.base.errors import KitError
from whosays.base.names import DEVICES, same_name_key

LONGEST = 40
_MOST_BYTES = 120  # of a name in UTF-8: a file system takes 255, and a letter may have four
_NEVER = frozenset('<>:"/\\|?*.')  # what a file cannot be called somewhere; a full stop would begin an ending
_EMPTY = "Write a name to key under: your own, or any other, with at least one letter."


def own_name(typed: str) -> str:
    """The name as it is shown and as the file is called: what was typed, without what no file can have.

    Raises:
        KitError: nothing is left of it, or Windows keeps it for itself.
    """
    composed = unicodedata.normalize("NFC", typed)
    kept = "".join(" " if each.isspace() else each for each in composed if each.isspace() or _may_stand(each))
    name = _cut(" ".join(kept.split()))
    if not name:
        raise KitError(_EMPTY)
    if re.fullmatch(DEVICES, name.casefold()):
        raise KitError(f"“{name}” cannot be the name of a file on Windows. Write another name.")
    return name


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one: a file system may not tell great letters from small ones."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return same_name_key(name) or unicodedata.normalize("NFC", name.casefold())  # of an emoji, itself


def _may_stand(each: str) -> bool:
    return each not in _NEVER and unicodedata.category(each)[0] != "C"


def _cut(name: str) -> str:
    """As much of it as a file can be called; a letter is never cut in two."""
    name = name[:LONGEST]
    while len(name.encode("utf-8")) > _MOST_BYTES:
        name = name[:-1]
    return name.strip()
