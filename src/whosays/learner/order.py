"""In which order learners meet the lessons, and by which number: it is not that of the files.

Files keep their names for good, since answers are kept under them; a lesson that came later may have its
place in the middle. The order is decided in ``solutions/routes.toml``, which no learner has. ``whosays
build`` writes what learners need of it into ``lessons/course.toml``.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.notebook_files import FORMS, stems
from whosays.base.places import kit_root
from whosays.base.stems import is_own, pair_number

FILE = "course.toml"
_LAST = 1000  # behind all that have a place


@dataclass(frozen=True)
class Order:
    """The lessons in their order, by stem. ``may_be_left_out``: those that a class may pass over."""

    lessons: tuple[str, ...] = ()
    may_be_left_out: frozenset[str] = frozenset()

    def place(self, stem: str) -> int:
        """Which lesson it is, or belongs to, from 1; 0 where the order knows none."""
        if stem in FORMS:
            return 0
        number = pair_number(stem) or stem[:2]
        return next((n for n, lesson in enumerate(self.lessons, 1) if lesson[:2] == number), 0)

    def in_order(self, some: Iterable[str]) -> list[str]:
        """Stems in the order in which learners meet them; a companion follows what it may replace."""
        return sorted(some, key=self._rank)

    def _rank(self, stem: str) -> tuple[int, int, bool, str]:
        form = FORMS.index(stem) + 1 if stem in FORMS else 0
        return form, self.place(stem) or _LAST, bool(pair_number(stem)), stem

    def named(self, stem: str) -> str:
        """What learners call a lesson, as “lesson 7 of 11”; "" where it has no place."""
        place = self.place(stem)
        return f"lesson {place} of {len(self.lessons)}" if place else ""


def read_order(root: Path | None = None) -> Order:
    """The order of the kit's lessons; by their numbers where nothing says it.

    Args:
        root: holds ``lessons/``; default: the kit. A learner's copy has none of its own.

    Raises:
        KitError: the file cannot be read.
    """
    root = root or kit_root()
    path = root / "lessons" / FILE
    if not path.is_file():
        return _by_number(root)
    again = "Type whosays build, or install again."
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KitError(f"{path}: cannot be read ({error}). {again}") from error
    for name in ("order", "may_be_left_out"):
        found = said.get(name)
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise KitError(f"{path}: “{name}” must be a list of lessons. {again}")
    return Order(tuple(dict.fromkeys(said["order"])), frozenset(said["may_be_left_out"]))


def order_for_learners() -> Order:
    """The order of the kit's lessons, for a page: by their numbers, too, where it cannot be read.

    A learner has nothing to mend there, and every lesson runs in any order.
    """
    try:
        return read_order()
    except KitError:
        return _by_number(kit_root())


def _by_number(root: Path) -> Order:
    """The kit's lessons by their numbers; what a teacher made of an article is none of them."""
    return Order(tuple(stem for stem in stems(root, "lessons") if not is_own(stem)))
