"""A list of results, cards of outlets, sentences judged twice, in a real browser: by keys and by pointer."""

import pytest

from helpers import axe
from helpers.places import SPECIMENS
from helpers.small_tasks import BEHIND, RESULTS, TWICE
from helpers.stage import Stage, make, memory
from helpers.thorough import rarely
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.reading import read_tasks, tasks_of
from whosays.tasks.without_key import public_tasks

pytestmark = pytest.mark.browser
FOLLOWS = "() => { const p = document.createElement('p'); p.textContent = 'what follows'; out.append(p); }"
SCREENS = {"light": (900, 900), "dark": (390, 844)}


@pytest.fixture
def put(open_stage: Stage, tmp_path):
    """A function that puts one of the three on the stage."""

    def show(kind: str, toml: str, theme: str = "light", answers=None) -> Stage:
        open_stage.put(make(widget_class(kind), toml, tmp_path, answers), theme)
        width, height = SCREENS[theme]
        open_stage.page.set_viewport_size({"width": width, "height": height})
        return open_stage

    yield show
    assert open_stage.errors == []


def is_well(stage: Stage, theme: str) -> None:
    """Nothing that axe finds, nothing wider than the window, no target that is too small."""
    assert stage.violations(axe.BY_THEME[theme]) == []
    assert stage.overflow() == 0
    assert stage.small_targets("button, [role=option]") == []


def read_and_open(stage: Stage, theme: str) -> None:
    """The list is read, two words are marked, one is opened, then another."""
    page = stage.page
    told, lists = page.locator(".rs-told"), page.locator(".rs-words")
    is_well(stage, theme)
    stage.press("Tab", "Tab")
    assert stage.focused() == "Open: Wikinews: About"
    stage.press("Enter")
    assert told.inner_text().startswith("First mark two words"), "nothing opens before"
    assert stage.answer("wikinews") is None
    stage.press("Shift+Tab", "Space", "ArrowRight", "Space", "ArrowRight", "Space")
    assert told.inner_text().startswith("Two words are marked."), "and no third one"
    stage.press("Control+z")
    assert told.inner_text() == "“Wikinews” is marked. One more."
    stage.press("End", "Enter")
    assert told.inner_text() == "“Wikinews” and “read” are marked. Now open one."
    assert "two hundred reports and asked" in str(lists.nth(1).get_attribute("aria-label"))
    assert "second one reads" not in page.content(), "what stands there comes when it is opened"
    stage.press("Tab", "Enter")
    page.locator(".ws-why.defensible").wait_for()
    assert stage.answer("wikinews") == {"words": [0, 21], "opened": ["own"]}
    assert stage.focused().startswith("What stands there: Wikinews: About")
    assert page.locator(".rs-chose").inner_text() == "You chose by these two words: “Wikinews” and “read”."
    assert "Ten colours” is about" not in page.content()
    assert stage.button("Opened first: Wikinews: About").count() == 1, "heard as it is seen"
    page.get_by_role("button", name="Open: Wikinews mugs and shirts").focus()
    stage.press("Enter")
    page.locator(".rs-page-why:not(:empty)").wait_for()
    assert page.locator(".rs-page-why").last.inner_text() == "As a first click: “Ten colours” is about a mug."
    lists.first.focus()
    stage.press("Home", "Space")
    assert stage.answer("wikinews") == {"words": [0, 21], "opened": ["own", "shop"]}, "the first click stays"
    assert page.locator(".ws-why.defensible").count() == 1
    is_well(stage, theme)


def open_cards(stage: Stage, theme: str) -> None:
    """Cards are opened in an order of one’s own; the line comes with the third."""
    page = stage.page
    assert "Mercer" not in page.locator("main").inner_text()
    stage.press("Tab", "Tab", "Enter")
    assert page.locator(".wb-in >> visible=true").count() == 1
    assert page.locator(".wb-in >> visible=true").locator("dt").count() == 4
    assert page.locator(".ws-why").count() == 0
    stage.button("CIA Open").press("Enter")
    stage.button("AFP Open").press("Enter")
    page.locator(".ws-why.noted").wait_for()
    assert stage.answer("four") == ["Breitbart", "CIA", "AFP"]
    assert page.locator(".ws-lead").inner_text() == "You opened “Breitbart” first."
    assert page.get_by_role("group", name="Breitbart", exact=True).locator("dt").count() == 4
    assert page.locator(".wb-in", has_text="We have not looked this up.").count() >= 1
    is_well(stage, theme)


def judge_twice(stage: Stage, theme: str) -> None:
    """A sentence whose first judging was skipped is judged before and now."""
    page = stage.page
    assert page.locator(".tw-before").inner_text().startswith("You did not judge this one before.")
    assert not page.locator(".tw-now").is_visible()
    page.keyboard.press("Tab")
    page.locator("main input").first.focus()
    stage.press("1")
    page.locator(".tw-now").wait_for()
    page.locator(".tw-now input").first.focus()
    stage.press("3", "Enter")
    page.locator(".ws-why.wrong").wait_for()
    assert stage.answer("figure") == {"before": "as it is", "now": "elsewhere first"}
    assert "“According to the portal” names somebody" in page.locator(".ws-why").inner_text()
    is_well(stage, theme)


@pytest.mark.parametrize("theme", ["light", *rarely("dark")])
def test_all_three_by_keyboard_alone(put, theme):
    read_and_open(put("results", RESULTS, theme), theme)
    open_cards(put("who_is_behind", BEHIND, theme), theme)
    judge_twice(put("twice", TWICE, theme), theme)


@pytest.mark.slow
def test_the_answer_before_comes_from_the_first_task(put):
    answers = memory()
    answers.record("before", "figure", "elsewhere first", 0, explained=False)
    stage = put("twice", TWICE, answers=answers)
    line = stage.page.locator(".tw-before")
    described = stage.page.locator(".tw-now fieldset").get_attribute("aria-describedby")
    assert described == line.get_attribute("id"), "whoever hears the page hears the earlier answer, too"
    assert line.inner_text() == "Before: Look elsewhere first"
    assert stage.page.locator(".tw-late").is_hidden()
    answers.record("before", "figure", "as it is", 0, explained=False)
    told = "{ room: 'lessons', stem: 'stage', name: 'before', saved: '10:32' }"
    stage.page.evaluate(f"document.dispatchEvent(new CustomEvent('whosays-task', {{ detail: {told} }}))")
    stage.page.get_by_text("Before: Pass it on as it is").wait_for()
    stage.page.locator(".tw-now").get_by_label("Pass it on as it is").check()
    stage.button("Check").click()
    stage.page.locator(".ws-why.best").wait_for()
    assert stage.answer("figure") == {"before": "as it is", "now": "as it is"}
    for place, now in ((1, 3), (2, 0)):
        stage.page.locator(".ws-step").nth(place).click()
        stage.page.locator(".tw-late input").nth(0).check()
        stage.page.locator(".tw-now input").nth(now).check()
        stage.saved()
        stage.button("Check").click()
        stage.page.locator(".ws-why.best").wait_for()
    tally = stage.page.locator(".ws-tally")
    assert tally.locator("li").all_inner_texts() == ["1 of 1 moved that may move", "2 of 2 kept that hold"]


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_odd_words_can_be_pressed_and_are_quoted_well(put, theme):
    """Letters as narrow as i and l, marks that take no room, words with quotation marks of their own."""
    odd = "… “two days” i l f ill 1 a\u200bb x\u200b é \u200b\u200b عن اليمين … " + "long" * 60
    stage = put("results", RESULTS.replace("Ten colours, sent in two days.", odd), theme)
    is_well(stage, theme)
    words = stage.page.locator(".rs-words").last.locator(".rs-lines .rs-word")
    assert words.count() == 13
    words.nth(0).click()
    words.nth(1).click()
    assert stage.page.locator(".rs-told").inner_text() == "“two” and “days” are marked. Now open one."


@pytest.mark.slow
def test_what_was_opened_is_shown_again(put):
    answers = memory()
    given = {"words": [0, 1], "opened": ["study", "own"]}
    answers.record("t", "wikinews", given, 0, explained=False)
    answers.record("t", "wikinews", None, 0, explained=True)
    answers.record("t", "four", ["CIA"], 0, explained=False)
    stage = put("results", RESULTS, answers=answers)
    assert stage.page.locator(".rs-page-head").all_inner_texts() == [
        "What volunteers can do for the news · journal.example",
        "Wikinews: About · en.wikinews.org",
    ]
    assert stage.page.locator("[aria-selected=true]").all_inner_texts() == ["Wikinews:", "About"]
    stage = put("who_is_behind", BEHIND, answers=answers)
    assert stage.page.locator(".wb-how").all_inner_texts() == ["Open", "Open", "Open", "opened first"]


@pytest.mark.slow
def test_in_an_exercise_a_press_opens_and_leads_nowhere(open_stage, tmp_path):
    """Nothing is explained there: what stands on the page is shown, and the card stays where it is."""
    path = tmp_path / "solutions" / "90_leaving.tasks.toml"
    path.parent.mkdir()
    path.write_bytes((SPECIMENS / "leaving" / path.name).read_bytes())
    tasks = read_tasks(path, "solutions", "90_leaving")
    table = public_tasks(tasks, "venezuela-2018")
    built = tasks_of(table, tmp_path / "exercises" / path.name, "exercises", "90_leaving")
    stage = open_stage.put(widget_class("results")(built["first"], memory()))
    stage.page.evaluate(FOLLOWS)
    for place in (0, 1):
        stage.page.locator(".rs-word").nth(place).click()
    stage.page.locator(".rs-open").nth(2).click()
    stage.page.locator(".rs-page-text").wait_for()
    assert stage.page.locator(".rs-page-text").inner_text() == "A mug with a globe on it."
    assert stage.page.locator(".ws-why, .rs-page-why:not(:empty), .rs-chose:not(:empty)").count() == 0
    assert stage.answer("wikinews") == {"words": [0, 1], "opened": ["shop"]}
    assert stage.focused().startswith("What stands there")
    assert stage.overflow() == 0
    stage = open_stage.put(widget_class("who_is_behind")(built["behind"], memory()))
    stage.page.evaluate(FOLLOWS)
    for place in (2, 0):
        stage.page.locator(".wb-open").nth(place).click()
    stage.saved()
    assert stage.answer("three") == ["CIA", "AFP"]
    assert stage.page.locator(".ws-why").count() == 0
    assert stage.focused().startswith("state-funded"), "the card that was opened"
    assert stage.errors == []
