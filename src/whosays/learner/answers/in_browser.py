"""Where Python runs in the browser: whether the page has a place that outlives it.

The browser's storage is one folder of that Python. Everything outside it is the page's memory, which takes
every answer, says so, and is gone with the page.
"""

import errno
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from whosays.base.browser import is_in_browser
from whosays.base.errors import KitError

STORAGE = Path("/drive")
NO_ROOM = (
    "the browser did not keep it: perhaps there is no room left on the device. Leave this page open, make "
    "room, then answer again."
)
FRESH = 2.0  # seconds: the widgets of a lesson are made one after the other, and each wants to know the same
_NO_STORAGE = (
    "this page keeps nothing here: it was opened by an address that begins with http, or the browser does "
    "not let it, or has no room. Open the address that begins with https, in a window that is not private."
)


_R = TypeVar("_R")


def why_not_kept(folder: Path) -> str:
    """Why what is written to ``folder`` would be lost with the page; "" where it would not."""
    if is_in_browser() and not (STORAGE.is_dir() and folder.is_relative_to(STORAGE)):
        return _NO_STORAGE
    return ""


def check_place(folder: Path) -> None:
    """Refuse to keep an answer where it would be lost with the page.

    Raises:
        KitError: this Python runs in a browser, and ``folder`` is not in its storage.
    """
    if why := why_not_kept(folder):
        raise KitError(why)


def check_written(path: Path, line: bytes) -> None:
    """In a browser, look whether a line is there: its storage says nothing when it is full.

    Raises:
        OSError: the file does not end with it.
    """
    if is_in_browser() and not path.read_bytes().endswith(line):
        raise OSError(errno.ENOSPC, "the browser did not keep it")


_read: dict[Path, tuple[float, object]] = {}


def read_lately(folder: Path, read: Callable[[], list[_R]]) -> list[_R]:
    """What ``read`` finds in a folder; in a browser what it found there a moment ago (see ``forget``)."""
    if not is_in_browser():
        return read()
    at, found = _read.get(folder, (0.0, None))
    if not isinstance(found, list) or time.monotonic() - at > FRESH:
        found = read()
        _read[folder] = (time.monotonic(), found)
    return list(found)


def forget(folder: Path) -> None:
    """Something was written there: it is read anew."""
    _read.pop(folder, None)
