"""What was tricky comes back, in the browser: the end card says so, and the next recall asks it."""

import pytest

from helpers.stage import Stage
from helpers.waiting import until
from whosays.learner.answers.store import Answers
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.notebook import show
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.types import type_of

pytestmark = pytest.mark.browser

BEFORE, NOW = "03_fact_claim_or_allegation", "04_words_that_lean"


@pytest.fixture
def stage(browser):
    one = Stage(browser)
    yield one
    one.close()


def answer(name: str, missed: int) -> None:
    """Answer a task of the lesson before: its first items wrong, as many as are missed, the rest right."""
    task = lesson_tasks("lessons", BEFORE)[name]
    store = Answers("lessons", BEFORE, "a3d9aa14")
    for number, item in enumerate(task.items):
        offered = [each["id"] for each in type_of(task).offered(task, item)]
        other = next(each for each in offered if mark(task, item, each).verdict == "wrong")
        store.record(
            name, item.id, best_answer(task, item) if number >= missed else other, 0, explained=False
        )
        store.record(name, item.id, None, 0, explained=True)


def test_the_end_card_says_what_waits_and_the_next_recall_asks_it(stage):
    answer("signs", missed=1)
    answer("accuses_daily", missed=1)
    stage.put(show(f"lessons/{BEFORE}", "end"))
    stage.button("Hard to say").click()
    told = stage.page.locator(".ws-end-results")
    assert "Two new ones like these wait in the next lesson’s recall." in told.inner_text()
    assert stage.violations() == []

    stage.put(show(f"lessons/{NOW}", "recall"))
    page, count = stage.page, len(lesson_tasks("lessons", NOW)["recall"].items)
    steps = page.locator(".ws-step")
    assert steps.count() == count + 2
    assert page.locator(".ws-place").inner_text() == f"Question 1 of {count}"
    for at, label in ((count, "Once more: who signs"), (count + 1, "Once more: does it accuse")):
        steps.nth(at).click()
        until(page, lambda label=label: page.locator(".ws-place").inner_text() == label)
        page.locator(".ws-option").first.click()
        stage.button("Check").click()
        item = stage.widget.asked.items[at].id
        until(page, lambda item=item: stage.widget.state["items"][item]["sign"] != "open")
        assert stage.violations() == []
    assert stage.errors == []
