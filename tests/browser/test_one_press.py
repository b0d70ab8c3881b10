"""Quick ones in a real browser: a press answers and explains, by pointer and by keys, and nothing moves."""

import pytest

from helpers import axe
from helpers.stage import Stage, make
from helpers.thorough import rarely
from whosays.learner.widgets.task_widget import widget_class

pytestmark = pytest.mark.browser

QUICK = """
[task.t]
type = "choose"
title = "Quick ones"
prompt = "Does it accuse? If not: who signs?"
minutes = 1
scored = false
one_press = true

[[task.t.items]]
id = "sister"
passage = "text: Class chat: According to my sister, the test is on Friday."
marked = "the test is on Friday"
options = [
  { text = "It accuses", why = "A date is no deed." },
  { text = "The writer signs", why = "The writer steps aside." },
  { text = "Somebody else signs", best = true, why = "“According to my sister” hands it over." },
]

[[task.t.items]]
id = "sandwich"
passage = "text: Class chat: You ate my sandwich."
options = [
  { text = "It accuses", best = true, why = "“ate my sandwich” is a deed." },
  { text = "The writer signs", defensible = true, why = "Right about who signs." },
  { text = "Somebody else signs", why = "No word hands it on." },
]
"""
IDLE = "button[aria-pressed]"


@pytest.fixture
def stage(open_stage: Stage, tmp_path):
    yield open_stage.put(make(widget_class("choose"), QUICK, tmp_path, None))
    assert open_stage.errors == []


def heights(stage: Stage) -> list[float]:
    return stage.page.locator(IDLE).evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")


def test_a_press_answers_and_explains_and_no_button_grows(stage):
    page = stage.page
    assert page.get_by_text("Does it accuse?").count() == 1, (
        "the prompt is the question, and stands there once"
    )
    assert page.locator(f"{IDLE}[aria-pressed=true]").count() == 0
    assert not stage.button("Check").is_visible()
    before = heights(stage)
    stage.button("The writer signs").click()
    page.locator(".ws-why.wrong").wait_for()
    assert stage.feedback("sister")["verdict"] == "wrong", "no second look: one press is all"
    assert page.locator(f"{IDLE}[aria-pressed=true]").inner_text().split("\n") == [
        "The writer signs",
        ", yours",
    ]
    assert "best answer" in page.locator(IDLE, has_text="Somebody else").inner_text()
    assert heights(stage) == before
    stage.button("It accuses").click(force=True)  # the reason is told: nothing is answered anew
    assert (
        stage.answer("sister") == stage.widget.asked.items[0].options[_nth(stage, 0, "The writer signs")].id
    )


def _nth(stage: Stage, item: int, text: str) -> int:
    return [each.text for each in stage.widget.asked.items[item].options].index(text)


def test_by_keys_alone(stage):
    page = stage.page
    page.locator(IDLE).first.focus()
    stage.press("3")
    page.locator(".ws-why.best").wait_for()
    stage.press("Enter")  # on
    page.get_by_text("You ate my sandwich").wait_for()
    stage.press("2")
    page.locator(".ws-why.defensible").wait_for()
    assert stage.feedback("sandwich")["verdict"] == "defensible"
    stage.press("d", "d", "x", "0", "0")
    assert page.evaluate("window.heardKeys") == []


@pytest.mark.parametrize("theme", ["light", *rarely("dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(stage, theme):
    stage.theme(theme)
    for press in (False, True):
        if press:
            stage.button("The writer signs").click()
            stage.page.locator(".ws-why").wait_for()
        assert stage.violations(axe.BY_THEME[theme]) == []
        for width in (900, 380):
            stage.page.set_viewport_size({"width": width, "height": 900})
            assert stage.overflow() == 0, width
            assert stage.small_targets("button") == [], width
