"""Gives every notebook that nbval runs a fresh place for answers, before its kernel starts."""

import os
import tempfile
from pathlib import Path

import pytest

_last: dict[str, object] = {}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A kernel takes its environment over when it starts: with the first cell of each notebook."""
    if item.path.suffix != ".ipynb" or _last.get("notebook") == item.path:
        return
    _last["notebook"] = item.path
    _last["folder"] = tempfile.TemporaryDirectory(prefix="whosays-nbval-")  # goes when the next one comes
    os.environ["WHOSAYS_ANSWERS"] = str(Path(_last["folder"].name) / "answers")
