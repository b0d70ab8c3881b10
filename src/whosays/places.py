"""Where the kit's own files lie: in a clone beside ``src``, in an installed wheel inside the package.

A learner's working copy is marked by a file, so that a notebook finds its root from the folder its
kernel runs in.
"""

import os
from pathlib import Path

from whosays.errors import KitError

MARKER = ".whosays-copy"  # lies in the root of a working copy


def kit_root() -> Path:
    """The folder that holds ``lessons/``, ``exercises/`` and ``seeds/``.

    Raises:
        KitError: neither a clone nor a complete installation is there.
    """
    package = Path(__file__).parent
    for root in (package / "kit", package.parents[1]):
        if (root / "seeds").is_dir():
            return root
    raise KitError(
        f"The kit's lessons were not found beside {package}. Install whosays again: "
        "pip install --force-reinstall whosays"
    )


def working_copy(start: Path | None = None) -> Path | None:
    """The root of the working copy that ``start`` (default: here) lies in, or None."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / MARKER).is_file():
            return folder
    return None


def answers_root() -> Path:
    """Where answers are kept: ``WHOSAYS_ANSWERS``, else ``answers/`` in the working copy."""
    named = os.environ.get("WHOSAYS_ANSWERS")
    if named:
        return Path(named).expanduser()
    return (working_copy() or Path.cwd()) / "answers"


def seed_folder(name: str) -> Path:
    """The folder of the article called ``name``: beside the notebook's rooms, else the kit's own.

    Raises:
        KitError: there is no such seed.
    """
    copy = working_copy()
    roots = [copy] if copy else []
    for root in (*roots, kit_root()):
        folder = root / "seeds" / name
        if folder.is_dir():
            return folder
    raise KitError(f"There is no article called “{name}” in seeds/. Check the name in the task file.")


def tasks_file(room: str, stem: str) -> Path:
    """The task file of a notebook: in the working copy if it has one, else the kit's own.

    Raises:
        KitError: there is none.
    """
    copy = working_copy()
    roots = [copy] if copy else []
    for root in (*roots, kit_root()):
        path = root / room / f"{stem}.tasks.toml"
        if path.is_file():
            return path
    raise KitError(
        f"There is no task file {room}/{stem}.tasks.toml. The name in the cell and the name of the "
        "file must be the same."
    )
