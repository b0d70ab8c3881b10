"""Where Python runs in the browser: whether the page has a place that outlives it.

The browser's storage is one folder of that Python. Everything outside it is the page's memory, which takes
every answer, says so, and is gone with the page.
"""

import sys
from pathlib import Path

from whosays.base.errors import KitError

STORAGE = Path("/drive")
_NO_STORAGE = (
    "this page keeps nothing here: it was opened by an address that begins with http, or the browser does "
    "not let it. Open the address that begins with https, in a window that is not private."
)


def is_in_browser() -> bool:
    """Whether this Python runs in a browser's page."""
    return sys.platform == "emscripten"


def check_place(folder: Path) -> None:
    """Refuse to keep an answer where it would be lost with the page.

    Raises:
        KitError: this Python runs in a browser, and ``folder`` is not in its storage.
    """
    if is_in_browser() and not (STORAGE.is_dir() and folder.is_relative_to(STORAGE)):
        raise KitError(_NO_STORAGE)
