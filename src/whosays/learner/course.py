"""The course in a working copy: its lessons and exercises by title, with minutes, and how far the learner is.

It is read often and at moments when somebody waits (at the door, and in the bar of a lesson), so no key is
read, no notebook whole, and what was read of the files is kept beside them as long as they stay the same.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JSON, JsonObject
from whosays.base.notebook_files import FORMS, as_read
from whosays.base.places import HIDDEN, answers_roots, kit_root
from whosays.base.stems import STEM, is_own, pair_number
from whosays.learner.answers.events import check_name, stamp
from whosays.learner.answers.store import Answers
from whosays.learner.lab.release_marker import read_release
from whosays.learner.order import Order, order_for_learners

ROOMS = ("lessons", "exercises")
Kept = dict[str, JsonObject]  # by path: what was read of a notebook, and from which files
_CACHE = "course.json"
_FORM = 2  # of what is kept: an older one is read anew
_HEAD = 8192  # bytes: a notebook's first cell, which has its title, begins in them
_STEM = re.compile(rf"{STEM}|{'|'.join(FORMS)}")
_TEXT = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_MINUTES = re.compile(r"\d+(?= minutes| more\b(?! if))")  # what somebody may leave out is not counted
_PARTS = {"Two": 2, "Three": 3}


@dataclass(frozen=True)
class TaskPlan:
    """One task that asks something: its name, its title, and the ids of what it asks.

    ``pool``: the ids of what it may ask once more. That waits for nobody, and counts once it is answered.
    """

    name: str
    title: str
    optional: bool
    items: tuple[str, ...]
    pool: tuple[str, ...] = ()

    def asked(self, answered: Set[str]) -> set[str]:
        """The ids of what it asks for certain."""
        return {*self.items, *answered & {*self.pool}}


@dataclass(frozen=True)
class Place:
    """One notebook of the course, and what its task file asks. ``path`` is the one in the working copy.

    ``lesson``: which of the ``of`` lessons it is, or belongs to, as learners count them; 0 where it is none.
    """

    room: str
    stem: str
    path: str
    title: str
    minutes: int
    tasks: tuple[TaskPlan, ...]
    lesson: int = 0
    of: int = 0

    @property
    def kind(self) -> str:
        """What it is to a learner: lesson, exercise, companion (instead of one), alone, own, or test.

        ``own``: made of an article that the teacher brought.
        """
        if self.stem in FORMS:
            return "test"
        if is_own(self.stem):
            return "own"
        if self.room != "exercises":
            return "lesson"
        return "companion" if pair_number(self.stem) else "exercise" if self.lesson else "alone"


@dataclass(frozen=True)
class Walked:
    """A notebook, and how far the learner is in it. ``last``: when something was saved there (UTC), or ""."""

    place: Place
    answered: dict[str, set[str]]
    last: str

    def is_done(self, task: TaskPlan) -> bool:
        """Whether all that a task asks has an answer."""
        return self.answered.get(task.name, set()).issuperset(task.items)

    @property
    def left(self) -> list[TaskPlan]:
        """The tasks that wait; an optional one waits for nobody."""
        return [task for task in self.place.tasks if not task.optional and not self.is_done(task)]

    def entry(self, *, current: bool = False) -> JsonObject:
        """What the page is told of it."""
        place = self.place
        due = [task for task in place.tasks if not task.optional]
        pairs = [(task, self.answered.get(task.name, set())) for task in place.tasks]
        asked = sum(len(task.asked(answered)) for task, answered in pairs)
        given = sum(len(answered & task.asked(answered)) for task, answered in pairs)
        told: JsonObject = {"room": place.room, "stem": place.stem, "title": place.title, "path": place.path}
        told |= {"kind": place.kind, "lesson": place.lesson, "of": place.of}
        told |= {"minutes": place.minutes, "current": current}
        told |= {"items": asked, "done": given}
        return told | {"tasks": len(due), "tasks_done": len(due) - len(self.left)}


def places(copy: Path) -> list[Place]:
    """The notebooks of a working copy in the order of the course: lessons, exercises, test forms."""
    known, order = _known(copy), order_for_learners()
    read = {path: _place(copy, known.get(path), room, stem, path) for room, stem, path in _all(copy, order)}
    found = {path: kept for path, kept in read.items() if kept}
    if found != known:
        _keep(copy, found)
    return [_place_of(kept, order) for kept in found.values()]


def _all(copy: Path, order: Order) -> list[tuple[str, str, str]]:
    """Room, stem and path of each notebook."""
    if release := read_release(copy):
        return [(release.room, release.stem, release.notebook)]
    paths = [path for room in ROOMS for path in _notebooks(copy / room, order)]
    return [(path.parent.name, path.stem, f"{path.parent.name}/{path.name}") for path in paths]


def _known(copy: Path) -> Kept:
    try:
        known = json.loads((copy / HIDDEN / _CACHE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _keep(copy: Path, found: Kept) -> None:
    with suppress(OSError):  # then it is read anew the next time
        write_whole(copy / HIDDEN / _CACHE, json.dumps(found).encode())


def _place_of(kept: JsonObject, order: Order) -> Place:
    room, stem, path, title, minutes = kept["place"]
    plans = (
        TaskPlan(name, named, optional, tuple(ids), tuple(pool))
        for name, named, optional, ids, pool in kept["tasks"]
    )
    return Place(room, stem, path, title, minutes, tuple(plans), order.place(stem), len(order.lessons))


def walked(copy: Path, place: Place) -> Walked:
    """How far the learner of a working copy is in one of its notebooks."""
    kept = Answers(place.room, place.stem, "course", answers_roots(copy)[0])
    last = kept.last_saved()
    return Walked(place, kept.tasks_answered() if last else {}, stamp(last) if last else "")


def course(copy: Path | None, room: str = "", stem: str = "") -> list[JsonObject]:
    """The course as the page shows it, in its order; ``room`` and ``stem`` name the notebook that is open."""
    if copy is None:
        return []
    return [
        walked(copy, place).entry(current=(place.room, place.stem) == (room, stem)) for place in places(copy)
    ]


def _notebooks(folder: Path, order: Order) -> list[Path]:
    found = [path.stem for path in folder.glob("*.ipynb") if _STEM.fullmatch(path.stem)]
    return [folder / f"{stem}.ipynb" for stem in order.in_order(found)]


def _place(copy: Path, kept: JsonObject | None, room: str, stem: str, path: str) -> JsonObject | None:
    """What is kept of one notebook; None where there is no task file, or none that can be read."""
    try:
        check_name("notebook", stem)
        file = next(_existing(copy, f"{room}/{stem}.tasks.toml"))
        read_from = [_FORM, str(file), *_stamp(file), *_stamp(copy / path)]
        if kept and _is_whole(kept, [room, stem, path], read_from):
            return kept
        tasks, minutes = _tasks(file)
        title, said = _title(copy / path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration, KitError):
        return None  # opening it says in words what is wrong
    title = title or stem.lstrip("0123456789_").replace("_", " ").capitalize()  # a broken one has a name, too
    return {"from": read_from, "place": [room, stem, path, title, said or minutes], "tasks": tasks}


def _is_whole(kept: JsonObject, names: list[str], read_from: list[Any]) -> bool:
    """Whether what is kept was read of these very files, by this version of the kit, and is not damaged."""
    try:
        place = _place_of(kept, Order())
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    words = [
        place.title,
        *(word for plan in place.tasks for word in (plan.name, plan.title, *plan.items, *plan.pool)),
    ]
    numbers = [place.minutes, *(plan.optional for plan in place.tasks)]
    sound = all(isinstance(each, str) for each in words) and all(isinstance(each, int) for each in numbers)
    return sound and [place.room, place.stem, place.path] == names and kept.get("from") == read_from


def _existing(copy: Path, name: str) -> Iterator[Path]:
    roots = (copy, copy / HIDDEN, kit_root())
    return (root / name for root in roots if (root / name).is_file())


def _stamp(path: Path) -> tuple[int, int]:
    told = path.stat()
    return told.st_mtime_ns, told.st_size


def _tasks(path: Path) -> tuple[list[list[JSON]], int]:
    """The tasks of a file that ask something (see TaskPlan), and the minutes of all that are not optional."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))["task"]
    asked = {name: raw for name, raw in table.items() if raw["type"] in _asking()}
    plans: list[list[JSON]] = [
        [name, str(raw["title"]), raw.get("optional") is True, [*_ids(raw, "items")], [*_ids(raw, "pool")]]
        for name, raw in asked.items()
    ]
    return plans, sum(int(raw["minutes"]) for raw in table.values() if raw.get("optional") is not True)


@cache
def _asking() -> frozenset[str]:
    """The types of task that ask something, by the names of their files: none of them is loaded for that."""
    package = find_spec("whosays.tasks.types")
    folders = package.submodule_search_locations if package else None
    return frozenset(module.name for module in iter_modules(folders))


def _ids(raw: dict[str, Any], which: str) -> Iterator[str]:
    return (str(each["id"] if isinstance(each, dict) else each) for each in raw.get(which, ()))


def _title(path: Path) -> tuple[str, int]:
    """The first heading of a notebook, and the minutes that stand under it (0 if none do)."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    texts = [json.loads(b'"' + each[1] + b'"') for each in _TEXT.finditer(head)]
    lines = [line for text in texts for line in text.splitlines()]
    at = next((n for n, line in enumerate(lines) if line.startswith("# ")), None)
    if at is None:
        return "", 0
    title = re.sub("^(?:Exercise|Real news): ", "", as_read(lines[at].removeprefix("# "))).strip()
    return title, _minutes(lines[at + 1 : at + 4])


def _minutes(lines: list[str]) -> int:
    """What a line such as “Two parts, 35 minutes each.” or “25 minutes, and 10 more for …” adds up to."""
    said = next((line.strip("*").partition(".")[0] for line in lines if _MINUTES.search(line)), "")
    times = next((number for word, number in _PARTS.items() if word in said and "each" in said), 1)
    return times * sum(map(int, _MINUTES.findall(said)))
