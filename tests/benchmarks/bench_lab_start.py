"""How long a learner waits: from ``whosays lab`` to the first widget, beside a bare JupyterLab with one.

In tests/: ``python -m benchmarks.bench_lab_start [RUNS]``. Each run lays out a fresh working copy, starts
JupyterLab through the door, and opens the first lesson; then it starts a bare JupyterLab and opens a
notebook with one anywidget, whose cell is run as soon as the notebook stands. Goals: the first task can be
read at most 1.1 times as late as the bare notebook stands on the screen, and the first widget lives at most
1.15 times as late. The two are taken in turn, in a browser that is already running.
"""

import json
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
from helpers.import_times import ALONE, IN_THE_DOOR, processor_seconds
from helpers.lab import DOOR, LOOKS_EACH, PLAIN, WIDGET, Lab, Lesson

FIRST = "lessons/00_start_here.ipynb"
BARE = "bare.ipynb"
ANYWIDGET = """\
import anywidget
class Bare(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.className = 'bare-widget'; el.textContent = 'here'; } };"
Bare()"""
RUN_ALL = """async () => {
  const { sessionContext } = jupyterapp.shell.currentWidget;
  await sessionContext.ready;
  await jupyterapp.commands.execute('notebook:run-all-cells');
}"""
MOST = {"readable": 1.1, "first widget": 1.15}
NAMES_OF_STEPS = ("server answers", "readable", "first widget")
READABLE = """() => [...document.querySelectorAll('.ws-still-holder')].some((each) =>
  each.offsetHeight > 40 && getComputedStyle(each).visibility === 'visible')"""


def through_the_door(browser: Browser, folder: Path) -> tuple[float, float, float]:
    """Seconds from the command to a server that answers, the first task to read, the first widget."""
    began = time.monotonic()
    lab = Lab(folder / "copy", folder / "home", [*DOOR, str(folder / "copy")])
    return _watched(lab, browser, FIRST, WIDGET, began)


def bare(browser: Browser, folder: Path) -> tuple[float, float, float]:
    """The same for JupyterLab alone and one anywidget: to the notebook on the screen, and to its widget."""
    root = folder / "bare"
    root.mkdir(parents=True)
    (root / BARE).write_text(json.dumps(_notebook()), encoding="utf-8")
    began = time.monotonic()
    lab = Lab(root, folder / "bare-home", [*PLAIN, f"--ServerApp.root_dir={root}"])
    return _watched(lab, browser, BARE, ".bare-widget", began)


def _notebook() -> dict:
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "outputs": [], "execution_count": None}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [{**cell, "source": ANYWIDGET}]
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _watched(lab: Lab, browser: Browser, path: str, widget: str, began: float) -> tuple[float, float, float]:
    try:
        up = time.monotonic()
        lesson = Lesson(lab, browser, path)
        readable = lesson.seen
        if path == BARE:
            lesson.page.evaluate(RUN_ALL)
        else:
            lesson.page.wait_for_function(READABLE, polling=LOOKS_EACH)
            readable = time.monotonic()
        lesson.page.locator(f"{widget} >> visible=true").first.wait_for()
        shown = time.monotonic()
        lesson.close()
        browser.contexts[0].close()  # the next run fetches everything anew, as a first-time learner does
        return up - began, readable - began, shown - began
    finally:
        lab.stop()


def machine() -> str:
    """What was measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("jupyterlab", "anywidget", "ipykernel"))
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}"
    return f"{system}; Python {platform.python_version()}, {packages}"


def medians(results: list[tuple[float, float, float]]) -> list[float]:
    """The median of each step."""
    return [statistics.median(column) for column in zip(*results, strict=True)]


def measured(runs: int) -> tuple[list[tuple[float, float, float]], list[tuple[float, float, float]], str]:
    """Runs through the door and bare ones, in turn, and the browser's version."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.exit("There is no Chromium on this machine: nothing was measured.")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        pairs = []
        for number in range(runs + 1):  # the first pair fills the disk cache, and is not counted
            place = Path(folder) / str(number)
            pairs.append((through_the_door(browser, place), bare(browser, place)))
        found = browser.version
        browser.close()
    doors, bares = zip(*pairs[1:], strict=True)
    return list(doors), list(bares), found


def main() -> None:
    """Print medians, and their ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    doors, bares, browser = measured(runs)
    print(f"{machine()}, Chromium {browser}; medians of {runs} runs")
    for name, ours, theirs in zip(NAMES_OF_STEPS, medians(doors), medians(bares), strict=True):
        print(f"{name:15} whosays lab {ours:5.1f} s   bare JupyterLab {theirs:5.1f} s   {ours / theirs:.2f}x")
    ratios = [ours / theirs for ours, theirs in zip(medians(doors), medians(bares), strict=True)]
    for name, ratio in zip(NAMES_OF_STEPS, ratios, strict=True):
        if name in MOST:
            print(f"goal for {name} {MOST[name]}x: {'met' if ratio <= MOST[name] else 'NOT MET'}")
    imports = [(processor_seconds(IN_THE_DOOR), processor_seconds(ALONE)) for _ in range(runs)]
    inside, outside = (statistics.median(column) for column in zip(*imports, strict=True))
    print(f"import of JupyterLab: in the door {inside:.2f} s, alone {outside:.2f} s, {inside / outside:.2f}x")


if __name__ == "__main__":
    main()
