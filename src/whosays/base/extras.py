"""What the kit needs beyond a learner's install: whether it is there, and how to get it, in one place.

The kit is installed from its folder and is in no package index, so the advice names the folder.
"""

import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.places import installed_kit

STATISTICS = ("scipy", "krippendorff", "matplotlib")


def install(extra: str = "teacher") -> str:
    """How a teacher installs an extra into the Python that runs, as the end of a sentence.

    What is to be typed works in every shell of this system. An installed kit has no folder to install from:
    then the folder is a clone's.
    """
    folder = "a clone of the repository" if installed_kit().is_dir() else "the kit’s folder"
    return f'in {folder}, type {_pip()} install -e ".[{extra}]"'


def _pip() -> str:
    """How pip of this Python is called: short in the folder that the README sets up, else by its place."""
    if Path(sys.prefix).name == ".venv":
        return r".venv\Scripts\pip" if sys.platform == "win32" else ".venv/bin/pip"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip"


def need(what: str, modules: Iterable[str] = STATISTICS, extra: str = "teacher") -> None:
    """Stop in one sentence where a module is missing.

    Args:
        what: what needs it, as the sentence's subject ("The class report").
        modules: the names to import.
        extra: what brings them.

    Raises:
        KitError: a module is not installed.
    """
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise KitError(f"{what} needs {', '.join(missing)}: {install(extra)}.")
