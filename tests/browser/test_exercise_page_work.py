"""A page's work: taken along, gone on with elsewhere, and whose it is; the form and what it says of the class."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.exercise_pages import begin, question, reading

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


def work_of(page: Page) -> bytes:
    """The file that “Take my work along” saves."""
    page.click("#mine")
    with page.expect_download() as saved:
        page.click("#work-take")
    return Path(saved.value.path()).read_bytes()


def choose(page: Page, content: bytes) -> None:
    """The file that the learner brings."""
    page.set_input_files(
        "#work-file", {"name": "x.jsonl", "mimeType": "text/plain", "buffer": content}
    )


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
