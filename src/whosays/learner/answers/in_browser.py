"""Where Python runs in the browser: whether the page has a place that outlives it.

The browser's storage is one folder of that Python. Everything outside it is the page's memory, which takes
every answer, says so, and is gone with the page.
"""

import errno
import sys
from pathlib import Path

from whosays.base.errors import KitError

STORAGE = Path("/drive")
NO_ROOM = (
    "the browser did not keep it: perhaps there is no room left on the device. Leave this page open, make "
    "room, then answer again."
)
_NO_STORAGE = (
    "this page keeps nothing here: it was opened by an address that begins with http, or the browser does "
    "not let it. Open the address that begins with https, in a window that is not private."
)


def is_in_browser() -> bool:
    """Whether this Python runs in a browser's page."""
    return sys.platform == "emscripten"


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
