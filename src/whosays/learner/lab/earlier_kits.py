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

    Some file managers put a folder of the zip's name around what they unzip; then those beside that one are
    looked into as well.
    """
    around = here.parent
    found = [*_kits_in(around)]
    if _is_kit(around.name):
        found += [inner for outer in _kits_in(around.parent) for inner in _kits_in(outer)]
    return sorted({kit for kit in found if kit != here})


def earlier_lessons(here: Path) -> Path | None:
    """The working copy of another kit beside ``here`` that has the latest answer.

    None if no other has any, or if lessons were answered ``here`` already.
    """
    if _last_answer(here / LESSONS):
        return None
    copies = [kit / LESSONS for kit in kits_beside(here)]
    answered = [(time, copy) for copy in copies if (time := _last_answer(copy))]
    return max(answered)[1] if answered else None


def _is_kit(name: str) -> bool:
    return name.casefold().startswith(KIT)


def _kits_in(folder: Path) -> Iterator[Path]:
    try:
        yield from [path for path in folder.iterdir() if _is_kit(path.name) and path.is_dir()]
    except OSError:  # a folder that may not be looked into holds nothing that could be opened
        return


def _last_answer(copy: Path) -> float:
    """When an answer was last kept in a working copy; 0 if none was, or it may not be written in."""
    if not (copy / MARKER).is_file() or not os.access(copy, os.W_OK):
        return 0.0
    times = [path.stat().st_mtime for path in (copy / "answers").glob("*/*/*.jsonl") if path.is_file()]
    return max(times, default=0.0)
