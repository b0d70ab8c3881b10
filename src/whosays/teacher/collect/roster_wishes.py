"""What a class list says of single learners: what they are excused from, and until when they have time."""

import re
from typing import Literal

from whosays.base.errors import KitError
from whosays.base.spreadsheets import plain_count
from whosays.base.table_numbers import spoiled

ALL: Literal["all exercises"] = "all exercises"
Excused = frozenset[str] | Literal["all exercises"]
"""Numbers of exercises, of two digits (03), or all."""

_YES = {
    *("yes", "y", "x", "✓", "✔", "all", "true", "excused", "exempt", "ja", "j", "wahr", "alle"),
    *(
        "entschuldigt",
        "befreit",
        "oui",
        "o",
        "vrai",
        "sí",
        "si",
        "verdadero",
        "vero",
        "prawda",
        "tak",
        "waar",
    ),
}
_NO = {
    *("", "no", "n", "none", "false", "-", "–", "—", "nein", "falsch", "non", "faux", "falso", "fałsz"),
    *("nie", "nee", "onwaar"),
}
_BEFORE = re.compile(r"(?:exercises?|exc?\.?|übung(?:en)?|no\.?|nr\.?)\s*(?=[0-9])")
_NUMBER = re.compile(r"[0-9]{1,2}(?:_\w+)?|[a-z]\w*_\w+|before|after|later")
_OF_ONE = re.compile(
    r"(?:^|[;,\n\s])\s*([0-9]{1,2}|[0-9]{1,2}_\w+|before|after|later)\s*[=:]\s*(?=[0-9]{4}|[0-9]{1,2}\.)"
)


def read_excused(cell: str, at: str) -> Excused:
    """From what a learner is excused: yes, x or all means all; else numbers, as ``03 05``.

    Args:
        cell: what the list says.
        at: where, for the message.

    Raises:
        KitError: it is neither; or a single 1 or 0, which may be yes, no or an exercise.
    """
    said = plain_count(cell.strip().casefold())
    if said in _NO:
        return frozenset()
    if said in _YES:
        return ALL
    if bad := spoiled(said):
        raise KitError(f"{at}: “{cell}”: {bad}, as “03 05”.")
    if said in ("0", "1"):
        raise KitError(f"{at}: “{cell}” may mean yes, no or an exercise. Write yes, or “exercise 01”.")
    words = re.split(r"[\s,;./+&]+", _BEFORE.sub("", said).strip(" ,;."))
    if not all(map(_NUMBER.fullmatch, words)):
        raise KitError(
            f"{at}: “{cell:.40}” is not understood. Write yes, or numbers of exercises as “03 05”."
        )
    return frozenset(map(exercise_number, words))


def exercise_number(word: str) -> str:
    """An exercise's own number (two digits), or the name of one that has none: “3” and “03_a_b” give “03”."""
    number = word.partition("_")[0]
    return number.zfill(2) if number.isdecimal() else word


def read_due_words(cell: str) -> dict[str, str]:
    """Until when a learner has time, as the list writes it, by exercise; "" stands for all exercises.

    ``2026-12-04`` is for all; ``03=2026-12-04; 05=2026-12-11 14:00`` for each of those.
    """
    parts = _OF_ONE.split(cell.strip())
    found = {"": parts[0].strip(" ;,\n")} if parts[0].strip(" ;,\n") else {}
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return found | {exercise_number(number): words.strip(" ;,\n") for number, words in pairs}
