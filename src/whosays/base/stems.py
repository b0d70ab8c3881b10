"""The names of lessons and exercises: which there may be, and which one somebody means who types ``03``.

A number says whose a notebook is. 00 to 19 are the kit's; 21 to 27 are companions on real news, each of the
exercise twenty below it; 50 to 99 are a teacher's own. There are no others, so that what a school makes
never meets what a later kit brings.
"""

import re
from collections.abc import Collection, Iterable

from whosays.base.errors import KitError

STEM = r"(?:[01]\d|2[1-7]|[5-9]\d)_[a-z0-9_]+"
"""What a stem looks like, as a pattern; guard.js, which runs cells on the page, has the same."""
NUMBERS = "00 to 19 are the kit's, 21 to 27 its companions on real news, 50 to 99 your own"
"""The same in words, for whoever meets a number that is none of these."""
_ENDS = (".ipynb", ".tasks.toml")
_COMPANION = re.compile(r"2([1-7])_")
_HAS_PAIR = re.compile(r"0[1-7]_")
_OWN = re.compile(r"[5-9]\d_")
OWN_NUMBERS = range(50, 100)
"""The numbers of what teachers make of their own articles."""


def pair_number(stem: str) -> str:
    """The number of the exercise that a companion may replace, as ``01`` for 21; "" of any other stem."""
    found = _COMPANION.match(stem)
    return f"0{found[1]}" if found else ""


def is_own(stem: str) -> bool:
    """Whether it is a teacher's own, made of an article that they brought: no route of the kit has it."""
    return bool(_OWN.match(stem))


def pair_in(stem: str, there: Iterable[str]) -> str:
    """The companion of an exercise, or the exercise of a companion, if it is ``there``; else ""."""
    number = pair_number(stem) or (f"2{stem[1]}" if _HAS_PAIR.match(stem) else "")
    return next((each for each in there if number and each.startswith(f"{number}_")), "")


def meant_stem(typed: str, there: Iterable[str]) -> str | None:
    """The first stem of ``there`` that ``typed`` means: a number, or a stem to its end or to a ``_``.

    Whoever asks says in their own words what there is instead, so an unknown one is no error here.
    """
    return next((stem for stem in there if is_meant(typed, stem)), None)


def is_meant(typed: str, stem: str) -> bool:
    """Whether ``typed`` means this stem. Nothing typed means none."""
    return bool(typed) and (stem == typed or stem.startswith(f"{typed.zfill(2)}_"))


def only_stem(typed: str, there: Iterable[str]) -> str | None:
    """As ``meant_stem``, for what is handed out: where two are meant, neither is taken.

    Raises:
        KitError: ``typed`` means more than one of them.
    """
    meant = [stem for stem in there if is_meant(typed, stem)]
    if typed not in meant and len(meant) > 1:
        raise KitError(f"“{typed}” means {' and '.join(meant)}: type more of the name.")
    return typed if typed in meant else next(iter(meant), None)


def bare_stem(typed: str, rooms: Collection[str]) -> str:
    """What was typed without its folder and ending, where it is the path of a file in one of ``rooms``.

    A path elsewhere is given back as it is, and means nothing.
    """
    *folders, name = typed.replace("\\", "/").split("/")
    if folders and folders[-1] not in (".", *rooms):
        return typed
    return next((name.removesuffix(end) for end in _ENDS if name.endswith(end)), name)
