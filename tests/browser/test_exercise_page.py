"""An exercise as one page, in the browser: answered by finger and by keyboard, kept, handed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.exercise_pages import (
    FULL,
    REFUSED,
    Reader,
    answer_all,
    begin,
    hand_in,
    kept,
    onward,
    panel,
    question,
    reading,
    served,
    to_the_form,
)
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.lab.release_marker import Release
from whosays.teacher.collect.collecting import collect
from whosays.teacher.exercise_page.exercise_page import exercise_page

STEM = "03_fact_claim_or_allegation"
FILE = f"{STEM}.17.answers.jsonl"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(exercise_file) -> Path:
    return exercise_file


@pytest.fixture
def phone(browser) -> Iterator[Reader]:
    with reading(browser, **PHONE) as reader:
        yield reader


@pytest.fixture
def laptop(browser) -> Iterator[Reader]:
    with reading(browser) as reader:
        yield reader


@pytest.mark.slow
def test_on_a_phone_with_a_finger_from_a_file_to_the_marks(phone: Reader, file: Path, tmp_path):
    page = phone.open(file)
    assert kept(page) == "answers stay on this device"
    page.locator("#read").tap()
    expect(page.locator("#story .ln").first).to_be_visible()
    page.locator("#next").tap()
    assert answer_all(page, tap=True) == 19
    assert kept(page).startswith("saved on this device ")
    handed = read_handed_in(hand_in(page, "17", tmp_path).read_bytes(), FILE)
    assert (handed.learner, handed.stem, handed.whole, handed.problems) == ("17", STEM, True, ())
    assert len({(event.task, event.item) for event in handed.events}) == 19
    expect(page.locator(".hi-done")).to_contain_text(FILE)
    assert phone.foreign(file.as_uri()) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.slow
def test_by_keyboard_and_the_answers_are_there_after_a_reload(laptop: Reader, file: Path):
    page = laptop.open(file)
    keys = page.keyboard
    page.locator("#read").focus()
    keys.press("Enter")
    page.locator("#next").focus()
    keys.press("Enter")
    keys.press("Tab")
    for key in ("2", "3", "1", "1", "2"):
        question(page).locator("input").first.focus()
        keys.press(key)
        keys.press("Enter")
    expect(page.locator("#panel-step-1")).to_be_visible()
    assert page.locator("#story .at").count() > 0, "the words in question are marked in the story"
    assert page.locator("#far i.done").count() == 5
    page.reload()
    assert panel(page) == "step-1", "nobody is asked who works, in the same tab"
    assert page.locator("#far i.done").count() == 5
    page.click("#back")
    expect(question(page).locator("input:checked")).to_have_value("Somebody in office")


@pytest.mark.slow
def test_from_a_plain_server_nothing_else_is_asked_for(laptop: Reader, file: Path):
    with served(file.parent) as address:
        page = laptop.open(f"{address}/{file.name}")
        begin(page)
        question(page).locator("input").first.check()
        assert kept(page).startswith("saved on this device ")
        assert laptop.foreign(f"{address}/{file.name}") == []
        assert len(laptop.asked) == 1


@pytest.mark.slow
def test_a_request_would_be_seen_and_refused(browser, file: Path):
    reader = Reader(browser)
    page = reader.open(file)
    page.evaluate("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))")
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)")
    assert len(reader.errors) >= 2
    assert all("Content Security Policy" in error or "Refused" in error for error in reader.errors)
    assert "http://127.0.0.1:9/x.png" in reader.foreign(file.as_uri()), "and would be told of"
    reader.close()


def opened_after_a_kill(reader: Reader, file: Path) -> Page:
    """On a busy machine the browser needs a moment to take over what a killed page has written."""
    for _ in range(20):
        page = reader.open(file)
        if panel(page) == "who":
            return page
        page.close()
    pytest.fail("nobody is known on this device")


def test_a_killed_tab_loses_no_word(laptop: Reader, file: Path):
    page = laptop.open(file)
    begin(page)
    question(page).locator("input").first.check()
    onward(page, "textarea")
    question(page).locator("textarea").focus()
    page.keyboard.insert_text("Six weeks, says the ")
    page.keyboard.type("reg")
    page.close(run_before_unload=False)
    page = opened_after_a_kill(laptop, file)
    expect(page.locator("#who-list")).to_contain_text("1 of 19 questions answered")
    page.get_by_role("button", name="That is me: go on").click()
    onward(page, "textarea")
    expect(question(page).locator("textarea")).to_have_value("Six weeks, says the reg")


@pytest.mark.slow
def test_two_learners_on_one_device(laptop: Reader, file: Path, tmp_path):
    page = laptop.open(file)
    begin(page)
    question(page).locator("input").nth(1).check()
    to_the_form(page)
    hand_in(page, "12", tmp_path)
    page.close()
    page = laptop.open(file)
    assert panel(page) == "who"
    expect(page.locator("#who-list")).to_contain_text("Class number 12")
    assert page.locator("#far").is_hidden(), "nothing of anybody is shown before"
    page.fill("#who-number", "15")
    page.click("#who-form button")
    assert panel(page) == "start"
    begin(page)
    assert question(page).locator("input:checked").count() == 0
    question(page).locator("input").nth(2).check()
    to_the_form(page)
    expect(page.locator("#form input").first).to_have_value("15")
    files = [hand_in(page, "15", tmp_path), tmp_path / FILE.replace("17", "12")]
    told = [read_handed_in(each.read_bytes(), each.name) for each in files]
    assert [(each.learner, len(each.events)) for each in told] == [("15", 1), ("12", 1)]
    assert told[0].events[0].answer != told[1].events[0].answer


def test_where_storage_is_refused_it_is_said_before_the_first_answer(browser, file: Path, tmp_path):
    with reading(browser, **PHONE) as reader:
        page = reader.open(file, before=REFUSED)
        expect(page.locator("#notice")).to_be_visible()
        expect(page.locator("#notice")).to_contain_text("This browser does not keep your answers.")
        assert kept(page) == "NOT kept on this device"
        assert "stay here" not in page.locator("#panel-start").inner_text(), "which they do not"
        begin(page)
        question(page).locator("input").first.check()
        assert kept(page) == "NOT kept on this device"
        with page.expect_download() as saved:
            page.click("#notice-take")
        assert saved.value.suggested_filename == f"{STEM}.work.jsonl"
        page.click("#work-back")
        to_the_form(page)
        handed = read_handed_in(hand_in(page, "17", tmp_path).read_bytes(), FILE)
        assert len(handed.events) == 1


@pytest.mark.slow
def test_where_storage_is_full_it_is_said_and_nothing_is_lost(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file, before=f"window.room = 100; {FULL}")
        expect(page.locator("#notice")).to_be_visible()
        expect(page.locator("#notice")).to_contain_text("no room left")
        begin(page)
        question(page).locator("input").first.check()
        assert kept(page) == "NOT kept on this device"
        page.evaluate("window.room = 1e6")
        page.click("#next")
        question(page).locator("input").first.check()
        page.reload()
        page.evaluate("window.room = 1e6")
        assert page.locator("#far i.done").count() == 2, "what was refused was kept later"


@pytest.mark.slow
def test_two_tabs_write_nothing_over(laptop: Reader, file: Path):
    one = laptop.open(file)
    begin(one)
    question(one).locator("input").first.check()
    two = laptop.open(file)
    two.get_by_role("button", name="That is me: go on").click()
    two.click("#back")
    question(two).locator("input").nth(1).check()
    expect(one.locator("#elsewhere")).to_be_visible()
    one.click("#elsewhere-show")
    expect(one.locator("#far i.done")).to_have_count(1)
    one.click("#back")
    expect(question(one).locator("input").nth(1)).to_be_checked()


@pytest.mark.slow
def test_of_two_texts_in_two_tabs_the_learner_chooses(laptop: Reader, file: Path):
    one = laptop.open(file)
    begin(one)
    question(one).locator("input").first.check()
    two = laptop.open(file)
    two.get_by_role("button", name="That is me: go on").click()
    for page, words in ((one, "Six weeks."), (two, "Eleven weeks.")):
        onward(page, "textarea")
        question(page).locator("textarea").fill(words)
        page.locator(".xp-head h1").click()
    expect(two.locator(".ws-versions")).to_contain_text("Six weeks.")
    assert kept(two) == "two versions of an answer: choose one"
    two.get_by_role("button", name="Save what stands above").click()
    expect(two.locator("#kept-words")).to_contain_text("saved on this device")
    one.click("#elsewhere-show")
    onward(one, "textarea")
    expect(question(one).locator("textarea")).to_have_value("Eleven weeks.")


@pytest.mark.slow
def test_a_renamed_file_and_one_that_was_handed_out_again_lose_nothing(
    laptop: Reader, file: Path, root, tmp_path
):
    page = laptop.open(file)
    begin(page)
    question(page).locator("input").first.check()
    page.close()
    renamed = tmp_path / "my homework (1).html"
    renamed.write_bytes(file.read_bytes())
    page = laptop.open(renamed)
    expect(page.locator("#who-list")).to_contain_text("1 of 19 questions answered.")
    page.close()
    again = tmp_path / "again.html"
    release = Release(STEM, to="Class 10b", released="2026-11-21T08:00:00.000Z")
    again.write_text(exercise_page(root, release), encoding="utf-8")
    page = laptop.open(again)
    expect(page.locator("#who-list")).to_contain_text("on an older page of this exercise")
    page.get_by_role("button", name="That is me: go on").click()
    assert page.locator("#far i.done").count() == 1
    question(page).locator("input").first.check()
    page.close()
    page = laptop.open(again)
    assert page.locator("#who-list .xp-block").count() == 1, "what was brought over is not told twice"
    expect(page.locator("#who-list")).to_contain_text("2 of 19")


@pytest.mark.slow
def test_work_is_taken_along_and_gone_on_with_elsewhere(browser, file: Path, tmp_path):
    with reading(browser) as school:
        page = school.open(file)
        begin(page)
        for place in (0, 1, 2):
            question(page).locator("input").nth(place).check()
            page.click("#next")
        work = taken(page, tmp_path)
    with reading(browser, **PHONE) as home:
        page = home.open(file)
        page.set_input_files("#work-file", work)
        expect(page.locator("#work-told")).to_contain_text("Taken over: 3 answers.")
        assert page.locator("#far i.done").count() == 3
        page.set_input_files("#work-file", work)
        expect(page.locator("#work-told")).to_contain_text("All of it was here already.")
        page.reload()
        assert page.locator("#far i.done").count() == 3


def taken(page: Page, folder: Path) -> Path:
    page.click("#mine")
    with page.expect_download() as saved:
        page.click("#work-take")
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


@pytest.mark.slow
def test_the_text_to_copy_is_the_same_work(laptop: Reader, file: Path, tmp_path):
    page = laptop.open(file)
    begin(page)
    question(page).locator("input").first.check()
    to_the_form(page)
    saved = hand_in(page, "17", tmp_path)
    page.click("#copy summary")
    page.click("#copy button")
    expect(page.locator("#copied")).not_to_be_empty()
    text = page.locator("#copy textarea").input_value()
    assert len(text) < 1000
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "answer.txt").write_text(f"Dear Ms A,\n> {text}\nBye", encoding="utf-8")
    done = collect([tmp_path / "mail"], tmp_path / "collected")
    [row] = done.having("latest")
    assert (row.learner, row.whole, row.answers) == ("17", True, 1)
    assert (tmp_path / "collected" / STEM / "17.answers.jsonl").read_bytes() == saved.read_bytes()
