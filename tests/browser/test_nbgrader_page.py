"""An exercise as an nbgrader course hands it out, in a real JupyterLab: opened, answered, opened again."""

import shutil

import pytest
from playwright.sync_api import Browser, expect

from helpers.lab import Lab, Lesson
from whosays.base.places import HIDDEN
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.lab.release_marker import Release
from whosays.teacher.nbgrader.course import write_course

STEM = "03_fact_claim_or_allegation"
FILE = f"{STEM}.17.answers.jsonl"
WIDGETS = 7

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def fetched(tmp_path_factory, root, lab: Lab) -> Lab:
    """The folder that a learner fetches, as it is."""
    base = tmp_path_factory.mktemp("fetched")
    write_course(root, base / "course", [Release(STEM)], root / "solutions")
    fetched = base / "fetched"
    shutil.copytree(base / "course" / "source" / STEM, fetched)
    return lab.inside(fetched)


def open_it(fetched: Lab, browser: Browser) -> Lesson:
    lesson = Lesson(fetched, browser, f"{STEM}.ipynb", again=True)
    lesson.wait_for_widgets(WIDGETS)
    return lesson


@pytest.mark.slow
def test_it_opens_by_itself_also_when_answers_lie_there(fetched: Lab, browser: Browser):
    lesson = open_it(fetched, browser)
    sort = lesson.page.locator(".ws-sort").first
    choice = sort.locator("input[type=radio]").first
    choice.scroll_into_view_if_needed()
    choice.check()
    expect(sort.locator(".ws-saved")).to_contain_text("saved")
    form = lesson.page.locator(".hi")
    form.scroll_into_view_if_needed()
    form.get_by_label("Class number").fill("17")
    form.get_by_role("button", name="Hand in", exact=True).click()
    form.get_by_role("button", name="Hand in all the same").click()  # most questions are open
    expect(form.locator(".hi-done")).to_contain_text(FILE)
    lesson.close()

    there = {path.name for path in fetched.copy.iterdir() if not path.name.startswith(".")}
    assert there == {f"{STEM}.ipynb", FILE}  # nothing that keeps the page from opening by itself
    assert (fetched.copy / HIDDEN / "answers").is_dir()
    assert len(read_handed_in((fetched.copy / FILE).read_bytes(), FILE).events) == 1

    again = open_it(fetched, browser)
    form = again.page.locator(".hi")
    form.scroll_into_view_if_needed()
    rows = form.get_by_role("row", name="Who answers for it?")
    expect(rows.first).to_contain_text("1 of 5 answered")
    expect(form.locator(".hi-done")).to_contain_text(FILE)
    outputs = again.page.locator(".jp-CodeCell", has_text="nbgrader_cells").locator(".jp-OutputArea-output")
    assert outputs.count() == 0  # the cells that carry points wait for the teacher's machine
    again.close()
    assert lesson.errors == again.errors == []
