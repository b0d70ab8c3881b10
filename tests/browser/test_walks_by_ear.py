"""What somebody hears on a walk by keyboard: the same as in the text that a maintainer has read.

A change of the page changes the text. This writes it anew:
``pytest --slow --write-walks tests/browser/test_walks_by_ear.py``. Then read the difference aloud: would you
know where you are, and what your key has done?
"""

import difflib
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from accessibility.exercise_page import STEM, walk_exercise
from accessibility.lesson_03 import PATH, walk_lesson
from accessibility.walk import Walk
from helpers.exercise_pages import begin, question, reading, to_the_form, write_page
from helpers.heard import Listener
from helpers.places import TESTS

WALKS = TESTS / "accessibility" / "walks"
MUTE = ("WITHOUT A NAME", "NOTHING HAS FOCUS", "perhaps silent")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(root, tmp_path_factory) -> Path:
    return write_page(root, STEM, tmp_path_factory.mktemp("page"), to="Class 10b")


def as_kept(walk: Walk, name: str, config: pytest.Config) -> None:
    """Compare a walk with the text of it; with ``--write-walks``, keep it."""
    path, found = WALKS / name, walk.text()
    if config.getoption("--write-walks"):
        path.write_text(found, encoding="utf-8")
    kept = path.read_text(encoding="utf-8").splitlines()
    print(f"{walk.steps} steps, {len(kept)} lines in {name}")
    told = difflib.unified_diff(kept, found.splitlines(), "as kept", "as heard now", lineterm="", n=3)
    assert list(told) == [], f"Is it better to hear? Then run once with --write-walks, and read {name}."
    assert walk.steps > 25


@pytest.mark.slow
def test_the_walk_through_an_exercise_page_is_as_kept(browser, file: Path, request):
    with reading(browser) as reader:
        as_kept(walk_exercise(reader.open(file)), "exercise_page_03.txt", request.config)


@pytest.mark.slow
def test_the_walk_through_lesson_03_is_as_kept(open_lesson, request):
    lesson = open_lesson(PATH).wait_for_widgets(10)
    as_kept(walk_lesson(lesson), "lesson_03.txt", request.config)


def test_no_walk_has_a_step_that_is_mute_nameless_or_lost():
    for path in sorted(WALKS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        focus = [line for line in lines if line.startswith("  focus")]
        print(f"{path.name}: {len(focus)} times focus, {len(lines)} lines")
        assert len(focus) > 40
        assert [line for line in lines if any(each in line for each in MUTE)] == [], path.name
        twice = [line for line in lines if re.search(r"“([^”]+)”.*\(\1\)", line)]
        assert twice == [], f"{path.name}: a name is its own description"


def test_a_question_is_heard_with_the_words_it_is_about(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        question(page).locator("input").first.focus()
        ear = Listener(page)
        page.keyboard.press("2")
        expect(page.locator("#kept-words")).to_contain_text("saved on")
        assert [re.sub(r"\d\d:\d\d", "", each) for each in ear.aloud()] == ["saved on this device "]
        page.keyboard.press("Enter")
        item, asked, choice = ear.focus()[-3:]
        assert item.startswith(
            "“Statement 2 of 5 · lines 15 to 17”, group, (marked: The company’s wage register"
        )
        assert asked == "“Who has to sign the marked piece?”, group"
        assert choice == "“The article itself”, radio button, not checked"
        page.keyboard.press("1")
        assert ear.aloud() == [], "saved within the same minute: that was said"


def test_a_box_that_is_wrong_says_so_until_it_is_typed_into(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        to_the_form(page)
        ear = Listener(page)
        box = page.locator("#form input").first
        box.press("Enter")
        page.wait_for_selector("#form [aria-invalid]")
        assert "not valid" in ear.focus()[-1]
        box.press_sequentially("17")
        assert "not valid" not in ear.focus()[-1]
        assert page.locator("#form .ws-notice").is_hidden()
