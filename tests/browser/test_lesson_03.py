"""Lesson 03 as a learner meets it: opened, answered by keyboard alone, kernel gone, answers still there."""

import json
import os
import signal

import pytest

from helpers.lab import Lesson
from helpers.thorough import with_slow
from helpers.waiting import READY, until
from whosays.learner.answers.store import Answers
from whosays.tasks.reading import read_notebook_tasks

pytestmark = pytest.mark.browser

STEM = "03_fact_claim_or_allegation"
PATH = f"lessons/{STEM}.ipynb"
KINDS = (
    "[w for w in __import__('ipywidgets').Widget._active_widgets.values() "
    "if getattr(getattr(w, 'asked', None), 'name', '') == 'kinds'][-1]"
)


def card(lesson: Lesson, title: str):
    """The card of a task, by its title."""
    return lesson.page.locator("section.ws", has=lesson.page.get_by_role("heading", name=title, exact=True))


def sheet(lesson: Lesson, item: str) -> dict:
    """What the Python side of the sorter knows of one statement."""
    return lesson.ask(f"{KINDS}.state['items'][{item!r}]")


def on_disk(lesson: Lesson, item: str):
    kept = Answers("lessons", STEM, "x", root=lesson.lab.copy / "answers").latest("kinds")
    return kept[item].answer if item in kept else None


def wait_for_answer(lesson: Lesson, item: str, answer: str) -> None:
    until(lesson.page, lambda: sheet(lesson, item)["answer"], answer)


def tab_into(lesson: Lesson, title: str) -> None:
    """Reach a card's first radio button with Tab alone, from the card before it."""
    box = card(lesson, title)
    box.scroll_into_view_if_needed()
    lesson.page.evaluate(
        "section => { const all = [...document.querySelectorAll('section.ws button')]"
        ".filter(e => e.offsetParent && section.compareDocumentPosition(e) & 2); all.at(-1).focus(); }",
        box.element_handle(),
    )
    for _ in range(12):
        lesson.press("Tab")
        if box.locator("input[type=radio]:focus").count():
            return
    raise AssertionError("Tab never reached the radio buttons.")


def test_by_keyboard_alone_and_over_a_kernel_restart_and_a_crash(open_lesson):
    lesson = open_lesson(PATH).wait_for_widgets(10)
    cells = lesson.page.locator(".jp-Notebook .jp-Cell").count()
    items = read_notebook_tasks("lessons", STEM)["kinds"].items
    box = card(lesson, "Fact, claim or allegation?")

    tab_into(lesson, "Fact, claim or allegation?")
    assert sheet(lesson, items[0].id)["answer"] is None, "nothing is preselected"
    assert box.locator("input:checked").count() == 0

    lesson.press("Enter")  # Check without an answer: a word, and nothing recorded
    assert "Answer first" in box.get_by_role("alert").inner_text()
    assert on_disk(lesson, items[0].id) is None

    lesson.press("1")  # a number key chooses, and it is saved at once
    wait_for_answer(lesson, items[0].id, "reported fact")
    box.locator(".ws-saved", has_text="saved ").wait_for()
    assert sheet(lesson, items[0].id)["feedback"] is None

    lesson.press("ArrowDown")  # arrows move the choice, as in any group of radio buttons
    wait_for_answer(lesson, items[0].id, "official claim")
    lesson.press("d", "d", "a", "x", "m", "0", "0")  # JupyterLab's own keys destroy nothing
    lesson.press("Enter")  # Check: the second look, and then the reason
    box.locator(".ws-why.look").wait_for()
    assert sheet(lesson, items[0].id)["feedback"] is None
    box.locator(READY).wait_for()
    lesson.press("Enter")
    box.locator(".ws-why.wrong").wait_for()
    feedback = sheet(lesson, items[0].id)["feedback"]
    assert feedback["verdict"] == "wrong"
    assert any("“" in why for why in feedback["why"])
    assert lesson.page.locator(".jp-Notebook .jp-Cell").count() == cells

    lesson.press("Enter")  # Next
    lesson.press("3")
    wait_for_answer(lesson, items[1].id, "allegation")
    lesson.press("Enter")
    box.locator(".ws-why.best").wait_for()
    assert on_disk(lesson, items[0].id) == "official claim"
    assert on_disk(lesson, items[1].id) == "allegation"

    for again in (lesson.restart, *with_slow(lesson.kill)):
        again()
        assert sheet(lesson, items[0].id)["answer"] == "official claim"
        assert sheet(lesson, items[1].id)["feedback"]["verdict"] == "best"
        box = card(lesson, "Fact, claim or allegation?")
        box.get_by_role("button", name="Question 1, explained").click()
        assert box.locator("input:checked").get_attribute("value") == "official claim"
        assert box.locator(".ws-why.wrong").count() == 1


@pytest.mark.slow
def test_two_tabs_lose_nothing(lab, browser, open_lesson):
    first = open_lesson(PATH).wait_for_widgets(10)
    second = Lesson(lab, browser, PATH).wait_for_widgets(10)
    items = read_notebook_tasks("lessons", STEM)["seven"].items
    for lesson, item, key in ((first, 0, "1"), (second, 1, "2"), (first, 2, "3")):
        box = card(lesson, "Extra: all seven kinds")
        box.get_by_role("button", name=f"Question {item + 1}", exact=False).first.click()
        box.locator("input[type=radio]").first.focus()
        lesson.press(key)
        box.locator(".ws-saved", has_text="saved ").wait_for()
    kept = Answers("lessons", STEM, "x", root=lab.copy / "answers").latest("seven")
    assert {items[i].id for i in range(3)} <= set(kept)
    assert [kept[items[i].id].answer for i in range(3)] == [
        "reported fact", "official claim", "attributed claim",
    ]  # fmt: skip
    second.page.close()  # the kernel serves the first tab still


def test_an_answer_that_cannot_be_kept_is_said_and_raises_nothing(open_lesson):
    lesson = open_lesson(PATH).wait_for_widgets(10)
    lesson.ask(f"setattr({KINDS}.answers, 'folder', __import__('pathlib').Path('/proc/no/such/place'))")
    box = card(lesson, "Fact, claim or allegation?")
    box.locator("input[type=radio]").nth(2).click()
    box.locator(".ws-saved.bad").wait_for()
    assert box.locator(".ws-saved").inner_text().startswith("NOT saved, because ")
    assert lesson.page.get_by_text("Traceback").count() == 0


@pytest.mark.slow  # kernels that go while somebody writes: test_drafts_in_lab.py
def test_a_kernel_that_is_gone_is_seen_within_seconds(open_lesson):
    lesson = open_lesson(PATH).wait_for_widgets(10)
    box = card(lesson, "Fact, claim or allegation?")
    kernel = lesson.pid()
    os.kill(kernel, signal.SIGSTOP)  # alive, and deaf: no death for JupyterLab to notice
    try:
        box.locator("input[type=radio]").nth(1).click()
        told = box.locator(".ws-saved", has_text="NOT saved: Python does not answer")
        told.wait_for()
        assert told.inner_text().endswith(
            "choose More, then Restart this lesson."
        )  # the menu is not in sight
    finally:
        os.kill(kernel, signal.SIGCONT)


@pytest.mark.slow
def test_the_notebook_on_the_disk_holds_no_widget_state(open_lesson):
    lesson = open_lesson(PATH).wait_for_widgets(10)
    saved = json.dumps(lesson.save()["metadata"])
    assert "application/vnd.jupyter.widget-state+json" not in saved
