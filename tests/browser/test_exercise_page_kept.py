"""What a page keeps stays: with no room, for two learners, in two tabs, with a wrong clock; or is deleted."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.exercise_pages import (
    FULL,
    MARKS,
    REFUSED,
    at_home,
    begin,
    beside,
    hand_in,
    kept,
    kill,
    panel,
    question,
    reading,
    to_the_form,
    wait_beside,
    work_of,
)
from helpers.thorough import rarely
from whosays.learner.answers.hand_in_file import read_handed_in

WARNS = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
LINES = "() => Object.keys(localStorage).filter((key) => /work\\/[^/]+\\/e\\//.test(key)).length"
ONE_BY_ONE = """() => { // as a deletion in another tab is seen from here: key by key
  const mine = Object.keys(localStorage).filter((key) => /\\/(?:who|work)\\//.test(key));
  for (const key of mine) {
    localStorage.removeItem(key);
    window.dispatchEvent(new StorageEvent("storage", { key }));
  }
  return mine.length;
}"""
PRESSED = """() => {
  document.getElementById("work-gone").click();
  return document.getElementById("deleted-words").textContent;
}"""
CLOSED_TOO_SOON = (  # a transaction that came to no end
    "IDBObjectStore.prototype.delete = function () {"
    "  const asked = this.count(); this.transaction.abort(); return asked; };"
)
NO_RECEIPTS = (
    "{ const put = Storage.prototype.setItem;"
    " Storage.prototype.setItem = function (key, text) {"
    "  if (key.endsWith('/handed')) throw new DOMException('full', 'QuotaExceededError');"
    "  put.call(this, key, text); }; }"
)
NOT_KEPT = {
    "refused": (REFUSED, "() => undefined"),
    "full": (f"window.room = 100; {FULL}", "() => undefined"),
    "full in the middle": (f"window.room = 1e6; {FULL}", "() => { window.room = 10; }"),
    "emptied": ("", "() => localStorage.clear()"),
}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(exercise_file) -> Path:
    return exercise_file


def answer(page: Page, count: int, choice: int = 0) -> None:
    """Answer this question and those that follow."""
    for _ in range(count):
        question(page).locator("input[type=radio]").nth(choice).check()
        page.click("#next")


def answered(page: Page) -> int:
    return page.locator("#far i.done").count()


def somebody_else(page: Page) -> None:
    page.click("#mine")
    page.click("#work-else")


# ---- two at one device that keeps nothing


@pytest.mark.parametrize("why", ["refused", *rarely("full", "full in the middle", "emptied")])
def test_where_nothing_is_kept_somebody_else_begins_and_no_answer_is_lost(browser, file: Path, why):
    before, meanwhile = NOT_KEPT[why]
    with reading(browser) as reader:
        page = reader.open(file, before=before)
        begin(page)
        page.evaluate(meanwhile) if why == "full in the middle" else None
        answer(page, 4)
        page.evaluate(meanwhile)
        somebody_else(page)
        expect(page.locator("#else-sure")).to_be_visible()
        expect(page.locator("#else-sure")).to_contain_text("only on this page")
        page.click("#else-all-the-same")
        assert panel(page) == "who"
        assert page.locator("#notice-take").is_hidden(), "whose work would that be?"
        expect(page.locator("#who-list")).to_contain_text("4 of 19 questions answered")
        expect(page.locator("#who-list")).to_contain_text("only on this page")
        assert page.evaluate(WARNS)
        page.fill("#who-number", "22")
        page.click("#who-begin")
        assert answered(page) == 0
        assert page.evaluate(WARNS), "the answers of the first are held, too"
        begin(page)
        question(page).locator("input[type=radio]").nth(1).check()
        page.click("#mine")
        expect(page.locator("#work-far")).to_contain_text("Class number 22. 1 of 19")
        page.click("#work-else")
        if page.locator("#else-sure").is_visible():
            page.click("#else-all-the-same")
        expect(page.locator("#who-list .xp-block")).to_have_count(2)
        page.locator("#who-list .xp-block", has_text="4 of 19").get_by_role("button").click()
        assert answered(page) == 4


@pytest.mark.slow
def test_the_warning_saves_the_work_and_where_all_is_kept_there_is_none(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file, before=REFUSED)
        begin(page)
        answer(page, 2)
        somebody_else(page)
        with page.expect_download() as saved:
            page.click("#else-take")
        assert len(Path(saved.value.path()).read_text("utf-8").splitlines()) == 3
        page.close()
        page = reader.open(file)
        begin(page)
        answer(page, 1)
        somebody_else(page)
        assert panel(page) == "who"
        assert "only on this page" not in page.locator("#who-list").inner_text()
        assert not page.evaluate(WARNS)


@pytest.mark.slow
def test_where_nothing_is_kept_one_deletes_and_the_others_words_stay(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file, before=REFUSED)
        begin(page)
        answer(page, 3)
        somebody_else(page)
        page.click("#else-all-the-same")
        page.click("#who-begin")
        begin(page)
        answer(page, 1)
        page.click("#mine")
        page.click("#work-delete")
        page.click("#work-gone")
        page.click("#mine")
        page.click("#work-else")
        expect(page.locator("#who-list .xp-block")).to_have_count(1)
        expect(page.locator("#who-list")).to_contain_text("3 of 19 questions answered")


# ---- deleted under an open page


@pytest.mark.slow
@pytest.mark.parametrize("count", [6, 17])
def test_answers_that_are_deleted_one_by_one_are_all_put_back(browser, file: Path, count):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        while answered(page) < count:
            if question(page).locator("input[type=radio]").count():
                question(page).locator("input[type=radio]").first.check()
            if question(page).locator("textarea").is_visible():
                question(page).locator("textarea").fill("A word.")
            page.click("#next")
        assert page.evaluate(ONE_BY_ONE) > count
        expect(page.locator("#notice")).to_contain_text("deleted from this browser")
        assert kept(page) == "NOT kept on this device"
        assert len(work_of(page).splitlines()) >= count + 1
        page.click("#work-back")
        page.click("#back")
        while not question(page).locator("input[type=radio]").count():
            page.click("#back")
        question(page).locator("input[type=radio]").nth(1).check()
        expect(page.locator("#notice")).to_be_hidden()
        page.reload()
        assert answered(page) == count


@pytest.mark.slow
def test_deleted_in_one_tab_the_other_takes_all_of_it_along(browser, file: Path):
    with reading(browser) as reader:
        one = reader.open(file)
        begin(one)
        answer(one, 6)
        two = reader.open(file)
        two.get_by_role("button", name="That is me: go on").click()
        one.click("#mine")
        one.click("#work-delete")
        one.click("#work-gone")
        expect(two.locator("#notice")).to_contain_text("deleted from this browser")
        assert len(work_of(two).splitlines()) == 7
        two.click("#work-back")
        question(two).locator("input[type=radio]").first.check()
        two.reload()
        assert answered(two) == 7


# ---- a wrong clock


@pytest.mark.slow
def test_a_changed_answer_counts_where_the_clock_was_ahead(browser, file: Path):
    """In each round another kernel, whose name is drawn: it decides nothing."""
    with reading(browser) as reader:
        page = reader.open(file)
        page.clock.set_fixed_time(datetime(2026, 11, 29, 12, 0, tzinfo=UTC))
        begin(page)
        question(page).locator("input").first.check()
        page.clock.set_fixed_time(datetime(2026, 11, 29, 10, 30, tzinfo=UTC))
        for choice in (2, 1, 0, 2):
            page.reload()
            page.click("#back")
            question(page).locator("input[type=radio]").nth(choice).check()
            page.reload()
            page.click("#back")
            expect(question(page).locator("input[type=radio]").nth(choice)).to_be_checked()


# ---- two tabs that began at once


@pytest.mark.slow
def test_of_two_tabs_that_begin_the_second_is_told_and_goes_on_as_the_first(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        one, two = reader.open(file), reader.open(file)
        begin(one)
        answer(one, 4)
        begin(two)
        question(two).locator("input[type=radio]").nth(1).check()
        expect(two.locator("#begun")).to_be_visible()
        expect(two.locator("#begun")).to_contain_text("begun in another tab or window")
        assert one.locator("#begun").is_hidden(), "whoever has answers there is not asked"
        two.click("#begun-mine")
        expect(two.locator("#begun")).to_be_hidden()
        assert answered(two) == 4
        to_the_form(two)
        path = hand_in(two, "17", tmp_path)
        assert len(read_handed_in(path.read_bytes(), path.name).events) == 5, "nothing is lost"
        three = reader.open(file)
        expect(three.locator("#who-list .xp-block")).to_have_count(1)


@pytest.mark.slow
def test_of_two_tabs_the_second_may_be_somebody_else(browser, file: Path):
    with reading(browser) as reader:
        one, two = reader.open(file), reader.open(file)
        begin(one)
        answer(one, 2)
        expect(two.locator("#begun")).to_be_visible()
        two.click("#begun-other")
        begin(two)
        answer(two, 1)
        assert two.locator("#begun").is_hidden(), "nobody is asked twice"
        assert (answered(one), answered(two)) == (2, 1)
        three = reader.open(file)
        expect(three.locator("#who-list .xp-block")).to_have_count(2)


@pytest.mark.slow
def test_words_that_are_being_written_are_taken_along_to_the_first(browser, file: Path):
    with reading(browser) as reader:
        one, two = reader.open(file), reader.open(file)
        begin(two)
        while not question(two).locator("textarea").is_visible():
            two.click("#next")
        question(two).locator("textarea").press_sequentially("Six weeks, says the reg")
        begin(one)
        answer(one, 1)
        two.click("#begun-mine")
        while not question(two).locator("textarea").is_visible():
            two.click("#next")
        expect(question(two).locator("textarea")).to_have_value("Six weeks, says the reg")


# ---- a deletion that is not waited for


def delete(page: Page) -> None:
    page.click("#mine")
    page.click("#work-delete")
    page.click("#work-gone")


def test_what_was_deleted_does_not_come_back_where_the_page_was_closed_at_once(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file, before=f"if (!sessionStorage.again) {{ {CLOSED_TOO_SOON} }}")
        begin(page)
        answer(page, 2)
        wait_beside(page, 3)  # who, and two answers
        delete(page)
        expect(page.locator("#deleted")).to_contain_text("could not be removed yet")
        page.evaluate("sessionStorage.again = 1")
        page.reload()
        wait_beside(page, 0)
        page.reload()
        assert panel(page) == "start"
        assert page.evaluate(LINES) == 0
        assert page.evaluate("Object.keys(localStorage)") == [], "nor does a mark of it stay"


@pytest.mark.slow
@pytest.mark.parametrize("how", ["close", "reload"])
def test_a_deletion_holds_however_soon_the_page_goes(browser, file: Path, how):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        while panel(page) != "hand":
            if question(page).locator("input[type=radio]").count():
                question(page).locator("input[type=radio]").first.check()
            page.click("#next")
        page.click("#hand-back")
        delete(page)
        if how == "reload":
            page.reload()
        else:
            page.close()
            page = reader.open(file)
        wait_beside(page, 0)
        assert (page.evaluate(LINES), panel(page)) == (0, "start")


@pytest.mark.slow
def test_that_it_is_deleted_is_said_when_it_is(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        answer(page, 1)
        page.click("#mine")
        page.click("#work-delete")
        words = page.evaluate(PRESSED)
        assert words.endswith("…"), "it is not done"
        expect(page.locator("#deleted-words")).to_have_text("Your answers are deleted from this device.")
        assert beside(page) == []
        page.click("#read")
        assert page.locator("#deleted").is_hidden()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="NOT LINUX: no browser was killed here.")
def test_what_was_deleted_does_not_come_back_where_the_device_gave_out(browser, file: Path, tmp_path):
    """The browser's own storage comes to the disk some seconds later, its being emptied, too."""
    with at_home(browser, tmp_path / "profile") as page:
        page.goto(file.as_uri())
        begin(page)
        answer(page, 2)
    with at_home(browser, tmp_path / "profile") as page:
        page.goto(file.as_uri())
        page.get_by_role("button", name="That is me: go on").click()
        delete(page)
        wait_beside(page, 0)
        assert kill(tmp_path / "profile") > 0
    for _ in range(2):
        with at_home(browser, tmp_path / "profile") as page:
            page.goto(file.as_uri())
            page.wait_for_function("() => Object.keys(localStorage).length === 0")
            expect(page.locator("#panel-start")).to_be_visible()
    with at_home(browser, tmp_path / "profile") as page:
        page.goto(file.as_uri())
        wait_beside(page, 0, MARKS)


# ---- the receipt


@pytest.mark.slow
def test_the_receipt_comes_back_with_the_answers(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        question(page).locator("input").first.check()
        to_the_form(page)
        hand_in(page, "17", tmp_path)
        wait_beside(page, 3)  # who, an answer, and the receipt
        page.evaluate("localStorage.clear()")
        page.reload()  # what is on the disk at once gives all back
        expect(page.locator("#far i.done")).to_have_count(1)
        to_the_form(page)
        expect(page.locator(".hi-done")).to_contain_text("17.answers.jsonl")


@pytest.mark.slow
def test_the_receipt_is_put_back_with_the_answers(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        question(page).locator("input").first.check()
        to_the_form(page)
        hand_in(page, "17", tmp_path)
        page.evaluate("localStorage.clear(); dispatchEvent(new Event('focus'))")
        page.click("#hand-back")
        page.click("#back")
        while not question(page).locator("input[type=radio]").count():
            page.click("#back")
        question(page).locator("input[type=radio]").first.check()
        page.reload()
        to_the_form(page)
        expect(page.locator(".hi-done")).to_contain_text("17.answers.jsonl")


def test_where_only_the_receipt_has_no_room_the_answers_are_kept(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file, before=NO_RECEIPTS)
        begin(page)
        question(page).locator("input").first.check()
        to_the_form(page)
        hand_in(page, "17", tmp_path)
        page.evaluate("dispatchEvent(new Event('focus'))")
        assert kept(page).startswith("saved on this device ")
        assert page.locator("#notice").is_hidden()
        assert not page.evaluate(WARNS)
