"""The words of the tasks that are the same for every article: ``words/tasks.toml``, a fresh copy each."""

import copy
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"
Raw = dict[str, Any]
"""A task or an item as it stands in a task file."""


def words(name: str) -> Any:  # noqa: ANN401 - a table of TOML: whoever asks knows which
    """The words of one task by its name, to be filled in."""
    return copy.deepcopy(_all()[name])


@cache
def _all() -> Raw:
    return tomllib.loads((FOLDER / "tasks.toml").read_text(encoding="utf-8"))
