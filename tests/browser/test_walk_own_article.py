"""A lesson page built of an article, walked to its end in a real JupyterLab, first wrong and then right."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers import axe
from helpers.hands import Pointer
from helpers.lab import DOOR, Lab, Lesson
from helpers.places import ROOT
from helpers.shifts import SHIFTS
from helpers.told_reasons import Wire
from helpers.walking import Walk
from whosays.author.article_set.building import plan_set, write_set

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a minute and a half
STEM = "50_my_ferry"


def lay_out(clone: Path, copy: Path) -> None:
    """A set of one article, put into a working copy that the door has laid out."""
    for room in ("lessons", "exercises", "solutions"):
        (clone / room).mkdir(parents=True)
    shutil.copytree(ROOT / "seeds" / "ferry-strike", clone / "seeds" / "my-ferry")
    write_set(clone, plan_set(clone, "my-ferry"), run=False)
    for room in ("lessons", "exercises"):
        for path in (clone / room).iterdir():
            shutil.copy(path, copy / room / path.name)
    shutil.copytree(clone / "seeds" / "my-ferry", copy / "seeds" / "my-ferry")


def test_a_built_lesson_page_is_walked(tmp_path, browser: Browser, monkeypatch):
    copy = tmp_path / "my-lessons"
    lab = Lab(copy, tmp_path / "home", [*DOOR, str(copy)])
    lab.stop()
    lay_out(tmp_path / "clone", copy)
    lab.start_again()
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1366, "height": 768})
    context.add_init_script(f"({SHIFTS})()")
    lab.window.context = context
    wire = Wire(context)
    monkeypatch.chdir(copy)  # the walk reads the tasks of the copy that it stands in
    try:
        lesson = Lesson(lab, browser, f"lessons/{STEM}.ipynb").wait_for_widgets(6)
        walk = Walk(lesson, Pointer(lesson.page), wire)
        walk.through()
        print(f"\n{dict(walk.counted)}")
        assert walk.counted["reasons hidden before and seen after"] >= 15
        assert walk.counted["comments closed"] == walk.counted["comments open"] > 0
        lesson.page.get_by_role("button", name="Course").first.click()
        panel = lesson.page.locator("#whosays-course")
        assert panel.locator(".wsb-own").inner_text() == "From your teacher"
        assert panel.locator("[aria-current=page]").get_attribute("data-path") == f"lessons/{STEM}.ipynb"
        assert panel.get_by_text("Exercise: The ferry strike").count() == 1
        assert axe.violations(lesson.page) == []
        assert lesson.errors == []
    finally:
        context.close()
        lab.clear_away()
