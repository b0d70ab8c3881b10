"""The sign of an item: how it went, by the answer that counts."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from whosays.learner.answers.events import State
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.signs import NOTHING, is_told, sign_of, signs_of
from whosays.tasks.marking import mark
from whosays.tasks.types import asks, type_of

STEM = "03_fact_claim_or_allegation"


def answers_by_verdict(task, item):
    """An answer for each verdict that the choices of an item can have."""
    return {mark(task, item, each["id"]).verdict: each["id"] for each in type_of(task).offered(task, item)}


@pytest.fixture(scope="module")
def sorted_item():
    """A statement with a best, a second and a wrong kind."""
    found = (
        (task, item, answers_by_verdict(task, item))
        for task in lesson_tasks("lessons", STEM).values()
        if task.type == "sort" and task.facet == "kind"
        for item in task.items
    )
    return next(each for each in found if len(each[2]) == 3)


TOLD = {"explained": True}
SECOND = {"looked": True, "explained": True}


@pytest.mark.parametrize(
    ("first", "second", "more", "sign"),
    [
        ("best", None, TOLD, "right"),
        ("defensible", None, TOLD, "half"),
        ("wrong", None, TOLD, "explained"),
        ("wrong", "best", SECOND, "right_second"),
        ("wrong", "defensible", SECOND, "explained"),
        ("wrong", "wrong", SECOND, "explained"),
        ("wrong", None, SECOND, "explained"),
        ("best", "wrong", SECOND, "right"),
        ("best", None, {}, "answered"),
        ("wrong", None, {"looked": True}, "answered"),
        ("wrong", "best", {"looked": True}, "answered"),
        (None, None, {"hints": 3, "explained": True, "answer": "best"}, "explained"),
        (None, None, {}, "open"),
        (None, None, {"hints": 1}, "begun"),
        (None, None, {"draft": "something"}, "begun"),
    ],
)
def test_the_sign_of_an_item(sorted_item, first, second, more, sign):
    task, item, by_verdict = sorted_item
    one, two = by_verdict.get(first), by_verdict.get(second)
    state = replace(State(answer=two or one, first=one, second=two), **more)
    assert sign_of(task, item, replace(state, answer=by_verdict.get(state.answer, state.answer))) == sign


def test_what_is_handed_in_says_only_that_it_is_answered():
    for task in lesson_tasks("exercises", STEM).values():
        for item in filter(lambda _: asks(task), task.items):
            assert sign_of(task, item, State("x", hints=3, explained=True, first="x")) == "answered"
            assert sign_of(task, item, State(hints=2)) == "open"


def test_votes_bets_and_texts_are_answered_and_never_right_or_not():
    seen = 0
    for path in sorted(Path("lessons").glob("*.tasks.toml")):
        for task in filter(asks, lesson_tasks("lessons", path.name.split(".")[0]).values()):
            for item in task.items:
                if type_of(task).has_best(task, item):
                    continue
                own = {"write": {"text": "x"}, "choose": item.raw.get("options") and item.options[0].id}
                answer = own.get(task.type) or type_of(task).solution(task, item)
                state = State(answer, explained=True, first=answer)
                assert sign_of(task, item, state) == "answered", (task.name, item.id)
                seen += 1
    assert seen > 20


def test_a_reason_is_told_once_it_was_shown_and_of_a_vote_for_all():
    tasks = lesson_tasks("lessons", STEM)
    vote = next(task for task in tasks.values() if asks(task) and task.raw.get("together"))
    before, after = vote.items
    given = State(before.options[0].id)
    assert not is_told(vote, before, {before.id: given, after.id: given})
    assert is_told(vote, before, {after.id: replace(given, explained=True)})
    task = next(task for task in tasks.values() if task.type == "sort")
    signed = signs_of(task, {task.items[0].id: replace(NOTHING, answer="x", explained=True)})
    assert [each["reason"] for each in signed] == [True] + [False] * (len(task.items) - 1)
    assert [each["id"] for each in signed] == [item.id for item in task.items]


def test_a_text_without_a_sample_has_nothing_more_to_tell():
    found = [
        (task, item)
        for task in lesson_tasks("lessons", "00_start_here").values()
        if asks(task) and task.mode == "practice" and not task.raw.get("together")
        for item in task.items
        if not type_of(task).explains(task, item)
    ]
    assert found
    for task, item in found:
        assert not is_told(task, item, {})
        assert is_told(task, item, {item.id: State({"text": "mine"})})
        assert asdict(NOTHING) == asdict(State())
