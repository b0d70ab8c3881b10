"""The site where a browser keeps nothing, has no room, or goes in the middle: said at once, nothing lost."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from helpers.built_site import LAB, LATE, kit_cells, wait_for_widgets
from helpers.chromium import ELSEWHERE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STEM = "03_fact_claim_or_allegation"
LESSON = f"{LAB}lessons/{STEM}.ipynb"
TITLE = "Fact, claim or allegation?"
NO_STORE = "IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };"
NO_WORKER = "delete Navigator.prototype.serviceWorker;"
LOCKED_WORKER = """if (window.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register =
  () => Promise.reject(new DOMException('refused', 'SecurityError'));"""
NO_ROOM = """const put = window.IDBObjectStore?.prototype.put;
if (put) IDBObjectStore.prototype.put = function (...words) {
  if (sessionStorage.full) throw new DOMException('no room', 'QuotaExceededError');
  return put.apply(this, words);
};"""
FULL, ROOM = "sessionStorage.full = '1'", "delete sessionStorage.full"


@pytest.fixture
def context(browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1366, "height": 768})
    made.set_default_timeout(LATE)
    yield made
    made.close()


@pytest.fixture(scope="module")
def count(root) -> int:
    return kit_cells(root, "lessons", STEM)


def opened(context: BrowserContext, home: str, count: int) -> Page:
    page = context.new_page()
    page.goto(f"{home}{LESSON}")
    wait_for_widgets(page, count)
    return page


def card(page: Page) -> Locator:
    return page.locator("section.ws", has=page.get_by_role("heading", name=TITLE, exact=True)).first


def go_to(page: Page, question: int) -> None:
    """A button of a question that is open says its number, and else how it went, too."""
    card(page).get_by_role("button", name=re.compile(rf"^Question {question}\b")).click()


def answer(page: Page, question: int, option: int) -> None:
    go_to(page, question)
    card(page).locator(".ws-option").nth(option).click()


def says(page: Page, words: str) -> None:
    expect(card(page).locator(".ws-saved")).to_contain_text(words, timeout=LATE)


def chosen(page: Page, question: int) -> str:
    """What a question has as its answer."""
    go_to(page, question)
    found = card(page).locator("input:checked")
    found.wait_for(state="attached")
    return found.input_value()


def dot(page: Page) -> str:
    return page.locator(".wsb-dot", has_text=TITLE).first.text_content() or ""


def warning(page: Page) -> Locator:
    return page.locator(".wsb-not-kept")


# ---- nothing is kept


@pytest.mark.parametrize("script", [NO_STORE, NO_WORKER, LOCKED_WORKER], ids=["store", "no worker", "worker"])
def test_a_browser_that_keeps_nothing_says_so_before_the_first_answer(context, home, count, script):
    context.add_init_script(script)
    page = context.new_page()
    page.goto(home)
    if script != LOCKED_WORKER:  # that is only seen when it is tried
        expect(page.locator("[data-kept=refused]")).to_be_visible()
    page.goto(f"{home}{LESSON}")
    wait_for_widgets(page, count)
    expect(warning(page)).to_contain_text("cannot keep answers: the browser does not let it", timeout=LATE)
    answer(page, 1, 1)
    says(page, "NOT saved, because this page keeps nothing here")
    expect(page.locator(".wsb-saved")).to_have_text("NOT saved", timeout=LATE)


def test_a_plain_address_of_another_machine_says_what_is_needed(context, home, count):
    plain = f"http://{ELSEWHERE}:{urlsplit(home).port}/"
    page = context.new_page()
    page.goto(plain)
    assert page.evaluate("[isSecureContext, 'subtle' in crypto, 'serviceWorker' in navigator]") == [False] * 3
    expect(page.locator("[data-kept=http]")).to_be_visible()
    page.goto(f"{plain}{LESSON}")
    wait_for_widgets(page, count)
    expect(warning(page)).to_contain_text("Open the address that begins with https", timeout=LATE)
    answer(page, 1, 1)
    says(page, "NOT saved")


# ---- there is no room


def test_a_device_that_fills_up_says_so_and_goes_on_when_there_is_room(context, home, count):
    context.add_init_script(NO_ROOM)
    page = opened(context, home, count)
    answer(page, 1, 1)
    says(page, "saved ")
    page.evaluate(FULL)
    answer(page, 2, 0)
    says(page, "NOT saved, because the browser did not keep it")
    page.evaluate(ROOM)
    answer(page, 2, 1)
    says(page, "saved ")
    answer(page, 3, 1)
    says(page, "saved ")
    page.reload()
    wait_for_widgets(page, count)
    assert [chosen(page, each) for each in (1, 2, 3)] == ["official claim"] * 3
    assert "3 of 9" in dot(page)


def test_a_device_that_is_full_at_the_start_says_so_at_once(context, home, count):
    context.add_init_script(NO_ROOM)
    page = context.new_page()
    page.goto(home)
    page.evaluate(FULL)
    page.reload()
    expect(page.locator("[data-kept=full]")).to_be_visible()
    page.goto(f"{home}{LESSON}")
    wait_for_widgets(page, count)
    expect(warning(page)).to_contain_text("there is no room left on the device")
    assert page.locator(".jp-Dialog").count() == 0
    answer(page, 1, 1)
    says(page, "NOT saved, because this page keeps nothing here")


# ---- pages that come and go


def crash(page: Page) -> None:
    """End what draws a page, as a device does that has no memory left."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=5_000)


def test_two_tabs_of_one_lesson_keep_what_both_were_given(context, home, count):
    first, second = opened(context, home, count), opened(context, home, count)
    first.bring_to_front()
    answer(first, 1, 1)
    says(first, "saved ")
    second.bring_to_front()
    answer(second, 2, 0)
    says(second, "saved ")
    assert [page.locator(".jp-Dialog").count() for page in (first, second)] == [0, 0]
    first.close()
    second.reload()
    wait_for_widgets(second, count)
    assert [chosen(second, each) for each in (1, 2)] == ["official claim", "reported fact"]


def test_a_tab_that_is_killed_has_kept_what_was_saved(context, home, count):
    page = opened(context, home, count)
    answer(page, 1, 1)
    says(page, "saved ")
    crash(page)
    again = opened(context, home, count)
    assert chosen(again, 1) == "official claim"


def test_a_reload_in_the_middle_of_the_start_does_no_harm(context, home, count):
    page = context.new_page()
    page.goto(f"{home}{LESSON}")
    for asked in ("pyodide.asm.wasm", "pyodide_kernel-", "whosays-"):
        with page.expect_request(lambda request, name=asked: name in request.url, timeout=LATE):
            pass
        page.reload()
    wait_for_widgets(page, count)
    answer(page, 1, 1)
    says(page, "saved ")
    assert page.locator(".ws-kit-failed").count() == 0
