"""The second look as Python holds it: what is sent to the page, what is kept, and what counts."""

import json
import re

import pytest

from helpers.small_tasks import NUMBER, ORDER
from helpers.stage import make, memory
from whosays.learner.answers.store import MemoryAnswers
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.marking import mark
from whosays.tasks.types import asks, type_of

STEM = "03_fact_claim_or_allegation"


class Page:
    """What a page does with a widget, without a page."""

    def __init__(self, task, answers=None):
        self.task = task
        self.store = answers or MemoryAnswers("lessons", task.stem, task.seed.article.digest[:8])
        self.widget = widget_class(task.type)(task, self.store)
        self.sent = []
        self.widget.send = lambda content, buffers=None: self.sent.append(content)

    def do(self, what, item, **more):
        self.widget._receive(self.widget, {"do": what, "item": item.id, "n": 1, **more}, [])
        return self.widget.state["items"][item.id]

    def answer(self, item, answer):
        return self.do("answer", item, answer=answer)

    def check(self, item):
        return self.do("explain", item)


def kinds():
    return lesson_tasks("lessons", STEM)["kinds"]


def by_verdict(task, item, verdict):
    offered = [each["id"] for each in type_of(task).offered(task, item)]
    return next(each for each in offered if mark(task, item, each).verdict == verdict)


@pytest.fixture
def page():
    return Page(kinds())


def test_a_first_wrong_answer_gets_a_clue_and_no_reason(page):
    item = page.task.items[0]
    page.answer(item, by_verdict(page.task, item, "wrong"))
    state = page.check(item)
    assert state["look"]["again"]
    assert not state["look"]["tried"]
    assert state["feedback"] is None
    assert any(piece["clue"] for piece in state["clue"])
    assert [each["name"] for each in state["tries"]] == ["first try"]
    assert state["sign"] == "answered"


def test_no_sentence_of_a_reason_is_sent_before_it_is_given(page):
    """The whole state is looked through: for every item, each sentence of its reason."""
    seen = 0
    for item in page.task.items:
        page.answer(item, by_verdict(page.task, item, "wrong"))
        page.check(item)
        sent = json.dumps([page.widget.task, page.widget.state], ensure_ascii=False)
        for text in mark(page.task, item, None).why:
            assert text not in sent
            seen += 1
    assert seen >= len(page.task.items)
    page.check(item)
    assert mark(page.task, item, None).why[-1][:30] in json.dumps(page.widget.state, ensure_ascii=False)


def test_the_second_try_is_shown_as_such_and_the_first_one_counts(page):
    item = page.task.items[0]
    wrong, best = (by_verdict(page.task, item, verdict) for verdict in ("wrong", "best"))
    page.answer(item, wrong)
    page.check(item)
    assert page.answer(item, best)["look"]["tried"]
    state = page.check(item)
    assert state["sign"] == "right_second"
    assert state["feedback"]["verdict"] == "best"
    assert "second look" in state["feedback"]["lead"]
    assert [(each["name"], each["answer"]) for each in state["tries"]] == [
        ("first try", wrong),
        ("second try", best),
    ]
    kept = page.store.latest(page.task.name)[item.id]
    assert (kept.first, kept.second, kept.looked, kept.explained) == (wrong, best, True, True)
    again = Page(page.task, page.store).widget.state["items"][item.id]
    assert {**again, "saved": ""} == {**state, "saved": ""}


@pytest.mark.parametrize("verdict", ["best", "defensible"])
def test_what_can_be_defended_gets_its_reason_at_once(verdict):
    task = kinds()
    items = [
        i
        for i in task.items
        if verdict in {mark(task, i, o["id"]).verdict for o in type_of(task).offered(task, i)}
    ]
    assert items
    page = Page(task)
    page.answer(items[0], by_verdict(task, items[0], verdict))
    state = page.check(items[0])
    assert state["look"] is None
    assert state["feedback"]["verdict"] == verdict
    assert not any(event.looked for event in page.store.events())


@pytest.mark.parametrize("verdict", ["best", "wrong"])
def test_the_worked_answer_ends_the_first_look(page, verdict):
    item = page.task.items[0]
    wrong = by_verdict(page.task, item, "wrong")
    page.answer(item, wrong)
    while page.widget.state["items"][item.id]["more_hints"]:
        page.do("hint", item)
    page.answer(item, by_verdict(page.task, item, verdict))
    state = page.check(item)
    assert state["look"] is None
    assert state["feedback"]["verdict"] == verdict
    assert state["sign"] == "explained", "what counts is what stood there before"


def test_the_worked_answer_is_the_last_hint_however_few_there_are():
    """Of a page part two hints are the same one, so that the worked answer is the second."""
    few = [
        (task, item)
        for task in lesson_tasks("lessons", STEM).values()
        if task.type == "sort"
        for item in task.items
        if len(Page(task).widget._sheets[item.id].rungs) == 2
    ]
    for task, item in few or [(kinds(), kinds().items[0])]:
        page = Page(task)
        page.answer(item, by_verdict(task, item, "wrong"))
        while page.widget.state["items"][item.id]["more_hints"]:
            page.do("hint", item)
        page.answer(item, by_verdict(task, item, "best"))
        assert page.store.latest(task.name)[item.id].first == by_verdict(task, item, "wrong")


def test_with_two_choices_the_look_is_a_question_and_asks_for_no_second_answer():
    task = lesson_tasks("lessons", STEM)["accuses"]
    item = task.items[0]
    page = Page(task)
    page.answer(item, by_verdict(task, item, "wrong"))
    state = page.check(item)
    assert not state["look"]["again"]
    assert state["clue"] is None, "the words are what is asked for"
    state = page.check(item)
    assert state["feedback"]["verdict"] == "wrong"
    assert state["sign"] == "explained"
    assert any(piece["clue"] for piece in state["clue"])


def test_a_vote_is_explained_at_once():
    tasks = lesson_tasks("lessons", STEM).values()
    task = next(each for each in tasks if asks(each) and each.raw.get("together"))
    page = Page(task)
    for item in task.items:
        page.answer(item, item.options[-1].id)
    page.check(task.items[-1])
    assert all(state["feedback"] and state["look"] is None for state in page.widget.state["items"].values())


def test_what_is_no_number_keeps_the_key(tmp_path):
    page = Page(make(widget_class("number"), NUMBER, tmp_path, memory()).asked)
    item = page.task.items[0]
    page.answer(item, "abc")
    state = page.check(item)
    assert (state["feedback"], state["look"], state["looked"]) == (None, None, False)
    assert "not a number yet" in page.sent[-1]["ask"]
    state["saved"] = ""  # times may have any figures
    told = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "a time", json.dumps(state))
    assert "a time" in told
    assert "46" not in told
    page.answer(item, "3")
    assert page.check(item)["look"]


def test_a_line_that_is_not_finished_keeps_the_key(tmp_path):
    page = Page(make(widget_class("order"), ORDER, tmp_path, memory()).asked)
    item = page.task.items[0]
    page.answer(item, [next(iter(item.steps))])
    state = page.check(item)
    assert (state["feedback"], state["look"]) == (None, None)
    assert page.sent[-1]["ask"]
    page.answer(item, [*item.steps][::-1])
    look = page.check(item)["look"]
    assert look["line"] == "6 of 6 pairs stand the wrong way round. Try once more."


def test_an_answer_changed_after_the_reason_changes_no_verdict(page):
    item = page.task.items[0]
    wrong, best = (by_verdict(page.task, item, verdict) for verdict in ("wrong", "best"))
    page.answer(item, wrong)
    page.check(item)
    told = page.check(item)
    later = page.answer(item, best)
    assert (
        (later["feedback"], later["sign"])
        == (told["feedback"], told["sign"])
        == (
            told["feedback"],
            "explained",
        )
    )


def test_the_numbers_come_after_the_last_reason_and_say_how_it_went(page):
    task = page.task
    best = {item.id: by_verdict(task, item, "best") for item in task.items}
    for number, item in enumerate(task.items):
        assert page.widget.state["tally"] is None
        if number < 2:
            page.answer(item, by_verdict(task, item, "wrong"))
            page.check(item)
        if number != 1:
            page.answer(item, best[item.id])
        page.check(item)
    tally = page.widget.state["tally"]
    assert [part["text"] for part in tally["parts"]] == [
        f"{len(task.items) - 2} at once",
        "1 at the second look",
        "1 explained",
    ]
    assert tally["note"] == "Marks count the first look."
