"""A JavaScript engine for what needs no browser."""

import shutil

from playwright._impl._driver import compute_driver_executable


def node() -> str:
    """The machine's own, or the one that Playwright brings."""
    return shutil.which("node") or str(compute_driver_executable()[0])
