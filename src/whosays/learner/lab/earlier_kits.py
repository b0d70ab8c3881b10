"""Lessons that were begun with an older kit: a newer kit lies beside it, and they go on where they are.

Each kit unzips into a folder of its own, which its version names. Nothing of an older one is moved, copied or
written over: the newer kit opens the older one's working copy in its place.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from whosays.base.places import MARKER

KIT = "whosays-learner-kit"  # how the name of a kit's folder begins; until 0.8.0 it was all of it
LESSONS = "my-lessons"  # the working copy of the lessons, in the folder of a kit


def kits_beside(here: Path) -> list[Path]:
    """The folders of other kits beside the folder ``here`` of a kit, in the order of their paths.

    A kit's folder may have been given another name: an older kit is known by the wheel in it, too. Of the
    same version it is known by its name alone, for two who share a computer may each have named their own.

    Some file managers put a folder of the zip's name around what they unzip; then those beside that one are
    looked into as well.
    """
    own, around = _wheels(here), here.parent
    places = [around, around.parent] if _is_named(around) else [around]
    found = [kit for place in places for kit in _kits_in(place, own)]
    return sorted({kit for kit in found if kit not in (here, around)})


def earlier_lessons(here: Path) -> Path | None:
    """The working copy of another kit beside ``here`` that has the latest answer.

    None if no other has any, or if lessons were answered ``here`` already.
    """
    if _last_answer(here / LESSONS):
        return None
    copies = [kit / LESSONS for kit in kits_beside(here)]
    answered = [(time, copy) for copy in copies if (time := _last_answer(copy))]
    return max(answered)[1] if answered else None


def _is_named(folder: Path) -> bool:
    return folder.name.casefold().startswith(KIT)


def _kits_in(place: Path, own: set[str]) -> Iterator[Path]:
    """Each kit that lies in a folder, and in a folder there that is called as a kit's zip is."""
    for folder in _folders(place):
        if _is_kit(folder, own):
            yield folder
        if _is_named(folder):
            yield from [inner for inner in _folders(folder) if _is_kit(inner, own)]


def _is_kit(folder: Path, own: set[str]) -> bool:
    if _is_named(folder):
        return True
    return not _is_asked_for(folder) and bool(_wheels(folder) - own)


def _is_asked_for(folder: Path) -> bool:
    """Whether macOS asks a person before a program looks into it: nobody is to wonder at that question."""
    return folder.name in ("Desktop", "Documents", "Downloads") and folder.parent == Path.home()


def _wheels(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.glob("whosays-*.whl")}
    except OSError:
        return set()


def _folders(place: Path) -> list[Path]:
    try:
        return [path for path in place.iterdir() if path.is_dir()]
    except OSError:  # a folder that may not be looked into holds nothing that could be opened
        return []


def _last_answer(copy: Path) -> float:
    """When an answer was last kept in a working copy; 0 if none was, or it may not be written in."""
    if not (copy / MARKER).is_file() or not os.access(copy, os.W_OK):
        return 0.0
    times = [path.stat().st_mtime for path in (copy / "answers").glob("*/*/*.jsonl") if path.is_file()]
    return max(times, default=0.0)
