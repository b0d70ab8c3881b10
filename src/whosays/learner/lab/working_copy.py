"""Working copies: the folder a learner works in, laid out once and never overwritten.

A working copy holds the notebooks only. Articles, tasks and keys stay in the kit, so a newer kit
brings them without touching what a learner has. The marker file in its root remembers what was laid
out: a notebook that nobody changed is brought up to date, a changed one is kept as it is.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.places import MARKER, working_copy
from whosays.base.stems import is_meant
from whosays.learner.answers.draft_key import is_copy_id, new_copy_id

ROOMS = ("lessons", "exercises")
TEACHERS_ROOM = "solutions"
WELCOME = "READ-ME-FIRST.txt"
Records = dict[str, dict[str, str]]  # by notebook: the kit's file, and its cells (see _record)
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what file managers leave in an empty folder

_WORDS = DiskWords(
    other="{where} cannot be used ({reason}). Look what lies there, and try again.",
    full="The disk is full: {where} was not written. Make room, and try again.",
    closed="{where} may not be written to. Move the kit to a place of your own, or name a folder of yours: "
    "whosays lab FOLDER",
)

WELCOME_TEXT = """\
Your working copy of the lessons
================================

To open it, double-click the start file that lies beside this folder. Is there none? Then type
this in a terminal, in the folder that holds this one:

    whosays lab

lessons/     read and try. Open 00_start_here first.
exercises/   the same skills, on other articles.
answers/     what you have answered. Nothing here needs opening, and nothing should be deleted.

You cannot break anything. If a lesson looks odd, put a fresh one back (here lesson 03; how to do it
with the start file stands in the READ-ME beside it):

    whosays lab --reset 03

Your answers stay, and your old lesson is kept beside the new one.
"""


@dataclass(frozen=True)
class LaidOut:
    """What laying out did. Each notebook is named by its path in the copy: ``lessons/03_….ipynb``."""

    new: tuple[str, ...]
    refreshed: tuple[str, ...]
    kept: tuple[str, ...]  # the kit has a newer one, and the learner has changed this one


def lay_out(folder: Path, kit: Path, *, solutions: bool = False) -> LaidOut:
    """Lay out a working copy in ``folder``, or bring an old one up to date.

    Args:
        folder: an empty or a new folder, or a working copy.
        kit: the kit's root, which holds ``lessons/`` and ``exercises/``.
        solutions: lay out ``solutions/`` too.

    Raises:
        KitError: the folder holds something else, cannot be written, or the kit is not complete.
    """
    with _WORDS.told(folder):
        check_folder(folder, kit)
    names = _kit_notebooks(kit, (*ROOMS, TEACHERS_ROOM) if solutions else ROOMS)
    with _WORDS.told(folder):
        laid = _read_marker(folder)
        _write_marker(folder, laid)  # first, so that a copy that was cut short is known as one
        (folder / "answers").mkdir(exist_ok=True)
        if not (folder / WELCOME).exists():
            write_whole(folder / WELCOME, WELCOME_TEXT.encode())
        done = _lay_out_notebooks(folder, kit, names, laid)
        _write_marker(folder, laid)
    return done


def reset(folder: Path, kit: Path, which: str) -> tuple[str, str]:
    """Put a fresh copy of one notebook back, and keep the old one beside it.

    Args:
        folder: a working copy.
        kit: the kit's root.
        which: a number (``03``: the lesson), a stem, or a room and either (``exercises/03``).

    Returns:
        The notebook, and what the old one is called now ("" if there was none).

    Raises:
        KitError: there is no such notebook, or the folder cannot be written.
    """
    name = find_notebook(kit, which)
    fresh = (kit / name).read_bytes()
    with _WORDS.told(folder):
        laid = _read_marker(folder)
        kept = _set_aside(folder / name)
        write_whole(folder / name, fresh)
        laid[name] = _record(fresh)
        _write_marker(folder, laid)
    return name, kept


def find_notebook(kit: Path, which: str) -> str:
    """The path in the copy of the notebook that ``which`` means: ``lessons/03_….ipynb``.

    Raises:
        KitError: there is no such notebook.
    """
    room, _, stem = which.replace("\\", "/").removesuffix(".ipynb").rpartition("/")
    rooms = (room,) if room else ROOMS
    known = set(rooms) <= {*ROOMS, TEACHERS_ROOM}
    names = [name for name in _kit_notebooks(kit, rooms) if is_meant(stem, Path(name).stem)] if known else []
    if names:
        return names[0]  # the lesson goes before the exercise of the same number
    there = ", ".join(Path(name).stem for name in _kit_notebooks(kit, ROOMS[:1]))
    raise KitError(f"There is no lesson “{which}”. Give its number, such as 03. There are: {there}.")


def check_folder(folder: Path, kit: Path) -> None:
    """Refuse a folder that is not a learner's to work in.

    Raises:
        KitError: it is a file, the kit itself, or holds something else.
    """
    if folder.exists() and not folder.is_dir():
        raise KitError(f"{folder} is a file. Give the name of a new folder for your lessons.")
    if _is_repository(folder) or kit.resolve() in (folder.resolve(), *_rooms_above(folder, kit)):
        raise KitError(
            f"{folder} belongs to the kit itself. Lessons are worked on in a copy: whosays lab my-lessons"
        )
    outer = working_copy(folder.parent)
    if outer:
        raise KitError(f"{folder} lies inside your working copy. Open that one: whosays lab {outer}")
    _check_foreign(folder)


def _check_foreign(folder: Path) -> None:
    if not folder.is_dir() or (folder / MARKER).is_file():
        return
    with _WORDS.told(folder):
        foreign = sorted(path.name for path in folder.iterdir() if path.name not in LITTER)
    if foreign:
        raise KitError(
            f"{folder} holds other files already (“{foreign[0]}”), and nothing of yours is to be "
            "overwritten. Give the name of a new folder: whosays lab my-lessons"
        )


def _is_repository(folder: Path) -> bool:
    return (folder / "pyproject.toml").is_file() and (folder / "src" / "whosays").is_dir()


def _rooms_above(folder: Path, kit: Path) -> list[Path]:
    """The kit's root, if ``folder`` lies in one of its own rooms; else nothing."""
    own = {"lessons", "exercises", "solutions", "seeds", "src", "tests"}
    above = (folder.resolve(), *folder.resolve().parents)
    return [kit.resolve()] if any(kit.resolve() / room in above for room in own) else []


def _kit_notebooks(kit: Path, rooms: tuple[str, ...]) -> list[str]:
    missing = [room for room in rooms if not (kit / room).is_dir()]
    if missing == [TEACHERS_ROOM]:
        raise KitError(
            "The solutions are not in this installation: they never go to learners. Use --solutions "
            "in a clone of the repository."
        )
    names = [f"{room}/{path.name}" for room in rooms for path in (kit / room).glob("*.ipynb")]
    if missing or not names:
        raise KitError(
            f"The kit in {kit} has no notebooks in {' and '.join(missing or rooms)}. Install it again."
        )
    return sorted(names, key=lambda name: (rooms.index(name.split("/")[0]), name))


def _lay_out_notebooks(folder: Path, kit: Path, names: list[str], laid: Records) -> LaidOut:
    done: dict[str, list[str]] = {"new": [], "refreshed": [], "kept": [], "same": []}
    for name in names:
        fresh = (kit / name).read_bytes()
        outcome = _outcome(folder / name, fresh, laid.get(name))
        if outcome in ("new", "refreshed"):
            write_whole(folder / name, fresh)
        if outcome != "kept":
            laid[name] = _record(fresh)
        done[outcome].append(name)
    return LaidOut(tuple(done["new"]), tuple(done["refreshed"]), tuple(done["kept"]))


def _outcome(path: Path, fresh: bytes, record: dict[str, str] | None) -> str:
    """What is to be done with one notebook: new, refreshed, kept or same."""
    if not path.exists():
        return "new"
    here, new = path.read_bytes(), _record(fresh)
    cells = _cells(here) or None  # what is no notebook is like nothing
    if here == fresh or cells == new["cells"]:
        return "same"
    if record and record["kit"] == new["kit"]:
        return "same"  # changed by the learner, and the kit has nothing newer
    return "refreshed" if record and cells == record["cells"] else "kept"


def _record(notebook: bytes) -> dict[str, str]:
    """What the marker remembers of a notebook: the kit's file, and the cells a learner may change."""
    return {"kit": hashlib.sha256(notebook).hexdigest(), "cells": _cells(notebook)}


def _cells(notebook: bytes) -> str:
    """A fingerprint of the cells' own words.

    Opening a lesson and letting it save itself stores outputs, counts and metadata: that is no change
    of the learner's. Hence only what stands in the cells counts. "" for a file that is no notebook.
    """
    try:
        cells = json.loads(notebook)["cells"]
        words = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    except (ValueError, KeyError, TypeError):
        return ""
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def _read_marker(folder: Path) -> Records:
    """What was laid out; nothing if the marker cannot be read, so that every notebook is kept."""
    try:
        records = json.loads((folder / MARKER).read_bytes())["notebooks"]
        return {name: {"kit": one["kit"], "cells": one["cells"]} for name, one in records.items()}
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_marker(folder: Path, laid: Records) -> None:
    marker = {"whosays": 1, "copy": _copy_id(folder), "notebooks": dict(sorted(laid.items()))}
    write_whole(folder / MARKER, f"{json.dumps(marker, indent=1)}\n".encode())


def _copy_id(folder: Path) -> str:
    """The id that the copy has already, else a new one."""
    try:
        found = json.loads((folder / MARKER).read_bytes())["copy"]
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError):
        found = ""
    return str(found) if is_copy_id(found) else new_copy_id()


def _set_aside(path: Path) -> str:
    """Give an old notebook a name with today's date and time. Returns that name, or ""."""
    if not path.exists():
        return ""
    now = datetime.now().astimezone()
    for stamp in (f"{now:%Y-%m-%d}", f"{now:%Y-%m-%d %H.%M.%S}", f"{now:%Y-%m-%d %H.%M.%S.%f}"):
        old = path.with_name(f"{path.stem} (yours until {stamp}).ipynb")
        if not old.exists():
            path.rename(old)
            return old.name
    raise KitError(f"{path.parent} holds too many old copies of {path.name}. Move some away.")
