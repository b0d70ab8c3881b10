"""Every lesson on the site, from a plain file server: alive, answered, the answer there after a reload."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from helpers.answers_by_key import answer_of
from helpers.built_site import LATE, Asked, kit_cells, open_notebook, wait_for_widgets
from helpers.hands import Pointer, give
from helpers.waiting import until
from whosays.author.site.contents import site_stems
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import asks

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LESSONS = site_stems(Path(__file__).resolve().parents[2], "lessons")


@pytest.fixture(scope="module")
def context(browser) -> Iterator[BrowserContext]:
    """One browser for all: after the first lesson Python lies in its memory, as on a learner's device."""
    made = browser.new_context(viewport={"width": 1366, "height": 768})
    made.set_default_timeout(LATE)
    yield made
    made.close()


def first_asked(stem: str) -> Task:
    return next(task for task in lesson_tasks("lessons", stem).values() if asks(task))


def card_of(page: Page, task: Task) -> Locator:
    title = page.get_by_role("heading", name=str(task.raw["title"]), exact=True)
    return page.locator(".jp-OutputArea-output section.ws", has=title).first


def dot_of(page: Page, task: Task) -> str:
    return page.locator(f".wsb-dot[data-task={task.name}]").text_content() or ""


@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_comes_alive_and_keeps_an_answer(root, context, home, stem):
    asked, page, errors = Asked(context, home), context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    count, task = kit_cells(root, "lessons", stem), first_asked(stem)
    open_notebook(page, home, f"lessons/{stem}", count)
    assert page.locator(".ws-kit-failed").count() == 0
    before, card = dot_of(page, task), card_of(page, task)
    give(Pointer(page), card, task, task.items[0], answer_of(task, task.items[0], "best"))
    Pointer(page).check(card)
    expect(card.locator(".ws-saved")).to_contain_text("saved ", timeout=LATE)
    until(page, lambda: dot_of(page, task) != before)
    page.reload()
    wait_for_widgets(page, count)
    until(page, lambda: dot_of(page, task) not in {"", before})
    after = dot_of(page, task)
    assert page.get_by_text("Traceback").count() == 0
    assert page.locator(".jp-OutputArea-output[data-mime-type*=error]").count() == 0
    print(f"\n{count} widgets, {task.name}: {before!r}, then {after!r}; {len(asked.urls)} requests")
    assert asked.urls
    assert asked.elsewhere == []
    assert asked.forbidden == []
    assert errors == []
    page.close()
