"""Chain, order, number and write in a real browser: buttons and keys, and what Python holds afterwards."""

import pytest

from helpers import axe
from helpers.small_tasks import CHAIN, NUMBER, ORDER, WRITE
from helpers.stage import make, memory
from helpers.thorough import rarely
from helpers.waiting import READY
from whosays.learner.widgets.task_widget import widget_class

pytestmark = pytest.mark.browser

ALL = {
    "chain": (widget_class("chain"), CHAIN),
    "order": (widget_class("order"), ORDER),
    "number": (widget_class("number"), NUMBER),
    "write": (widget_class("write"), WRITE),
}
RIGHT = ["Maduro", "Globovision", "the article"]


@pytest.fixture
def put(stage, tmp_path):
    """A function that puts the task of this name on the stage."""

    def show(name, answers=None, delay=0):
        widget, toml = ALL[name]
        return stage.put(make(widget, toml, tmp_path, answers), delay=delay)

    return show


def explained(stage, verdict):
    stage.page.locator(f".ws-why.{verdict}").wait_for()


def told_at_last(stage):
    """From the second look to the reason."""
    stage.page.locator(".ws-why.look").wait_for()
    stage.button("See why").click()
    stage.page.locator(".ws-why:not(.look)").wait_for()


# ---------------------------------------------------------------- for all of them


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_chosen_beforehand_and_nothing_is_no_answer(put, name):
    stage = put(name)
    item = stage.widget.asked.items[0].id
    assert stage.page.locator(":checked").count() == 0
    check = stage.button("Check")
    if check.count():  # write has nothing to check
        check.click()
        stage.page.get_by_role("alert").wait_for()
    assert stage.answer(item) is None
    assert stage.feedback(item) is None


def _answer(stage, name):
    if name == "chain":
        stage.button("Add Maduro").click()
    elif name == "order":
        stage.page.locator(".or-row").nth(0).get_by_title("Move down").click()
    else:
        stage.page.get_by_role("textbox").fill("54")
    stage.saved()


@pytest.mark.parametrize("theme", ["light", *rarely("dark")])
@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing_before_and_after(put, name, theme):
    stage = put(name)
    stage.theme(theme)
    assert stage.violations(axe.BY_THEME[theme]) == []
    _answer(stage, name)
    if stage.button("Check").count():
        stage.button("Check").click()
        stage.page.locator(".ws-why").wait_for()
    assert stage.violations(axe.BY_THEME[theme]) == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_sticks_out_and_no_target_is_small(put, name):
    stage = put(name)
    _answer(stage, name)
    for width in (900, 450, 380):  # 450 is 900 at 200 %
        stage.page.set_viewport_size({"width": width, "height": 900})
        assert stage.overflow() == 0, width
        assert stage.small_targets("button, input, textarea") == [], width


@pytest.mark.parametrize("name", ALL)
def test_no_letter_or_arrow_gets_out_to_the_notebook(put, name):
    stage = put(name)
    stage.page.locator(
        "#out .ch-bank button, #out .or-row button, #out input[type=text], #out textarea"
    ).first.focus()
    stage.press(
        "d", "d", "x", "a", "0", "0", "ArrowDown", "ArrowUp", "Escape", "Shift+Enter", "Control+Enter"
    )
    heard = stage.page.evaluate("window.heardKeys")
    assert set(heard) <= {"Control"}


@pytest.mark.parametrize("name", ALL)
def test_it_cleans_up_after_itself(put, name):
    stage = put(name)
    stage.page.evaluate("window.leave()")
    assert stage.page.evaluate("document.getElementById('out').children.length") == 0
    assert stage.page.evaluate("window.model.listeners()") == 0


# ---------------------------------------------------------------- chain


def links(stage):
    return stage.page.locator(".ch-who").all_text_contents()


def told(stage):
    return stage.page.locator(".ch .ws-sr[role=status], .or .ws-sr[role=status]").text_content()


def test_a_chain_is_built_mended_and_told_in_words_by_keyboard_alone(put):
    stage = put("chain")
    for name in ("Globovision", "Maduro", "the article"):
        stage.button(f"Add {name}").focus()
        stage.press("Enter")
        assert stage.focused() == f"Add {name}"
    assert told(stage) == "The article is now 3 of 3."
    stage.button("Move Maduro earlier").focus()
    stage.press("Space")
    assert links(stage) == RIGHT
    assert told(stage) == "Maduro is now 1 of 3."
    assert stage.focused() == "Move Maduro earlier"
    words = "Maduro said it first; Globovision passed it on; the article tells you."
    assert stage.page.locator(".ch-words").text_content() == words
    stage.until("doors", RIGHT)
    stage.button("Check").focus()
    stage.press("Enter")
    explained(stage, "best")
    assert stage.page.locator(".ch-key").text_content() == "The key: Maduro < Globovision < the article"


def test_at_its_end_a_link_stays_and_is_told_so(put):
    stage = put("chain")
    stage.button("Add Maduro").click()
    stage.button("Move Maduro later").click(force=True)  # it says that it is off, and can be pressed
    assert links(stage) == ["Maduro"]
    assert told(stage) == "Maduro is at that end already."
    stage.button("Add Maduro").click(force=True)
    assert links(stage) == ["Maduro"]
    assert told(stage) == "Maduro is in the line already."


def test_when_a_link_goes_focus_goes_to_its_neighbour_or_back_to_its_name(put):
    stage = put("chain")
    for name in RIGHT:
        stage.button(f"Add {name}").click()
    stage.button("Take Globovision out").click()
    assert stage.focused() == "Take the article out"
    stage.press("Enter")
    assert stage.focused() == "Take Maduro out"
    stage.press("Enter")
    assert stage.focused() == "Add Maduro"
    assert told(stage) == "Maduro is out of the line."
    assert stage.page.locator(".ch-words").text_content() == "Nobody stands in your line yet."
    stage.press("Enter")
    stage.until("doors", ["Maduro"])


def test_the_second_defensible_chain_is_half_right(put):
    stage = put("chain")
    for name in ("Maduro", "the article"):
        stage.button(f"Add {name}").click()
    stage.saved()
    stage.button("Check").click()
    explained(stage, "defensible")


# ---------------------------------------------------------------- order


def steps(stage):
    return stage.page.locator(".or-text").all_text_contents()


def ids(stage):
    known = {step["text"]: step["id"] for step in stage.widget.task["items"][0]["steps"]}
    return [known[text] for text in steps(stage)]


def test_this_order_counts_only_when_it_was_kept(put):
    stage = put("order")
    given = ids(stage)
    assert stage.answer("week") is None
    stage.button("This order").click()
    stage.until("week", given)
    assert "is your order" in stage.page.locator(".or-kept").text_content()


def test_steps_are_put_in_order_by_keyboard_and_focus_goes_along(put):
    stage = put("order")
    wanted = ["The vote", "The speech", "The portal’s report", "This article"]
    for place, text in enumerate(wanted):
        while steps(stage).index(text) > place:
            stage.button(f"Move up: {text}").focus()
            stage.press("Enter")
            assert stage.focused() == f"Move up: {text}"
            assert told(stage) == f"“{text}” is now {steps(stage).index(text) + 1} of 4."
    assert steps(stage) == wanted
    stage.until("week", ids(stage))
    stage.button("Check").click()
    explained(stage, "best")
    assert stage.page.locator(".or-key").all_text_contents() == ["✓ in place"] * 4


def test_a_wrong_order_shows_where_each_step_stands_in_the_key(put):
    stage = put("order")
    stage.button("This order").click()
    stage.saved()
    before = steps(stage)
    stage.button("Check").click()
    told_at_last(stage)
    right = ["The vote", "The speech", "The portal’s report", "This article"]
    shown = stage.page.locator(".or-key").all_text_contents()
    expected = [right.index(text) for text in before]
    assert shown == ["✓ in place" if at == i else f"key: {at + 1}" for i, at in enumerate(expected)]
    assert any(each.startswith("key") for each in shown)


def test_a_step_at_the_end_stays_there(put):
    stage = put("order")
    first = steps(stage)[0]
    stage.button(f"Move up: {first}").click(force=True)
    assert steps(stage)[0] == first
    assert stage.answer("week") is None


# ---------------------------------------------------------------- number


def test_a_number_is_saved_on_a_pause_and_checked_with_enter(put):
    stage = put("number")
    box = stage.page.get_by_role("textbox", name="How many of 100 voters took part?")
    assert box.get_attribute("inputmode") == "decimal"
    assert box.input_value() == ""
    box.focus()
    stage.press("4", "6")
    stage.until("voters", "46")
    stage.press("Enter")
    explained(stage, "best")
    assert stage.page.locator(".nu-key").text_content() == "The key: 46 of 100"


def test_a_usual_mistake_is_explained(put):
    stage = put("number")
    box = stage.page.get_by_role("textbox")
    box.fill("54 %")
    box.press("Enter")
    stage.page.locator(".ws-why.look").wait_for()
    stage.page.locator(READY).wait_for()
    box.press("Enter")
    explained(stage, "wrong")
    assert "how many did not" in stage.feedback("voters")["why"][0]
    assert stage.answer("voters") == "54 %"


def test_a_number_is_saved_when_the_box_is_left(put):
    stage = put("number")
    stage.page.get_by_role("textbox").focus()
    stage.press("7", "Tab")
    stage.saved()
    assert stage.answer("voters") == "7"


# ---------------------------------------------------------------- write


def test_text_and_ticks_are_kept_and_enter_makes_a_new_line(put):
    stage = put("write")
    box = stage.page.get_by_role("textbox", name="One sentence, from memory.")
    box.focus()
    stage.page.keyboard.type("Maduro says")
    stage.press("Enter")
    stage.page.keyboard.type("so.")
    stage.page.get_by_role("checkbox", name="It uses no stronger verb").check()
    stage.until("sentence", {"text": "Maduro says\nso.", "checked": [1]})
    stage.page.get_by_role("checkbox", name="It uses no stronger verb").uncheck()
    stage.until("sentence", {"text": "Maduro says\nso.", "checked": []})


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("min_words = 5\nmax_words = 40", "3 words; 5 to 40 are asked for"),
        ("min_words = 5", "3 words; at least 5 are asked for"),
        ("max_words = 40", "3 words; no more than 40 are asked for"),
        ("", "3 words"),
    ],
)
def test_words_are_counted_and_the_limits_said(stage, tmp_path, limits, said):
    stage.put(make(widget_class("write"), WRITE.replace("min_words = 5\nmax_words = 40", limits), tmp_path))
    box = stage.page.get_by_role("textbox")
    box.fill("  one two\n\nthree ")
    assert stage.page.locator(".wr-count").text_content() == said
    box.fill("one")
    assert stage.page.locator(".wr-count").text_content().startswith("1 word")
    assert not stage.page.locator(".wr-count").text_content().startswith("1 words")


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b><script>x</script> e\u0301 \ud83d",
        *rarely("قال الوزير", "👩‍👩‍👧 e\u0301", "\ud83d \u2028 end"),
    ],
)
def test_any_text_comes_back_as_it_was_written(put, text):
    answers = memory()
    stage = put("write", answers)
    stage.page.get_by_role("textbox").evaluate(
        "(e, text) => { e.value = text; e.dispatchEvent(new Event('input', { bubbles: true })); }", text
    )
    stage.saved()
    kept = stage.answer("sentence")["text"]
    put("write", answers)
    assert stage.page.get_by_role("textbox").input_value() == kept
    if "\ud83d" not in text:  # half a character cannot travel; everything else does
        assert kept == text


def test_a_text_of_blanks_leaves_its_question_open(stage, tmp_path):
    two = f'{WRITE}\n[[task.t.items]]\nid = "more"\nquestion = "One more."\n'
    answers = memory()
    stage.put(make(widget_class("write"), two, tmp_path, answers))
    stage.page.get_by_role("textbox").fill("  ")
    stage.until("sentence", {"text": "  ", "checked": []})
    stage.saved()
    assert stage.button("Question 1").count() == 1, "and not: Question 1, answered"
    stage.put(make(widget_class("write"), two, tmp_path, answers))
    assert stage.button("Question 1").get_attribute("aria-current") == "step"
    stage.button("Check").click()
    assert stage.page.get_by_role("alert").text_content().startswith("Answer first.")
    stage.page.get_by_role("textbox").fill("Maduro says so.")
    stage.page.locator(".ws-step.done").wait_for()
    assert stage.button("Question 1, answered").count() == 1


# ---------------------------------------------------------------- then and now

ONCE = {"label": "Lesson 00", "day": "9 September", "text": "The US is planning a coup."}
LATER = {"label": "Lesson 03", "day": "1 October", "text": "Maduro says: the US is planning a coup."}


def _then_and_now(stage, tmp_path, *earlier):
    made = make(widget_class("write"), WRITE, tmp_path)
    widget = widget_class("write")(made.asked, memory(), list(earlier))
    return stage.put(widget).page


def test_what_is_new_in_a_sentence_is_underlined_while_it_is_written(stage, tmp_path):
    page = _then_and_now(stage, tmp_path, ONCE, LATER)
    assert page.locator(".wr-old .wr-when").all_inner_texts() == [
        "Lesson 00 · 9 September",
        "Lesson 03 · 1 October",
    ]
    assert page.locator(".wr-old ins").all_inner_texts() == ["Maduro says:"], (
        "neither capitals nor commas are new"
    )
    now = page.locator(".wr-now")
    assert not now.is_visible()
    page.get_by_role("textbox").fill("Maduro says that US officials plan a coup!")
    assert now.locator("ins").all_inner_texts() == ["that", "officials plan"]
    assert now.locator(".wr-mine").inner_text() == "Maduro says that US officials plan a coup!"
    page.get_by_role("textbox").fill("the US is planning a coup")
    assert now.locator("ins").count() == 0
    assert "was there before" in now.inner_text()
    assert page.get_by_role("group", name="Look for yourself").is_visible()
    assert stage.violations(axe.BY_THEME["light"]) == []
    for width in (900, 380):
        page.set_viewport_size({"width": width, "height": 900})
        assert stage.overflow() == 0, width


def test_where_no_older_sentence_is_nothing_is_compared(stage, tmp_path):
    page = _then_and_now(stage, tmp_path)
    page.get_by_role("textbox").fill("Maduro says so.")
    assert page.get_by_text("You have not written it yet.").is_visible()
    assert page.locator("ins, .wr-now").count() == 0


@pytest.mark.parametrize(
    ("before", "now", "new"),
    [
        ("a b c", "a b c", []),
        ("A, b; c.", "“a” B c", []),
        ("a b c", "c b a", ["b a"]),
        ("", "a b", ["a b"]),
        ("a", "x x x", ["x x x"]),
        ("das ist so", "Das ist schön – so", ["schön –"]),
        ("قال", "قال الوزير", ["الوزير"]),
        pytest.param("a " * 601, "a b", [], id="nobody compares so many"),
    ],
)
def test_words_are_compared_plainly_and_in_order(stage, tmp_path, before, now, new):
    page = _then_and_now(stage, tmp_path, {**ONCE, "text": before or "…"})
    page.get_by_role("textbox").fill(now)
    assert page.locator(".wr-now ins").all_inner_texts() == new
    assert page.locator(".wr-now .wr-mine").inner_text() == now


# ---------------------------------------------------------------- kept and shown again


def test_earlier_answers_are_shown_again(put):
    answers = {name: memory() for name in ALL}
    shown = {}
    for name in ALL:
        stage = put(name, answers[name])
        _answer(stage, name)
        shown[name] = _shown(stage)
    for name in ALL:
        assert _shown(put(name, answers[name])) == shown[name]


def _shown(stage):
    boxes = stage.page.eval_on_selector_all("input[type=text], textarea", "els => els.map(e => e.value)")
    return links(stage), stage.page.locator(".or-text").all_text_contents(), boxes


def test_a_late_acknowledgement_takes_nothing_back(put):
    stage = put("chain")
    stage.hold()
    stage.button("Add Maduro").click()
    stage.held(1)
    stage.button("Add the article").click()
    stage.held(2)
    stage.let_go()  # the first is acknowledged now, the second not yet
    assert links(stage) == ["Maduro", "the article"]
    assert stage.focused() == "Add the article"
    stage.button("Move the article earlier").click()
    stage.let_all_go()
    stage.saved()
    assert stage.focused() == "Move the article earlier"
    stage = put("write")
    stage.hold()
    box = stage.page.get_by_role("textbox")
    box.fill("one")
    stage.held(1)  # sent, not yet acknowledged
    box.fill("one two")
    stage.let_go()
    assert box.input_value() == "one two"
    stage.let_all_go()
    stage.until("sentence", {"text": "one two", "checked": []})
