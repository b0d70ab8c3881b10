"""Gives every notebook that nbval runs a fresh place for answers and sockets of its own, before it starts.

A kernel is told five free ports, and takes them half a second later. In between, anybody may have one of
them: the kernel beside it, or a browser that opens a connection. Then it dies ("Address already in use"; in
a network of 61 ports 15 kernels of 40, started two at a time). A socket that is a file in a folder of its own
is nobody else's: 40 of 40 started.
"""

import os
import sys
import tempfile
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager
from nbval import kernel as nbval_kernel

# A run starts some hundred Pythons. Whatever the machine says, each module is compiled once and kept: else
# every one of them compiles the kit anew, and each worker all the tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_last: dict[str, object] = {}
_told: list[str] = []


def _manager(**words: object) -> KernelManager:
    """A kernel that is spoken to through files, not ports."""
    folder = tempfile.mkdtemp(prefix="ws-", dir=Path(_last["folder"].name))
    return KernelManager(transport="ipc", connection_file=str(Path(folder) / "k.json"), **words)


nbval_kernel.KernelManager = _manager


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A kernel takes its environment over when it starts: with the first cell of each notebook."""
    if item.path.suffix != ".ipynb" or _last.get("notebook") == item.path:
        return
    _last["notebook"] = item.path
    _last["folder"] = tempfile.TemporaryDirectory(prefix="whosays-nbval-")  # goes when the next one comes
    os.environ["WHOSAYS_ANSWERS"] = str(Path(_last["folder"].name) / "answers")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what passing tests print: how many things they looked at."""
    if report.when == "call" and report.passed and ".ipynb" not in report.nodeid:
        for name, text in report.sections:
            if name == "Captured stdout call":
                lines = [line.strip() for line in text.splitlines() if line.strip()]
                _told.extend(f"{report.nodeid.split('::')[-1]}: {line}" for line in lines[:3])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it at the end, where it is read."""
    if _told:
        terminalreporter.section("what the tests looked at")
        for line in _told:
            terminalreporter.line(line[:160])
