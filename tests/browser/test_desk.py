"""The marking desk in a browser: by keyboard alone, without names, and with nothing lost unseen."""

import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from helpers import axe
from helpers.desk_class import NAME, PLACE, ROWS, a_class, hand_in, keys, learner
from helpers.forced import compare, contrast_theme
from helpers.hand_ins import STEM
from helpers.lab import Lab, Lesson
from helpers.stage import Stage
from helpers.thorough import rarely
from helpers.waiting import until
from whosays.learner.answers import store as answers
from whosays.learner.lab.working_copy import lay_out
from whosays.teacher.desk.markbook import Markbook, final_marks
from whosays.teacher.desk.page_data import LONG
from whosays.teacher.desk.widget import Desk

pytestmark = pytest.mark.browser
TARGETS = "button, summary, input[type=text], textarea, .ws-option"


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    return a_class(tmp_path / "collected", 4)


@pytest.fixture
def at_desk(open_stage: Stage, collected: Path) -> Iterator[Callable[..., Stage]]:
    """Opens the desk for a marker; at the end the page had no errors."""

    def open_for(marker: str = "", **how: object) -> Stage:
        open_stage.put(Desk(str(collected)), **how)
        open_stage.page.set_viewport_size({"width": 1200, "height": 900})
        if marker:
            enter(open_stage, marker)
        return open_stage

    yield open_for
    assert open_stage.errors == []


def enter(stage: Stage, marker: str) -> None:
    stage.page.get_by_role("radio").check()
    stage.page.get_by_label("Your initials").fill(marker)
    stage.press("Enter")
    stage.page.wait_for_selector(".dk-learner-text, .dk-summary")


def on_text(stage: Stage, number: int) -> None:
    expect(stage.page.locator(".ws-place")).to_contain_text(f"{number} of")
    expect(stage.page.locator(".dk-learner-text")).to_be_focused()


def mark_all(stage: Stage, keys_of: Callable[[int], str], texts: int = 4) -> None:
    for number in range(1, texts + 1):
        on_text(stage, number)
        stage.press(*keys_of(number))
        stage.saved()
        stage.press("Enter")
    stage.page.wait_for_selector(".dk-summary")


def noted(collected: Path) -> dict[str, dict[str, dict[str, int]]]:
    """What is on the disk: learner -> marker -> row -> level."""
    sheets = Markbook(collected.parent / "markbook", STEM).noted.notes.get(PLACE, {})
    return {who: sheet.levels for (who, _), sheet in sheets.items()}


# --- marking -------------------------------------------------------------------------------------


def rate(stage, levels: str) -> None:
    """Press a number key a row, each when the row before has its level: a person is slower than a machine."""
    for row, level in enumerate(levels):
        stage.press(level)
        expect(stage.page.locator("fieldset").nth(row).locator("input:checked")).to_have_count(1)
        away = "row => !document.querySelectorAll('fieldset')[row].contains(document.activeElement)"
        stage.page.wait_for_function(away, arg=row)  # focus goes on once the level stands


def test_four_texts_are_marked_by_keyboard_alone(at_desk, collected):
    stage = at_desk()
    page = stage.page
    stage.press("Tab", "Tab", "Tab", "Space", "Tab")
    page.keyboard.type("ab")
    stage.press("Enter")
    on_text(stage, 1)
    assert page.locator("input[type=radio]:checked").count() == 0, "nothing is marked beforehand"
    rate(stage, "2102")
    expect(stage.button("Next text")).to_be_focused()
    stage.saved()
    expect(page.locator(".ws-place")).to_have_text("Text 1 of 4 · 1 marked")
    stage.press("Enter")
    on_text(stage, 2)
    stage.press("1", "Enter")  # not all rows: that is allowed, and shown at the end
    on_text(stage, 3)
    rate(stage, "2222")
    stage.press("Enter")
    on_text(stage, 4)
    rate(stage, "0000")
    stage.press("Enter")
    expect(page.locator(".dk-summary")).to_contain_text(
        "3 of 4 texts marked, 1 with rows that have no points yet"
    )
    marks = [list(levels["AB"].values()) for levels in noted(collected).values()]
    assert sorted(marks) == [[0, 0, 0, 0], [1], [2, 1, 0, 2], [2, 2, 2, 2]]
    stage.button("Go to the first without points").click()
    on_text(stage, 2)


def test_arrows_and_the_pointer_mark_too_and_move_no_focus(at_desk, collected):
    stage = at_desk("ab")
    stage.page.locator(".dk-level").nth(1).click()
    stage.saved()
    assert [levels["AB"] for levels in noted(collected).values()] == [{ROWS[0]: 1}]
    stage.press("ArrowDown")
    until(stage.page, lambda: [each["AB"] for each in noted(collected).values()], [{ROWS[0]: 0}])
    expect(stage.page.locator("fieldset").first.locator("input").nth(2)).to_be_focused()


def test_a_number_key_speaks_of_the_row_in_focus_and_changes_no_finished_text_by_chance(at_desk, collected):
    stage = at_desk("ab")
    stage.page.locator("fieldset").nth(2).locator("input").first.focus()
    stage.press("1")
    stage.saved()
    assert [levels["AB"] for levels in noted(collected).values()] == [{ROWS[2]: 1}]
    stage.press(*"222")
    stage.saved()
    stage.page.locator(".dk-learner-text").focus()
    stage.press("0")
    expect(stage.page.get_by_role("alert")).to_contain_text("Every row has points")
    assert [sorted(levels["AB"].values()) for levels in noted(collected).values()] == [[1, 2, 2, 2]]


def test_undo_by_key_goes_back_to_the_text_it_changes(at_desk, collected):
    stage = at_desk("ab")
    stage.press(*"2222")
    stage.saved()
    stage.press("Enter")
    on_text(stage, 2)
    stage.press("u")
    on_text(stage, 1)
    expect(stage.page.locator("input[type=radio]:checked")).to_have_count(3)
    assert [list(levels["AB"]) for levels in noted(collected).values()] == [list(ROWS[:3])]
    for _ in range(3):
        stage.press("u")
        stage.saved()
    expect(stage.page.locator("input[type=radio]:checked")).to_have_count(0)
    expect(stage.button("Undo")).to_have_attribute("aria-disabled", "true")


def test_a_comment_saves_itself_is_kept_with_one_key_and_put_in_again(at_desk, collected):
    stage = at_desk("ab")
    page = stage.page
    stage.press("c")
    page.keyboard.type("Look at 2 figures, u know: cKr")  # every one of them a shortcut elsewhere
    expect(page.locator(".ws-saved")).to_have_text("saving…")
    stage.saved()
    book = Markbook(collected.parent / "markbook", STEM).noted
    assert [sheet.comments for sheet in book.notes[PLACE].values()] == [
        {"AB": "Look at 2 figures, u know: cKr"}
    ]
    stage.press("Escape", "k")
    expect(page.locator(".dk-phrase")).to_have_text("Look at 2 figures, u know: cKr")
    stage.press("Enter")
    on_text(stage, 2)
    expect(page.locator("textarea")).to_have_value("")
    stage.press("c")
    page.keyboard.type("Good.")
    stage.press("Escape", "r", "1")
    expect(page.locator("textarea")).to_have_value("Good. Look at 2 figures, u know: cKr")
    expect(page.locator("fieldset").first.locator("input").first).to_be_focused()
    stage.press("2")
    stage.saved()
    assert {"AB": {ROWS[0]: 2}} in noted(collected).values(), "after that, number keys are points again"
    page.get_by_role("button", name="Forget: Look at").click()
    expect(page.locator(".dk-again")).to_be_hidden()


def test_a_comment_is_saved_when_the_next_text_is_opened_at_once(at_desk, collected):
    stage = at_desk("ab", delay=300)
    stage.press("c")
    stage.page.keyboard.type("In a hurry")
    stage.press("Control+Enter")
    on_text(stage, 2)

    def comments() -> list[dict[str, str]]:
        sheets = Markbook(collected.parent / "markbook", STEM).noted.notes.get(PLACE, {})
        return [sheet.comments for sheet in sheets.values()]

    until(stage.page, comments, [{"AB": "In a hurry"}])
    expect(stage.page.locator("textarea")).to_have_value("")


def test_keys_pressed_faster_than_python_answers_all_count(at_desk, collected):
    stage = at_desk("ab", delay=250)
    on_text(stage, 1)
    stage.press(*"2102")
    until(stage.page, lambda: [[*each["AB"].values()] for each in noted(collected).values()], [[2, 1, 0, 2]])
    checked = "[...document.querySelectorAll('input:checked')].map((each) => each.value)"
    until(stage.page, lambda: stage.page.evaluate(checked), ["2", "1", "0", "2"])


def test_on_another_day_the_desk_opens_where_one_stopped(at_desk):
    stage = at_desk("ab")
    first = stage.page.locator(".dk-learner-text").inner_text()
    stage.press(*"2222")
    stage.saved()
    stage = at_desk("AB")
    on_text(stage, 2)
    stage.button("Previous").click()
    on_text(stage, 1)
    assert stage.page.locator(".dk-learner-text").inner_text() == first
    expect(stage.page.locator("input:checked")).to_have_count(4)
    expect(stage.page.locator(".ws-saved")).to_contain_text("saved ")


# --- what is not saved ---------------------------------------------------------------------------


def test_a_disk_that_refuses_is_seen_and_the_mark_goes_away_again(at_desk, monkeypatch, collected):
    stage = at_desk("ab")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(answers, "write_line", full)  # os.write itself also carries the browser
        stage.press("2")
        expect(stage.page.get_by_role("alert")).to_contain_text("NOT saved, because the disk is full")
    expect(stage.page.locator(".ws-saved")).to_have_text("NOT saved")
    expect(stage.page.locator("input:checked")).to_have_count(0)
    assert noted(collected) == {}
    stage.page.locator("fieldset").first.locator("input").first.focus()
    stage.press("2")
    stage.saved()
    expect(stage.page.get_by_role("alert")).to_be_hidden()


def test_a_comment_that_was_refused_holds_the_text_back_until_it_is_kept(at_desk, monkeypatch, collected):
    stage = at_desk("ab", delay=100)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(answers, "write_line", full)
        stage.press("c")
        stage.page.keyboard.type("Do not lose me.")
        stage.button("Next text").click()
        expect(stage.page.get_by_role("alert")).to_contain_text("NOT saved, because the disk is full")
        expect(stage.page.locator(".ws-place")).to_contain_text("Text 1 of 4")
        expect(stage.page.locator("textarea")).to_have_value("Do not lose me.")
    stage.button("Next text").click()
    on_text(stage, 2)
    sheets = Markbook(collected.parent / "markbook", STEM).noted.notes[PLACE]
    assert [sheet.comments for sheet in sheets.values()] == [{"AB": "Do not lose me."}]


def test_a_dead_kernel_is_seen_after_two_seconds(at_desk):
    stage = at_desk("ab")
    stage.page.evaluate("() => { window.delay = 60_000; }")
    stage.press("2")
    expect(stage.page.locator(".ws-saved")).to_have_text("NOT saved", timeout=60_000)
    expect(stage.page.get_by_role("alert")).to_contain_text("kernel does not answer")


# --- names, and what learners write --------------------------------------------------------------


def test_no_name_reaches_the_page_before_the_marker_is_done_and_asks(at_desk):
    stage = at_desk()
    told: list[str] = []
    heard = stage.widget._receive

    def listen(widget, message, buffers):
        heard(widget, message, buffers)
        told.append(str(stage.widget.state))

    stage.widget._receive = listen
    enter(stage, "ab")
    mark_all(stage, lambda number: "2222")
    stage.button("I am done").click()
    expect(stage.button("Show whose texts these are")).to_be_visible()
    assert len(told) > 20
    for text in (*told, stage.page.content()):
        assert "K7X" not in text
        assert NAME not in text
    stage.button("Show whose texts these are").click()
    expect(stage.page.get_by_role("row", name=learner(3))).to_contain_text("8 of 8")
    assert NAME in stage.page.content()


@pytest.mark.parametrize(
    "text",
    [
        "<script>window.hurt = 1</script>",
        "<img src=x onerror='window.hurt = 1'>",
        "\"><svg onload='window.hurt = 1'>",
        "</textarea><iframe srcdoc='<script>parent.hurt = 1</script>'>",
        "javascript:window.hurt = 1",
        "{{7*7}} ${window.hurt = 1} `x`",
        "\u202eevil \u2066text\u2069\u202c",
        "العربية: قال الوزير، ثم 3 < 4",
        "line one\n\n   line two\ttab",
    ],
)
def test_what_a_learner_wrote_is_text_and_nothing_else(at_desk, collected, text):
    shutil.rmtree(collected)
    hand_in(collected, learner(1), {"text": text, "checked": [0]}, name=text)
    stage = at_desk("ab")
    assert stage.page.eval_on_selector(".dk-learner-text", "e => e.textContent") == text
    assert stage.page.locator(".dk-learner-text *").count() == 0
    stage.press("c")
    stage.page.locator("textarea").fill(text)
    stage.press("Escape", "k")
    stage.page.wait_for_selector(".dk-phrase")
    stage.press(*"2222")
    stage.saved()
    stage.button("To the end").click()
    stage.button("I am done").click()
    stage.button("Show whose texts these are").click()
    stage.page.wait_for_selector(".dk-table")
    assert stage.page.evaluate("() => window.hurt") is None
    assert stage.page.locator("#out :is(script, img, svg, iframe)").count() == 0


def test_a_giant_text_and_half_a_character_are_shown_as_far_as_can_be(at_desk, collected):
    shutil.rmtree(collected)
    hand_in(collected, learner(1), {"text": "half \ud800! " + "word " * 190_000, "checked": []})
    stage = at_desk("ab")
    shown = stage.page.locator(".dk-learner-text").inner_text()
    assert shown.startswith("half \N{REPLACEMENT CHARACTER}! word")
    assert len(shown) <= LONG
    expect(stage.page.locator(".dk-words")).to_contain_text("more characters are not shown here")
    stage.press(*"2222")
    stage.saved()
    assert noted(collected) == {learner(1): {"AB": dict.fromkeys(ROWS, 2)}}


# --- two markers ---------------------------------------------------------------------------------


def test_two_markers_compare_and_settle(at_desk, collected):
    stage = at_desk("ab")
    page = stage.page
    mark_all(stage, lambda number: "2222")
    stage.button("I am done").click()
    stage.button("Leave the desk").click()
    expect(page.locator(".dk-pile")).to_contain_text("AB: 4 of 4, done")
    enter(stage, "cd")
    assert page.locator("input:checked").count() == 0
    stage.press("c")
    page.keyboard.type("CD wonders")
    stage.press("Escape")
    page.locator(".dk-learner-text").focus()
    mark_all(stage, lambda number: "1222" if number == 1 else "2222")
    assert page.locator(".dk-table").count() == 0
    stage.button("I am done").click()
    expect(page.locator(".dk-summary")).to_contain_text("4 texts were marked by both. Under 10, alpha jumps")
    expect(page.get_by_role("row", name="All rows together")).to_contain_text("15 of 16")
    expect(page.locator(".dk-summary")).to_contain_text("differ on 1 text; 1 still to be settled")
    assert stage.violations() == []
    stage.button("Settle the differences").click()
    on_text(stage, 1)
    expect(page.locator("fieldset")).to_have_count(1)
    expect(page.locator(".dk-givens")).to_have_text("AB gave 2CD gave 1")
    expect(page.locator(".dk-theirs")).to_have_text("CD: CD wonders")
    for theme in ("light", "dark"):
        stage.theme(theme)
        assert stage.violations(axe.BY_THEME[theme]) == []
    stage.press("2")
    stage.saved()
    stage.press("Enter")
    expect(page.locator(".dk-summary")).to_contain_text("all are settled")
    marks = final_marks(collected.parent / "markbook", keys().tasks)
    assert [mark.points for mark in marks.values()] == [8, 8, 8, 8]
    assert sorted(mark.settled_by for mark in marks.values()) == ["", "", "", "CD"]


@pytest.mark.slow
def test_that_the_desk_is_at_work_is_seen_at_once(at_desk):
    stage = at_desk("ab")
    mark_all(stage, lambda number: "2222")
    work = stage.page.locator(".dk-work")
    expect(work).to_have_text("")
    stage.page.evaluate("window.delay = 700")
    stage.button("I am done").click()
    assert work.text_content() == "working…"
    expect(stage.button("Show whose texts these are")).to_be_visible()
    expect(work).to_have_text("")
    stage.page.evaluate("window.delay = 60_000")
    stage.button("Show whose texts these are").click()
    expect(stage.page.get_by_role("alert")).to_contain_text("kernel does not answer", timeout=60_000)
    expect(work).to_have_text("")


def test_the_door_says_what_is_missing_beside_the_box(at_desk, tmp_path):
    stage = at_desk()
    stage.button("Open").click()
    expect(stage.page.get_by_role("alert")).to_have_text("Choose first what you want to mark.")
    stage.page.get_by_role("radio").check()
    stage.button("Open").click()
    expect(stage.page.get_by_role("alert")).to_contain_text("initials are missing")
    expect(stage.page.get_by_label("Your initials")).to_be_focused()
    stage.page.get_by_label("Your initials").fill("a b")
    stage.press("Enter")
    expect(stage.page.get_by_role("alert")).to_contain_text("one to five letters or digits")
    stage.page.get_by_label("Collected answers").fill(str(tmp_path / "nowhere"))
    stage.press("Enter")
    expect(stage.page.locator(".dk-bad")).to_contain_text("cannot be opened")
    expect(stage.button("Open")).to_be_hidden()


# --- for everybody -------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", *rarely("dark")])
def test_axe_finds_nothing_and_targets_are_large_enough(at_desk, theme):
    stage = at_desk(theme=theme)
    assert stage.violations(axe.BY_THEME[theme]) == []
    assert stage.small_targets(TARGETS) == []
    enter(stage, "ab")
    stage.press(*"2102", "c")
    stage.page.keyboard.type("Kept.")
    stage.press("Escape", "k")
    stage.page.wait_for_selector(".dk-phrase")
    stage.page.locator("summary").click()
    assert stage.violations(axe.BY_THEME[theme]) == []
    assert stage.small_targets(TARGETS) == []
    stage.button("To the end").click()
    stage.button("I am done").click()
    stage.button("Show whose texts these are").click()
    stage.page.wait_for_selector(".dk-table")
    assert stage.violations(axe.BY_THEME[theme]) == []
    assert stage.small_targets(TARGETS) == []


def test_it_fits_a_narrow_window(at_desk):
    stage = at_desk("ab")
    stage.page.set_viewport_size({"width": 320, "height": 640})  # 1280 at 400 %
    assert stage.overflow() == 0
    left, right = (stage.page.locator(each).bounding_box() for each in (".dk-learner-text", ".dk-right"))
    assert right["y"] >= left["y"] + left["height"], "the rubric stands under the text"
    stage.page.set_viewport_size({"width": 1200, "height": 900})
    left, right = (stage.page.locator(each).bounding_box() for each in (".dk-learner-text", ".dk-right"))
    assert right["x"] >= left["x"] + left["width"], "the rubric stands beside the text"


@pytest.mark.parametrize("width", [1200, 340, *rarely(860, 700)])
def test_nothing_is_hidden_in_a_scroller_and_the_comment_stands_under_the_rubric(at_desk, collected, width):
    shutil.rmtree(collected)
    hand_in(collected, learner(1), {"text": "A word and one more. " * 300, "checked": []})
    stage = at_desk("ab")
    stage.page.set_viewport_size({"width": width, "height": 700})
    hidden = (
        "els => els.filter(e => e.scrollHeight > e.clientHeight + 1"
        " && getComputedStyle(e).overflowY !== 'visible').map(e => e.className)"
    )
    assert stage.page.eval_on_selector_all(".dk *", hidden) == []
    left = [stage.page.locator(each).first.bounding_box()["x"] for each in (".dk-level", ".dk-comment")]
    assert left[0] == left[1]
    label, box = (
        stage.page.locator(f".dk-commenting {each}").bounding_box() for each in ("label", "textarea")
    )
    assert box["y"] - label["y"] - label["height"] >= 6, "room for the focus ring"


def test_the_shorter_side_stays_in_sight_and_the_next_text_begins_at_its_top(at_desk):
    stage = at_desk("ab")
    stage.page.set_viewport_size({"width": 1200, "height": 500})
    stage.press(*"222", "c")
    assert stage.page.evaluate("scrollY") > 100
    assert 0 <= stage.page.locator(".dk-learner-text").bounding_box()["y"] < 60
    stage.press("Escape", "2", "Enter")
    on_text(stage, 2)
    first = stage.page.locator("fieldset").first.bounding_box()
    assert 0 <= first["y"] < 300


def test_it_leaves_nothing_behind(at_desk):
    stage = at_desk("ab")
    stage.press(*"21", "c")
    assert stage.page.evaluate("window.heardKeys").count("2") == 0, "keys stay in the desk"
    stage.page.evaluate("window.leave()")
    assert stage.page.evaluate("window.model.listeners()") == 0
    assert stage.page.locator("#out *").count() == 0


# --- in JupyterLab -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def teachers(tmp_path_factory, root, lab: Lab) -> Lab:
    """A copy as ``whosays lab --solutions`` lays it out, with a class's answers beside the notebooks."""
    copy = tmp_path_factory.mktemp("teacher") / "my-solutions"
    lay_out(copy, root, solutions=True)
    a_class(copy / "collected", 3)
    return lab.inside(copy)


@pytest.mark.slow
def test_a_teacher_marks_in_jupyterlab_and_a_new_kernel_knows_the_marks(teachers: Lab, browser: Browser):
    lesson = Lesson(teachers, browser, "solutions/desk.ipynb", again=True)
    page = lesson.page
    lesson.wait_until_idle()
    wait_for_desk(lesson)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    desk = page.locator(".dk")
    desk.get_by_role("radio").check()
    desk.get_by_label("Your initials").focus()
    page.keyboard.type("dd")  # twice d deletes a cell, did it get through
    lesson.press("Enter")
    expect(desk.locator(".dk-learner-text")).to_be_focused()
    lesson.press(*"2102", "Enter")
    expect(desk.locator(".ws-place")).to_have_text("Text 2 of 3 · 1 marked")
    lesson.press(*"a00b", "x", "m", "r")  # a, b, x, m, r and 0 0 all act on cells
    expect(desk.locator("input:checked")).to_have_count(2)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    for theme in ("dark", "light"):
        lesson.theme(theme)
        assert lesson.violations(".dk", axe.BY_THEME[theme]) == []
    page.set_viewport_size({"width": 1280, "height": 560})
    lesson.press("c")
    written = desk.locator(".dk-learner-text")
    top = page.locator(".jp-WindowedPanel-outer").bounding_box()["y"]
    until(page, lambda: desk.locator("fieldset").first.bounding_box()["y"] < top)  # the page has moved on
    assert top <= written.bounding_box()["y"] < top + 60, "and the text stays in sight"
    lesson.press("Escape")
    lesson.restart()
    wait_for_desk(lesson)
    desk.get_by_role("radio").check()
    desk.get_by_label("Your initials").fill("dd")
    lesson.press("Enter")
    expect(desk.locator(".ws-place")).to_have_text("Text 2 of 3 · 1 marked")
    expect(desk.locator("input:checked")).to_have_count(2)
    levels = noted(teachers.copy / "collected")
    assert sorted(map(len, (each["DD"] for each in levels.values()))) == [2, 4]
    lesson.close()
    assert lesson.errors == []


def wait_for_desk(lesson: Lesson) -> None:
    """The notebook's one cell runs by itself, as a lesson's do."""
    lesson.page.wait_for_selector(".dk .dk-pile")


def test_a_contrast_theme_shows_which_row_is_at_work_and_no_other(at_desk):
    stage = at_desk("ab")
    seen = compare(stage.page, "#out")
    print(f"{seen.lines} transparent lines at the desk")
    assert seen.wrong == set()
    assert seen.lines >= len(ROWS) - 1
    contrast_theme(stage.page, True)
    stage.page.locator(".dk-row input").first.focus()
    line = "row => getComputedStyle(row).borderInlineStartColor"
    at_work, other = [stage.page.locator(".dk-row").nth(i).evaluate(line) for i in (0, 1)]
    contrast_theme(stage.page, False)
    assert at_work != other
