"""Where the kit's own files lie: in a clone beside ``src``, in an installed wheel inside the package.

A learner's working copy is marked by a file, so that a notebook finds its root from the folder its
kernel runs in.
"""

import os
from pathlib import Path

from whosays.base.browser import once_in_browser
from whosays.base.errors import KitError
from whosays.base.notebook_files import ROOMS

MARKER = ".whosays-copy"  # lies in the root of a working copy
HIDDEN = ".whosays"  # in a working copy: what no file browser shows, and no import finds
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints")


@once_in_browser
def kit_root() -> Path:
    """The folder that holds ``lessons/``, ``exercises/`` and ``seeds/``.

    Raises:
        KitError: neither a clone nor a complete installation is there.
    """
    package = Path(__file__).parents[1]
    for root in (installed_kit(), package.parents[1]):
        if (root / "seeds").is_dir():
            return root
    raise KitError(
        f"The kit's lessons were not found beside {package}. Install the kit again, as the first time."
    )


def installed_kit() -> Path:
    """Where the kit's files lie if it was installed as a wheel: without solutions, and without their keys."""
    return Path(__file__).parents[1] / "kit"


@once_in_browser
def working_copy(start: Path | None = None) -> Path | None:
    """The root of the working copy that ``start`` (default: here) lies in, or None."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / MARKER).is_file():
            return folder
    return None


def answers_root() -> Path:
    """Where new answers are written: the first of ``answers_roots()``."""
    return answers_roots()[0]


@once_in_browser
def answers_roots(start: Path | None = None) -> tuple[Path, ...]:
    """Where answers are kept: ``WHOSAYS_ANSWERS``, else ``answers/`` in the working copy.

    Where the notebook lies in the root itself, as in an nbgrader course, ``answers/`` would be a folder
    beside it, and beside a notebook no folder may lie that Python could import (see the labextension's
    guard). There it lies with the rest of what is hidden. A notebook that was moved or copied alone, out of
    its working copy, keeps answers there, too.

    Args:
        start: a folder of the working copy that is meant; default: here.

    Returns:
        The folder that is written to, and behind it one more that is read, if older answers lie there.
    """
    named = os.environ.get("WHOSAYS_ANSWERS")
    if named:
        return (Path(named).expanduser(),)
    root = working_copy(start)
    if root is None:
        return _beside_a_lone_notebook(start or Path.cwd())
    flat = (root / HIDDEN / "exercises").is_dir()
    return ((root / HIDDEN if flat else root) / "answers",)


def _beside_a_lone_notebook(folder: Path) -> tuple[Path, ...]:
    hidden, earlier = folder / HIDDEN / "answers", folder / "answers"
    return (hidden, earlier) if _is_ours(earlier) else (hidden,)


def _is_ours(folder: Path) -> bool:
    """Whether a folder called ``answers`` is the kit's, as 0.3.0 and older made it beside a lone notebook."""
    try:
        names = {path.name for path in folder.iterdir() if path.name not in _LITTER}
    except OSError:  # there is none, or it is a file, or closed to us
        return False
    return bool(names) and names <= set(ROOMS)


def _roots() -> list[Path]:
    """Where tasks and articles are looked for, the first going before the next."""
    copy = working_copy()
    return [*([copy, copy / HIDDEN] if copy else []), kit_root()]


@once_in_browser
def seed_folder(name: str, beside: Path | None = None) -> Path:
    """The folder of the article called ``name``: beside the notebook's rooms, else the kit's own.

    Args:
        name: of the folder in ``seeds/``.
        beside: the folder that holds the room of a task file. Then only there and in the kit: a key never
            comes from the folder we happen to stand in, which may be a learner's.

    Raises:
        KitError: there is no such seed.
    """
    for root in (beside, kit_root()) if beside else _roots():
        folder = root / "seeds" / name
        if folder.is_dir():
            return folder
    raise KitError(
        f"There is no article called “{name}” in seeds/. Check the name in the task file, and keep a "
        "notebook that you were given in the folder that it came in."
    )


@once_in_browser
def tasks_file(room: str, stem: str) -> Path:
    """The task file of a notebook: in the working copy if it has one, else the kit's own.

    Raises:
        KitError: there is none.
    """
    for root in _roots():
        path = root / room / f"{stem}.tasks.toml"
        if path.is_file():
            return path
    raise KitError(
        f"There is no task file {room}/{stem}.tasks.toml. The name in the cell and the name of the file must "
        "be the same, and a notebook that you were given works in the folder that it came in."
    )
