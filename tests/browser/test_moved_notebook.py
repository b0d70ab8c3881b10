"""A notebook alone in a folder, outputs that are cleared, and a window that is closed. In a real JupyterLab."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from helpers.lab import Lab, Lesson
from helpers.waiting import until

pytestmark = pytest.mark.browser

STEM = "03_fact_claim_or_allegation"
START = "lessons/00_start_here.ipynb"
WRITE = "jupyterapp.shell.currentWidget.content.widgets"


def run(page: Page, command: str) -> None:
    page.evaluate("(id) => { jupyterapp.commands.execute(id); }", command)


def is_dirty(page: Page) -> bool:
    return page.evaluate("() => jupyterapp.status.isDirty")


def is_saved(lesson: Lesson) -> bool:
    """Whether the notebook on the disk has been run."""
    cells = json.loads((lesson.lab.copy / lesson.path).read_text("utf-8"))["cells"]
    return any(cell.get("execution_count") for cell in cells)


def write_into_a_cell(page: Page, number: int = 0, words: str = "mine") -> None:
    page.evaluate(
        "([number, words]) => jupyterapp.shell.currentWidget.content.widgets[number]"
        ".model.sharedModel.setSource(words)",
        [number, words],
    )


def test_cleared_outputs_come_back_and_closing_asks_nothing_but_for_a_learners_own_words(lab, open_lesson):
    lesson = open_lesson(START).wait_for_widgets(3)
    page, shown = lesson.page, lesson.widgets().count()
    until(page, lambda: is_saved(lesson))
    for command in ("editmenu:clear-all", "notebook:clear-all-cell-outputs"):
        run(page, command)
        until(page, lambda: lesson.widgets().count(), 0)
        until(page, lambda: lesson.widgets().count(), shown)
    until(page, lambda: is_dirty(page), wanted=False)
    write_into_a_cell(page)
    until(page, lambda: is_dirty(page))
    run(page, "application:close")
    page.locator(".jp-Dialog", has_text="Save your work").wait_for()
    page.locator(".jp-Dialog .jp-mod-reject").first.click()
    until(page, lambda: page.locator(".jp-Dialog").count(), 0)
    page.evaluate("() => jupyterapp.shell.currentWidget.context.revert()")
    until(page, lambda: is_dirty(page), wanted=False)
    run(page, "application:close")
    until(page, lambda: page.locator(".jp-Notebook").count(), 0)
    assert page.locator(".jp-Dialog").count() == 0
