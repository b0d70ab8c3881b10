"""The machine's own Chromium. Nothing is downloaded."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

# The first is the same Chromium without its windows and menus: a page opens in a fifth of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ELSEWHERE = "school.test"  # a name for this machine that a browser takes for another one
FLAGS = [
    f"--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str:
    """Where Chromium lies. Without one the test is skipped loudly, or fails where one is required."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("WHOSAYS_BROWSER") == "required":
        pytest.fail("WHOSAYS_BROWSER=required, but there is no Chromium on this machine.")
    pytest.skip("NO BROWSER: this was not seen in a browser. Install chromium to run this test.")


def launched() -> Iterator[Browser]:
    """A browser, for a fixture. Only one may run at a time: Playwright allows no second in a thread."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
