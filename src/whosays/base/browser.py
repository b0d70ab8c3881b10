"""Where Python runs in a browser: there each look at a file is a question to the page, and takes its time.

A lesson that opens asks the same some hundred times: where its working copy is, what lies there, and, for
each module that is imported, whether the notebook's own folder has one of that name.
"""

import sys
from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


def is_in_browser() -> bool:
    """Whether this Python runs in a browser's page."""
    return sys.platform == "emscripten"


def once_in_browser(asked: Callable[_P, _R]) -> Callable[_P, _R]:
    """In a browser, ask once and remember: a notebook's Python stays in its folder there, alone."""
    return cache(asked) if is_in_browser() else asked  # type: ignore[return-value]  # a cache of the same words


def look_here_last() -> None:
    """In a browser, look for a module in the notebook's own folder after all other places."""
    if is_in_browser():
        sys.path.sort(key=lambda folder: folder in {"", "."} or folder.startswith("/drive"))
