"""How long a learner waits on the website, beside a bare JupyterLite with one anywidget; and how large it is.

In tests/: ``python -m benchmarks.bench_site [RUNS]``. Both are built once, from the same Pyodide and the same
wheels, and served by Python's own file server. Each run opens lesson 03, cold (a browser that was never here)
and warm (a second tab), then the bare notebook, whose cell is run as soon as the notebook stands. Goal: the
first living widget at most 1.2 times as late as the bare one. ``readable`` is the static form of a task.
"""

import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from helpers.built_site import LAB, LATE, build, served
from helpers.chromium import FLAGS, find_chromium
from whosays.author.site.jupyterlite import (
    PRELOADED,
    build_lite,
    extension_folders,
    lay_out,
    lay_out_files,
    page_config,
)
from whosays.author.site.runtime import FILES, LOCK

LESSON = "lessons/03_fact_claim_or_allegation.ipynb"
ANYWIDGET = """\
import anywidget
class Bare(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.className = 'bare-widget'; el.textContent = 'here'; } };"
Bare()"""
RUN_ALL = """() => {
  const go = () => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    if (!panel?.sessionContext) return window.setTimeout(go, 20);
    panel.sessionContext.ready.then(() => window.jupyterapp.commands.execute('notebook:run-all-cells'));
  };
  go();
}"""
READABLE = (
    """() => [...document.querySelectorAll('.ws-still-holder')].some((each) => each.offsetHeight > 40)"""
)
ALIVE = "() => document.querySelector('.jp-OutputArea-output .ws')"
BARE_ALIVE = "() => document.querySelector('.bare-widget')?.textContent === 'here'"
MOST = 1.2
Times = dict[str, float]
Look = Callable[[BrowserContext, str], Times]


def build_bare(site: Path, folder: Path) -> Path:
    """A JupyterLite of the same Pyodide, wheels and extensions, without anything of the kit's."""
    runtime = site / "jupyter" / "static" / "pyodide"
    lock = json.loads((runtime / LOCK).read_text(encoding="utf-8"))
    del lock["packages"]["whosays"]
    wheels = [path for path in runtime.glob("*.whl") if not path.name.startswith("whosays-")]
    assert all((runtime / name).is_file() for name in FILES)
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": ANYWIDGET,
    }
    kernel = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
    notebook = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    config = page_config(PRELOADED, None)
    config["jupyter-config-data"]["exposeAppInBrowser"] = True
    (folder / "lite").mkdir()
    lay_out_files(folder / "lite", {"one.ipynb": json.dumps(notebook).encode()})
    lay_out(folder / "lite", runtime, lock, wheels, config, extension_folders()[:-1])
    build_lite(folder / "lite", folder / "bare" / "jupyter")
    return folder / "bare"


def lesson(context: BrowserContext, home: str) -> Times:
    """Seconds to the first task that can be read, and to the first living widget."""
    page, began = context.new_page(), time.monotonic()
    page.goto(f"{home}{LAB}{LESSON}")
    page.wait_for_function(READABLE, timeout=LATE)
    readable = time.monotonic() - began
    page.wait_for_function(ALIVE, timeout=LATE)
    times = {"readable": readable, "first widget": time.monotonic() - began}
    page.close()
    return times


def bare(context: BrowserContext, home: str) -> Times:
    """Seconds to the widget of the bare notebook."""
    page, began = context.new_page(), time.monotonic()
    page.goto(f"{home}{LAB}one.ipynb")
    page.evaluate(RUN_ALL)
    page.wait_for_function(BARE_ALIVE, timeout=LATE)
    times = {"first widget": time.monotonic() - began}
    page.close()
    return times


def cold_and_warm(
    browser: Browser, look: Callable[[BrowserContext, str], Times], home: str
) -> dict[str, Times]:
    """One run of each, in a browser that knows nothing of the site before."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    found = {"cold": look(context, home), "warm": look(context, home)}
    context.close()
    return found


def told_size(site: Path) -> None:
    """Print how large the site is, and what of it is Pyodide's own."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    runtime = {path: size for path, size in sizes.items() if path.parent.name == "pyodide"}
    core = sum(size for path, size in runtime.items() if path.name in FILES)
    kit = sum(size for path, size in runtime.items() if path.name.startswith("whosays-"))
    libraries = sum(runtime.values()) - core - kit
    page = sum(size for path, size in sizes.items() if path.parent == site)
    parts = f"Pyodide's core {core / 1e6:.1f}, libraries {libraries / 1e6:.1f}, the kit {kit / 1e6:.1f}"
    whole = sum(sizes.values()) / 1e6
    print(f"site: {whole:.1f} MB in {len(sizes)} files: {parts}, landing page {page / 1e6:.2f}")


def main(runs: int) -> None:
    """Build both, measure in turn, print."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {runs} runs")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder) / "site")
        told_size(site)
        homes = [served(site), served(build_bare(site, Path(folder)))]
        ours, other = map(next, homes)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        rows = [
            {"lesson 03": cold_and_warm(browser, lesson, ours), "bare": cold_and_warm(browser, bare, other)}
            for _ in range(runs)
        ]
        browser.close()
        report(rows)
        for each in homes:
            each.close()


def report(rows: list[dict[str, dict[str, Times]]]) -> None:
    """Print medians, and how they compare."""
    for state in ("cold", "warm"):
        mid = {
            (who, step): statistics.median(row[who][state][step] for row in rows)
            for who in rows[0]
            for step in rows[0][who][state]
        }
        words = ", ".join(f"{who} {step} {seconds:.1f} s" for (who, step), seconds in mid.items())
        times = mid["lesson 03", "first widget"] / mid["bare", "first widget"]
        print(f"{state}: {words}: {times:.2f} times the bare one (goal: at most {MOST})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
