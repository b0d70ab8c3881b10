"""The marker in a real browser: picked by pointer and by keys, kept by Python, compared with the key."""

import re
import time

import pytest

from helpers import axe
from helpers.small_tasks import POMPEO
from helpers.stage import Stage, make, memory
from helpers.thorough import rarely
from helpers.waiting import READY, two_frames, until
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.types.mark import mark_key, with_spans

pytestmark = pytest.mark.browser

PHRASES = """
[task.t]
type = "mark"
title = "Ready-made pieces"
prompt = "Mark them."
minutes = 6
[[task.t.items]]
id = "alleging"
statement = "p4.8"
phrases = ["The opposition,", "alleging", "irregularities in the electoral process."]
"""
HAND_IN = """
mode = "hand-in"
[task.t]
type = "mark"
title = "Mark"
prompt = "Mark who speaks."
minutes = 6
[[task.t.items]]
id = "all"
stretch = [0, LENGTH]
"""


@pytest.fixture
def marker(stage, tmp_path) -> Stage:
    """The marker on the sentence about Pompeo, focus on its first word."""
    stage.put(make(widget_class("mark"), POMPEO, tmp_path))
    listbox(stage).focus()
    return stage


def tell(stage):
    """Press Check twice: the second look, and the reason."""
    stage.press("Enter")
    stage.page.locator(".ws-why.look").wait_for()
    stage.page.locator(READY).wait_for()
    stage.press("Enter")
    stage.page.locator(".ws-why:not(.look)").wait_for()


def listbox(stage):
    return stage.page.get_by_role("listbox")


def words(stage, i):
    return stage.page.get_by_role("option").nth(i)


def said(stage):
    return stage.page.locator(".mk-told").text_content()


def marked(stage, item="pompeo"):
    """What Python holds, in words of the article."""
    answer, article = stage.answer(item), stage.widget.asked.seed.article
    return {r: [article.words[n].text for n in answer[r]] for r in ("source", "cue", "content")}


def picked(stage):
    return stage.page.eval_on_selector_all(
        "[role=option][aria-selected=true]", "els => els.map(e => e.textContent)"
    )


def seed_with(text, tmp_path, monkeypatch):
    """A working copy with one article of this text, and its marker in hand-in (which needs no key)."""
    folder = tmp_path / "seeds" / "own"
    folder.mkdir(parents=True)
    (tmp_path / ".whosays-copy").write_text("")
    (folder / "article.txt").write_bytes(text.encode())
    (folder / "source.toml").write_text('name = "Own"\nreal = false\nserves = "exercises"\nlanguage = "en"\n')
    monkeypatch.chdir(tmp_path)
    return make(
        widget_class("mark"), 'article = "own"\n' + HAND_IN.replace("LENGTH", str(len(text))), tmp_path
    )


# ---------------------------------------------------------------- what Python adds


def test_python_adds_code_points_and_drops_what_is_no_word_of_the_passage(tmp_path):
    task = make(widget_class("mark"), POMPEO, tmp_path).asked
    item, text = task.item("pompeo"), task.seed.article.text
    first = mark_key(task, item)["cue"][0]
    page = {"cue": [first + 1, first, True, "7", None, 99999, 0], "source": "no list", "extra": [first]}
    kept = with_spans(task, item, page)
    assert kept["cue"] == [first, first + 1]
    assert [text[a:b] for a, b in kept["spans"]["cue"]] == ["According to"]
    assert kept["source"] == kept["content"] == []
    assert set(kept) == {"source", "cue", "content", "spans"}
    apart = with_spans(task, item, {"content": [first, first + 2]})
    assert [text[a:b] for a, b in apart["spans"]["content"]] == ["According", "Maduro,"]


@pytest.mark.parametrize("junk", [None, 3, "text", [1, 2], {"source": {"a": 1}}])
def test_a_broken_answer_from_the_page_is_an_empty_one(tmp_path, junk):
    task = make(widget_class("mark"), POMPEO, tmp_path).asked
    kept = with_spans(task, task.item("pompeo"), junk)
    assert kept["source"] == kept["cue"] == kept["content"] == []


# ---------------------------------------------------------------- by keyboard alone


def test_a_learner_marks_source_cue_and_content_by_keyboard_alone(marker):
    assert marker.answer("pompeo") is None
    marker.press("Shift+ArrowRight", "c", "ArrowRight", "S")
    marker.press("ArrowRight", *["Shift+ArrowRight"] * 9, "t")
    marker.until("pompeo", marker.answer("pompeo"))
    assert marked(marker) == {
        "source": ["Maduro,"],
        "cue": ["According", "to"],
        "content": ["US", "Secretary", "of", "State", "Mike", "Pompeo", "has", "been", "behind", "such"],
    }
    text, spans = marker.widget.asked.seed.article.text, marker.answer("pompeo")["spans"]
    assert [text[a:b] for a, b in spans["cue"]] == ["According to"]
    marker.saved()


def test_spans_in_two_pieces_are_picked_one_after_the_other(marker):
    marker.press("Space", "ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight")
    assert picked(marker) == ["According", "US", "Secretary"]
    assert said(marker).startswith("3 words picked")
    marker.press("t")
    assert picked(marker) == []
    marker.saved()
    assert marked(marker)["content"] == ["According", "US", "Secretary"]


def test_a_stretch_shrinks_again_and_escape_drops_it(marker):
    marker.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft")
    assert picked(marker) == ["According", "to"]
    marker.press("Escape")
    assert picked(marker) == []
    marker.press("Space", "Space")
    assert picked(marker) == []
    assert marker.answer("pompeo") is None


def test_home_end_and_the_lines_above_and_below_are_reached(marker):
    count = marker.page.get_by_role("option").count()

    def cursor():
        active = listbox(marker).get_attribute("aria-activedescendant")
        return int(active.rpartition("-")[2])

    marker.press("End")
    assert cursor() == count - 1
    marker.press("ArrowRight")
    assert cursor() == count - 1
    marker.press("ArrowUp")
    above = cursor()
    assert 0 < above < count - 1
    marker.press("Home")
    assert cursor() == 0
    marker.press("ArrowDown")
    box, first = words(marker, cursor()).bounding_box(), words(marker, 0).bounding_box()
    assert box["y"] > first["y"] + 10
    assert abs(box["x"] - first["x"]) < 30
    marker.press("Home", "Shift+End")
    assert len(picked(marker)) == count


def test_delete_takes_marks_off_and_ctrl_z_brings_them_back(marker):
    marker.press("Shift+ArrowRight", "c")
    marker.saved()
    marker.press("Home", "Delete")
    marker.until("pompeo", marker.answer("pompeo"))
    assert marked(marker)["cue"] == ["to"]
    marker.press("Control+z")
    assert said(marker) == "Undone."
    assert marked(marker)["cue"] == ["According", "to"]
    marker.press("Control+z", "Control+z")
    assert said(marker) == "There is nothing to undo."
    assert marked(marker)["cue"] == []


def test_another_letter_at_once_marks_the_same_words_again(marker):
    marker.press("Shift+ArrowRight", "s", "c")
    marker.saved()
    assert marked(marker) == {"source": [], "cue": ["According", "to"], "content": []}


def test_a_key_board_without_latin_letters_marks_too(marker):
    marker.page.evaluate(
        """() => document.querySelector('[role=listbox]').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ы', code: 'KeyS', bubbles: true }))"""
    )
    # Nothing was picked and the cursor was never moved: told, not marked.
    assert said(marker).startswith("Pick the words first")
    marker.press("ArrowRight")
    marker.page.evaluate(
        """() => document.querySelector('[role=listbox]').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ы', code: 'KeyS', bubbles: true }))"""
    )
    marker.saved()
    assert marked(marker)["source"] == ["to"]


def test_no_key_gets_out_to_the_notebook(marker):
    marker.press(
        "d", "d", "x", "m", "a", "0", "0", "j", "ArrowDown", "s", "Delete", "Escape", "Enter", "Control+z"
    )
    # A bare Control does nothing in a notebook, and may be heard.
    assert set(marker.page.evaluate("window.heardKeys")) <= {"Control"}
    marker.press("Control+b")  # the browser's and the notebook's own chords still work
    assert "b" in marker.page.evaluate("window.heardKeys")


# ---------------------------------------------------------------- by pointer


def test_clicks_pick_and_a_button_marks(marker):
    words(marker, 2).click()
    assert said(marker).startswith("1 word picked")
    marker.button("Who speaks source").click()
    words(marker, 0).click()
    words(marker, 1).click()
    words(marker, 4).click()
    words(marker, 4).click()
    assert picked(marker) == ["According", "to"]
    marker.button("Hands it over cue").click()
    words(marker, 3).click()
    words(marker, 8).click(modifiers=["Shift"])
    marker.button("What was said").click()
    marker.saved()
    assert marked(marker) == {
        "source": ["Maduro,"],
        "cue": ["According", "to"],
        "content": ["US", "Secretary", "of", "State", "Mike", "Pompeo"],
    }
    words(marker, 2).click()
    marker.button("Clear").click()
    assert marked(marker)["source"] == []
    marker.button("Undo").click()
    assert marked(marker)["source"] == ["Maduro,"]


def test_a_mouse_drawn_across_words_picks_them(marker):
    start, end = words(marker, 3).bounding_box(), words(marker, 6).bounding_box()
    mouse = marker.page.mouse
    mouse.move(start["x"] + 5, start["y"] + 5)
    mouse.down()
    mouse.move(end["x"] + 5, end["y"] + 5, steps=8)
    mouse.up()
    assert picked(marker) == ["US", "Secretary", "of", "State"]
    mouse.move(start["x"] + 5, start["y"] + 5, steps=8)  # the button is up: nothing is drawn any more
    assert picked(marker) == ["US", "Secretary", "of", "State"]


def test_a_button_with_nothing_picked_says_what_to_do(stage, tmp_path):
    stage.put(make(widget_class("mark"), POMPEO, tmp_path))
    stage.button("Hands it over cue").click()
    assert said(stage).startswith("Pick the words first")
    assert stage.answer("pompeo") is None
    stage.button("Check").click()
    stage.page.get_by_role("alert").wait_for()
    assert stage.feedback("pompeo") is None


# ---------------------------------------------------------------- what a screen reader is given


def test_the_passage_is_a_listbox_whose_options_say_their_mark(marker):
    assert listbox(marker).get_attribute("aria-multiselectable") == "true"
    marker.press("ArrowRight", "ArrowRight", "s")
    active = listbox(marker).get_attribute("aria-activedescendant")
    option = marker.page.locator(f"[id='{active}']")
    assert option.get_attribute("aria-label") == "Maduro,, who speaks"
    assert words(marker, 0).get_attribute("aria-label") == "According"
    assert said(marker) == "“Maduro,”: marked as who speaks."


# ---------------------------------------------------------------- the difference from the key


def looks(stage, i):
    return words(stage, i).get_attribute("class")


def above(stage) -> list[str]:
    """The words above the passage, from the first to the last."""
    return stage.page.locator(".mk-word").all_text_contents()


def test_the_difference_stands_above_the_passage_and_in_words(marker):
    marker.press("Shift+ArrowRight", "Shift+ArrowRight", "c")  # “Maduro,” is who speaks
    marker.press("ArrowRight", "Shift+ArrowRight", "t")
    assert above(marker) == ["hands it over", "what was said"]
    marker.saved()
    tell(marker)
    assert "r-cue on" in looks(marker, 0)
    assert "r-source extra missed" in looks(marker, 2)
    assert words(marker, 2).get_attribute("aria-label") == (
        "Maduro,, you marked hands it over, it is who speaks"
    )
    assert "r-content on" in looks(marker, 3)
    assert "r-content missed" in looks(marker, 5)
    assert words(marker, 5).get_attribute("aria-label") == "of, missed: what was said"
    assert above(marker)[:4] == [
        "hands it over", "missed: who speaks", "what was said", "missed: what was said"
    ]  # fmt: skip
    lines = marker.page.locator(".mk-lines li p").all_text_contents()
    assert lines[0] == "Who speaks: It is “Maduro”."
    assert lines[1] == (
        "What hands it over: You found “According to”. You also took “Maduro”: that is who speaks."
    )
    assert lines[2].startswith("What was said: You found “US Secretary”. ")
    said = " ".join([*lines, *above(marker)])
    assert not re.search(r"\b[SCT]\b", said), "no letters of a code"


@pytest.mark.parametrize("width", [900, *rarely(380)])
def test_no_word_above_the_passage_stands_on_another(stage, tmp_path, width):
    stage.put(make(widget_class("mark"), PHRASES, tmp_path))
    stage.page.set_viewport_size({"width": width, "height": 900})
    for i, name in ((1, "Who speaks source"), (2, "Hands it over cue"), (3, "What was said")):
        words(stage, i).click()
        stage.button(name).click()
    stage.saved()
    stage.button("Check").click()  # mostly right: the reason follows at once
    stage.page.locator(".mk-lines li").first.wait_for()
    found = stage.page.eval_on_selector_all(
        ".mk-word, [role=option]",
        "all => all.map(e => [e.className, ...[...e.getClientRects()].map("
        "r => [r.left, r.top + 2, r.right, r.bottom - 2])])",
    )
    above = [(name, boxes[0]) for name, *boxes in found if "mk-word" in name]
    texts = [(name, box) for name, *boxes in found if "mk-word" not in name for box in boxes]
    print(f"{len(above)} words above {len(texts)} lines of pieces, {width=}")
    assert len(above) > 3
    for i, (_, one) in enumerate(above):
        for _, other in [*above[:i], *texts]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def test_all_right_is_said_to_be_right(marker):
    key = mark_key(marker.widget.asked, marker.widget.asked.item("pompeo"))
    first = marker.widget.task["items"][0]["units"][0]["words"][0]
    for role, letter in (("source", "s"), ("cue", "c"), ("content", "t")):
        for n in key[role]:
            words(marker, n - first).click()
        marker.press(letter)
    marker.saved()
    marker.button("Check").click()
    marker.page.locator(".ws-why.best").wait_for()
    assert marker.feedback("pompeo")["verdict"] == "best"
    assert marker.page.locator(".missed, .extra").count() == 0
    assert above(marker) == ["hands it over", "who speaks", "what was said", "what was said"]  # two pieces
    lines = marker.page.locator(".mk-lines li").all_text_contents()
    assert [line.endswith("— found.") for line in lines] == [True, True, True]


def test_the_difference_follows_what_is_marked_afterwards(marker):
    marker.press("ArrowRight", "s")
    tell(marker)
    assert "extra" in looks(marker, 1)
    listbox(marker).focus()
    marker.press("c")
    assert "r-cue on" in looks(marker, 1)


# ---------------------------------------------------------------- kept and shown again


def test_an_earlier_answer_is_shown_again(stage, tmp_path):
    answers = memory()
    stage.put(make(widget_class("mark"), POMPEO, tmp_path, answers))
    listbox(stage).focus()
    stage.press("Shift+ArrowRight", "c")
    stage.saved()
    stage.put(make(widget_class("mark"), POMPEO, tmp_path, answers))
    stage.page.get_by_role("button", name="Question 1").click()
    assert "r-cue on" in looks(stage, 0)
    assert "r-cue on" in looks(stage, 1)
    assert looks(stage, 2) == "mk-u"


def test_a_late_acknowledgement_takes_nothing_back(stage, tmp_path):
    stage.put(make(widget_class("mark"), POMPEO, tmp_path))
    stage.hold()
    listbox(stage).focus()
    stage.press("Shift+ArrowRight", "c")
    stage.held(1)
    stage.press("ArrowRight", "s")
    stage.held(2)
    stage.let_go()  # the first answer is acknowledged now, the second not yet
    assert "r-source on" in looks(stage, 2)
    stage.let_all_go()
    stage.saved()
    assert marked(stage) == {"source": ["Maduro,"], "cue": ["According", "to"], "content": []}


def test_marks_made_again_while_older_ones_are_on_their_way_are_kept(stage, tmp_path):
    stage.put(make(widget_class("mark"), POMPEO, tmp_path))
    stage.hold()
    listbox(stage).focus()
    stage.press("Shift+ArrowRight", "c", "Control+z", "Home", "Shift+ArrowRight", "c")
    stage.held(3)  # the same words as the first, and not the same answer: an undo came between
    stage.let_all_go()
    stage.saved()
    assert marked(stage)["cue"] != []
    assert picked(stage) == []


def test_ready_made_pieces_are_marked_whole(stage, tmp_path):
    stage.put(make(widget_class("mark"), PHRASES, tmp_path))
    options = stage.page.get_by_role("option")
    at = options.all_text_contents().index("irregularities in the electoral process.")
    options.nth(at).click()
    assert said(stage).startswith("1 piece picked")
    stage.button("What was said").click()
    stage.saved()
    assert marked(stage, "alleging")["content"] == ["irregularities", "in", "the", "electoral", "process."]


def test_in_hand_in_it_is_saved_and_nothing_is_said(stage, tmp_path, monkeypatch):
    stage.put(seed_with("Mara said: “We wait.”", tmp_path, monkeypatch))
    listbox(stage).focus()
    stage.press("ArrowRight", "c")
    stage.saved()
    assert marked(stage, "all")["cue"] == ["said:"]
    stage.press("Enter")
    two_frames(stage.page)
    assert stage.feedback("all") is None
    assert not stage.page.locator(".mk-after").is_visible()


# ---------------------------------------------------------------- any text


ODD = {
    "one word": "Resigned.",
    "right to left": "قال الوزير إن الإضراب غير قانوني وسينتهي غدا.",
    "emoji and combining marks": "🚢👩‍👩‍👧 Ze\u0301 said 🏴 “no” e\u0301to.",
    "markup": "<script>alert(1)</script> said <img src=x onerror=alert(2)> &amp; so on.",
}


@pytest.mark.parametrize("name", ODD)
def test_any_text_stands_there_as_written_and_can_be_marked(stage, tmp_path, monkeypatch, name):
    text = ODD[name]
    stage.put(seed_with(text, tmp_path, monkeypatch))
    assert listbox(stage).evaluate("e => e.textContent") == text
    assert stage.page.locator("#out script, #out img").count() == 0
    listbox(stage).focus()
    stage.press("End", "Space", "s")
    stage.saved()
    last = text.split()[-1]
    assert marked(stage, "all")["source"] == [last]
    [[start, end]] = stage.answer("all")["spans"]["source"]
    assert text[start:end] == last


def test_in_right_to_left_text_the_left_arrow_goes_on(stage, tmp_path, monkeypatch):
    stage.put(seed_with(ODD["right to left"], tmp_path, monkeypatch))
    listbox(stage).focus()
    stage.press("ArrowLeft", "s")
    stage.saved()
    assert marked(stage, "all")["source"] == [ODD["right to left"].split()[1]]


def test_two_thousand_words_are_painted_and_marked_at_once(stage, tmp_path, monkeypatch):
    text = " ".join(f"word{i}" for i in range(2000))
    widget = seed_with(text, tmp_path, monkeypatch)
    begun = time.perf_counter()
    stage.put(widget)
    assert stage.page.get_by_role("option").count() == 2000
    assert time.perf_counter() - begun < 20  # a second; a busy machine may take its time
    listbox(stage).focus()
    stage.press("Control+Home", "End")
    box, sheet = words(stage, 1999).bounding_box(), listbox(stage).bounding_box()
    assert sheet["y"] <= box["y"] <= sheet["y"] + sheet["height"]  # the cursor is in sight
    taken = stage.page.evaluate(
        """() => { const box = document.querySelector('[role=listbox]'); const start = performance.now();
        const press = { key: 'ArrowLeft', code: 'ArrowLeft', shiftKey: true };
        for (let i = 0; i < 20; i += 1) box.dispatchEvent(new KeyboardEvent('keydown', press));
        return (performance.now() - start) / 20; }"""
    )
    assert taken < 400  # milliseconds a key; it is a few, and was seconds when each key painted all words
    stage.press("t")
    stage.saved()
    assert len(stage.answer("all")["content"]) == 21


# ---------------------------------------------------------------- seen by everybody


@pytest.mark.parametrize("theme", ["light", *rarely("dark")])
def test_axe_finds_nothing(marker, theme):
    marker.theme(theme)
    marker.press("Shift+ArrowRight", "c", "ArrowRight", "ArrowRight", "s", "Shift+ArrowRight")
    assert marker.violations(axe.BY_THEME[theme]) == []
    marker.press("t")
    tell(marker)
    assert marker.page.locator(".missed, .extra").count() > 10
    assert marker.violations(axe.BY_THEME[theme]) == []


def test_nothing_sticks_out_and_no_target_is_small(marker):
    marker.press("Shift+ArrowRight", "c")
    tell(marker)
    for width in (900, 450, 380):  # 450 is 900 at 200 %
        marker.page.set_viewport_size({"width": width, "height": 900})
        until(marker.page, marker.overflow, 0)  # the words above the passage find their places a frame later
        assert marker.small_targets("button, [role=option]") == [], width


def test_it_cleans_up_after_itself(marker):
    marker.page.evaluate("window.leave()")
    assert marker.page.evaluate("document.getElementById('out').children.length") == 0
    assert marker.page.evaluate("window.model.listeners()") == 0
