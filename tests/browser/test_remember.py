"""From memory first, in a real browser: the question alone, a few words, then the options beside them."""

import pytest

from helpers.stage import Stage, make, memory
from helpers.thorough import rarely
from helpers.waiting import until
from whosays.learner.widgets.task_widget import widget_class

pytestmark = pytest.mark.browser

FILE = """
[task.t]
type = "choose"
title = "First from memory"
minutes = 1
scored = false
hints = ["Look at the ends.", "Both have to nod."]
[[task.t.items]]
id = "verbs"
passage = "text: Mia claimed to be on time."
question = "Which test shows that a verb leans?"
remember = true
options = [
  { text = "Read it to both ends", best = true, why = "“claimed” makes Mia shake her head." },
  { text = "Look for a rare word", why = "“claimed” is not rare." },
  { text = "Count its letters", why = "“claimed” has seven, as many as “pointed”." },
  { text = "See who speaks", why = "“Mia” may speak as she likes." },
]
[[task.t.items]]
id = "plain"
question = "Who says so?"
options = [ { text = "Mia", best = true, why = "“Mia” stands there." }, { text = "You", why = "No." } ]
"""
WORDS = "2 people nod?"
TOP = "e => e.getBoundingClientRect().top"


@pytest.fixture
def stage(open_stage: Stage, tmp_path):
    yield open_stage.put(make(widget_class("choose"), FILE, tmp_path))
    assert open_stage.errors == []


def test_a_few_words_then_the_options_by_keyboard(stage):
    page = stage.page
    box, question = page.get_by_label("Write what you remember first"), page.locator(".ws-question")
    assert page.locator(".ws-option").count() == 0
    assert "both ends" not in page.locator("body").inner_html()
    for name in ("Check", "Hint"):
        assert not stage.button(name).is_visible(), "there is nothing to check as yet"
    top = question.evaluate(TOP)
    assert stage.violations() == []
    box.focus()
    page.keyboard.type(WORDS)  # a digit, which would choose an option
    assert page.evaluate("window.heardKeys") == [], "JupyterLab hears nothing of it"
    stage.press("Enter")
    assert page.locator(".ws-memory-mine q").inner_text() == WORDS
    assert page.locator("[role=status]", has_text="Now 4 answers to compare with.").count() == 1
    first = page.locator(".ws-option input").first
    assert page.evaluate("document.activeElement.value") == first.input_value(), "focus is on the first"
    assert abs(question.evaluate(TOP) - top) <= 1, "the question stays where it is"
    assert stage.button("Hint").is_visible()
    assert stage.violations() == []

    best = [each["label"] for each in stage.widget.task["items"][0]["options"]].index("Read it to both ends")
    wrong = 1 if best == 0 else 0
    stage.press(str(wrong + 1), "Enter")
    page.locator(".ws-why.look").wait_for()
    page.locator(".ws-replies > [role=status]:not([data-came])").wait_for(state="attached")
    stage.press(str(best + 1), "Enter")
    page.locator(".ws-why.best").wait_for()
    assert page.locator(".ws-memory-mine q").inner_text() == WORDS, "through answer and reason"
    assert stage.violations() == []

    page.locator(".ws-step").nth(1).click()
    assert page.locator(".ws-option").count() == 2, "another item has its options at once"
    page.locator(".ws-step").first.click()
    assert page.locator(".ws-memory-mine q").inner_text() == WORDS, "they stay on the page"
    kept = str(stage.widget.answers.latest("t"))
    assert "verbs" in kept
    assert WORDS not in kept, "and nowhere else"


@pytest.mark.parametrize("way", ["Nothing comes to mind", *rarely("Now compare")])
def test_without_words_one_may_compare_too(stage, tmp_path, way):
    stage.page.locator(".ws-memory-box").fill("   ")
    stage.button(way).click()
    assert stage.page.locator(".ws-option").count() == 4
    assert stage.page.locator(".ws-memory-mine").count() == 0
    assert stage.small_targets("button") == []


def test_what_was_begun_stays_and_what_was_answered_before_has_its_options(stage, tmp_path):
    page = stage.page
    page.locator(".ws-memory-box").fill(WORDS)
    page.locator(".ws-step").nth(1).click()
    page.locator(".ws-step").first.click()
    assert page.locator(".ws-memory-box").input_value() == WORDS, "unfinished words, too"
    stage.button("Now compare").click()
    page.locator(".ws-step").nth(1).click()
    page.locator(".ws-step").first.click()
    assert page.locator(".ws-option").count() == 4, "who has seen the options is not asked without them again"
    assert page.locator(".ws-memory-mine q").inner_text() == WORDS

    answers = memory()
    before = make(widget_class("choose"), FILE, tmp_path, answers)
    item = before.asked.items[0]
    answers.record("t", "verbs", item.options[1].id, 0, explained=False)
    stage.put(make(widget_class("choose"), FILE, tmp_path, answers))
    stage.page.locator(".ws-step").first.click()
    until(stage.page, lambda: stage.page.locator(".ws-option").count(), 4)
    assert stage.page.locator(".ws-memory").count() == 0
    assert stage.page.locator(".ws-option input:checked").input_value() == item.options[1].id


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_nothing_is_too_wide_or_too_small(stage, theme):
    stage.theme(theme)
    stage.page.set_viewport_size({"width": 320, "height": 844})
    for _ in range(2):
        assert stage.overflow() == 0
        assert stage.small_targets("button, textarea") == []
        assert stage.violations() == []
        if stage.page.locator(".ws-memory-box").count():
            stage.page.locator(".ws-memory-box").fill("a very long word " * 12)
            stage.button("Now compare").click()
