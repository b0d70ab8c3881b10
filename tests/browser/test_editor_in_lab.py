"""The key editor in the real JupyterLab: its keys are its own, and a new kernel knows what was saved."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from helpers import axe
from helpers.editor_seed import lay
from helpers.lab import Lab, Lesson
from helpers.waiting import until
from whosays.articles.article import read_article
from whosays.articles.key import read_key
from whosays.learner.lab.working_copy import lay_out

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def authors(tmp_path_factory, root, lab: Lab) -> Lab:
    """A teacher's copy with one article that waits to be checked."""
    copy = tmp_path_factory.mktemp("author") / "my-solutions"
    lay_out(copy, root, solutions=True)
    lay(copy, as_name="50-airline")
    return lab.inside(copy)


def checked(seed: Path) -> int:
    return sum(
        each.row["status"] == "checked" for each in read_key(read_article(seed), seed / "key.csv").statements
    )


@pytest.mark.slow
def test_a_teacher_checks_a_draft_in_jupyterlab(authors: Lab, browser: Browser):
    seed = authors.copy / "seeds" / "50-airline"
    lesson = Lesson(authors, browser, "solutions/edit.ipynb", again=True)
    page = lesson.page
    lesson.wait_until_idle()
    editor = page.locator(".ed")
    expect(editor.locator(".ed-quote")).to_be_visible(timeout=20_000)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    editor.locator(".ed-w", has_text="founded").first.click()
    expect(editor.locator(".ed-quote")).to_contain_text("founded")
    lesson.press("d", "d", "x", "m", "a", "0", "0")  # all act on cells, did they get through
    lesson.press("5", "Enter")
    expect(editor.locator(".ed-many")).to_contain_text("1 of")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    until(page, lambda: checked(seed), 1)
    lesson.press("Control+z")
    until(page, lambda: checked(seed), 0)
    lesson.press("Control+Shift+z")
    until(page, lambda: checked(seed), 1)
    for theme in ("dark", "light"):
        lesson.theme(theme)
        assert lesson.violations(".ed", axe.BY_THEME[theme]) == []
    lesson.restart()
    expect(editor.locator(".ed-many")).to_contain_text("1 of", timeout=20_000)
    lesson.close()
    assert lesson.errors == []
