"""Bring a line to the disk, so that it is there when the call returns."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from whosays.learner.answers.in_browser import check_written


def write_line(path: Path, line: bytes, flags: int) -> None:
    """Write a line at a file's end, and return when the disk has it. Raises OSError."""
    binary = getattr(os, "O_BINARY", 0)  # else Windows would write two bytes for a newline
    handle = os.open(path, os.O_WRONLY | binary | flags, 0o666)
    try:
        if os.write(handle, line) != len(line):
            raise OSError(errno.ENOSPC, "only a part of the line was written")
        os.fsync(handle)
    finally:
        os.close(handle)
    check_written(path, line)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, on systems that can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folder, and the root's parent may be closed to us
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in {errno.EIO, errno.ENOSPC, errno.EDQUOT}:
            raise  # any other error says that this system syncs no folders
    finally:
        os.close(handle)


def remove_if_empty(path: Path) -> None:
    """A full disk shall not fill with empty files as well."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()
