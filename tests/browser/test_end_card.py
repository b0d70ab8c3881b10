"""The end card in the browser: a guess first, told to nobody; then the work; and one way on."""

from pathlib import Path

import pytest

from helpers.lab import Lesson
from helpers.stage import Stage
from helpers.waiting import until
from whosays.learner.answers.store import MemoryAnswers
from whosays.learner.widgets.end.widget import End
from whosays.tasks.marking import best_answer
from whosays.tasks.reading import read_tasks
from whosays.tasks.types import type_of

pytestmark = pytest.mark.browser

TASKS = """article = "venezuela-2018"
mode = "practice"
[task.who]
type = "sort"
title = "Who answers for it?"
prompt = "Whose signature?"
minutes = 3
facet = "answers_for"
items = ["p1.1", "p1.4", "x2.1", "p4.4", "p4.8", "p5.1"]
[task.blame]
type = "sort"
title = "Does it accuse?"
prompt = "Who would have to reply?"
minutes = 3
facet = "accuses"
items = ["h.2", "p4.5", "p4.8"]
[task.end]
type = "end"
title = "What you did"
prompt = "Made from your answers."
minutes = 0
"""
NEXT = {
    "path": "exercises/03_fact_claim_or_allegation.ipynb",
    "words": "On to the exercise: Fact, claim or allegation?",
}


def end(folder: Path, missed: tuple[str, ...] = ()) -> tuple[End, MemoryAnswers]:
    """The card of somebody who has answered all but what is missed, which took the reason."""
    path = folder / "lessons" / "stage.tasks.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TASKS, encoding="utf-8")
    asked = read_tasks(path, "lessons", "stage")
    tasks = [asked["who"], asked["blame"]]
    answers = MemoryAnswers("lessons", "stage", "a3d9aa14")
    for task in tasks if missed else ():
        for item in task.items:
            best = best_answer(task, item)
            other = next(each["id"] for each in type_of(task).offered(task, item) if each["id"] != best)
            given = other if item.id in missed and task.name == "who" else best
            answers.record(task.name, item.id, given, 0, explained=False)
            answers.record(task.name, item.id, None, 0, explained=True)
    return End(asked["end"], tasks, answers, NEXT), answers


@pytest.fixture
def stage(browser):
    one = Stage(browser)
    yield one
    one.close()


def test_before_anything_is_answered_there_is_nothing_to_guess(stage, tmp_path):
    stage.put(end(tmp_path)[0])
    assert "Nothing is answered yet." in stage.page.locator(".ws-end").inner_text()
    assert stage.page.locator(".ws-end-guess, .ws-end-results").count() == 0
    assert stage.page.get_by_role("link", name="On to the exercise").is_visible()


def test_the_guess_comes_first_and_is_told_to_nobody(stage, tmp_path):
    stage.put(end(tmp_path, missed=("p1.4", "p4.8"))[0])
    page = stage.page
    page.evaluate(
        "() => { window.said = []; const send = model.send;"
        " model.send = (message) => { said.push(message); return send(message); }; }"
    )
    assert page.locator(".ws-end-numbers").count() == 0  # not before the guess
    stage.button("Does it accuse?").focus()
    stage.press("Enter")
    shown = page.locator(".ws-end-results")
    assert shown.evaluate("each => each === document.activeElement")
    told = shown.inner_text()
    assert "You said\n“Does it accuse?”" in told.replace("\n\n", "\n")
    assert "Your first looks say\n“Who answers for it?”" in told.replace("\n\n", "\n")
    assert [each.inner_text() for each in page.locator(".ws-end-numbers dd").all()] == ["7", "2"]
    assert page.locator(".ws-end-skill summary").all_inner_texts() == ["Who signs, four of six"]
    assert "Too few to tell: does it accuse." in told
    assert page.locator(".ws-end-tricky li").count() == 2
    assert all(message == {"do": "refresh"} for message in page.evaluate("said"))
    page.locator(".ws-end-skill summary").click()
    assert page.locator(".ws-end-skill li").count() == 6
    for theme, width in (("light", 1366), ("dark", 390)):
        stage.theme(theme)
        page.set_viewport_size({"width": width, "height": 800})
        assert stage.violations() == []
        assert stage.overflow() <= 0
    assert stage.small_targets(".ws-end :is(button, a, summary)") == []
    assert stage.errors == []


def test_what_was_answered_meanwhile_is_in_it(stage, tmp_path):
    widget, answers = end(tmp_path, missed=("p1.4",))
    stage.put(widget)
    assert "2 of 2 tasks done." in stage.page.locator(".ws-end").inner_text()
    answers.record("who", "p1.1", "", 0, explained=False)  # cleared again
    stage.page.evaluate("() => model.send({ do: 'refresh' })")
    until(stage.page, lambda: "1 of 2 tasks done." in stage.page.locator(".ws-end").inner_text())


def test_the_way_on_is_a_link_that_the_shell_may_follow(stage, tmp_path):
    stage.put(end(tmp_path)[0])
    link = stage.page.get_by_role("link", name="On to the exercise")
    assert link.get_attribute("href") == f"../{NEXT['path']}"
    stage.page.evaluate(
        "() => document.addEventListener('whosays-open',"
        " (event) => { window.asked = event.detail; event.preventDefault(); })"
    )
    link.focus()
    stage.press("Enter")
    assert stage.page.evaluate("window.asked") == {"path": NEXT["path"]}
    assert stage.page.url == "about:blank"


def test_a_tricky_one_leads_back_to_its_item(stage, tmp_path):
    stage.put(end(tmp_path, missed=("p1.4", "p4.8"))[0])
    stage.page.evaluate(
        """() => {
          const steps = [1, 2, 3, 4, 5, 6].map((n) => `<button class="ws-step">${n}</button>`).join("");
          document.body.insertAdjacentHTML("beforeend",
            `<div class="ws-card"><h3 class="ws-title">Who answers for it?</h3><input>${steps}</div>`);
          document.addEventListener("click", (event) => { window.clicked = event.target.textContent; }, true);
        }"""
    )
    stage.button("Hard to say").click()
    stage.page.locator(".ws-end-tricky button").last.click()
    assert stage.page.evaluate("window.clicked") == "5"  # p4.8
    assert stage.page.evaluate("document.activeElement.matches('.ws-card > input')")


def test_in_a_lesson_the_button_opens_the_next(open_lesson):
    lesson: Lesson = open_lesson("lessons/00_start_here.ipynb").wait_for_widgets(4)
    link = lesson.page.locator(".ws-end-next")
    link.scroll_into_view_if_needed()
    assert "Next, lesson 2 of " in link.inner_text()
    link.click()
    opened = "() => jupyterapp.shell.currentWidget?.context?.path.startsWith('lessons/01_')"
    lesson.page.wait_for_function(opened)
