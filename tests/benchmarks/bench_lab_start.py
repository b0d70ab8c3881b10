"""How long a learner waits: from ``whosays lab`` to the first widget on the screen.

In tests/: ``python -m benchmarks.bench_lab_start [RUNS]``. Each run lays out a fresh working copy,
starts JupyterLab through the door, and opens the first lesson in a browser that is already running.
"""

import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from helpers.chromium import FLAGS, NAMES
from helpers.lab import DOOR, WIDGET, Lab, Lesson

FIRST = "lessons/00_start_here.ipynb"


def one_run(browser: Browser, folder: Path) -> tuple[float, float, float]:
    """Seconds from the command to a server that answers, to the notebook, and to the first widget."""
    began = time.monotonic()
    lab = Lab(folder / "copy", folder / "home", [*DOOR, str(folder / "copy")])
    try:
        up = time.monotonic()
        lesson = Lesson(lab, browser, FIRST)
        lesson.page.wait_for_selector(WIDGET)
        shown = time.monotonic()
        lesson.close()
        browser.contexts[0].close()  # the next run fetches everything anew, as a first-time learner does
        return up - began, lesson.seen - began, shown - began
    finally:
        lab.stop()


def machine() -> str:
    """What was measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("jupyterlab", "anywidget", "ipykernel"))
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}"
    return f"{system}; Python {platform.python_version()}, {packages}"


def main() -> None:
    """Print the median of some runs."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.exit("There is no Chromium on this machine: nothing was measured.")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        results = [one_run(browser, Path(folder) / str(n)) for n in range(runs)]
        browser_version = browser.version
        browser.close()
    print(f"{machine()}, Chromium {browser_version}")
    names = ("server answers", "notebook", "first widget")
    for name, values in zip(names, zip(*results, strict=True), strict=True):
        spread = f"{min(values):.1f} to {max(values):.1f}, {runs} runs"
        print(f"{name:15} median {statistics.median(values):5.1f} s   ({spread})")


if __name__ == "__main__":
    main()
