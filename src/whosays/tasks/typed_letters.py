"""Letters that a teacher types from an answer on paper: large or small, with whatever between them."""

import re
from collections.abc import Mapping

from whosays.base.errors import KitError

_BETWEEN = re.compile(r"[\s,;.:/|<>→–—-]+")  # "C A B", "c,a,b", "C < A < B" and "CAB" are the same
_ONLY = "Type the one letter that stands on the sheet, or ? where it cannot be told."


def one_letter(typed: str, letters: Mapping[str, str]) -> str:
    """The id of the one choice whose letter was typed; ``letters``: the ids by letter.

    Raises:
        KitError: it is none of the letters, or there are several.
    """
    found = letters_in_line(typed, letters)
    if len(found) != 1:
        raise KitError(f"“{typed:.20}” is not one letter. {_ONLY}")
    return found[0]


def letters_in_line(typed: str, letters: Mapping[str, str]) -> list[str]:
    """The ids of the choices whose letters were typed, in the order typed, each of them once.

    Raises:
        KitError: one is none of the letters, or stands there twice.
    """
    ids = [_id_of(sign, typed, letters) for sign in _BETWEEN.sub("", typed)]
    if len(set(ids)) < len(ids):
        raise KitError(f"“{typed:.20}” has a letter twice. Type each once, or ? where it cannot be told.")
    return ids


def letters_in_words(letters: Mapping[str, str]) -> str:
    """The letters as the head of a column names them: ``A B C``."""
    return " ".join(letters)


def _id_of(sign: str, typed: str, letters: Mapping[str, str]) -> str:
    """A cross of the page is typed as x; a keyboard has no other."""
    capital = "×" if sign in "xX" and "×" in letters else sign.upper()
    if capital not in letters:
        there = letters_in_words(letters)
        raise KitError(f"“{typed:.20}” is none of the letters {there}. Look at the sheet.")
    return letters[capital]
