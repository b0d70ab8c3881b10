"""Sentences judged twice: the earlier answer that stands on the page is the one that is judged."""

import pytest

from helpers.small_tasks import TWICE
from helpers.stage import make, memory
from whosays.learner.widgets.task_widget import widget_class

FIGURE = "figure"


@pytest.fixture
def judged(tmp_path):
    """The store of a second judging, in which nothing has moved, and a function that sends it something."""
    answers = memory()
    answers.record("before", FIGURE, "as it is", 0, explained=False)
    widget = make(widget_class("twice"), TWICE, tmp_path, answers)
    widget.send = lambda *_: None

    def send(do: str, **more: object) -> dict:
        widget._receive(widget, {"do": do, "item": FIGURE, "n": 1, **more}, [])
        return widget.state["items"][FIGURE]

    send("answer", answer={"before": "as it is", "now": "as it is"})
    return answers, send


@pytest.mark.parametrize("heard", [True, False])
def test_who_changes_the_first_answer_is_judged_by_what_stands_there(judged, heard):
    """The page tells of the change, or, from another window, does not."""
    answers, send = judged
    answers.record("before", FIGURE, "elsewhere first", 0, explained=False)
    pair = {"before": "elsewhere first", "now": "as it is"}
    if heard:
        assert send("refresh")["answer"] == pair
    state = send("explain")
    assert state["before"] == "elsewhere first"
    assert state["answer"] == answers.latest("t")[FIGURE].answer == pair
    assert state["feedback"]["lead"].startswith("You moved this one.")


def test_what_was_said_of_two_answers_stays_beside_those_two(judged):
    answers, send = judged
    assert send("explain")["feedback"]["lead"].startswith("You kept this one,")
    answers.record("before", FIGURE, "elsewhere first", 0, explained=False)
    state = send("refresh")
    assert state["before"] == "as it is"
    assert state["answer"] == {"before": "as it is", "now": "as it is"}
    assert state["feedback"]["lead"].startswith("You kept this one,")


def test_nothing_is_kept_where_nothing_changed(judged):
    answers, send = judged
    count = len(answers.everything())
    send("refresh")
    assert len(answers.everything()) == count
