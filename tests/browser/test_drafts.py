"""What is typed and not saved yet, on a bare page: kept, sent, put back, never called saved too soon."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from helpers.small_tasks import CHAIN, NUMBER, ORDER, POMPEO, WRITE
from helpers.stage import SHELL, Stage, make, memory
from helpers.thorough import rarely
from helpers.waiting import until
from whosays.learner.answers.store import MemoryAnswers, Receipt
from whosays.learner.widgets.task_widget import widget_class

pytestmark = pytest.mark.browser

SITE = "http://stage.test/"
KEY = "0123456789abcdef"
KEPT = "not saved yet, kept on this page"
OPEN_ONLY = "not saved yet, kept while this page is open"
TASKS = {"write": WRITE, "number": NUMBER, "order": ORDER, "chain": CHAIN, "mark": POMPEO}


@pytest.fixture(scope="module")
def site(browser) -> Iterator[Stage]:
    """A stage with an address, so that there is a browser's storage."""
    stage = Stage(browser)
    stage.page.route(SITE, lambda route: route.fulfill(body=SHELL, content_type="text/html"))
    yield stage
    stage.close()


@pytest.fixture
def put(site, tmp_path):
    """Shows a task; the same page goes on where ``again`` is said, and another begins where it is not."""
    site.page.clock.resume()  # whatever the last test did to it
    site.page.goto(SITE)
    site.page.evaluate("localStorage.clear()")

    def put_it(answers: MemoryAnswers, name: str = "write", *, copy: str = KEY, again: str = "") -> Stage:
        task = make(widget_class(name), TASKS[name], tmp_path).asked
        site.show(widget_class(name)(task, answers, None, copy), SITE, again)
        return site

    yield put_it
    assert site.errors == []


def box(stage: Stage):
    return stage.page.get_by_role("textbox").first


def stop_the_clock(stage: Stage) -> None:
    """From now on, time goes on where the test says so."""
    stage.page.clock.install(time=0)
    stage.page.clock.pause_at(1000)


def status(stage: Stage) -> str:
    return stage.page.locator(".ws-saved").first.text_content()


def stored(stage: Stage) -> list:
    """The values of all drafts in the browser's storage."""
    texts = stage.page.evaluate("() => Object.values(localStorage)")
    return [json.loads(text)["value"] for text in texts]


def answers_of(answers: MemoryAnswers) -> list[str]:
    return [each.answer["text"] for each in answers.events()]


def drafts_of(answers: MemoryAnswers) -> list[str]:
    return [each.answer["text"] for each in answers.everything() if each.draft]


def test_the_status_is_true_at_every_moment(put):
    answers = memory()
    stage = put(answers)
    stop_the_clock(stage)
    stage.hold()
    box(stage).press_sequentially("one")
    assert status(stage) == KEPT
    assert stored(stage) == [{"text": "one", "checked": []}]
    stage.page.clock.run_for(1000)
    stage.held(1)
    assert answers_of(answers) == ["one"], "Python has it, and the page does not know"
    assert status(stage) == KEPT
    box(stage).press_sequentially(" two")
    stage.let_go()
    assert status(stage) == KEPT, "an older text was saved, not this one"
    assert stored(stage) == [{"text": "one two", "checked": []}]
    stage.page.clock.run_for(1000)
    stage.held(1)
    stage.let_all_go()
    stage.saved()
    assert answers_of(answers) == ["one", "one two"]
    assert stored(stage) == []


def test_whoever_never_pauses_is_saved_every_three_seconds(put):
    answers = memory()
    stage = put(answers)
    stop_the_clock(stage)
    for n in range(14):
        box(stage).press_sequentially(f"{n} ")
        stage.page.clock.run_for(500)
    until(stage.page, lambda: len(drafts_of(answers)), 2)
    assert answers_of(answers) == []
    assert drafts_of(answers) == ["".join(f"{n} " for n in range(most)) for most in (6, 12)]
    assert status(stage) == KEPT
    stage.page.clock.run_for(1000)
    until(stage.page, lambda: answers_of(answers), ["".join(f"{n} " for n in range(14))])


def test_a_letter_that_is_put_together_from_several_keys_is_no_answer_before_it_is_whole(put):
    answers = memory()
    stage = put(answers)
    stop_the_clock(stage)
    box(stage).dispatch_event("compositionstart")
    box(stage).press_sequentially("ni")
    stage.page.clock.run_for(1500)
    until(stage.page, lambda: drafts_of(answers), ["ni"])
    assert answers_of(answers) == []
    box(stage).fill("你")
    box(stage).dispatch_event("compositionend")
    stage.page.clock.run_for(1500)
    until(stage.page, lambda: answers_of(answers), ["你"])


def work(stage: Stage, name: str) -> None:
    """Do something in a task, so that there is an answer."""
    page = stage.page
    if name in ("write", "number"):
        box(stage).fill("46")
    elif name == "order":
        page.get_by_role("button", name="Move down").first.click()
    elif name == "chain":
        stage.button("Add Maduro").click()
    else:
        page.get_by_role("listbox").focus()
        stage.press("Shift+ArrowRight", "c")


def seen(stage: Stage) -> object:
    return stage.page.evaluate(
        "() => [...document.querySelectorAll('.or-text, .ch-who, .mk-u.on')].map(e => e.textContent)"
        ".concat([...document.querySelectorAll('textarea, input[type=text]')].map(e => e.value))"
    )


@pytest.mark.parametrize("name", ["write", *rarely("number", "order", "chain", "mark")])
@pytest.mark.parametrize("again", ["painted", "loaded"])
def test_what_python_never_got_is_put_back_and_sent(put, name, again):
    answers = memory()
    stage = put(answers, name)
    stage.page.evaluate("() => { window.deaf = true; }")
    work(stage, name)
    shown = seen(stage)
    stage = put(answers, name, again=again)
    assert seen(stage) == shown
    stage.saved()
    assert len(answers.events()) == 1
    assert stored(stage) == []


def test_a_crash_in_the_midst_of_a_save_asks_nothing(put):
    """Python saved it, the word of it was lost, and more was typed."""
    answers = memory()
    stage = put(answers)
    stage.hold()
    box(stage).fill("one")
    stage.held(1)
    stage.page.evaluate("() => { window.deaf = true; }")
    box(stage).fill("one two")
    stage = put(answers, again="loaded")
    assert box(stage).input_value() == "one two"
    stage.saved()
    assert stage.page.locator(".ws-versions").count() == 0
    assert answers_of(answers) == ["one", "one two"]


def test_a_draft_on_the_disk_alone_is_put_back_and_becomes_an_answer(put):
    answers = memory()
    answers.record_draft("t", "sentence", {"text": "half a sen", "checked": []})
    stage = put(answers)
    assert box(stage).input_value() == "half a sen"
    stage.saved()
    assert answers_of(answers) == ["half a sen"]


def two_versions(put, answers: MemoryAnswers) -> Stage:
    stage = put(answers)
    stage.page.evaluate("() => { window.deaf = true; }")
    box(stage).fill("mine")
    answers.record("t", "sentence", {"text": "theirs <b>", "checked": []}, 0, explained=False)
    return put(answers, again="loaded")


def test_two_versions_are_both_shown_and_nothing_is_sent(put):
    answers = memory()
    stage = two_versions(put, answers)
    panel = stage.page.get_by_role("group", name="There are two versions")
    expect(panel.locator("blockquote")).to_have_text("theirs <b>")
    assert box(stage).input_value() == "mine"
    stop_the_clock(stage)
    box(stage).press_sequentially(" more")
    stage.page.clock.run_for(9000)
    assert answers_of(answers) == ["theirs <b>"], "nothing is sent"
    assert drafts_of(answers) == []
    assert status(stage) == KEPT
    stage.button("Exchange it for the one above").click()
    assert box(stage).input_value() == "theirs <b>"
    expect(panel.locator("blockquote")).to_have_text("mine more")
    stage.button("Exchange it for the one above").click()
    stage.button("Save what stands above").click()
    stage.page.clock.run_for(100)
    until(stage.page, lambda: answers_of(answers), ["theirs <b>", "mine more"])
    expect(panel).to_have_count(0)
    until(stage.page, lambda: stored(stage), [])


def test_another_window_that_saves_meanwhile_is_shown_beside_the_box(put):
    answers = memory()
    stage = put(answers)
    box(stage).fill("mine")
    answers.record("t", "sentence", {"text": "theirs", "checked": []}, 0, explained=False)
    expect(stage.page.locator(".ws-versions blockquote")).to_have_text("theirs")
    assert box(stage).input_value() == "mine"
    assert answers_of(answers) == ["theirs"]
    stage.button("Check").click()
    expect(stage.page.get_by_role("alert")).to_contain_text("Choose first")


def test_another_copy_and_another_learner_see_nothing_of_it(put):
    answers = memory()
    stage = put(answers)
    stage.page.evaluate("() => { window.deaf = true; }")
    box(stage).fill("not for you")
    for other in ("fedcba9876543210", "-fedcba987654321", ""):
        stage = put(memory(), copy=other, again="loaded")
        assert box(stage).input_value() == ""
        stage = put(memory(), copy=other, again="painted")
        assert box(stage).input_value() == ""


@pytest.mark.parametrize("how", ["full", "forbidden", "no key"])
def test_where_nothing_can_be_stored_the_page_keeps_it_and_says_so(put, how):
    answers = memory()
    stage = put(answers, copy="" if how == "no key" else KEY)
    if how == "full":
        stage.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    if how == "forbidden":
        stage.page.evaluate(
            "() => Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
        )
        stage = put(answers, again="painted")
    stage.page.evaluate("() => { window.deaf = true; }")
    box(stage).fill("mine")
    assert status(stage) == OPEN_ONLY
    assert asks_before_it_closes(stage)
    stage = put(answers, copy="" if how == "no key" else KEY, again="painted")
    assert box(stage).input_value() == "mine"
    stage.saved()
    assert not asks_before_it_closes(stage)


def asks_before_it_closes(stage: Stage) -> bool:
    return stage.page.evaluate("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))")


def test_a_page_that_can_keep_it_closes_without_a_question(put):
    stage = put(memory())
    stage.page.evaluate("() => { window.deaf = true; }")
    box(stage).fill("mine")
    assert status(stage) == KEPT
    assert not asks_before_it_closes(stage)


def test_silence_promises_nothing_and_is_tried_again(put):
    answers = memory()
    stage = put(answers)
    stop_the_clock(stage)
    stage.page.evaluate("() => { window.deaf = true; }")
    box(stage).fill("mine")
    stage.page.clock.run_for(3500)
    assert status(stage).startswith("NOT saved: the notebook's kernel does not answer. Leave this page open")
    assert "kept" not in status(stage)
    stage.page.evaluate("() => { window.deaf = false; }")
    stage.page.clock.run_for(10_000)
    until(stage.page, lambda: answers_of(answers), ["mine"])
    stage.page.clock.resume()
    stage.saved()


WAYS_OUT = {
    "JupyterLab": ("", "the notebook's kernel does not answer", "choose Kernel, then Restart Kernel."),
    "with its menu back": (
        "whosaysShell = 'more'",
        "the notebook's kernel does not answer",
        "Restart Kernel.",
    ),
    "under the bar": (
        "whosaysShell = 'on'",
        "Python does not answer",
        "choose More, then Restart this lesson.",
    ),
    "on a site": (
        "whosaysShell = document.body.dataset.whosaysSite = 'on'",
        "Python does",
        "load this page again.",
    ),
}


@pytest.mark.parametrize(("shown", "who", "way"), WAYS_OUT.values(), ids=WAYS_OUT)
def test_silence_names_a_way_out_that_is_in_sight(put, shown, who, way):
    stage = put(memory())
    stop_the_clock(stage)
    stage.page.evaluate(f"() => {{ window.deaf = true; {shown and 'document.body.dataset.' + shown}; }}")
    box(stage).fill("mine")
    stage.page.clock.run_for(3500)
    said = status(stage)
    stage.page.evaluate(
        "() => { for (const name in document.body.dataset) delete document.body.dataset[name]; }"
    )
    assert said.startswith(f"NOT saved: {who}")
    assert said.endswith(way)


def later_status(stage: Stage) -> str:
    """A little later: Python's word takes its time, too."""
    stage.page.clock.run_for(20)
    return status(stage)


def test_what_a_disk_refused_is_tried_again_until_it_is_well(put, monkeypatch):
    """Once, whoever made room as they were told had to type another letter before it was saved."""
    answers = memory()
    stage = put(answers)
    stop_the_clock(stage)
    refused = Receipt(saved=False, time="", why="NOT saved, because the disk is full.")
    with monkeypatch.context() as full:
        full.setattr(answers, "record", lambda *_, **__: refused)
        box(stage).fill("mine")
        stage.page.clock.run_for(1000)
        until(stage.page, lambda: later_status(stage), refused.why)
    stage.page.clock.run_for(10_000)
    until(stage.page, lambda: answers_of(answers), ["mine"])
    stage.page.clock.resume()
    stage.saved()


def test_another_question_says_which_one_is_not_saved(put, site, tmp_path):
    two = f'{WRITE}\n[[task.t.items]]\nid = "more"\nquestion = "One more."\n'
    task = make(widget_class("write"), two, tmp_path).asked
    site.show(widget_class("write")(task, memory(), None, KEY), SITE, "")
    site.page.evaluate("() => { window.deaf = true; }")
    box(site).fill("mine")
    site.button("Question 2").click()
    assert status(site) == f"question 1 is {KEPT}"
