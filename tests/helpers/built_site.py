"""A site as `whosays site` makes it, on a plain file server, and a browser that counts who else is asked."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from whosays.base.notebook_files import kit_call, read_notebook

LATE = 240_000  # ms: Python in a browser, while other tests run
LAB = "jupyter/lab/index.html?path="


def build(folder: Path, *more: str) -> Path:
    """Build the site into ``folder`` by the command. Where nothing can be fetched it is skipped loudly."""
    if not shutil.which("npm"):
        pytest.skip("NO NPM: no site was built. Install Node.js to run this test.")
    words = [sys.executable, "-m", "whosays", "site", "--to", str(folder), *more]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if "could not be fetched" in done.stderr:
        pytest.skip(f"NO INTERNET: no site was built. {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served, by nothing but Python's own file server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Asked:
    """Every request of a context, those that go to another host, and what a page's policy forbade."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home, self.urls, self.forbidden = home, list[str](), list[str]()
        context.on("request", self._note)
        context.on("console", self._hear)

    def _note(self, request: Request) -> None:
        if not request.url.startswith(("blob:", "data:")):
            self.urls.append(request.url)

    def _hear(self, said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            self.forbidden.append(said.text)

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.urls if not url.startswith(self.home)]


def kit_cells(root: Path, room: str, stem: str) -> int:
    """How many of a notebook's cells are the kit's."""
    notebook = read_notebook(root / room / f"{stem}.ipynb")
    return sum(kit_call(each["source"]) is not None for each in notebook["cells"])


def open_notebook(page: Page, home: str, path: str, widgets: int) -> None:
    """Open a lesson or an exercise and wait until so many of its widgets are alive."""
    page.goto(f"{home}{LAB}{path}.ipynb")
    wait_for_widgets(page, widgets)


def wait_for_widgets(page: Page, widgets: int) -> None:
    alive = "(n) => document.querySelectorAll('.jp-OutputArea-output .ws').length >= n"
    page.wait_for_function(alive, arg=widgets, timeout=LATE)
    page.wait_for_function("!document.querySelector('.ws-still-holder')", timeout=LATE)
