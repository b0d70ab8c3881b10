"""Handing in, in a real JupyterLab on a released folder, by the keyboard; and the form on a bare page."""

import json
import os
import re
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import axe
from helpers.lab import Lab, Lesson
from helpers.thorough import rarely
from helpers.typing_on import Typist, came_back, watch_aside
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.lab.release_marker import Release
from whosays.learner.widgets.assets import css, esm
from whosays.teacher.release.files import release_files, write_release

STEM = "03_fact_claim_or_allegation"
NOTEBOOK = f"exercises/{STEM}.ipynb"
FILE = f"{STEM}.17.answers.jsonl"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def released(tmp_path_factory, root, lab: Lab) -> Lab:
    """A zip as a teacher makes it, unzipped by a learner."""
    folder = tmp_path_factory.mktemp("released")
    release = Release(STEM, ask_name=True, to="Class 10b")
    write_release(release_files(root, release), folder / "for-you.zip", STEM)
    with zipfile.ZipFile(folder / "for-you.zip") as archive:
        archive.extractall(folder)
    return lab.inside(folder / STEM)


@pytest.fixture
def lesson(released: Lab, browser: Browser) -> Iterator[Lesson]:
    opened = Lesson(released, browser, NOTEBOOK, again=True)
    opened.wait_for_widgets(7)
    yield opened
    opened.close()
    assert opened.errors == []


def press_in(lesson: Lesson, *keys: str) -> None:
    for key in keys:
        lesson.page.keyboard.press(key)


def test_a_learner_answers_hands_in_and_saves_the_file_by_keyboard(lesson: Lesson, released: Lab):
    page = lesson.page
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    form = page.locator(".hi")
    form.scroll_into_view_if_needed()
    expect(form.locator("h3")).to_have_text("Hand in")
    expect(form).to_contain_text("For Class 10b")
    expect(form.get_by_role("row", name="Who answers for it?")).to_contain_text("not answered")

    first = page.locator(".ws-sort").first
    first.locator("input[type=radio]").first.focus()
    press_in(lesson, "Space")
    expect(first.locator(".ws-saved")).to_contain_text("saved")

    number = form.get_by_label("Class number")
    number.focus()
    page.keyboard.type("dd00aab m17")  # each of these would act on the notebook, did it get through
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    press_in(lesson, "Enter")
    expect(form.get_by_role("alert")).to_contain_text("Look at the marked boxes")
    wrong = form.locator(".hi-wrong")
    expect(wrong.nth(0)).to_contain_text("“dd00aab m17” cannot be a class number")
    expect(wrong.nth(1)).to_contain_text("name is missing")
    expect(number).to_be_focused()
    number.fill("17")
    press_in(lesson, "Tab")
    page.keyboard.type("Ana Bel")
    press_in(lesson, "Enter")

    question = form.get_by_role("heading", name="tasks are not finished")
    expect(question).to_be_focused()
    expect(form.locator(".hi-ask")).to_contain_text("Who answers for it? · 4 of 5 questions not answered")
    assert not (released.copy / FILE).exists()
    press_in(lesson, "Tab", "Tab", "Enter")  # past “Go to the first of them”

    expect(form.get_by_role("heading", name="Handed in")).to_be_focused()
    expect(form.locator(".hi-done")).to_contain_text("The file is whole")
    expect(form.locator(".hi-done")).to_contain_text(FILE)
    data = (released.copy / FILE).read_bytes()
    handed = read_handed_in(data, FILE)
    assert (handed.learner, handed.name, handed.whole, handed.problems) == ("17", "Ana Bel", True, ())
    assert [event.task for event in handed.events] == ["answers"]
    assert "1 of 5 answered" in form.get_by_role("table").last.inner_text()

    with page.expect_download() as download:
        press_in(lesson, "Tab", "Enter")
    assert download.value.suggested_filename == FILE
    assert Path(download.value.path()).read_bytes() == data


def test_another_day_the_receipt_is_there_and_a_second_hand_in_keeps_the_first(lesson: Lesson, released: Lab):
    before = (released.copy / FILE).read_bytes()
    form = lesson.page.locator(".hi")
    form.scroll_into_view_if_needed()
    expect(form.locator(".hi-done")).to_contain_text(FILE)
    expect(form.get_by_label("Class number")).to_have_value("17")
    expect(form.get_by_label("Name")).to_have_value("Ana Bel")
    with lesson.page.expect_download() as download:
        form.get_by_role("link", name="Save the file").click()
    assert Path(download.value.path()).read_bytes() == before

    choice = lesson.page.locator(".ws-sort").nth(1).locator("input[type=radio]").first
    choice.scroll_into_view_if_needed()
    choice.check()
    expect(lesson.page.locator(".ws-sort").nth(1).locator(".ws-saved")).to_contain_text("saved")
    form.scroll_into_view_if_needed()
    expect(form.locator(".hi-changed")).to_contain_text("You have changed answers since")
    form.get_by_role("button", name="Hand in again").click()
    form.get_by_role("button", name="Hand in all the same").click()
    expect(form.locator(".hi-done")).to_contain_text("is kept beside it")
    expect(form.locator(".hi-changed")).to_be_hidden()
    kept = next(released.copy.glob(f"{STEM}.17 (earlier*.answers.jsonl"))
    assert kept.read_bytes() == before
    assert len(read_handed_in((released.copy / FILE).read_bytes(), FILE).events) == 2


def test_what_is_just_being_written_is_handed_in_too_and_the_receipt_is_in_view(
    lesson: Lesson, released: Lab
):
    page, form = lesson.page, lesson.page.locator(".hi")
    page.set_viewport_size({"width": 1366, "height": 768})
    form.scroll_into_view_if_needed()
    form.get_by_label("Class number").fill("17")
    form.get_by_label("Name").fill("Ana Bel")
    text = page.get_by_role("textbox", name="How much pay is owed")
    text.fill("Two say so, and one register.")
    form.get_by_role("button", name="Hand in").press("Enter")  # within the second in which nothing is sent
    form.get_by_role("button", name="Hand in all the same").click()
    expect(form.get_by_role("heading", name="Handed in")).to_be_focused()
    handed = read_handed_in((released.copy / FILE).read_bytes(), FILE)
    assert handed.events[-1].answer["text"] == "Two say so, and one register."
    assert not any(event.draft for event in handed.events)
    for each in (
        form.get_by_role("heading", name="Handed in"),
        form.get_by_role("link", name="Save the file"),
    ):
        expect(each).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("how", ["killed", *rarely("restarted")])
def test_a_name_that_is_being_typed_goes_on_in_its_box_while_the_kernel_goes(lesson: Lesson, how: str):
    page = lesson.page
    name = page.locator(".hi").get_by_label("Name")
    name.fill("")
    writer = Typist(page, name)
    writer.type(2)
    watch_aside(page)
    if how == "killed":
        os.kill(lesson.pid(), signal.SIGKILL)
    else:
        page.evaluate("() => { jupyterapp.commands.execute('kernelmenu:restart'); }")
        lesson.accept()
        page.wait_for_function("() => document.activeElement.matches('.hi input')")
    came_back(writer)
    writer.type(1)
    assert name.input_value() == writer.text[: int(name.get_attribute("maxlength"))]
    assert writer.has_focus()
    assert page.locator(".hi").count() == 1
    lesson.wait_until_idle()
    name.fill("")


def test_the_form_passes_axe_light_and_dark(lesson: Lesson):
    form = lesson.page.locator(".hi")
    form.scroll_into_view_if_needed()
    for theme in ("light", "dark"):
        lesson.theme(theme)
        assert lesson.violations(".hi", axe.BY_THEME[theme]) == []


# The form on a bare page: what only shows when Python is silent, or a file's name is meant badly.

SHELL = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title></head>
<body data-jp-theme-light="true"><main id="out"></main></body></html>"""
MODEL = """([source, style, form, state]) => {
  const sheet = document.createElement("style"); sheet.textContent = style; document.head.append(sheet);
  const heard = {};
  window.sent = [];
  window.model = {
    get: (name) => ({ form, state })[name],
    on: (name, f) => { (heard[name] ||= []).push(f); },
    off: (name, f) => { heard[name] = (heard[name] || []).filter((each) => each !== f); },
    send: (message) => window.sent.push(message),
    listeners: () => Object.values(heard).flat().length,
    reply: (message, bytes) => {
      const buffers = bytes ? [new DataView(new TextEncoder().encode(bytes).buffer)] : [];
      for (const f of heard["msg:custom"] || []) f(message, buffers);
    },
  };
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return import(url).then((module) => {
    window.leave = module.default.render({ model: window.model, el: document.getElementById("out") });
  });
}"""
EVIL = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>'
ROW = {"title": "Who answers for it?", "answered": 0, "items": 5, "optional": False}


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def put(page: Page, form: dict | None = None, receipt: dict | None = None, **row: object) -> Page:
    plain = {"ask_name": False, "to": "", "due": ""}
    state = {"rows": [{**ROW, **row}], "receipt": receipt, "changed": False}
    page.set_content(SHELL)
    page.evaluate(
        MODEL, [esm("hand_in/hand_in.js"), css("hand_in/hand_in.css"), {**plain, **(form or {})}, state]
    )
    return page


def receipt(**changed: object) -> dict:
    told = {
        "learner": "17",
        "name": "",
        "when": "Monday",
        "file": FILE,
        "folder": "/home",
        "rows": [ROW],
        "kept": "",
        "others": [],
    }
    return {**told, **changed}


def test_nothing_written_elsewhere_is_run(bare: Page):
    page = put(
        bare,
        {"to": EVIL, "due": EVIL},
        receipt(name=EVIL, file=EVIL, folder=EVIL, kept=EVIL, when=EVIL, others=[EVIL]),
        title=EVIL,
    )
    page.evaluate("() => window.model.reply({ n: 1, done: true, why: '' }, 'bytes')")
    page.evaluate("e => window.model.reply({ n: 0, done: false, why: e, wrong: { learner: e } })", EVIL)
    # An image of our own that fails, after theirs: had theirs run something, it would have done so by now.
    own = "done => { const img = new Image(); img.onerror = done; img.src = 'x'; document.body.append(img); }"
    page.evaluate(f"() => new Promise({own})")
    assert page.evaluate("() => window.evil") is None
    assert page.locator("#out img, #out script").count() == 0
    assert EVIL in page.locator("#out").inner_text()


def test_the_link_is_made_of_the_bytes(bare: Page):
    page = put(bare, receipt=receipt())
    assert page.evaluate("() => window.sent.filter((m) => m.do === 'file').length") == 1
    assert page.get_by_role("link").count() == 0
    page.evaluate("() => window.model.reply({ n: 1, done: true, why: '' }, 'ä bytes')")
    link = page.get_by_role("link", name="Save the file")
    assert link.get_attribute("download") == FILE
    content = page.evaluate(
        "url => fetch(url).then(r => r.arrayBuffer()).then(b => Array.from(new Uint8Array(b)))",
        link.get_attribute("href"),
    )
    assert bytes(content).decode() == "ä bytes"


def test_silence_is_told_as_not_handed_in(bare: Page):
    bare.clock.install()
    page = put(bare)
    page.get_by_label("Class number").fill("17")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("status").first).to_have_text("handing in…")
    page.get_by_label("Class number").press("Enter")  # twice does nothing while the first is on its way
    assert page.evaluate("() => window.sent.filter((m) => m.do === 'hand in').length") == 1
    page.clock.fast_forward(9000)
    expect(page.get_by_role("alert")).to_contain_text("NOT handed in")
    page.get_by_role("button", name="Hand in").click()
    assert page.evaluate("() => window.sent.filter((m) => m.do === 'hand in').length") == 2


def sent_last(page: Page) -> int:
    return page.evaluate("() => window.sent.findLast((m) => m.do === 'hand in').n")


def test_what_comes_late_is_told_all_the_same(bare: Page):
    """Once, a slow kernel's question was thrown away and its receipt stood beside “NOT handed in”."""
    bare.clock.install()
    page = put(bare)
    page.get_by_role("button", name="Hand in").click()
    page.clock.fast_forward(9000)
    expect(page.get_by_role("alert")).to_contain_text("wait for the receipt")
    left = [{"task": "t", "title": "One", "answered": 0, "items": 1, "written": False}]
    told = "([n, ask]) => window.model.reply({ n, done: false, why: '', wrong: {}, ask })"
    page.evaluate(told, [sent_last(page), left])
    expect(page.get_by_role("heading", name="One task is not finished")).to_be_focused()
    page.get_by_role("button", name="Hand in all the same").click()
    assert page.evaluate("() => window.sent.at(-1).told") == left
    page.clock.fast_forward(9000)
    expect(page.get_by_role("alert")).to_be_visible()
    page.evaluate("n => window.model.reply({ n, done: true, why: '' })", sent_last(page))
    expect(page.get_by_role("alert")).to_have_count(0)


def test_all_that_is_wrong_is_marked_at_once_and_the_first_box_gets_focus(bare: Page):
    page = put(bare, {"ask_name": True})
    page.get_by_role("button", name="Hand in").click()
    number = json.loads(page.evaluate("() => JSON.stringify(window.sent.at(-1))"))["n"]
    told = "n => window.model.reply({ n, done: false, why: 'Not yet', wrong: { name: 'No name' } })"
    page.evaluate(told.replace("name: 'N", "learner: 'No number', name: 'N"), number)
    box, name = page.get_by_label("Class number"), page.get_by_label("Name")
    expect(box).to_be_focused()
    for each, why in ((box, "No number"), (name, "No name")):
        expect(each).to_have_attribute("aria-invalid", "true")
        expect(each).to_have_accessible_description(re.compile(why))
    page.get_by_role("button", name="Hand in").click()
    page.evaluate(told, number + 1)
    expect(name).to_be_focused()
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("No number")).to_be_hidden()


def test_the_class_in_place_of_the_number_is_asked_about_once(bare: Page):
    page = put(bare, {"to": "Class 10b", "classes": ["class10b", "10b"]})
    box, press = page.get_by_label("Class number"), page.get_by_role("button", name="Hand in")
    box.fill("10B ")
    press.click()
    expect(box).to_be_focused()
    expect(box).to_have_accessible_description(re.compile("“10B” is the class. Your own number"))
    assert page.evaluate("() => window.sent.filter((m) => m.do === 'hand in').length") == 0
    press.click()
    assert page.evaluate("() => window.sent.filter((m) => m.do === 'hand in').length") == 1


def test_another_number_from_the_same_copy_is_asked_about_kindly(bare: Page):
    page = put(bare, receipt=receipt(learner="18", others=["17"]))
    told = "17 was handed in from here before, too: your teacher gets both. Was this number yours?"
    expect(page.locator(".hi-others")).to_contain_text(told)
    page = put(bare, receipt=receipt(learner="18", others=["16", "17"]))
    expect(page.locator(".hi-others")).to_contain_text("16 and 17 were handed in")
    page = put(bare, receipt=receipt())
    expect(page.locator(".hi-others")).to_have_count(0)


def test_targets_are_large_enough_and_nothing_runs_off_a_narrow_page(bare: Page):
    page = put(bare, {"ask_name": True}, receipt(file="x" * 120, folder="/" + "y" * 200))
    page.evaluate("() => window.model.reply({ n: 1, done: true, why: '' }, 'bytes')")
    page.set_viewport_size({"width": 320, "height": 700})
    small = page.eval_on_selector_all(
        "#out :is(button, input, a, summary)",
        "els => els.map(e => e.getClientRects()[0]).filter(b => b.height < 24 || b.width < 24).length",
    )
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (small, wide) == (0, 0)
    page.locator("#out").evaluate("out => { out.style.width = '60px'; out.style.overflow = 'auto'; }")
    assert page.locator(".hi").bounding_box()["width"] >= 250, "never one letter a line"


def test_nothing_is_left_behind_when_the_form_goes(bare: Page):
    page = put(bare, receipt=receipt())
    page.evaluate("() => window.leave()")
    assert page.evaluate("() => window.model.listeners()") == 0
    assert page.locator("#out > *").count() == 0
