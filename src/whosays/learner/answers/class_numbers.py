"""Class numbers: what can be one, when two are the same, and in which order they stand in a table.

Two questions sound alike and are not. *Is it the same learner?* A spreadsheet that reads 007 writes 7, so
zeros in front of a number do not count; a code such as 0A1 stays a code. *Is it the same file?* That is for
the disk to say, and no disk takes 007 and 7 for one name; but many take a1 and A1 for one.
"""

import re
from typing import TypeGuard

from whosays.base.errors import KitError
from whosays.base.names import DEVICES, name_words

_CLASS_NUMBER = re.compile(rf"(?!(?i:{DEVICES})\Z)[A-Za-z0-9_-]{{1,32}}")

_DIGITS = 32  # of a class number


def is_class_number(value: object) -> TypeGuard[str]:
    """Whether ``value`` can be a class number or code: it names files, so its letters are few."""
    return isinstance(value, str) and bool(_CLASS_NUMBER.fullmatch(value))


def check_learner(learner: object) -> None:
    """Let only a class number or code pass.

    Raises:
        KitError: it is empty, too long, or has other characters.
    """
    if not is_class_number(learner):
        raise KitError(
            f"“{learner!s:.40}” cannot be a class number: use 1 to 32 letters (a to z), digits, “-” or “_”, "
            "without spaces, as your teacher gave it to you. (A few, like “con”, Windows keeps for itself.)"
        )


def plain_number(learner: str) -> str:
    """What the same learner's numbers share in whatever list: 007 gives 7, A1 gives a1, 0A1 gives 0a1."""
    folded = learner.strip().casefold()
    return folded.lstrip("0") or "0" if folded.isdecimal() else folded


def class_codes(to: str) -> list[str]:
    """What a learner may type who takes “class number” for the class: “Class 10b” gives class10b and 10b.

    Args:
        to: whom a release is for, as the teacher typed it; "" gives nothing.
    """
    words = name_words(to)
    return ["".join(words[at:]) for at in range(len(words))]


def name_on_disk(learner: str) -> str:
    """What two numbers share that are one file on some disks: they do not tell a1 from A1."""
    return learner.casefold()


def number_order(learner: str) -> tuple[int, int, str]:
    """Where a learner stands in every table: as people count, 2 before 10, and numbers before codes."""
    # Python counts to 4,300 digits; a cell of a class list may hold more.
    counted = learner.isdecimal() and len(learner) <= _DIGITS
    return (0, int(learner), learner) if counted else (1, 0, learner)
