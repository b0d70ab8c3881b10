"""Whatever an article, a task, a file or a learner says: on a page it is text, and runs nothing."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers import hostile_page
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
    work_of,
)
from helpers.hostile_page import STEM, hostile_kit
from helpers.hostile_texts import hostile_texts
from helpers.payloads import PAYLOADS
from whosays.learner.answers.hand_in_file import plain_name, read_handed_in
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
TYPED = """texts => {
  const box = document.querySelector(".xp-panel:not([hidden]) textarea");
  return texts.map((text) => {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
    return box.value === text.replace(/\\r\\n?/g, "\\n") ? null : text;
  });
}"""
BEGUN = """texts => {
  const mine = Object.keys(localStorage).find((key) => key.includes("/work/"));
  const [place, line] = [mine.split("work/")[0], localStorage.getItem(mine)];
  sessionStorage.clear();
  const isOld = (key) => key.startsWith(`${place}who/x`) || key.startsWith(`${place}work/x`);
  for (const key of Object.keys(localStorage)) if (isOld(key)) localStorage.removeItem(key);
  texts.forEach((number, i) => {
    localStorage.setItem(`${place}who/x${i}`, JSON.stringify({ number, begun: "2026-11-23T10:00:00.000Z" }));
    localStorage.setItem(`${place}work/x${i}/e/1`, line);
  });
  return Object.keys(localStorage).filter((key) => key.startsWith(`${place}who/x`)).length;
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
        head, line = work_of(page).decode("utf-8").splitlines()
        said, event = json.loads(head), json.loads(line)
        files = [f"{json.dumps({**said, 'stem': payload})}\n{line}\n" for payload in PAYLOADS]
        files += [f"{json.dumps({**said, 'learner': payload})}\n{line}\n" for payload in PAYLOADS]
        odd = {"task": "write", "item": "w", "time": "2998-01-01T00:00:00.000Z"}
        answers = [{"text": payload, "checked": [payload]} for payload in PAYLOADS]
        files += [f"{head}\n{json.dumps({**event, **odd, 'answer': each})}\n" for each in answers[:3]]
        for at, text in enumerate(files):
            page.evaluate("document.getElementById('work-told').textContent = ''")
            page.set_input_files(
                "#work-file", {"name": "x.jsonl", "mimeType": "text/plain", "buffer": text.encode()}
            )
            if at >= len(files) - 3:
                page.click("#work-same")
            expect(page.locator("#work-told")).not_to_be_empty()
        expect(page.locator("#work-told")).to_contain_text("Taken over")
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


def bare(text: str) -> str:
    """A text without blanks: where lines end is the page's own business."""
    return "".join(text.split())


def in_a_file(text: str) -> bool:
    """Whether a text can stand in a file of UTF-8, and in HTML: half characters and noughts cannot."""
    return not any(each == "\0" or "\ud800" <= each <= "\udfff" for each in text)


@pytest.mark.slow
def test_every_text_of_the_hostile_hand_ins_is_text_in_the_story(browser, tmp_path):
    texts, files = hostile_texts()
    texts = [each for each in texts if in_a_file(each)]
    (tmp_path / "kit").mkdir()
    kit = hostile_kit(tmp_path / "kit", ["Headline", "Part", *texts])
    path = tmp_path / "page.html"
    path.write_text(exercise_page(kit, Release(STEM, released=RELEASED)), encoding="utf-8", newline="")
    with reading(browser) as reader:
        page = reader.open(path)
        assert page.locator("#changed").is_hidden(), "the page reads what Python wrote, to the letter"
        begin(page)
        seen = bare(page.evaluate("document.getElementById('story').textContent"))
        printed = bare(page.evaluate("document.querySelector('.paper').textContent"))
        assert [each for each in texts if bare(each) not in seen or bare(each) not in printed] == []
        assert page.evaluate("window.ran") is None
        assert reader.foreign(path.as_uri()) == []
    print(f"{len(texts)} texts of {files} files")
    assert len(texts) > 1000


@pytest.mark.slow
def test_every_text_of_the_hostile_hand_ins_is_text_as_answer_draft_and_number(browser, file: Path):
    texts, files = hostile_texts()
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        question(page).locator("input").first.check()
        onward(page, "textarea")
        kept = page.evaluate(TYPED, texts)
        assert kept == [None] * len(texts), "a box holds what was typed"
        for at in range(0, len(texts), 200):  # so many people on one device
            some = texts[at : at + 200]
            assert page.evaluate(BEGUN, some) == len(some)
            page.reload()
            assert panel(page) == "who"
            names = page.locator("#who-list h3").all_text_contents()
            assert {f"Class number {each}" for each in some} <= {*names}
        assert page.evaluate("window.ran") is None
        assert reader.foreign(file.as_uri()) == []
    print(f"{len(texts)} texts of {files} files, each typed, saved, and the number of somebody")
    assert len(texts) > 1000


@pytest.mark.slow
def test_what_is_marked_up_is_handed_in_as_a_name(browser, file: Path, tmp_path):
    texts, _ = hostile_texts()
    marked = [each for each in texts if "<" in each and ">" in each]
    with reading(browser) as reader:
        page = reader.open(file)
        begin(page)
        question(page).locator("input").first.check()
        to_the_form(page)
        for name in marked:
            box = page.locator("#form input").nth(1)
            box.fill(name)
            typed = box.input_value()
            handed = read_handed_in(hand_in(page, "17", tmp_path).read_bytes(), "x.17.answers.jsonl")
            assert handed.name in page.locator(".hi-who").inner_text()
            assert handed.name == plain_name(typed)
        assert page.evaluate("window.ran") is None
    print(f"{len(marked)} names")
    assert len(marked) > 10


CHAIN = "\u200d".join("👩🚀🔥🐈🎈" * 12)  # one character, says Unicode, and no browser breaks one
OUT_OF_REACH = """() => {
  const isScroller = (el) => ["auto", "scroll"].includes(getComputedStyle(el).overflowX);
  const isOut = (el) => {
    for (let each = el; each !== document.body; each = each.parentElement) if (isScroller(each)) return false;
    const words = document.createRange();
    words.selectNodeContents(el);
    return [...words.getClientRects()].some(({ right }) => right > innerWidth + 1);
  };
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const seen = [...document.querySelectorAll("main *, header *")].filter((el) => el.offsetWidth > 1
    && [...el.childNodes].some(isText) && !el.closest(".ws-sr, .far"));
  return seen.filter(isOut).map((el) => `${el.tagName} ${el.className}`);
}"""


@pytest.mark.slow
def test_what_cannot_be_broken_scrolls_in_its_own_place(browser, tmp_path, monkeypatch):
    monkeypatch.setattr(hostile_page, "PAYLOADS", [f"{CHAIN} {each}" for each in PAYLOADS])
    path = tmp_path / "page.html"
    kit = hostile_page.hostile_kit(tmp_path / "kit", [f"{CHAIN}{each} {CHAIN}" for each in PAYLOADS])
    release = Release(STEM, ask_name=True, to="10b", released=RELEASED)
    path.write_text(exercise_page(kit, release), encoding="utf-8")
    looked, wide = set(), {}
    with reading(browser, width=320, height=640) as reader:
        page = reader.open(path)
        steps = ["#read", *["#next"] * 60]
        for press in steps:
            if panel(page) == "hand":
                break
            page.click(press)
            looked.add(panel(page))
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            out = page.evaluate(OUT_OF_REACH)
            if over > 0 or out:
                wide[panel(page)] = (over, out[-4:])
    print(f"{len(looked)} parts, each {CHAIN.count(chr(0x200D)) + 1} emoji in one")
    assert wide == {}
    assert {"story", "hand", "step-0", "step-3"} <= looked
