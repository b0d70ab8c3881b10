"""PRIVACY.md and formats.md against what a real browser holds, what a file holds, and what is asked for."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from helpers.browser_storage import PAGES, kept_in, listed, unlisted, used
from helpers.exercise_pages import (
    RELEASED,
    Reader,
    begin,
    hand_in,
    panel,
    question,
    reading,
    to_the_form,
    write_page,
)
from helpers.told_privately import fields_named
from helpers.waiting import until
from whosays.learner.lab.release_marker import Release
from whosays.teacher.exercise_page.exercise_page import exercise_page

STEM = "03_fact_claim_or_allegation"
WORDS = "Six weeks, says the register"

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(browser) -> Iterator[Reader]:
    with reading(browser) as opened:
        yield opened


def work(page: Page, words: str = WORDS) -> None:
    """A choice, and a text that somebody still writes."""
    begin(page)
    question(page).locator("input").first.check()
    while not question(page).locator("textarea").count():
        page.click("#next")
    question(page).locator("textarea").press_sequentially(words)


def delete(page: Page) -> None:
    page.click("#mine")
    page.click("#work-delete")
    page.click("#work-gone")
    assert panel(page) == "start"


def kept_after_deleting(page: Page) -> dict:
    """But for the marks that say what was deleted: they hold nothing, and go when the page opens next."""
    expect(page.locator("#deleted-words")).to_contain_text("deleted from this device")
    kept = kept_in(page)
    marks = [key for key in kept["DISK"] if key.startswith("whosays/gone/")]
    assert [kept["DISK"].pop(mark) for mark in marks] == ["1"] * len(marks) != []
    return kept


def test_an_exercise_page_keeps_what_is_listed_sends_nothing_and_deletes_all(reader, root, tmp_path):
    file = write_page(root, STEM, tmp_path, ask_name=True)
    page = reader.open(file)
    work(page)
    seen = [kept_in(page)]
    to_the_form(page)
    page.locator("#form input").nth(1).fill("Zoë Okoye")
    seen.append(kept_in(page))
    head, *events = hand_in(page, "17", tmp_path).read_text("utf-8").splitlines()
    seen.append(kept_in(page))
    assert [unlisted(root, kept) for kept in seen] == [[], [], []]
    rows = set().union(*(used(root, kept) for kept in seen))
    assert len(rows) >= 5, rows
    assert all(kept["cookies"] == "" and kept["databases"] == [PAGES] for kept in seen)
    last = seen[-1]["DISK"]
    assert len(last) >= 3, "who works, and what was answered"
    assert last.items() <= seen[-1]["LOCAL"].items(), "a second place for the same, and for nothing else"
    assert any(WORDS in text for text in last.values())
    assert {*json.loads(head), *json.loads(events[0])} <= fields_named(root)

    delete(page)
    left = kept_after_deleting(page)
    assert left == {"LOCAL": {}, "TAB": {}, "DISK": {}, "cookies": "", "databases": [PAGES]}
    assert WORDS not in page.locator("body").inner_text()
    assert reader.asked == [file.as_uri()], "the page itself, once"
    page = reader.open(file)
    until(page, lambda: kept_in(page)["DISK"], {})  # the mark goes when the page opens next
    print(f"{len(rows)} of {len(listed(root))} rows of the list, {len(last)} lines on the disk, 1 request")


@pytest.mark.slow
def test_deleting_reaches_the_older_page_from_which_the_work_came_and_nobody_elses(reader, root, tmp_path):
    """A teacher who mends something hands the page out again; the work on the old one stays there, too."""
    file, mended = write_page(root, STEM, tmp_path), tmp_path / "again.html"
    newer = replace(Release(STEM, released=RELEASED), released="2026-11-21T08:00:00.000Z", to="Class 10b")
    mended.write_text(exercise_page(root, newer), "utf-8")
    page = reader.open(file)
    work(page, "mine")
    page.click("#mine")
    page.click("#work-else")
    page.locator("#who-number").fill("18")
    page.locator("#who-form button").click()
    begin(page)
    question(page).locator("input").nth(1).check()  # somebody else, on the same device
    before = kept_in(page)["LOCAL"]
    page.close()

    page = reader.open(mended)
    mine = page.locator("#who-list .xp-block", has_text="Without a class number yet")
    mine.get_by_role("button", name="That is me: go on").click()
    brought = kept_in(page)["LOCAL"]
    assert len(brought) > len(before), "it is on both pages now"
    delete(page)
    kept = kept_after_deleting(page)
    left = kept["LOCAL"]
    assert kept["DISK"].items() <= left.items()
    assert len(kept["DISK"]) == 2, "of somebody else"
    assert set(left) < set(before)
    theirs = [key for key in left if "/work/" in key]
    assert len(theirs) == 1
    assert [json.loads(text)["number"] for key, text in left.items() if "/who/" in key] == ["18"]
    assert not any('"mine"' in text for text in left.values())
    print(f"{len(before)} keys before, {len(brought)} on both pages, {len(left)} left, of somebody else")


@pytest.mark.slow
def test_a_lesson_in_jupyterlab_keeps_what_is_listed_and_asks_nobody_else(open_lesson, root):
    lesson = open_lesson(f"lessons/{STEM}.ipynb").wait_for_widgets(10)
    asked: list[str] = []
    lesson.page.context.on("request", lambda request: asked.append(request.url))
    lesson.page.locator(".ws-sort input[type=radio]").first.check()
    expect(lesson.page.locator(".ws-sort .ws-saved").first).to_contain_text("saved")
    lesson.page.locator("textarea:visible").first.press_sequentially("I still write")
    seen = [kept_in(lesson.page)]
    lesson.save()
    lesson.page.reload()
    lesson.wait_for_widgets(10)
    seen.append(kept_in(lesson.page))
    assert [unlisted(root, kept) for kept in seen] == [[], []]
    own = [key for kept in seen for key in kept["LOCAL"] if not key.startswith("whosays")]
    said = " ".join(kept["LOCAL"][key] for kept in seen for key in kept["LOCAL"] if key in own)
    assert "I still write" not in said, "JupyterLab keeps nothing of an answer"
    print(f"JupyterLab's own in the browser: {sorted(set(own))}")
    rows = set().union(*(used(root, kept) for kept in seen))
    print(f"{len(rows)} rows of the list; {len(asked)} requests")
    assert len(rows) >= 2
    home = f"localhost:{lesson.lab.port}"
    assert asked
    assert [url for url in asked if home not in url and not url.startswith(("blob:", "data:"))] == []
    at_home = {path.relative_to(lesson.lab.home).as_posix() for path in lesson.lab.home.rglob("*.*")}
    assert not [name for name in at_home if "history" in name], at_home
