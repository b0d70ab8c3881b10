"""The lesson shell in a real JupyterLab: a bar and a course, no programmer's tool, and the way back to it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from helpers import axe
from helpers.lab import DOOR, Lab, Lesson
from helpers.waiting import two_frames, until
from whosays.learner.answers.store import Answers
from whosays.learner.course import places
from whosays.learner.lab.working_copy import lay_out

pytestmark = pytest.mark.browser

LESSON = "lessons/03_fact_claim_or_allegation.ipynb"
LAPTOP = {"width": 1366, "height": 768}
TOOLS = {
    "the list of files": ".jp-DirListing",
    "the menu": "#jp-MainMenu",
    "the status bar": "#jp-main-statusbar",
    "icons at the side": ".jp-SideBar .lm-TabBar-tab",
    "tabs": "#jp-main-dock-panel .lm-DockPanel-tabBar",
    "the toolbar": ".jp-NotebookPanel-toolbar",
    "collapsers": ":is(.ws-kit-cell, .jp-MarkdownCell) .jp-Collapser",
    "prompts": ":is(.ws-kit-cell, .jp-MarkdownCell) :is(.jp-InputPrompt, .jp-OutputPrompt)",
    "the last row": ".jp-Notebook-footer",
}
SEEN = """(tools) => {
  const shows = (each) => each.checkVisibility({ visibilityProperty: true })
    && each.getBoundingClientRect().width > 1;
  return Object.keys(tools).filter((name) => [...document.querySelectorAll(tools[name])].some(shows));
}"""
# What in JupyterLab comes back, and how it stood.
STANDS = """() => { const { shell } = jupyterapp; return { mode: shell.mode, left: shell.leftCollapsed,
  right: shell.rightCollapsed, bars: ["left", "right"].map((side) => shell.isSideTabBarVisible(side)),
  toolbar: shell.currentWidget.toolbar.isVisible }; }"""
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
FOREIGN = {"cells": [], "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
# An exercise stands in one line of the course, its name before its minutes.
ON_ONE_LINE = """() => [...document.querySelectorAll('.wsb-exercise')].map((row) => {
  const box = (what) => row.querySelector(what).getBoundingClientRect();
  const [name, about] = [box('.wsb-row-title'), box('.wsb-meta')];
  return name.right <= about.left && name.top < about.bottom && about.top < name.bottom;
})"""


def seen(page: Page) -> set[str]:
    """Which of JupyterLab's tools can be seen."""
    return set(page.evaluate(SEEN, TOOLS))


def face(page: Page, name: str) -> None:
    """Wait until the shell stands so: ``on``, ``more``, ``offered`` or ``off``."""
    page.wait_for_function("name => document.body.dataset.whosaysShell === name", arg=name)


def with_dots(lesson: Lesson) -> Lesson:
    """Wait until the bar shows the tasks of this lesson."""
    stem = Path(lesson.path).stem
    lesson.page.wait_for_function(
        "stem => document.querySelector('.wsb-row[aria-current]')?.dataset.path.includes(stem) &&"
        " document.querySelector('.wsb-dot')",
        arg=stem,
    )
    return lesson


def share(page: Page) -> float:
    """Which part of the window's height the lesson has."""
    return page.evaluate("document.querySelector('.jp-Notebook:is(.wsb-page)').clientHeight / innerHeight")


def press_more(page: Page, words: str = "") -> None:
    """Press More, and what stands behind it; Less has nothing behind it."""
    page.locator(".wsb-bar > button").last.click()
    if words:
        page.locator(".wsb-menu").get_by_role("button", name=words).click()


def test_a_lesson_is_a_page_with_a_bar_and_more_brings_all_of_jupyterlab_back(lab, open_lesson):
    write = lab.copy / "notes" / "mine.ipynb"
    write.parent.mkdir(exist_ok=True)
    write.write_text(json.dumps(FOREIGN), encoding="utf-8")
    foreign = open_lesson("notes/mine.ipynb")
    before = foreign.page.evaluate(STANDS)
    whole = seen(foreign.page)
    assert {"the list of files", "the menu", "the status bar", "tabs", "the toolbar"} <= whole
    page = foreign.page
    page.set_viewport_size(LAPTOP)

    lesson = with_dots(open_lesson(LESSON).wait_for_widgets())
    assert seen(page) == set()
    assert share(page) >= 0.9
    assert page.locator(".wsb-dot").count() == len(place(lab.copy, LESSON).tasks)
    title = page.locator(".wsb-title").inner_text()
    assert re.fullmatch(r"Lesson 4 of \d+\s+Fact, claim or allegation\?", title.replace("\n", " ")), title
    roles = {role: page.get_by_role(role).count() for role in ("banner", "main")}
    assert roles == {"banner": 1, "main": 1}
    assert page.get_by_role("navigation", name="Tasks of this lesson").count() == 1
    assert axe.violations(page, ".wsb-bar", axe.WITH_BEST_PRACTICE) == []

    press_more(page, "All of JupyterLab")
    face(page, "more")
    assert page.evaluate(STANDS) == before
    assert whole - {"the last row"} <= seen(page)
    press_more(page)
    face(page, "on")
    assert seen(page) == set()

    open_lesson("notes/mine.ipynb")
    face(page, "off")
    assert page.evaluate(STANDS) == before, "a foreign notebook finds JupyterLab whole"
    assert seen(page) == whole
    assert page.locator(".wsb-bar >> visible=true").count() == 0
    open_lesson(LESSON)
    face(page, "on")
    assert seen(page) == set(), "and the lesson its page again"
    assert lesson.errors == []


def place(copy: Path, path: str):
    return next(each for each in places(copy) if each.path == path)


def test_the_bar_follows_what_is_answered_and_leads_to_each_task(lab, open_lesson):
    lesson = with_dots(open_lesson(LESSON).wait_for_widgets(5))
    page = lesson.page
    dot = page.locator(".wsb-dot[data-task=bet]")
    assert dot.inner_text() == "A bet: open"
    dot.click()
    card = page.locator(".ws", has=page.get_by_role("heading", name="A bet", exact=True))
    assert card.evaluate("card => card.contains(document.activeElement)")
    assert 0 <= card.evaluate("card => card.getBoundingClientRect().top") < 200
    page.wait_for_function("document.querySelector('.wsb-dot[data-task=bet]').hasAttribute('aria-current')")
    card.get_by_role("radio").first.check()
    until(page, lambda: re.sub(r"\d", "9", page.locator(".wsb-saved").inner_text()), "saved 99:99")
    until(page, lambda: page.locator(".wsb-dot[data-task=bet]").inner_text(), "A bet: answered")
    assert "1 of" in page.locator(".wsb-row[aria-current]").inner_text() or page.locator(
        ".wsb-row[aria-current]"
    ).evaluate("row => row.textContent.includes('1 of')")

    lesson.press("F6")
    assert page.evaluate("document.activeElement.closest('.wsb-bar') !== null")
    lesson.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "page"
    assert axe.violations(page, ".wsb-panel", axe.WITH_BEST_PRACTICE) == []
    names = page.locator(".wsb-panel").inner_text()
    assert ".ipynb" not in names
    assert "_" not in names
    lines = page.evaluate(ON_ONE_LINE)
    real = page.locator(".wsb-exercise", has_text="or: real news")
    assert real.count() == sum(each.kind == "companion" for each in places(lab.copy))
    assert len(lines) > 8
    assert all(lines)
    lesson.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Course"
    assert page.locator(".wsb-panel >> visible=true").count() == 0


def test_a_double_click_marks_a_word_and_opens_no_editor(open_lesson):
    lesson = with_dots(open_lesson(LESSON).wait_for_widgets())  # until then prose is set anew
    page = lesson.page
    words = page.locator(".jp-MarkdownCell p").first
    words.dblclick(position={"x": 20, "y": 12})  # a short line has nothing in its middle
    assert page.evaluate("getSelection().toString().trim()") != ""
    page.locator(".jp-MarkdownCell").first.evaluate("cell => cell.focus()")
    lesson.press("Enter")
    two_frames(page)
    assert page.locator(".jp-MarkdownCell:not(.jp-mod-rendered)").count() == 0


# ---- the matrix: other windows, other days, other JupyterLabs


@pytest.fixture(scope="module")
def second_day(tmp_path_factory, root):
    """JupyterLab as a learner finds it who has answered a part of lesson 3, and left."""
    folder = tmp_path_factory.mktemp("second-day")
    copy = folder / "my-lessons"
    lay_out(copy, root)
    where = place(copy, LESSON)
    store = Answers(where.room, where.stem, "a3d9aa14", copy / "answers")
    for task in [task for task in where.tasks if not task.optional][2:]:
        for item in task.items:
            store.record(task.name, item, "1", 0, explained=False)
    running = Lab(copy, folder / "home", [*DOOR, str(copy)])
    yield running
    running.clear_away()


def address(lab: Lab) -> str:
    """Where the door itself would have opened the browser."""
    return f"http://localhost:{lab.port}/?token=a-test"


@pytest.mark.slow
def test_the_second_day_begins_where_the_first_one_ended(second_day, browser):
    said = second_day.log.read_text()
    assert "Welcome back: two tasks left in lesson 4." in said
    page = browser.new_context(viewport=LAPTOP).new_page()
    page.set_default_timeout(90_000)
    page.goto(address(second_day))
    line = page.locator(".wsb-welcome")
    line.wait_for()
    assert "Welcome back: two tasks left in lesson 4." in line.inner_text()
    face(page, "on")
    assert share(page) >= 0.9, "with the line, too"
    first = next(task for task in place(second_day.copy, LESSON).tasks if not task.optional)
    page.locator(".ws-choose").first.wait_for()
    line.get_by_role("button", name=f"Go on at “{first.title}”").click()
    assert page.evaluate("document.activeElement.querySelector('h3').textContent") == first.title
    page.reload()
    face(page, "on")
    page.locator(".wsb-dot").first.wait_for()
    assert line.count() == 0 or not line.is_visible(), "once a day"
    press_more(page, "All of JupyterLab")
    face(page, "more")
    assert page.evaluate("[jupyterapp.shell.mode, jupyterapp.shell.leftCollapsed]") == [
        "multiple-document",
        False,
    ]
    page.reload()
    face(page, "more")
    assert "the menu" in seen(page), "it is remembered"
    press_more(page)
    face(page, "on")
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "dark", "height"),
    [((1366, 768), True, 48), ((683, 384), False, 38), ((390, 844), True, 65), ((360, 640), False, 38)],
)
def test_the_bar_fits_every_window(lab, open_lesson, size, dark, height):
    page = open_lesson(LESSON).page
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    lesson = with_dots(open_lesson(LESSON).wait_for_widgets())
    if dark:
        lesson.theme("dark")
    two_frames(page)
    assert page.locator(".wsb-bar").evaluate("bar => bar.offsetHeight") == height
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert seen(page) == set()
    assert share(page) >= 0.9
    shown = page.locator(".wsb-dots, .wsb-count").locator("visible=true")
    assert shown.count() == 1
    small = page.eval_on_selector_all(
        ".wsb-bar button",
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect())"
        ".filter(b => b.width < 24 || b.height < 24).length",
    )
    assert small == 0
    for opener, what in (
        (page.get_by_role("button", name="Course", exact=True), ".wsb-panel"),
        (page.locator(".wsb-bar > button").last, ".wsb-menu"),
    ):
        opener.click()
        assert axe.violations(page, what, axe.WITH_BEST_PRACTICE) == []
        inside = page.locator(what).evaluate(
            "e => { const b = e.getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth; }"
        )
        assert inside
        lesson.press("Escape")
    assert axe.violations(page, ".wsb-bar", axe.WITH_BEST_PRACTICE) == []


@pytest.mark.slow
def test_the_course_leads_to_the_next_lesson_and_moves_no_word(lab, open_lesson):
    lesson = with_dots(open_lesson(LESSON).wait_for_widgets())
    page = lesson.page
    page.set_viewport_size(LAPTOP)
    two_frames(page)
    at = "document.querySelector('.jp-MarkdownCell p').getBoundingClientRect().left"
    before = page.evaluate(at)
    page.get_by_role("button", name="Course", exact=True).click()
    panel = page.locator(".wsb-panel")
    assert page.evaluate(at) == before
    assert panel.evaluate("panel => panel.getBoundingClientRect().right") <= before, "it covers no word"
    panel.get_by_role("button", name="Words that lean").click()
    page.wait_for_function("jupyterapp.shell.currentWidget.context.path.includes('04_words')")
    face(page, "on")
    page.wait_for_function("document.querySelector('.wsb-title').textContent.includes('Words that lean')")
    page.get_by_role("button", name="Back to the lesson before").click()
    page.wait_for_function("jupyterapp.shell.currentWidget.context.path.includes('03_fact')")
    lab.end_session("lessons/04_words_that_lean.ipynb")


@pytest.mark.slow
def test_where_the_door_did_not_start_jupyterlab_a_learner_is_asked(plain_lab: Lab, browser, root):
    lay_out(plain_lab.root / "copy", root)
    lesson = Lesson(plain_lab, browser, f"copy/{LESSON}", again=True).wait_for_widgets()
    page = lesson.page
    face(page, "offered")
    assert "the menu" in seen(page)
    page.get_by_role("button", name="Show as a page of the course").click()
    face(page, "on")
    assert "the menu" not in seen(page)
    page.get_by_role("button", name="Course", exact=True).click()
    page.locator(".wsb-panel").get_by_role("button", name="Words that lean").click()
    page.wait_for_function(
        "jupyterapp.shell.currentWidget.context.path === 'copy/lessons/04_words_that_lean.ipynb'"
    )
    face(page, "on")
    lesson.close()


@pytest.mark.slow
@pytest.mark.parametrize("gone", ["shell.js", "hiding.js", "bar.js"])
def test_without_a_part_of_the_shell_the_lesson_works(lab, browser, gone):
    """As if a JupyterLab to come had no place for it: the lesson opens as ever, with its strip."""
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.route(re.compile(rf"/{re.escape(gone)}(\?|$)"), lambda route: route.abort())
    page.goto(lab.url("lessons/00_start_here.ipynb"))
    page.locator(".ws-progress >> visible=true").wait_for()
    page.locator(".ws-card >> visible=true").first.wait_for()
    assert "the menu" in seen(page)
    assert page.locator(".wsb-bar").count() == 0
    context.close()
    lab.end_session("lessons/00_start_here.ipynb")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["toggleSideTabBarVisibility", "collapseLeft", "widgets", "mode"])
def test_without_a_door_of_jupyterlab_the_rest_of_the_shell_works(lab, browser, name):
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    page.set_default_timeout(90_000)

    def lacking(route) -> None:
        body = route.fetch().text()
        assert f"shell.{name}" in body, "or this shows nothing"
        route.fulfill(body=body.replace(f"shell.{name}", "shell.noSuchThing"), content_type="text/javascript")

    page.route(re.compile(r"/hiding\.js(\?|$)"), lacking)
    page.goto(lab.url("lessons/00_start_here.ipynb"))
    face(page, "on")
    page.locator(".wsb-dot").first.wait_for()
    page.locator(".ws-card >> visible=true").first.wait_for()
    assert 0 < len(seen(page)) < len(TOOLS), "a part stays in sight, and the rest is away"
    press_more(page, "All of JupyterLab")
    face(page, "more")
    assert "the menu" in seen(page)
    context.close()
    lab.end_session("lessons/00_start_here.ipynb")


@pytest.mark.slow
def test_a_released_exercise_has_the_shell_and_a_course_of_one(tmp_path, root, browser):
    stem = "03_fact_claim_or_allegation"
    from whosays.learner.lab.release_marker import Release

    copy = tmp_path / "exercise"
    (copy / "exercises").mkdir(parents=True)
    for end in ("ipynb", "tasks.toml"):
        shutil.copy(root / "exercises" / f"{stem}.{end}", copy / "exercises")
    (copy / ".whosays-copy").write_bytes(Release(stem).marker())
    lab = Lab(copy, tmp_path / "home", [*DOOR, str(copy)])
    try:
        page = browser.new_context(viewport=LAPTOP).new_page()
        page.set_default_timeout(90_000)
        page.goto(address(lab))
        face(page, "on")
        page.locator(".wsb-dot").first.wait_for()
        assert page.locator(".wsb-row").count() == 1
        assert page.locator(".wsb-walk >> visible=true").count() == 0
        page.context.close()
    finally:
        lab.stop()
