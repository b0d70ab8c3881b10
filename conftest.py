"""Gives every notebook that nbval runs a fresh place for answers, before its kernel starts."""

import os
import tempfile
from pathlib import Path

import pytest
from nbval import kernel as nbval_kernel

_last: dict[str, object] = {}
_told: list[str] = []
_start_kernel = nbval_kernel.start_new_kernel


def _start_kernel_again(*words: object, **more: object) -> object:
    """Start a notebook's kernel, and once more if it dies at once: side by side, one may lose its port."""
    try:
        return _start_kernel(*words, **more)
    except RuntimeError as error:
        _told.append(f"a kernel was started twice ({error})")
        return _start_kernel(*words, **more)


nbval_kernel.start_new_kernel = _start_kernel_again


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
