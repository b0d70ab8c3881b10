"""What the kit needs beyond a learner's install: whether it is there, and how to get it, in one place.

The kit is installed from its folder and is in no package index, so the advice names the folder.
"""

from collections.abc import Iterable
from importlib.util import find_spec

from whosays.base.errors import KitError

STATISTICS = ("scipy", "krippendorff", "matplotlib")


def install(extra: str = "teacher") -> str:
    """How a teacher installs an extra, as the end of a sentence."""
    return f'in the kit’s folder, type .venv/bin/pip install -e ".[{extra}]"'


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
