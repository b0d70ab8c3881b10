"""The page of an exercise enlarged, narrow, with wide spacing, without motion: nothing of it is lost.

WCAG 2.2: 1.4.4 and 1.4.10 (twice and four times the size), 1.4.12 (spacing), 2.4.11 (focus under no bar).
Every type of task that exercises have is answered, and looked at, in each way.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accessibility.lesson_03 import PATH
from helpers.classroom import tasks_of
from helpers.exercise_pages import Reader, begin, panel, question, reading, write_page
from helpers.places import ROOT
from whosays.teacher.exercise_page.page_data import types_on

SCRIPT = (Path(__file__).parents[1] / "helpers" / "for_everybody.js").read_text("utf-8")
STEMS = ("01_what_is_on_the_page", "02_who_is_speaking", "03_fact_claim_or_allegation")
STEMS += ("05_whose_voice_is_missing", "07_trace_it_back", "13_a_picture_and_its_words")
TWICE = {"width": 683, "height": 384, "device_scale_factor": 2}  # 1366 by 768 at 200 %
FOUR_TIMES = {"width": 320, "height": 256, "device_scale_factor": 4}  # 1280 by 1024 at 400 %
PHONE = {"width": 320, "height": 640}
MOST = 80  # presses of Next until something is wrong

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(root, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    return {stem: write_page(root, stem, folder, to="Class 10b") for stem in STEMS}


def sights(page: Page) -> Iterator[str]:
    """Each part of the page, and each question, answered somehow."""
    seen = Counter[str]()
    page.evaluate(SCRIPT)
    yield "start"
    page.click("#read")
    yield "story"
    page.click("#next")
    for _ in range(MOST):
        if panel(page) == "hand":
            break
        if seen[panel(page)] < 2:  # of a task's questions the first two: the others look as they do
            answer(page)
            yield f"{panel(page)}, question {seen[panel(page)] + 1}"
        seen[panel(page)] += 1
        page.locator("#next").press("Enter")
    yield "the form"
    page.click("#mine")
    yield "my work"
    page.click("#work-delete")
    yield "deleting"


def answer(page: Page) -> None:
    """Give some answer, so that the question shows all it can."""
    here = question(page)
    if here.locator("input[type=radio]").count():
        here.locator("input[type=radio]").first.check()
    elif here.locator("textarea").count():
        here.locator("textarea").fill("The article says so, and the union says otherwise.")
    elif here.locator(".mk-sheet").count():
        mark(page)
    for pressed in (".ch-bank button", ".rs-open", ".ws-card > button.main"):
        for button in here.locator(pressed).all()[:2]:
            if button.is_visible() and button.is_enabled():
                button.click()


def mark(page: Page) -> None:
    """The first words speak, the last ones were said."""
    words, buttons = question(page).locator(".mk-sheet [role=option]"), question(page).locator(".mk-btn")
    words.first.click()
    buttons.nth(0).click()
    words.last.click()
    buttons.nth(2).click()


def walked(browser: Browser, files: dict[str, Path], look: str, prepare: str = "", **window: object) -> int:
    """Look at every part of every page; returns how many were looked at. ``look`` gives a list of faults."""
    found: dict[str, list[str]] = {}
    count = 0
    for stem, path in files.items():
        with reading(browser, **window) as reader:
            page = reader.open(path)
            for name in sights(page):
                if prepare and name == "start":
                    page.evaluate(prepare)
                found[f"{stem}: {name}"] = page.evaluate(look)
                count += 1
    print(f"{count} sights of {len(files)} pages")
    assert {name: each for name, each in found.items() if each} == {}
    return count


def test_the_pages_looked_at_have_every_type_of_task_that_exercises_have():
    looked = {name for stem in STEMS for name in types_on(tasks_of(ROOT, stem).values())}
    there = (path.name.split(".")[0] for path in (ROOT / "exercises").glob("*.tasks.toml"))
    assert looked == {name for stem in there for name in types_on(tasks_of(ROOT, stem).values())}
    print(f"{len(looked)} types of task")
    assert len(looked) >= 9


@pytest.mark.slow
@pytest.mark.parametrize("window", [TWICE, FOUR_TIMES, PHONE], ids=["200 %", "400 %", "320 px"])
def test_enlarged_or_narrow_nothing_is_cut_or_scrolls_sideways(browser, files, window):
    assert walked(browser, files, "window.lost().found", **window) > 50


@pytest.mark.slow
@pytest.mark.parametrize("width", [1366, 320])
def test_with_wide_spacing_nothing_is_cut(browser, files, width):
    assert walked(browser, files, "window.lost().found", "window.spaceOut()", width=width) > 50


@pytest.mark.slow
def test_where_no_motion_is_wanted_nothing_moves(browser, files):
    assert walked(browser, files, "window.moving()", reduced_motion="reduce") > 50


@pytest.mark.slow
def test_what_has_focus_lies_under_no_bar(browser, files):
    """By Tab through a question of each task, in a window of 200 %."""
    stops = 0
    for stem, path in files.items():
        with reading(browser, **TWICE) as reader:
            page = reader.open(path)
            for name in sights(page):
                stops += tabbed(page, f"{stem}: {name}")
    print(f"{stops} stops")
    assert stops > 300


def tabbed(page: Page, name: str) -> int:
    """Tab through all that is there, each stop in sight. Returns how many stops there were."""
    page.evaluate("document.activeElement.blur()")
    for count in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return count
        assert not page.evaluate("window.isCovered()"), f"{name}: {page.evaluate(WHERE)}"
    raise AssertionError(f"{name}: the Tab key goes in circles")


WHERE = "document.activeElement.outerHTML.slice(0, 120)"


@pytest.mark.slow
@pytest.mark.parametrize("size", [(683, 384), (320, 640)], ids=str)
def test_the_cards_of_lesson_03_are_whole_in_a_small_window(open_lesson, size):
    """As far as JupyterLab lets it: the lesson scrolls down only, and no card of it is cut."""
    lesson = open_lesson(PATH).wait_for_widgets(10).show_all()
    lesson.page.set_viewport_size({"width": size[0], "height": size[1]})
    lesson.page.evaluate(SCRIPT)
    told = lesson.page.evaluate("window.lost('.jp-Notebook .ws')")
    print(f"{told['seen']} elements at {size}")
    assert told["found"] == []
    assert told["seen"] > 500


def test_a_question_is_whole_at_twice_its_size_and_with_wide_spacing(browser, files):
    for window, prepare in ((TWICE, ""), (PHONE, "window.spaceOut()")):
        with reading(browser, **window) as reader:
            page = first_question(reader, files["02_who_is_speaking"])
            page.evaluate(prepare or "0")
            told = page.evaluate("window.lost()")
            print(f"{told['seen']} elements")
            assert told["found"] == []
            assert told["seen"] > 60


def first_question(reader: Reader, path: Path) -> Page:
    page = reader.open(path)
    page.evaluate(SCRIPT)
    begin(page)
    return page


SPOIL = """document.querySelector('.xp-panel:not([hidden]) .ws-passage').style.cssText =
  'white-space: nowrap; overflow: hidden'"""


def test_what_is_cut_or_moves_would_be_found(browser, files):
    with reading(browser, reduced_motion="no-preference", **PHONE) as reader:
        page = first_question(reader, files["03_fact_claim_or_allegation"])
        assert any("xp-in" in each or "would move" in each for each in page.evaluate("window.moving()"))
        page.evaluate(SPOIL)
        assert any("is cut" in each for each in page.evaluate("window.lost().found"))
