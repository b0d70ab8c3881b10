"""The finished site, brought to its place: whole, or not at all.

A copy takes seconds, and a disk may fill up or somebody press Ctrl-C; a rename is one step. So it is copied
under a hidden name first. A folder that is there already keeps its own rights and may be all that its owner
can write in (a web server's): there the copy lies within, and what it holds is renamed.
"""

import os
import shutil
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError

_WORDS = DiskWords(
    "{path}: cannot be written ({reason}). Choose another --to.",
    full="{path}: the disk is full, and nothing was written. Make room, or choose another --to.",
)


def check_place(to: Path) -> None:
    """Refuse a folder that holds something else, before anything long begins.

    Raises:
        KitError: it is there and not empty, or its own folder is not there, or nobody may write there.
    """
    parent = to.absolute().parent
    if to.exists() and (not to.is_dir() or any(path != _part(to) for path in to.iterdir())):
        raise KitError(
            f"{to} is there already, and a site is made anew: move it away, or choose another --to."
        )
    if not parent.is_dir():
        raise KitError(f"{to}: there is no folder {parent}; make it first, or choose another --to.")
    home = to if to.is_dir() else parent
    if not os.access(home, os.W_OK | os.X_OK):
        raise KitError(f"{to}: nothing may be written in {home}. Choose another --to.")


def put_in_place(site: Path, to: Path) -> None:
    """Copy the folder ``site`` to ``to``, which is new or empty (see ``check_place``).

    Raises:
        KitError: the disk refuses; nothing of it stays behind.
    """
    part, moved = _part(to), list[Path]()
    try:
        with _WORDS.told(to):
            shutil.rmtree(part, ignore_errors=True)  # of a run that was killed
            _copy(site, part)
            _rename(part, to, moved)
    except BaseException:  # Ctrl-C, too
        for path in moved:
            _remove(path)
        raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _part(to: Path) -> Path:
    """Where the copy lies until it is whole: on the same disk in any case."""
    return to / ".whosays-site.part" if to.is_dir() else to.absolute().with_name(f".{to.name}.whosays-part")


def _copy(site: Path, part: Path) -> None:
    """Stop at the first file that is refused, with the system's own word: copytree does not."""
    part.mkdir()
    for path in sorted(site.rglob("*")):  # a folder comes before what is in it
        there = part / path.relative_to(site)
        there.mkdir() if path.is_dir() else shutil.copyfile(path, there)


def _rename(part: Path, to: Path, moved: list[Path]) -> None:
    if not to.is_dir():
        part.rename(to)
        return
    for path in sorted(part.iterdir()):
        moved.append(to / path.name)
        path.rename(moved[-1])


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
