"""Whatever an article, a task, a file or a learner says: on a page it is text, and runs nothing."""

import json
from pathlib import Path

import pytest

from helpers.exercise_pages import (
    RELEASED,
    Reader,
    begin,
    hand_in,
    onward,
    panel,
    question,
    reading,
    to_the_form,
)
from helpers.hostile_page import STEM, hostile_kit
from helpers.payloads import PAYLOADS
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.lab.release_marker import Release
from whosays.teacher.exercise_page.exercise_page import exercise_page

SPOIL = """texts => {
  const mine = Object.keys(localStorage).find((key) => key.includes("/work/"));
  const [start] = mine.split("/e/");
  texts.forEach((text, i) => {
    localStorage.setItem(`${start}/e/${i}`, text);
    localStorage.setItem(`${start}/d/${text}`, text);
    localStorage.setItem(`${start}/handed`, text);
    localStorage.setItem(start.replace(/work\\/.*/, `who/${text}`), text);
  });
}"""
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    release = Release(STEM, ask_name=True, to=PAYLOADS[0], released=RELEASED)
    path = folder / "page.html"
    path.write_text(exercise_page(hostile_kit(folder / "kit"), release), encoding="utf-8")
    return path


@pytest.mark.slow
def test_payloads_in_article_and_tasks_stand_there_as_text(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        story = page.locator("#story").inner_text()
        seen = sum(payload.split()[0][:12] in story for payload in PAYLOADS)
        assert seen > 20, "they stand there"
        for number, payload in enumerate(PAYLOADS[:6]):
            question(page).locator("input").nth(number % 3).check()
            page.click("#next")
            assert payload
        onward(page, "textarea")
        for payload in PAYLOADS:
            question(page).locator("textarea").fill(payload)
        to_the_form(page)
        page.locator("#form input").nth(1).fill(PAYLOADS[1])
        handed = read_handed_in(hand_in(page, "17", tmp_path).read_bytes(), "x.17.answers.jsonl")
        assert PAYLOADS[-1][:20] in handed.events[-1].answer["text"] or len(handed.events) > 6
        page.wait_for_timeout(100)
        assert page.evaluate("window.ran") is None
        assert reader.foreign(file.as_uri()) == []
    print(f"{len(PAYLOADS)} payloads, {seen} seen in the story")


@pytest.mark.slow
def test_a_hostile_work_file_is_text_too(browser, file: Path, tmp_path):
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        question(page).locator("input").first.check()
        page.click("#mine")
        with page.expect_download() as saved:
            page.click("#work-take")
        head, line = Path(saved.value.path()).read_text("utf-8").splitlines()
        said, event = json.loads(head), json.loads(line)
        files = [f"{json.dumps({**said, 'stem': payload})}\n{line}\n" for payload in PAYLOADS]
        files += [f"{json.dumps({**said, 'learner': payload})}\n{line}\n" for payload in PAYLOADS]
        odd = {"task": "write", "item": "w", "time": "2998-01-01T00:00:00.000Z"}
        answers = [{"text": payload, "checked": [payload]} for payload in PAYLOADS]
        files += [f"{head}\n{json.dumps({**event, **odd, 'answer': each})}\n" for each in answers[:3]]
        for text in files:
            page.set_input_files(
                "#work-file", {"name": "x.jsonl", "mimeType": "text/plain", "buffer": text.encode()}
            )
        page.wait_for_function("document.getElementById('work-told').textContent.includes('Taken over')")
        assert page.evaluate("window.ran") is None
    print(f"{len(files)} files")


def test_hostile_things_in_the_storage_are_passed_over(browser, file: Path):
    reader = Reader(browser)
    page = reader.open(file)
    begin(page)
    question(page).locator("input").first.check()
    odd = ["null", "{}", "[", '{"v":1}', '{"number":{},"begun":1}', '{"text":1,"others":{}}']
    page.evaluate(SPOIL, [*PAYLOADS, *odd])
    page.reload()
    assert panel(page) == "step-0"
    assert page.locator("#far i.done").count() == 1
    assert page.evaluate("window.ran") is None
    assert reader.errors == []
    reader.close()
