"""What moves on a page by itself: the browser's own measure, without what a key or a press has caused."""

from playwright.sync_api import Page

from helpers.lab import LOOKS_EACH, PATIENCE

MOST = 0.05  # of all that moves from the first readable task until some seconds after the last widget
SETTLES = 5000  # ms after the last widget in which the page is watched
SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.shifts.push([entry.startTime, entry.value]); })
  .observe({ type: "layout-shift", buffered: true }); }"""
READABLE = """() => [...document.querySelectorAll('.ws-still-holder')]
  .some((each) => getComputedStyle(each).visibility === 'visible')"""
ALIVE = """() => document.querySelector('.jp-Notebook .ws')
  && !document.querySelector('.ws-kit-still, .ws-kit-waiting')"""
MIDDLE = (
    "() => { const s = document.querySelector('.jp-WindowedPanel-outer'); s.scrollTop = s.scrollHeight / 2; }"
)


def wait(page: Page, condition: str) -> None:
    """Wait until something holds on the page."""
    page.wait_for_function(condition, polling=LOOKS_EACH, timeout=PATIENCE * 1000)


def readable(page: Page) -> float:
    """Wait until the first task can be read. Returns when that was, on the page's clock."""
    wait(page, READABLE)
    return page.evaluate("performance.now()")


def shift_since(page: Page, began: float, settles: int = SETTLES) -> float:
    """All that moved from a moment until some time after the last widget."""
    wait(page, ALIVE)
    page.wait_for_timeout(settles)  # the page is watched for just so long: there is nothing else to wait for
    return sum(value for at, value in page.evaluate("window.shifts") if at >= began)
