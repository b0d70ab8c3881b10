"""Exercises as pages, opened as a learner opens them: from a file, in a browser of its own."""

import functools
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from helpers.chromium import FLAGS, find_chromium
from whosays.learner.lab.release_marker import Release
from whosays.teacher.exercise_page.exercise_page import exercise_page

RELEASED = "2026-11-20T08:00:00.000Z"
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
FULL = (  # no room for more than this many characters a key
    "{ const put = Storage.prototype.setItem;"
    " Storage.prototype.setItem = function (key, text) {"
    "  if (text.length > (window.room ?? 0)) throw new DOMException('full', 'QuotaExceededError');"
    "  put.call(this, key, text); }; }"
)
_BESIDE = """start => new Promise((done) => {
  const asked = indexedDB.open("whosays/page", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("lines");
  asked.onsuccess = () => {
    const lines = asked.result.transaction("lines").objectStore("lines").getAllKeys();
    lines.onsuccess = () => {
      asked.result.close();
      done(lines.result.filter((key) => key.startsWith(start)));
    };
  };
})"""
LINES = "whosays/page/"  # where answers and people lie
MARKS = "whosays/gone/"  # of what is being deleted
ONWARD = """until => {
  const isThere = () => Boolean(document.querySelector(until));
  for (let left = 80; left && !isThere(); left -= 1) document.getElementById("next").click();
  return isThere();
}"""


def write_page(root: Path, stem: str, folder: Path, **more: object) -> Path:
    """The page of an exercise as a file."""
    path = folder / f"{stem}.html"
    release = Release(stem, released=RELEASED, **more)
    path.write_text(exercise_page(root, release), encoding="utf-8")
    return path


class Reader:
    """Somebody with a browser; closed with what it complained about, and what it asked of the network."""

    def __init__(self, browser: Browser, width: int = 1366, height: int = 768, **more: object) -> None:
        more = {"reduced_motion": "reduce", "accept_downloads": True, **more}
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": height}, **more
        )
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: Path | str, before: str = "") -> Page:
        """Open a page; ``before`` is a script that runs before its own."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        if before:
            page.add_init_script(before)
        page.goto(path if isinstance(path, str) else path.as_uri())
        return page

    def foreign(self, own: str) -> list[str]:
        """What was asked for but the page itself, and what a page makes of its own memory."""
        return [url for url in self.asked if not url.startswith((own, "data:", "blob:"))]

    def close(self) -> None:
        """Close the browser's windows."""
        self.context.close()


@contextmanager
def reading(browser: Browser, width: int = 1366, height: int = 768, **more: object) -> Iterator[Reader]:
    """A reader whose browser complained of nothing when it is closed."""
    reader = Reader(browser, width, height, **more)
    yield reader
    reader.close()
    assert reader.errors == [], f"errors on the page: {reader.errors}"


@contextmanager
def at_home(browser: Browser, profile: Path) -> Iterator[Page]:
    """A page of a browser that keeps what it has in a folder, as everybody's does; closed afterwards."""
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=find_chromium(), args=FLAGS
    )
    yield context.new_page()
    with suppress(Error):  # it may have been killed
        context.close()


def kill(profile: Path) -> int:
    """End the browser that keeps this folder, as a flat battery does; how many processes that were."""
    mine = f"--user-data-dir={profile}\0".encode()
    found = [each.parent for each in Path("/proc").glob("[0-9]*/cmdline") if mine in _read(each)]
    for process in found:
        with suppress(ProcessLookupError):
            os.kill(int(process.name), signal.SIGKILL)
    return len(found)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() + b"\0"
    except OSError:
        return b""


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """A plain server of files, which may say a header with each; gives its address."""
    handler = functools.partial(_Quiet, headers, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, said: Mapping[str, str], *rest: object, **more: object) -> None:
        self._said = said
        super().__init__(*rest, **more)

    def end_headers(self) -> None:
        """The given headers, then the end of them."""
        for name, value in self._said.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def beside(page: Page, start: str = LINES) -> list[str]:
    """The keys that lie in the place that is on the disk at once, and begin so."""
    return page.evaluate(_BESIDE, start)


def wait_beside(page: Page, count: int, start: str = LINES) -> None:
    """Until so many lie there. (The browser's own waiting takes a promise for the answer.)"""
    for _ in range(1000):
        if len(beside(page, start)) == count:
            return
    pytest.fail(f"{beside(page, start)} lie beside, and not {count}")


def begin(page: Page) -> None:
    """From the first sight to the first question."""
    page.click("#read")
    page.click("#next")


def kept(page: Page) -> str:
    """What the head says of keeping."""
    return page.locator("#kept-words").inner_text()


def panel(page: Page) -> str:
    """Which part is seen."""
    return page.locator(".xp-panel:not([hidden])").get_attribute("id").removeprefix("panel-")


def question(page: Page):
    """The part with the question."""
    return page.locator(".xp-panel:not([hidden])")


def hand_in(page: Page, number: str, folder: Path) -> Path:
    """From the form to the file that the browser saved."""
    page.locator("#form input").first.fill(number)
    with page.expect_download() as saved:
        page.locator("#form button[type=submit]").click()
        if page.get_by_role("button", name="Hand in all the same").is_visible():
            page.get_by_role("button", name="Hand in all the same").click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


def work_of(page: Page) -> bytes:
    """The file that “Take my work along” saves."""
    page.click("#mine")
    with page.expect_download() as saved:
        page.click("#work-take")
    return Path(saved.value.path()).read_bytes()


def choose(page: Page, content: bytes, name: str = "x.jsonl") -> None:
    """The file that a learner brings; what was said of an earlier one is gone."""
    page.evaluate("document.getElementById('work-told').textContent = ''")
    page.set_input_files("#work-file", {"name": name, "mimeType": "text/plain", "buffer": content})


def onward(page: Page, until: str) -> None:
    """On, until a part of this kind stands there: the page's own button, pressed as fast as it can be."""
    came = page.evaluate(ONWARD, f".xp-panel:not([hidden]) {until}")
    assert came, f"{until} never came; it stays at {panel(page)}."


def to_the_form(page: Page) -> None:
    """On, until the form stands there."""
    onward(page, "#form")


def answer_all(page: Page, tap: bool = False) -> int:
    """Answer each question of the page somehow, with a finger or the mouse; ends at the form."""
    count = 0
    while panel(page) != "hand":
        choice = question(page).locator("input[type=radio]").first
        box = question(page).locator("textarea:visible")
        if choice.count():
            row = question(page).locator(".ws-option").first
            row.tap() if tap else row.click()
            count += 1
        elif box.count():
            box.fill("The union speaks of eleven weeks of pay, the owner admits four.")
            count += 1
        page.locator("#next").tap() if tap else page.click("#next")
    return count
