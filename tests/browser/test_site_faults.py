"""The site where Python does not come: said at once and once, in words that name what is in sight."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from helpers.built_site import LAB, LATE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LESSON = f"{LAB}lessons/03_fact_claim_or_allegation.ipynb"
SO = "so nothing can be answered here. Reading works. Show this line to your teacher."
WHOLE_PATIENCE = 301_000  # ms (see opening.js)


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(LATE)
    yield context.new_page()
    context.close()


class _Odd(SimpleHTTPRequestHandler):
    """A server of a school: it knows no `.mjs`, or hands out no `.wasm`, or no file of another ending."""

    gone = untyped = "no such ending"

    def log_message(self, *_: object) -> None:
        pass

    def guess_type(self, path: object) -> str:
        return (
            "application/octet-stream" if str(path).endswith(self.untyped) else super().guess_type(str(path))
        )

    def send_head(self):
        if self.path.endswith(self.gone):
            return self.send_error(404)
        return super().send_head()


@contextmanager
def odd_server(site: Path, **odd: str) -> Iterator[str]:
    handler = type("Odd", (_Odd,), odd)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def at_the_top(page: Page) -> Locator:
    return page.locator(".wsb-not-kept")


FAULTS = {
    "mjs as bytes": ({"untyped": ".mjs"}, "pyodide.mjs, a file that Python needs, as text/javascript"),
    "wasm as bytes": (
        {"untyped": ".wasm"},
        "pyodide.asm.wasm, a file that Python needs, as application/wasm",
    ),
    "no wasm": ({"gone": ".wasm"}, "pyodide.asm.wasm, a file that Python needs"),
    "no wheels": ({"gone": ".whl"}, r"whosays-[\w.]+-py3-none-any\.whl, a file that Python needs"),
}


@pytest.mark.parametrize(("odd", "what"), FAULTS.values(), ids=FAULTS)
def test_a_server_that_does_not_hand_out_what_python_needs_is_told_of_at_once(site, page, odd, what):
    page.clock.install()
    with odd_server(site, **odd) as home:
        page.goto(f"{home}{LESSON}")
        told = re.compile(rf"^This web server does not hand out {what}, {re.escape(SO)}$")
        expect(at_the_top(page)).to_have_text(told, timeout=LATE)
        expect(page.locator(".wsb-loading")).to_have_count(0, timeout=LATE)
        expect(page.get_by_role("heading", name="What you will be able to do")).to_be_visible(timeout=LATE)
        page.clock.fast_forward(WHOLE_PATIENCE)
        expect(page.locator(".ws-kit-notice")).to_have_text(
            told
        )  # and nothing else, which would lead nowhere
        expect(page.locator(".wsb-loading")).to_have_count(0, timeout=LATE)


def test_a_python_that_never_comes_is_told_of_once_and_names_what_is_in_sight(home, page):
    """Its server hands out all, as far as can be asked; the line is cut while the file comes."""
    page.clock.install()
    page.context.route("**/pyodide.asm.wasm", never_comes)
    page.goto(f"{home}{LESSON}")
    expect(page.locator(".wsb-loading")).to_contain_text("Python is coming", timeout=LATE)
    page.wait_for_function("document.body.dataset.whosaysShell === 'on'")
    page.clock.fast_forward(WHOLE_PATIENCE)
    told = page.locator(".ws-kit-notice")
    expect(told).to_have_text(
        "Python did not start. Load this page again. What was saved stays saved.", timeout=LATE
    )
    expect(page.locator(".wsb-loading")).to_have_count(0, timeout=LATE)
    expect(at_the_top(page)).to_be_hidden()


def never_comes(route: Route) -> None:
    if route.request.method == "HEAD":
        route.continue_()
