"""All ways to write a file: all of it, or nothing. What lay there before stays until the new is whole."""

import filecmp
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from whosays.base.disk_words import DiskWords

_WORDS = DiskWords("{path}: cannot be written ({reason}).")
_IN_USE = DiskWords(
    "{path}: cannot be written ({reason}). Is it open in a spreadsheet? Close it there, then run this again."
)


def write_whole(path: Path, content: bytes, *, make_folder: bool = True) -> None:
    """Write ``content``; a disk that fills up on the way leaves the old file as it was.

    Raises:
        OSError: the disk refused; nothing half-written stays behind.
    """
    if make_folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # a terminal (/dev/stdout) is written to, never replaced
        path.write_bytes(content)
        return
    target = path.resolve() if path.is_symlink() else path  # a link goes on leading to its file
    with _beside(target, content) as part:
        part.replace(target)


def write_durably(path: Path, content: bytes) -> None:
    """Write ``content`` whole, and on the disk when this returns: what a learner is told to be safe.

    Raises:
        OSError: the disk refused; nothing half-written stays behind.
    """
    with _beside(path, content, durably=True) as part:
        part.replace(path)
        _sync_folder(path.parent)


def write_changed(path: Path, content: bytes) -> bool:
    """Write ``content`` whole, unless the file says the same already; whether anything changed.

    Raises:
        KitError: it cannot be written.
    """
    with _WORDS.told(path):
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path, content) as part, _IN_USE.told(path):
            part.replace(path)
    return True


def move_into_place(new: Path, path: Path) -> None:
    """Move the whole file ``new`` to ``path``, or drop it where that says the same already.

    Raises:
        KitError: ``path`` cannot be written; what was computed stays where it is.
    """
    with _IN_USE.told(path):
        if path.is_file() and filecmp.cmp(new, path, shallow=False):
            new.unlink()
        else:
            new.replace(path)


@contextmanager
def _beside(path: Path, content: bytes, *, durably: bool = False) -> Iterator[Path]:
    """The content as a file beside ``path``, for as long as it takes to put it there."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        if durably:
            with part.open("r+b") as file:
                os.fsync(file.fileno())
        yield part
    except OSError as error:
        if error.filename and Path(error.filename) == part:
            error.filename = str(path)  # nobody knows the name it is begun under
        raise
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows opens no folder; the file itself is on the disk already
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
