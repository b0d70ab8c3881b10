"""The key editor in a browser: by keyboard alone, by pointer alone, narrow, dark, and with nothing lost."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from helpers import axe
from helpers.editor_seed import lay
from helpers.stage import SHELL, Stage
from helpers.waiting import until
from whosays.articles.article import read_article
from whosays.articles.key import read_key
from whosays.author.drafting.draft import draft
from whosays.author.drafting.files import write_draft
from whosays.author.editor.widget import Editor
from whosays.base import files

pytestmark = pytest.mark.browser
ADDRESS = "http://stage.test/"
TARGETS = "button, summary, select, input[type=text], textarea, .ed-kind, .ed-nk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path)


@pytest.fixture
def at_editor(open_stage: Stage, folder: Path) -> Iterator[Callable[..., Stage]]:
    """Opens the editor; at the end the page had no errors."""

    def open_it(size: tuple[int, int] = (1366, 768), seed: Path = folder, **how: object) -> Stage:
        open_stage.put(Editor((seed.parent,)), **how)
        open_stage.page.set_viewport_size({"width": size[0], "height": size[1]})
        return open_stage

    yield open_it
    assert open_stage.errors == []


def rows(folder: Path) -> dict[str, dict[str, str]]:
    """What is on the disk, by the words of a statement."""
    article = read_article(folder)
    return {each.row["quote"]: each.row for each in read_key(article, folder / "key.csv").statements}


def at(stage: Stage, words: str) -> None:
    """Bring the statement with these words to hand."""
    stage.page.locator(".ed-w", has_text=words).first.click()
    expect(stage.page.locator(".ed-quote")).to_contain_text(words)


def on(stage: Stage):
    return stage.page.locator(".ed-s.on")


def ringed(stage: Stage) -> str:
    return stage.page.locator(".ed-ringed").inner_text()


def chosen(stage: Stage):
    return stage.page.locator(".ed-kinds input:checked")


def far(stage: Stage, checked: int) -> None:
    expect(stage.page.locator(".ed-many")).to_contain_text(f"{checked} of")


# --- by keyboard alone ----------------------------------------------------------------------------


def test_reading_on_by_keyboard_alone(at_editor, folder):
    stage = at_editor()
    page = stage.page
    for _ in range(8):
        stage.press("Tab")
        if page.evaluate("document.activeElement.className").startswith("ed-sheet"):
            break
    expect(page.locator(".ed-sheet")).to_be_focused()
    expect(page.locator(".ed-unsure")).to_contain_text("Draft unsure")
    first = page.locator(".ed-where").inner_text()
    stage.press("Enter")
    far(stage, 1)
    expect(page.locator(".ed-where")).not_to_have_text(first)
    expect(page.locator(".ed-sheet")).to_be_focused()
    stage.press("4")
    expect(chosen(stage)).to_have_value("allegation")
    expect(page.locator(".ed-test")).to_contain_text("The reply test")
    stage.press("Enter")
    far(stage, 2)
    stage.saved()
    stage.press("Control+z", "Control+z", "Control+z")
    far(stage, 0)
    stage.press("Control+Shift+z")
    far(stage, 1)
    assert [row["status"] for row in rows(folder).values()].count("checked") == 1


def test_the_ring_picks_a_source_by_keyboard(at_editor, folder):
    stage = at_editor()
    at(stage, "founded")
    stage.press("2")  # an official claim: nobody is named yet
    expect(stage.page.locator(".ed-wrong").first).to_contain_text("Nobody is named yet")
    expect(stage.page.locator("[data-key=accept]")).to_have_attribute("aria-disabled", "true")
    stage.press("s", "ArrowLeft", "Shift+ArrowRight")
    assert len(ringed(stage).split()) == 2
    stage.press("Escape", "s", "ArrowUp")
    assert ringed(stage) == "Rudaw"
    stage.press("Enter")
    expect(stage.page.locator("[data-key=mouth-0]")).to_have_value("Rudaw")
    expect(stage.page.locator("[data-key=accept]")).not_to_have_attribute("aria-disabled", "true")
    stage.saved()
    row = rows(folder)["It was founded in 1992."]
    assert (row["source"], row["source_words"], row["speaker"]) == (
        "Rudaw < the article",
        "p3:Rudaw",
        "official",
    )


def test_edges_are_pulled_by_keyboard_and_a_neighbour_gives_way(at_editor, folder):
    stage = at_editor()
    at(stage, "privately")
    stage.press("e", "ArrowRight", "ArrowRight")
    assert ringed(stage) == "The airline is privately owned. German Chancellor"
    stage.press("Space", "ArrowRight", "Enter")
    expect(stage.page.locator(".ed-quote")).to_contain_text("airline is privately owned. German Chancellor")
    stage.saved()
    assert "airline is privately owned. German Chancellor" in rows(folder)
    expect(stage.page.locator(".ed-w.loose").first).to_have_text("The")


def test_split_join_nest_and_delete(at_editor, folder):
    stage = at_editor()
    page = stage.page
    at(stage, "privately")
    all_of_them = len(rows(folder))
    stage.press("/")
    expect(page.locator(".ed-half")).to_have_text(["The airline", "is privately owned."])
    stage.press("ArrowRight", "Enter")
    expect(page.locator(".ed-quote")).to_have_text("The airline is")
    stage.saved()
    assert len(rows(folder)) == all_of_them + 1
    stage.press("j")
    expect(page.locator(".ed-quote")).to_have_text("The airline is privately owned.")
    stage.press("n", "ArrowRight", "Enter")
    expect(page.locator(".ed-quote")).to_contain_text("airline")
    expect(chosen(stage)).to_have_value("characterisation")
    stage.saved()
    assert "airline#3" in rows(folder) or any(words.startswith("airline") for words in rows(folder))
    stage.press("Delete")
    stage.saved()
    until(page, lambda: len(rows(folder)), all_of_them)


def test_a_second_answer_with_its_reason(at_editor, folder):
    stage = at_editor()
    at(stage, "founded")
    stage.press("b")
    expect(stage.page.locator("[data-key=also]")).to_be_focused()
    expect(stage.page.locator("[data-key=also]")).to_have_value("allegation")
    stage.page.locator("[data-key=also]").select_option("characterisation")
    stage.page.locator("[data-key=why_also]").fill("“founded” could be praise.")
    stage.page.locator("[data-key=why]").focus()
    stage.saved()
    row = rows(folder)["It was founded in 1992."]
    assert (row["also"], row["why_also"]) == ("characterisation", "“founded” could be praise.")
    stage.button("No second answer").click()
    until(stage.page, lambda: rows(folder)["It was founded in 1992."]["also"], "")


def test_keys_in_a_box_write_and_do_nothing_else(at_editor, folder):
    stage = at_editor()
    at(stage, "founded")
    box = stage.page.locator("[data-key=why]")
    box.fill("")
    box.press_sequentially("1 s/e+j n", delay=5)
    expect(box).to_have_value("1 s/e+j n")
    expect(chosen(stage)).to_have_value("reported fact")
    stage.press("Control+Enter")
    far(stage, 1)
    stage.saved()
    row = rows(folder)["It was founded in 1992."]
    assert (row["why"], row["status"]) == ("1 s/e+j n", "checked")


def test_a_new_mouth_makes_a_chain_without_a_sign(at_editor, folder):
    stage = at_editor()
    page = stage.page
    at(stage, "Revolutionary")
    stage.button("Add a mouth").click()
    page.keyboard.type("Xinhua")
    stage.press("Tab")
    stage.saved()
    expect(page.locator(".ed-mouths")).to_contain_text("through")
    sources = [row["source"] for words, row in rows(folder).items() if "Revolutionary Guard Corps" in words]
    assert sources[0].endswith("< Xinhua < the article")
    last = page.locator(".ed-mouths input").last
    expect(last).to_have_value("Xinhua")
    last.fill("")
    stage.press("Tab")
    until(page, lambda: [row for row in rows(folder).values() if "Xinhua <" in row["source"]], [])


# --- by pointer alone -----------------------------------------------------------------------------


def test_words_are_picked_by_pressing_the_first_and_the_last(at_editor, folder):
    stage = at_editor()
    page = stage.page
    at(stage, "founded")
    page.get_by_role("button", name="Pick the cue").click()
    page.locator(".ed-w", has_text="founded").first.click()
    page.locator(".ed-w", has_text="1992").first.click()
    assert ringed(stage) == "founded in 1992."
    stage.button("Take these words").click()
    until(page, lambda: rows(folder)["It was founded in 1992."]["cue"], "founded in 1992")


def test_an_edge_comes_to_the_word_that_is_pressed(at_editor, folder):
    stage = at_editor()
    at(stage, "founded")
    stage.button("Edges").click()
    stage.page.locator(".ed-w", has_text="founded").first.click()
    assert ringed(stage) == "founded in 1992."
    stage.button("Take these edges").click()
    until(stage.page, lambda: "founded in 1992." in rows(folder), True)


def test_a_mend_is_one_press_away(at_editor, folder):
    stage = at_editor()
    at(stage, "Revolutionary")
    stage.page.get_by_label("What kind of source it is").select_option("outlet")
    stage.page.locator("label", has_text="Official claim").click()
    expect(stage.page.locator(".ed-wrong").first).to_contain_text("needs an office behind it")
    stage.button("Make it an attributed claim").click()
    expect(chosen(stage)).to_have_value("attributed claim")
    stage.saved()
    assert any(
        row["kind"] == "attributed claim" for words, row in rows(folder).items() if "alleged ties" in words
    )


# --- what is kept ---------------------------------------------------------------------------------


def test_a_disk_that_refuses_is_told_in_red_and_tried_again(at_editor, folder, monkeypatch):
    stage = at_editor()
    at(stage, "founded")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    stage.press("5")
    expect(stage.page.locator(".ws-saved")).to_have_text("NOT saved")
    expect(stage.page.locator(".ws-notice")).to_contain_text("disk is full")
    expect(chosen(stage)).to_have_value("characterisation")  # the work stays
    assert rows(folder)["It was founded in 1992."]["kind"] == "reported fact"
    monkeypatch.undo()
    stage.button("Try again").click()
    stage.saved()
    assert rows(folder)["It was founded in 1992."]["kind"] == "characterisation"


def test_a_key_changed_outside_stops_the_work_and_asks(at_editor, folder):
    stage = at_editor()
    page = stage.page
    at(stage, "founded")
    key = folder / "key.csv"
    theirs = key.read_bytes().replace(b"the order of the German aviation office", b"an order")
    key.write_bytes(theirs)
    stage.press("5")
    expect(page.locator(".ed-stop")).to_contain_text("was changed by another program")
    expect(page.locator(".ws-saved")).to_have_text("NOT saved")
    page.locator(".ed-stop summary").click()
    expect(page.locator(".ed-diffs")).to_contain_text("an order")
    assert axe.violations(page, "#out") == []
    assert key.read_bytes() == theirs
    stage.button("Keep mine, as key-mine.csv").click()
    expect(page.locator(".ed-stop")).to_be_hidden()
    assert key.read_bytes() == theirs
    assert (folder / "key-mine.csv").exists()
    stage.press("5")
    stage.saved()
    assert rows(folder)["It was founded in 1992."]["kind"] == "characterisation"


def test_a_key_torn_outside_is_told_in_sight_and_replaced(at_editor, folder):
    stage = at_editor((1366, 768))
    page = stage.page
    at(stage, "founded")
    stage.press("5")
    stage.saved()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    mine = (folder / "key.csv").read_bytes()
    (folder / "key.csv").write_bytes(b"PK\x03\x04 half a workbook")
    stage.press("4")
    expect(page.locator(".ed-stop")).to_contain_text("cannot be read now")
    expect(page.locator(".ed-stop")).to_be_in_viewport(ratio=1)
    assert axe.violations(page, "#out") == []
    stage.button("Put mine in its place").click()
    expect(page.locator(".ed-stop")).to_be_hidden()
    assert (folder / "key.csv").read_bytes() == mine
    assert (folder / "key-unread.csv").read_bytes().startswith(b"PK")


def test_a_kernel_that_ends_takes_no_letter_with_it(open_stage, folder):
    stage = open_stage
    stage.errors.clear()
    page = stage.page
    page.route(ADDRESS, shell)
    stage.show(Editor((folder.parent,)), ADDRESS, "anew")
    at(stage, "founded")
    page.evaluate("window.deaf = true")
    page.locator("[data-key=why]").fill("“founded in 1992” can be looked up.")
    stage.press("Tab")
    expect(page.locator(".ws-saved")).to_have_text("NOT saved", timeout=5000)
    stage.show(Editor((folder.parent,)), ADDRESS, "painted")
    at(stage, "founded")
    expect(page.locator("[data-key=why]")).to_have_value("“founded in 1992” can be looked up.")
    until(page, lambda: rows(folder)["It was founded in 1992."]["why"], "“founded in 1992” can be looked up.")
    page.unroute(ADDRESS)
    assert stage.errors == []


def shell(route: Route) -> None:
    route.fulfill(body=SHELL, content_type="text/html")


def test_letters_typed_while_python_answers_stay(at_editor):
    stage = at_editor(delay=400)
    at(stage, "founded")
    box = stage.page.locator("[data-key=why]")
    box.fill("one")
    stage.page.wait_for_timeout(1100)  # it is on its way
    box.press_sequentially(" two", delay=10)
    stage.page.wait_for_timeout(600)  # and came back
    expect(box).to_have_value("one two")
    expect(box).to_be_focused()


def test_a_text_of_another_window_is_shown_beside_the_own_one(open_stage, folder):
    stage = open_stage
    stage.errors.clear()
    page = stage.page
    page.route(ADDRESS, shell)
    editor = Editor((folder.parent,))
    stage.show(editor, ADDRESS, "anew")
    at(stage, "founded")
    page.evaluate("window.deaf = true")
    page.locator("[data-key=why]").fill("Written here.")
    stage.press("Tab")
    item = editor.state["hand"]["why"]["item"]
    editor._answered({"do": "answer", "item": item, "answer": "Written there."})
    editor.state = editor._painted()
    stage.show(editor, ADDRESS, "painted")
    at(stage, "founded")
    expect(page.locator(".ws-versions")).to_contain_text("Written there.")
    expect(page.locator("[data-key=why]")).to_have_value("Written here.")
    assert rows(folder)["It was founded in 1992."]["why"] == "Written there."
    stage.button("Save what stands above").click()
    until(page, lambda: rows(folder)["It was founded in 1992."]["why"], "Written here.")
    page.unroute(ADDRESS)
    assert stage.errors == []


# --- the source form and the door -----------------------------------------------------------------


def ask_for_the_source(folder: Path) -> None:
    path = folder / "source.toml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("author")), "utf-8")


def test_first_sight_asks_where_it_is_from(at_editor, folder):
    ask_for_the_source(folder)
    stage = at_editor()
    expect(stage.page.locator(".ed-big")).to_contain_text("You decide.")
    stage.button("Begin with the most doubtful").click()
    expect(stage.page.locator(".ws-notice")).to_contain_text("author is missing")
    stage.page.get_by_label("Author not known").check()
    stage.page.get_by_label("Publisher", exact=True).fill("Wikinews")
    stage.press("Enter")
    expect(stage.page.locator(".ed-quote")).to_be_visible()
    assert read_article(folder).attribution.startswith("Wikinews, 2019-01-23")


def test_several_articles_are_chosen_at_the_door(at_editor, folder, tmp_path):
    lay(tmp_path, "ferry-strike", draft=False)
    lay(tmp_path, "dam-levels", draft=False, key="checked")
    stage = at_editor()
    assert axe.violations(stage.page, "#out") == []
    expect(stage.page.locator(".ed-door").first.locator("li")).to_have_count(2)
    stage.page.locator(".ed-door button").first.click()
    expect(stage.page.locator(".ed-quote")).to_be_visible()
    stage.button("Other articles").click()
    expect(stage.page.locator(".ed-door").first).to_be_visible()


def test_an_empty_key_is_made_by_hand(at_editor, tmp_path):
    seed = lay(tmp_path / "empty", draft=False, key="empty")
    stage = at_editor(seed=seed)
    stage.page.locator("[data-key=add]").click()
    stage.press("Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    expect(stage.page.locator(".ed-quote")).to_have_text("Germany bans Mahan")
    stage.press("Enter")
    expect(stage.page.locator(".ed-big")).to_contain_text("Every statement has been read")
    assert list(rows(seed)) == ["Germany bans Mahan"]


def test_a_draft_of_the_engine_is_read_to_its_end(at_editor, tmp_path):
    seed = lay(tmp_path / "engine", "serbia-2020", draft=False)
    (seed / "key.csv").unlink()
    article = read_article(seed)
    write_draft(seed, article, draft(article))
    stage = at_editor(seed=seed)
    stage.page.locator(".ed-sheet").focus()
    count = len(rows(seed))
    assert count > 15
    for number in range(1, count + 1):
        stage.press("Enter")
        far(stage, number)
    expect(stage.page.locator(".ed-big")).to_contain_text("Every statement has been read")
    print(f"{count} statements read")


# --- looks ----------------------------------------------------------------------------------------

STATES: dict[str, Callable[[Stage], None]] = {
    "work": lambda stage: at(stage, "Revolutionary"),
    "pick": lambda stage: [at(stage, "Revolutionary"), stage.press("s", "Shift+ArrowRight")],
    "edges": lambda stage: [at(stage, "Revolutionary"), stage.press("e")],
    "split": lambda stage: [at(stage, "Revolutionary"), stage.press("/")],
    "wrong": lambda stage: [at(stage, "founded"), stage.press("2")],
    "checked": lambda stage: [at(stage, "founded"), stage.press("Enter"), at(stage, "founded")],
    "source": lambda stage: stage.button("Where it is from").click(),
}
EVERY_TIME = ("work", "wrong")  # the others take a minute
LOOKS = [each if each in EVERY_TIME else pytest.param(each, marks=pytest.mark.slow) for each in STATES]
NOTATION = ("<", "‖", "#2", "#3", ".csv, column", "why_also", "source_words")


@pytest.mark.parametrize("state", LOOKS)
def test_every_state_is_clean_in_light_and_dark_wide_and_narrow(at_editor, state):
    stage = at_editor()
    page = stage.page
    STATES[state](stage)
    seen = 0
    for theme in ("light", "dark"):
        stage.theme(theme)
        for width, height in ((1366, 900), (390, 4000), (320, 4000)):  # high: the foot covers what scrolls by
            page.set_viewport_size({"width": width, "height": height})
            assert axe.violations(page, "#out", axe.BY_THEME[theme]) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            seen += 1
    small = [box for box in map(size_of, page.locator(TARGETS).all()) if box and min(box) < 24]
    print(f"{seen} looks at {state}")
    assert seen == 6
    assert small == []
    said = page.locator("#out").inner_text()
    assert [sign for sign in NOTATION if sign in said] == []


def size_of(target) -> tuple[float, float] | None:
    box = target.bounding_box() if target.is_visible() else None
    return (box["width"], box["height"]) if box else None


def test_accept_is_in_sight_on_a_small_laptop_and_on_a_phone(at_editor):
    for size in ((1366, 768), (390, 844)):
        stage = at_editor(size)
        at(stage, "Revolutionary")
        box = stage.page.locator("[data-key=accept]").bounding_box()
        assert box["y"] + box["height"] <= size[1], size


def test_a_sentence_names_its_keys_on_a_narrow_page_too(at_editor):
    """A sign on a button may go where there is no room; a sentence without it says nothing."""
    stage = at_editor((390, 844))
    at(stage, "Revolutionary")
    expect(stage.page.locator("[data-key=accept] kbd")).to_be_hidden()
    listed = stage.page.locator(".ed-all-keys kbd")
    assert listed.count() >= 15
    assert all(each.is_visible() for each in listed.all())
    for key in ("e", "Escape", "/", "Escape", "s"):
        stage.press(key)
        told = stage.page.locator(".ed-plain kbd")
        if key != "Escape":
            expect(told.first).to_be_visible()


def test_it_leaves_nothing_behind(at_editor):
    stage = at_editor()
    at(stage, "founded")
    stage.press("5", "j")
    assert stage.page.evaluate("window.heardKeys") == [], "keys stay in the editor"
    stage.page.evaluate("window.leave()")
    assert stage.page.evaluate("window.model.listeners()") == 0
    assert stage.page.locator("#out *").count() == 0
