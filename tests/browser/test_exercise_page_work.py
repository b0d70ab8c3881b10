"""A page's work: taken along, gone on with elsewhere, and whose it is; for which class, until when."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.exercise_pages import (
    Reader,
    begin,
    choose,
    hand_in,
    question,
    reading,
    to_the_form,
    work_of,
    write_page,
)

STEM = "03_fact_claim_or_allegation"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(exercise_file) -> Path:
    return exercise_file


def answer(page: Page, count: int) -> None:
    """From the first sight, one question after another."""
    begin(page)
    for place in range(count):
        question(page).locator("input").nth(place % 2).check()
        page.click("#next")


def with_head(content: bytes, **other: object) -> bytes:
    """The same file with something else in its first line."""
    head, _, body = content.partition(b"\n")
    return json.dumps({**json.loads(head), **other}).encode() + b"\n" + body


@pytest.mark.slow
def test_work_with_answers_of_a_newer_page_is_not_called_cut(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file)
        answer(page, 3)
        head, *lines = work_of(page).decode().splitlines(keepends=True)
        newer = [line.replace('{"v": 1', '{"v": 2', 1) for line in lines]
        for content in ("".join([head, *newer]), "".join([head, lines[0], *newer[1:]])):
            choose(page, content.encode())
            expect(page.locator("#work-told")).to_contain_text("saved by a newer page than this one")
            expect(page.locator("#work-told")).to_contain_text("Nothing was changed.")
            page.click("#work-back")
            page.click("#mine")


# ---- whose number it is, and for which class


@pytest.mark.slow
def test_the_class_itself_is_no_class_number(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)  # for Class 10b
        answer(page, 1)
        to_the_form(page)
        box, press = page.locator("#form input").first, page.locator("#form button[type=submit]")
        for typed in ("10b", "10-B", "Class10b"):
            box.fill(typed)
            press.click()
            expect(box).to_be_focused()
            expect(page.locator("#form .hi-wrong")).to_contain_text("is the class. Your own number on the")
            expect(page.locator("#form .ws-notice")).to_contain_text("Not handed in yet.")
        assert hand_in(page, typed, tmp_path).name == f"{STEM}.{typed}.answers.jsonl", "who presses again"


def test_the_first_page_says_for_which_class_and_until_when(browser, root, file: Path, tmp_path):
    due = {"to": "Class 10b", "due": "2026-11-30T22:59:59.999Z", "zone": "UTC+01:00"}
    path = write_page(root, STEM, tmp_path, **due)
    with reading(browser, width=320, height=640) as reader:
        page = reader.open(path)
        for_whom = page.locator("#panel-start .whose")
        expect(for_whom).to_contain_text("For Class 10b · until Monday 30 November 2026")
        words = for_whom.inner_text()
        assert "on this computer" not in words, "which is the teacher's"
        to_the_form_at_once(page)
        assert page.locator("#form .ws-minutes").inner_text() in words
        page = reader.open(write_page(root, STEM, tmp_path))
        expect(page.locator("#read")).to_be_visible()
        assert page.locator("#panel-start .whose").count() == 0, "where nothing is said, nothing stands"


def to_the_form_at_once(page: Page) -> None:
    begin(page)
    to_the_form(page)


def somebody_else(page: Page, number: str) -> None:
    if page.locator("#panel-who").is_hidden():
        page.click("#mine")
        page.click("#work-else")
    page.fill("#who-number", number)
    page.click("#who-begin")


def test_a_number_that_has_begun_here_is_not_begun_again_unasked(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file)
        answer(page, 2)
        somebody_else(page, "022")
        expect(page.locator("#panel-start")).to_be_visible()
        answer(page, 1)
        for wrong, why in {
            "bad number éé": "“bad number éé” cannot be a class number",
            "10b": "“10b” is the class.",
        }.items():
            somebody_else(page, wrong)
            expect(page.locator("#who-number")).to_be_focused()
            expect(page.locator("#who-number")).to_have_accessible_description(re.compile(why))
            expect(page.locator("#panel-who")).to_be_visible()
        somebody_else(page, "22")
        expect(page.locator("#who-same")).to_contain_text("Class number 022 has begun here. Is that you?")
        page.click("#who-same-me")
        expect(page.locator("#far i.done")).to_have_count(1)
        somebody_else(page, "22")
        page.click("#who-same-not")
        expect(page.locator("#far i.done")).to_have_count(0)
        answer(page, 1)
        page.click("#mine")
        page.click("#work-else")
        expect(page.locator("#who-list .xp-block")).to_have_count(3)
        expect(page.locator("#who-same")).to_be_hidden()


# ---- work that is brought: gone on with, and whose it is


@pytest.fixture(scope="module")
def brought(browser, file: Path) -> bytes:
    """Work of three answers, which nobody has put a number to."""
    with reading(browser) as school:
        page = school.open(file)
        answer(page, 3)
        return work_of(page)


def test_go_on_with_my_work_goes_on(browser, file: Path, brought: bytes):
    with reading(browser, width=390, height=844) as reader:
        page = reader.open(file)
        page.click("#mine")
        page.click("#work-take")
        expect(page.locator("#work-told")).to_contain_text("There is nothing to take along yet")
        page.click("#work-back")
        with page.expect_file_chooser() as asked:
            page.click("#start-work")
        asked.value.set_files({"name": "x.jsonl", "mimeType": "text/plain", "buffer": brought})
        expect(page.locator("#work-told")).to_contain_text("Taken over: 3 answers.")
        expect(page.locator("#work-go")).to_be_focused()
        expect(page.locator("#work-go")).to_be_in_viewport()
        assert page.locator("#panel-work .main:visible").count() == 1
        page.keyboard.press("Enter")
        expect(page.locator("#panel-step-0")).to_be_visible()
        assert page.locator("#far i.done").count() == 3
        assert page.locator("#far i").nth(3).get_attribute("class") == "now"


def numbers_here(page: Page) -> dict[str, int]:
    """By class number, how many questions each has answered who has begun on this device."""
    page.click("#mine")
    page.click("#work-else")
    rows = page.locator("#who-list .xp-block")
    expect(rows.first).to_be_visible()
    said = [row.inner_text() for row in rows.all()]
    pattern = re.compile(r"(?:Class number (\w+)|Without).*?(\d+) of 19", re.DOTALL)
    return {found[1] or "": int(found[2]) for found in map(pattern.search, said) if found}


@pytest.mark.slow
def test_brought_work_of_a_number_is_put_to_nobodys_unasked(browser, file: Path, brought: bytes):
    work = with_head(brought, learner="17")
    for button, left in {"#work-apart": {"": 2, "17": 3}, "#work-same": {"17": 3}}.items():
        with reading(browser) as reader:
            page = reader.open(file)
            answer(page, 2)
            page.click("#mine")
            choose(page, work)
            whose = page.locator("#work-whose")
            expect(whose).to_contain_text("2 questions are answered here already")
            expect(whose).to_contain_text("the file is the work of class number 17")
            assert page.locator("#far i.done").count() == 2, "nothing was changed yet"
            page.click(button)
            expect(page.locator("#work-told")).to_contain_text("Taken over: 3 answers.")
            expect(page.locator("#work-far")).to_contain_text("Class number 17. 3 of 19")
            expect(whose).to_be_hidden()
            assert numbers_here(page) == left


@pytest.mark.slow
def test_whose_brought_work_is_when_one_of_them_says_no_number(browser, file: Path, brought: bytes):
    with reading(browser) as reader:
        page = reader.open(file)
        answer(page, 2)
        page.click("#mine")
        choose(page, brought)
        expect(page.locator("#work-whose")).to_contain_text("the file does not say whose work it is")
        page.click("#work-apart")
        expect(page.locator("#work-far")).to_contain_text("3 of 19")
        somebody_else(page, "17")
        answer(page, 1)
        somebody_else(page, "")
        page.click("#mine")
        choose(page, with_head(brought, learner="017"))
        expect(page.locator("#work-far")).to_contain_text("Class number 17. 3 of 19")
        for odd in ("<b>x</b>", "con", "7 b"):
            somebody_else(page, "")
            page.click("#mine")
            choose(page, with_head(brought, learner=odd))
            expect(page.locator("#work-told")).to_contain_text("Taken over: 3 answers.")
            assert "Class number" not in page.locator("#work-far").inner_text(), "it cannot be a number"


# ---- a page that was saved from the browser, with all that stood in it


def saved_as(page: Page, folder: Path) -> Path:
    """What “Save page as, complete” writes: the page as it stands just now."""
    path = folder / "saved.html"
    path.write_text(f"<!DOCTYPE html>{page.evaluate('document.documentElement.outerHTML')}", encoding="utf-8")
    return path


def to_who(page: Page) -> None:
    page.click("#mine")
    page.click("#work-else")


@pytest.mark.slow
@pytest.mark.parametrize("where", ["at a question", "handed in", "my work", "who works"])
def test_a_copy_that_the_browser_saved_begins_as_the_page_does(browser, file: Path, tmp_path, where: str):
    with reading(browser) as reader:
        page = reader.open(file)
        answer(page, 3)
        if where == "handed in":
            to_the_form(page)
            hand_in(page, "17", tmp_path)
        if where == "my work":
            page.click("#mine")
            choose(page, b"no work")
            expect(page.locator("#work-told")).not_to_be_empty()
        if where == "who works":
            to_who(page)
            somebody_else(page, "7 b")
        saved = saved_as(page, tmp_path)
    elsewhere = Reader(browser)
    page = elsewhere.open(saved)
    expect(page.locator("#panel-start")).to_be_visible()
    expect(page.locator("#changed")).to_be_hidden()
    heard = page.evaluate("document.querySelector('main').textContent")
    assert [
        each for each in ("Class number 17", "cannot be a class number", "no work in") if each in heard
    ] == []
    answer(page, 1)
    assert page.locator("#far i.done").count() == 1
    for out in page.locator(".out").all():
        assert out.locator(":scope > *").count() == 1, "one card in each, not two"
    wrong = [error for error in elsewhere.errors if "inline style" not in error]  # "--head", measured anew
    assert wrong == []
    elsewhere.close()


@pytest.mark.slow
def test_a_saved_copy_shows_nobodys_answers_before_it_is_said_who_works(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        answer(page, 5)
        expect(page.locator("#panel-step-1")).to_be_visible()
        question(page).locator("input").nth(1).check()
        saved = saved_as(page, tmp_path)
        page.close()
        page = reader.context.new_page()
        page.goto(saved.as_uri())
        expect(page.locator("#panel-who")).to_be_visible()
        assert page.locator(".out > *").count() == 0
        assert page.locator("#story .at").count() == 0
