"""The second look on a page: no reason in sight before it is given, and nothing moves for one line."""

import json
from pathlib import Path

import pytest

from helpers import axe
from helpers.waiting import READY, until
from whosays.learner.answers.store import MemoryAnswers
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.marking import mark
from whosays.tasks.types import type_of

pytestmark = pytest.mark.browser

STEM = "03_fact_claim_or_allegation"
FOR_EVERYBODY = (Path(__file__).parents[1] / "helpers" / "for_everybody.js").read_text("utf-8")
SCREENS = [(1366, 768, "light"), pytest.param(390, 844, "dark", marks=pytest.mark.slow)]
CARD = "document.querySelector('.ws-card').getBoundingClientRect().height"
LISTEN = """() => {
  window.told = [];
  document.addEventListener("whosays-task", (event) => window.told.push(event.detail));
}"""


def put(stage, name, width=1366, height=768, theme="light", *, delay=0):
    task = lesson_tasks("lessons", STEM)[name]
    answers = MemoryAnswers("lessons", STEM, task.seed.article.digest[:8])
    stage.put(widget_class(task.type)(task, answers), theme=theme, delay=delay)
    stage.page.set_viewport_size({"width": width, "height": height})
    return task


def choice(task, item, verdict):
    offered = [each["id"] for each in type_of(task).offered(task, item)]
    return next(each for each in offered if mark(task, item, each).verdict == verdict)


def choose(stage, value):
    stage.page.locator(f"input[value='{value}']").check()
    stage.saved()


def in_sight(stage):
    """All that the page holds: text, attributes, and what its Python side sent."""
    page = stage.page.evaluate("document.documentElement.outerHTML")
    return page + json.dumps([stage.widget.task, stage.widget.state], ensure_ascii=False)


@pytest.mark.parametrize(("width", "height", "theme"), SCREENS)
def test_first_wrong_then_right(stage, width, height, theme):
    task = put(stage, "kinds", width, height, theme)
    item = task.items[0]
    reason = mark(task, item, None).why[-1][:60]
    before = stage.page.evaluate(CARD)
    choose(stage, choice(task, item, "wrong"))
    stage.button("Check").click()
    stage.page.locator(".ws-why.look").wait_for()
    assert stage.page.evaluate(CARD) == before, "for one line no card grows"
    assert stage.page.locator("mark.ws-clue").count() > 0
    assert stage.page.locator(".ws-option:has(:checked) .ws-tag").inner_text() == ", first try"
    assert reason not in in_sight(stage)
    assert stage.page.locator(".ws-option.best").count() == 0
    assert stage.violations(axe.BY_THEME[theme]) == []
    choose(stage, choice(task, item, "best"))
    stage.button("Check").click()
    stage.page.locator(".ws-why.best").wait_for()
    assert reason in stage.page.locator(".ws-why").inner_text()
    tags = stage.page.locator(".ws-option .ws-tag").all_inner_texts()
    assert sorted(filter(None, (" ".join(each.split()) for each in tags))) == [
        ", first try",
        ", second try , best answer",
    ]
    assert stage.page.locator(".ws-option.best .ws-sign").count() == 1
    assert stage.button("Question 1, right at the second look").count() == 1
    assert stage.violations(axe.BY_THEME[theme]) == []
    assert stage.overflow() == 0


def test_by_keyboard_alone_and_nothing_can_be_chosen_once_it_is_told(stage):
    task = put(stage, "kinds")
    offered = [each["id"] for each in type_of(task).offered(task, task.items[0])]
    wrong = choice(task, task.items[0], "wrong")
    stage.page.locator("input").first.focus()
    stage.press(str(offered.index(wrong) + 1))
    stage.saved()
    stage.press("Enter")
    stage.page.locator(".ws-why.look").wait_for()
    assert stage.button("See why").is_visible()
    stage.page.locator(READY).wait_for()
    stage.press("Enter")
    stage.page.locator(".ws-why.wrong").wait_for()
    other = next(number for number, each in enumerate(offered, 1) if each != wrong)
    stage.press(str(other))
    stage.page.locator("input").nth(other - 1).click(force=True)
    assert stage.page.locator("input:checked").get_attribute("value") == wrong
    assert stage.answer(task.items[0].id) == wrong
    stage.press("Enter")
    assert stage.page.locator(".ws-place").inner_text().startswith("Statement 2")


@pytest.mark.parametrize("press", ["Enter twice", "a double click", "Enter held"])
def test_a_press_too_many_tells_nothing(stage, press):
    task = put(stage, "kinds", delay=60)
    item = task.items[0]
    choose(stage, choice(task, item, "wrong"))
    if press == "a double click":
        stage.button("Check").dblclick()
    else:
        stage.page.locator("input:checked").focus()
        stage.page.keyboard.down("Enter")
        if press == "Enter twice":
            stage.page.keyboard.up("Enter")
        stage.page.keyboard.down("Enter")
    stage.page.locator(".ws-why.look").wait_for()
    if press != "a double click":
        stage.page.keyboard.down("Enter")  # once more, now that it is there
        stage.page.keyboard.up("Enter")
    stage.page.locator(READY).wait_for()
    assert stage.feedback(item.id) is None
    assert stage.page.locator(".ws-why.look").is_visible()
    asked, kept = task, stage.widget.answers
    stage.put(widget_class(task.type)(asked, kept))  # as after a reload
    assert stage.page.locator(".ws-why.look").is_visible(), "it opens where the second look is on"
    assert stage.page.locator(".ws-place").inner_text().startswith("Statement 1")


def test_a_reply_under_the_windows_edge_is_brought_into_sight(stage):
    task = put(stage, "kinds")
    choose(stage, choice(task, task.items[0], "wrong"))
    reply = stage.page.locator(".ws-replies > [role=status]")
    place = stage.page.locator(".ws-replies")  # what is there before a reply is no part of it
    edge = int(place.evaluate("each => each.getBoundingClientRect().top")) + 4
    stage.page.set_viewport_size({"width": 1366, "height": edge})
    inside = "each => each.getBoundingClientRect().bottom <= innerHeight"
    assert not place.evaluate(inside)
    stage.press("Enter")
    stage.page.locator(".ws-why.look").wait_for()
    until(stage.page, lambda: reply.evaluate(inside))


def test_the_page_around_hears_how_each_item_went(stage):
    task = lesson_tasks("lessons", STEM)["accuses"]
    stage.page.goto("about:blank")
    put(stage, "accuses")
    stage.page.evaluate(LISTEN)
    item = task.items[0]
    choose(stage, choice(task, item, "wrong"))
    stage.button("Check").click()
    stage.page.locator(".ws-why.look").wait_for()
    assert stage.page.locator("mark.ws-clue").count() == 0, "the words are what is asked for"
    stage.button("See why").click()
    stage.page.locator(".ws-why.wrong").wait_for()
    told = stage.page.evaluate("window.told")
    assert [each["items"][0]["sign"] for each in told][-1] == "explained"
    assert told[0]["items"][0] == {"id": item.id, "sign": "answered", "reason": False}
    assert told[-1]["items"][0]["reason"] is True
    assert {(each["room"], each["stem"], each["name"]) for each in told} == {("lessons", STEM, "accuses")}
    assert told[-1]["saved"]


def test_the_last_item_leads_back_to_what_was_left_open_and_then_on(stage):
    task = put(stage, "accuses")
    stage.page.evaluate(
        "() => document.getElementById('out').insertAdjacentHTML('afterend', '<p id=after>More.</p>')"
    )
    stage.page.evaluate(
        "() => { const p = document.getElementById('after'); document.querySelector('#out').append(p); }"
    )
    last = len(task.items)
    stage.button(f"Question {last}").click()
    for number in (last, *range(1, last)):
        item = task.items[number - 1]
        choose(stage, choice(task, item, "best"))
        stage.button("Check").click()
        stage.page.locator(".ws-why.best").wait_for()
        if number == last:
            stage.button("Back to question 1").click()
        elif number < last - 1:
            stage.button("Next").click()
    stage.button(f"Question {last}, right").click()
    assert stage.page.locator(".ws-tally li").all_inner_texts() == [f"{last} at once"]
    stage.button("Go on").click()
    assert stage.page.evaluate("document.activeElement.id") == "after"


def test_signs_are_those_of_the_bar(root):
    """One set for card, bar and course: the same shapes in both files."""
    widgets = root / "src/whosays/learner/widgets/common/sign.js"
    bar = root / "src/whosays/learner/lab/labextension/whosays-lab/static/signs.js"
    mine, its = (path.read_text("utf-8").replace("wsb-", "ws-") for path in (widgets, bar))
    its = its.replace('"m4.9 8.3 2.2 2.3 4-4.8"', "TICK")
    shapes = [line.strip() for line in mine.splitlines() if line.startswith("  ") and ': [["circle"' in line]
    assert len(shapes) == 7
    assert [line for line in shapes if line not in its] == []


def test_what_is_heard_of_a_mark_swallows_no_space_between_two_words(stage):
    task = put(stage, "gap_signature")
    choose(stage, choice(task, task.items[0], "wrong"))
    stage.button("Check").click()
    stage.button("See why").click()
    stage.page.locator("mark.ws-clue + mark").wait_for()
    stage.page.evaluate(FOR_EVERYBODY)
    assert stage.page.evaluate("window.folded()") == []
    stage.page.add_style_tag(content=".ws-sr.ws-within { white-space: normal !important; }")
    assert len(stage.page.evaluate("window.folded()")) == 1, "it would be seen"
