"""A page on odd devices and in odd hands: each fault is a sentence, and no answer is lost."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.exercise_pages import (
    FULL,
    Reader,
    at_home,
    begin,
    choose,
    hand_in,
    kept,
    kill,
    onward,
    panel,
    question,
    reading,
    served,
    to_the_form,
    wait_beside,
    work_of,
    write_page,
)
from helpers.thorough import rarely, with_slow
from whosays.base.notebook_files import stems
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.teacher.collect.collecting import collect

STEM = "03_fact_claim_or_allegation"
NEEDED = {
    "Object.hasOwn": "delete Object.hasOwn",
    "at": "delete Array.prototype.at",
    "TextEncoder": "delete window.TextEncoder",
    "replaceChildren": "delete Element.prototype.replaceChildren",
    "random numbers": "Object.defineProperty(window, 'crypto', { value: undefined })",
}
OLD = "this browser is too old for the page. It needs Chrome or Edge 93, Firefox 92, Safari 15.4"
CHANGED = "this file was changed or cut on its way"
PULLED_OUT = """() => {
  Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
}"""
HIGH = (
    "rows => Math.max(...rows.map((row) => row.offsetHeight / parseFloat(getComputedStyle(row).lineHeight)))"
)
COUNTED = """() => {
  const { keys } = Object;
  window.lists = 0;
  Object.keys = (of) => { window.lists += of === localStorage; return keys(of); };
}"""
WRONG = {"a step gone": "This page was changed", "half of it": "Nothing can be saved"}
NO_SCRIPT = "Nothing can be saved here, because no script runs"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(exercise_file) -> Path:
    return exercise_file


def answer_first(page: Page, choice: int = 0) -> None:
    """From the first sight to one answer."""
    begin(page)
    question(page).locator("input").nth(choice).check()


def is_worksheet(page: Page) -> bool:
    return page.locator(".paper h1").is_visible() and page.locator("main").is_hidden()


# ---- old browsers, no scripts


def test_a_browser_that_lacks_anything_is_told_which_it_needs(browser, file: Path, tmp_path):
    """Its script may not even be read: to such a browser the newer spelling is a mistake."""
    unread = tmp_path / "unread.html"
    unread.write_text(file.read_text("utf-8").replace('"use strict";', "class {", 1), encoding="utf-8")
    one, *others = NEEDED.items()
    tried = (one, *with_slow(*others))
    for name, gone in tried:
        reader = Reader(browser)
        page = reader.open(unread, f"{gone};")
        expect(page.locator("#refusal")).to_be_visible()
        expect(page.locator("#refusal")).to_contain_text(OLD)
        assert is_worksheet(page), name
        reader.close()
    print(f"{len(tried)} things that a browser may lack")


def test_without_a_script_it_is_the_worksheet_says_why_and_prints(browser, file: Path):
    with reading(browser, java_script_enabled=False) as reader:
        page = reader.open(file)
        expect(page.locator("#refusal")).to_be_visible()
        expect(page.locator("#refusal")).to_contain_text(NO_SCRIPT)
        assert is_worksheet(page)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.locator(".paper .lines li").evaluate_all(HIGH) <= 1.5, "no line wraps"
        assert page.locator(".paper .item").count() == 19
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 2
        page.emulate_media(media="print")
        assert page.locator("#refusal").is_hidden()


@pytest.mark.slow
def test_where_a_viewer_or_a_server_runs_no_script_it_says_the_same(browser, file: Path):
    with served(file.parent, {"Content-Security-Policy": "script-src 'none'"}) as address:
        reader = Reader(browser)
        page = reader.open(f"{address}/{file.name}")
        expect(page.locator("#refusal")).to_be_visible()
        expect(page.locator("#refusal")).to_contain_text(NO_SCRIPT)
        assert is_worksheet(page)
        reader.close()


# ---- the file


def spoilt(file: Path, folder: Path, old: str, new: str) -> Path:
    """The page with a few letters changed."""
    text = file.read_text("utf-8")
    assert old in text
    path = folder / "changed.html"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


READ_ON = {
    "a word of the article": ("Lowdrith stopped", "Lowdrith stoppod"),
    "a question": ("Who has to sign the marked piece?", "Who has to sign the marked place?"),
    "a word of the page": ("Look over and hand in</h2>", "Look over, hand in</h2>"),
    "the seal": ('data-seal="', 'data-seal="0'),
    "a style": ("--paper: #f6f2e9", "--paper: #f6f2ea"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", READ_ON)
def test_a_changed_letter_is_told_and_the_answers_are_there(browser, file: Path, tmp_path, what):
    reader = Reader(browser)
    page = reader.open(file)
    answer_first(page, 1)
    page.close()
    page = reader.open(spoilt(file, tmp_path, *READ_ON[what]))
    expect(page.locator("#changed")).to_be_visible()
    expect(page.locator("#changed")).to_contain_text("This page was changed after your teacher made it.")
    page.get_by_role("button", name="That is me: go on").click()
    assert page.locator("#far i.done").count() == 1
    to_the_form(page)
    handed = read_handed_in(hand_in(page, "17", tmp_path).read_bytes(), "x")
    assert [event.answer for event in handed.events] == ["Somebody in office"]
    reader.close()


def test_a_page_as_it_was_made_is_not_called_changed(browser, file: Path, tmp_path):
    """Nor is one whose ends of lines or code an editor changed: nothing that is read is another."""
    text = file.read_text("utf-8")
    others = (
        ("bom", text.encode("utf-8-sig")),
        ("utf-16", text.encode("utf-16")),
        ("as it is", text.encode()),
    )
    ways = (("crlf", text.replace("\n", "\r\n").encode()), *with_slow(*others))
    with reading(browser) as reader:
        for name, content in ways:
            (tmp_path / f"{name}.html").write_bytes(content)
            page = reader.open(tmp_path / f"{name}.html")
            assert panel(page) == "start", name
            assert page.locator("#changed").is_hidden(), name
            page.close()


@pytest.mark.slow
def test_every_page_is_as_it_was_made(browser, root, tmp_path):
    count = 0
    with reading(browser) as reader:
        for stem in stems(root, "exercises"):
            page = reader.open(write_page(root, stem, tmp_path))
            assert page.locator("#changed").is_hidden(), stem
            page.close()
            count += 1
    print(f"{count} pages")
    assert count > 20


@pytest.mark.slow
def test_a_file_that_cannot_begin_says_so_and_the_good_one_has_the_answers(browser, file: Path, tmp_path):
    reader = Reader(browser)
    page = reader.open(file)
    answer_first(page)
    page.close()
    whole = file.read_text("utf-8")
    bad = {
        "data": whole.replace('"steps":[', '"steps":', 1),
        "a step gone": whole.replace('"type":"', '"type":"no-', 1),
        "script": whole.replace('"use strict";', '"use strict"; ', 1),
        "an id": whole.replace('id="kept-words"', 'id="kept-word"', 1),
        "half of it": whole[: len(whole) // 2],
        "its end": whole[:-40_000],
    }
    for name, text in bad.items():
        (tmp_path / "bad.html").write_text(text, encoding="utf-8")
        page = reader.open(tmp_path / "bad.html")
        assert text != whole, name
        told = page.locator("#refusal:visible, #changed:visible")
        expect(told, name).to_have_count(1)
        expect(told).to_contain_text(WRONG.get(name, CHANGED))
        page.close()
    page = reader.open(file)
    expect(page.locator("#who-list")).to_contain_text("1 of 19 questions answered")
    reader.close()


# ---- work files


def test_a_work_file_in_another_code_is_read_and_what_is_none_is_a_sentence(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file)
        answer_first(page)
        work = work_of(page)
        text = work.decode()
        for content in (
            text.encode("utf-8-sig"),
            text.replace("\n", "\r\n").encode(),
            text.replace("\n", "\r").encode(),
            text.encode("utf-16"),
            b"\xfe\xff" + text.encode("utf-16-be"),
        ):
            choose(page, content)
            expect(page.locator("#work-told")).to_contain_text("All of it was here already.")
            assert "cut or changed" not in page.locator("#work-told").inner_text()
        head, _, body = work.partition(b"\n")
        said = json.loads(head)
        for why, content in {
            "work on another exercise (04_words_that_lean)": with_head(said, body, stem="04_words_that_lean"),
            "saved by a newer page": with_head(said, body, v=2),
            "The file was cut": work[:-60],
            "This file is empty": b"",
            "There is no work in this file": b"\x89PNG\r\n\x1a\n" + bytes(2000),
            "There is no work in this file. Choose": text.encode("utf-16")[:41],
        }.items():
            choose(page, content)
            expect(page.locator("#work-told")).to_contain_text(why)
            expect(page.locator("#work-told")).to_contain_text("Nothing was changed.")
            assert page.locator("#far i.done").count() == 1


def with_head(said: dict[str, object], body: bytes, **other: object) -> bytes:
    return json.dumps({**said, **other}).encode() + b"\n" + body


@pytest.mark.slow
def test_a_file_of_200_megabytes_and_one_that_went_are_sentences(browser, file: Path, tmp_path):
    film = tmp_path / "film.jsonl"
    with film.open("wb") as out:
        out.truncate(200_000_000)
    with reading(browser) as reader:
        page = reader.open(file)
        answer_first(page)
        page.click("#mine")
        page.evaluate(PULLED_OUT)
        page.set_input_files("#work-file", film)  # which is not even read
        expect(page.locator("#work-told")).to_contain_text("There is no work in this file")
        choose(page, b"a stick that was pulled out")
        expect(page.locator("#work-told")).to_contain_text("This file cannot be read")
        assert page.locator("#far i.done").count() == 1


@pytest.mark.slow
def test_somebody_elses_work_file_is_a_sentence(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        answer_first(page)
        head, _, body = work_of(page).partition(b"\n")
        page.click("#work-back")
        to_the_form(page)
        hand_in(page, "17", tmp_path)
        page.click("#mine")
        choose(page, with_head(json.loads(head), body, learner="9"))
        expect(page.locator("#work-told")).to_contain_text("belongs to class number 9")
        assert page.locator("#far i.done").count() == 1


# ---- storage and clock


def test_storage_that_is_emptied_under_an_open_page_gets_all_back(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        answer_first(page)
        page.click("#next")
        question(page).locator("input").first.check()
        page.evaluate("localStorage.clear(); dispatchEvent(new Event('focus'))")
        expect(page.locator("#notice")).to_be_visible()
        expect(page.locator("#notice")).to_contain_text("deleted from this browser while this page was open")
        assert kept(page) == "NOT kept on this device"
        page.click("#next")
        question(page).locator("input").first.check()
        expect(page.locator("#notice")).to_be_hidden()
        page.reload()
        assert page.locator("#far i.done").count() == 3
        page.evaluate("localStorage.clear()")
        to_the_form(page)
        handed = read_handed_in(hand_in(page, "17", tmp_path).read_bytes(), "x")
        assert len(handed.events) == 3, "also where nothing more is answered"


@pytest.mark.slow
def test_what_is_deleted_in_one_tab_and_gone_on_with_in_another_is_found_again(browser, file: Path):
    with reading(browser) as reader:
        one = reader.open(file)
        answer_first(one)
        two = reader.open(file)
        two.get_by_role("button", name="That is me: go on").click()
        one.click("#mine")
        one.click("#work-delete")
        one.click("#work-gone")
        expect(two.locator("#notice")).to_be_visible()
        expect(two.locator("#notice")).to_contain_text("If it was you who deleted it, close this page.")
        assert two.locator("#elsewhere").is_hidden(), "which would say that nothing is lost"
        two.click("#next")
        question(two).locator("input").first.check()
        three = reader.open(file)
        expect(three.locator("#who-list")).to_contain_text("2 of 19 questions answered")


@pytest.mark.slow
def test_a_clock_that_is_set_back_changes_no_order(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        page.clock.set_fixed_time(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
        answer_first(page, 0)
        page.clock.set_fixed_time(datetime(2001, 1, 1, tzinfo=UTC))
        question(page).locator("input").nth(2).check()
        page.reload()
        page.click("#back")
        expect(question(page).locator("input").nth(2)).to_be_checked()
        to_the_form(page)
        path = hand_in(page, "17", tmp_path)
        handed = read_handed_in(path.read_bytes(), path.name)
        assert [event.answer for event in handed.events] == ["The article itself", "Somebody else"]
        assert (handed.problems, handed.whole) == ((), True)
        [row] = collect([path], tmp_path / "to").having("latest")
        assert (row.answers, row.handed_in[:10]) == (2, "2026-11-23")


@pytest.mark.slow
def test_room_that_ends_in_the_middle_of_a_text_loses_no_word(browser, file: Path, tmp_path):
    words = "The union speaks of eleven weeks of pay, and the owner admits that it owes four of them."
    with reading(browser) as reader:
        page = reader.open(file, before=f"window.room = 40_000; {FULL}")
        answer_first(page)
        onward(page, "textarea")
        box = question(page).locator("textarea")
        box.fill(words[:40])
        expect(page.locator("#kept-words")).to_contain_text("saved on this device")
        page.evaluate("window.room = 10")
        box.fill(words)
        page.locator(".xp-head h1").click()
        expect(page.locator("#notice")).to_be_visible()
        expect(page.locator("#notice")).to_contain_text("This browser has no room left for your answers.")
        assert kept(page) == "NOT kept on this device"
        to_the_form(page)
        handed = read_handed_in(hand_in(page, "17", tmp_path).read_bytes(), "x")
        assert handed.events[-1].answer["text"] == words
        page.evaluate("window.room = 40_000")
        page.click("#hand-back")
        question(page).locator("input[type=checkbox]").first.check()
        expect(page.locator("#kept-words")).to_contain_text("saved on this device")
        page.reload()
        onward(page, "textarea")
        expect(question(page).locator("textarea")).to_have_value(words)


# ---- in the frame of a learning platform


@pytest.mark.parametrize("allowed", ["allow-scripts", *rarely("allow-scripts allow-same-origin")])
def test_in_a_frame_that_lets_no_file_out_the_text_is_handed_in(browser, file: Path, tmp_path, allowed):
    frame = f'<iframe sandbox="{allowed}" src="{file.name}" width="1000" height="700"></iframe>'
    (file.parent / "lms.html").write_text(frame, encoding="utf-8")
    with served(file.parent) as address:
        reader = Reader(browser)
        outer = reader.open(f"{address}/lms.html")
        page = outer.frames[1]
        expect(page.locator("#notice")).to_be_visible(visible=allowed == "allow-scripts")
        answer_first(page)
        to_the_form(page)
        page.locator("#form input").first.fill("17")
        page.locator("#form input").first.press("Enter")
        page.get_by_role("button", name="Hand in all the same").click()
        expect(page.locator("#copy textarea")).to_be_visible()
        page.click("#copy button")
        expect(page.locator("#copied")).not_to_be_empty()
        text = page.locator("#copy textarea").input_value()
        reader.close()
    complained = [each for each in reader.errors if "Clipboard API has been blocked" not in each]
    assert complained == [], "a frame may forbid that, too: there is another way to copy"
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "a.txt").write_text(text.replace("-----", "—"), encoding="utf-8")
    [row] = collect([tmp_path / "mail"], tmp_path / "to").having("latest")
    assert (row.learner, row.whole, row.answers) == ("17", True, 1)


@pytest.mark.slow
def test_a_device_full_of_others_answers_is_asked_seldom(browser, file: Path):
    """Whoever lists the keys of a storage lists all of them, and a class's device holds thousands."""
    with reading(browser) as reader:
        page = reader.open(file)
        answer_first(page)
        page.evaluate(COUNTED)
        for _ in range(3):
            page.click("#next")
            question(page).locator("input").first.check()
        lists = page.evaluate("window.lists")
    print(f"{lists} lists for three answers")
    assert 0 < lists < 20


# ---- when a device gives out


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="NOT LINUX: no browser was killed here.")
def test_a_device_that_gives_out_in_the_middle_has_every_answer(browser, file: Path, tmp_path):
    with at_home(browser, tmp_path / "profile") as page:
        page.goto(file.as_uri())
        answer_first(page)
        page.click("#next")
        question(page).locator("input").nth(1).check()
        expect(page.locator("#kept-words")).to_contain_text("saved on this device")
        wait_beside(page, 3)  # a person and two answers, in the place that is on the disk at once
        assert kill(tmp_path / "profile") > 0
    with at_home(browser, tmp_path / "profile") as page:
        page.goto(file.as_uri())
        expect(page.locator("#who-list")).to_contain_text("2 of 19 questions answered")
        page.get_by_role("button", name="That is me: go on").click()
        page.click("#mine")
        page.evaluate("localStorage.clear()")  # then only the second place has them
        page.click("#work-delete")
        page.click("#work-gone")
        assert panel(page) == "start"
        wait_beside(page, 0)
    with at_home(browser, tmp_path / "profile") as page:
        page.goto(file.as_uri())
        wait_beside(page, 0)
        assert panel(page) == "start", "what was deleted does not come back"


@pytest.mark.slow
def test_on_another_day_the_answers_are_there(browser, file: Path, tmp_path):
    with at_home(browser, tmp_path / "profile") as page:
        page.clock.set_fixed_time(datetime(2026, 11, 23, 10, 32, tzinfo=UTC))
        page.goto(file.as_uri())
        answer_first(page)
    with at_home(browser, tmp_path / "profile") as page:
        page.clock.set_fixed_time(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
        page.goto(file.as_uri())
        expect(page.locator("#who-list")).to_contain_text("Last answer Monday 23 November 2026")
        page.get_by_role("button", name="That is me: go on").click()
        assert page.locator("#far i.done").count() == 1
