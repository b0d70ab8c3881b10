"""Waiting for what a test needs, never for a time: a busy machine takes longer, a quick one does not."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

PATIENCE = 60  # seconds until it is a failure, and not only a busy machine
# The reply of a card, once a second press is no longer taken for the first: Enter counts again.
READY = ".ws-replies > [role=status]:not([data-came])"


def until(page: Page, what: Callable[[], Any], wanted: Any = True) -> None:
    """Ask again and again until the answer is as wanted. What the page says to Python gets through.

    Raises:
        AssertionError: it never is.
    """
    end = time.monotonic() + PATIENCE
    while (found := what()) != wanted:
        assert time.monotonic() < end, f"{found!r}, not {wanted!r}"
        page.wait_for_timeout(20)


def two_frames(page: Page) -> None:
    """Let a page paint twice: what it had begun, it has done."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
