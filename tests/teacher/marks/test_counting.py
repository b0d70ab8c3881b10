"""What counts of a learner's events, and what it is worth."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import classroom
from helpers.thorough import examples
from whosays.learner.answers.events import State
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.page_data import task_data
from whosays.tasks.types import type_of
from whosays.teacher.grade.feedback_item import view
from whosays.teacher.marks.counting import (
    OPEN,
    Counted,
    Marker,
    by_item,
    count,
    mark_item,
)

STEMS = ("01_what_is_on_the_page", "02_who_is_speaking", "03_fact_claim_or_allegation")


@pytest.fixture(scope="module")
def exercises(root):
    return {stem: classroom.tasks_of(root, stem) for stem in STEMS}


@pytest.fixture(scope="module")
def kinds(exercises):
    return exercises["03_fact_claim_or_allegation"]["kinds"]


def told(task, *happenings):
    """Events to the first item: an answer, or an answer with hints and explained."""
    events = []
    for n, what in enumerate(happenings, 1):
        answer, more = what if isinstance(what, tuple) else (what, {})
        events.append(classroom.event(task, task.items[0].id, answer, n, **more))
    return events


def the_count(task, *happenings):
    return count(told(task, *happenings))[task.name, task.items[0].id]


def test_the_last_answer_counts_and_the_first_is_kept(kinds):
    found = the_count(kinds, "allegation", "official claim", "reported fact")
    assert (found.answer, found.first, found.last) == ("reported fact", "allegation", "reported fact")
    assert found.time == "2026-11-23T09:03:00.000Z"


@pytest.mark.parametrize("help_", [{"explained": True}, {"hints": 3}])
def test_an_answer_after_the_explanation_or_the_third_hint_does_not_count(kinds, help_):
    found = the_count(kinds, "allegation", (None, help_), ("reported fact", help_))
    assert (found.answer, found.last) == ("allegation", "reported fact")


def test_after_the_second_look_an_answer_is_a_second_try_and_does_not_count(kinds):
    looked = {"looked": True}
    found = the_count(kinds, "allegation", (None, looked), ("reported fact", looked))
    assert (found.answer, found.second, found.looked) == ("allegation", "reported fact", True)
    told = the_count(
        kinds, "allegation", (None, looked), (None, looked | {"explained": True}), ("reported fact", looked)
    )
    assert (told.answer, told.second, told.last) == ("allegation", None, "reported fact")


def test_a_second_try_is_told_and_earns_nothing(kinds):
    item = kinds.items[0]
    best = best_answer(kinds, item)
    wrong = next(
        each["id"]
        for each in type_of(kinds).offered(kinds, item)
        if mark(kinds, item, each["id"]).verdict == "wrong"
    )
    found = mark_item(kinds, item, Counted(wrong, first=wrong, last=best, looked=True, second=best))
    assert (found.credit, found.second) == (0, best)
    assert '"second"' in found.text
    assert '"second"' not in mark_item(kinds, item, Counted(wrong, first=wrong, last=wrong)).text
    shown = next(each for each in task_data(kinds)["items"] if each["id"] == item.id)
    assert view(kinds, item, found, shown)["second"] == type_of(kinds).in_words(kinds, item, best)
    assert (
        Marker({kinds.name: kinds}).marks({(kinds.name, item.id): Counted(wrong, second=best)})[0].second
        == best
    )


_HELP = st.fixed_dictionaries(
    {}, optional={"hints": st.integers(0, 3), "explained": st.booleans(), "looked": st.booleans()}
)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.tuples(st.sampled_from([None, "a", "b", " "]), _HELP), max_size=6))
def test_what_counts_is_the_same_on_the_page_and_in_the_marks(kinds, story):
    events = told(kinds, *story)
    state = State()
    for each in events:
        state = state.after(each)
    found = count(events).get((kinds.name, kinds.items[0].id), Counted())
    counts = (state.first, state.second, state.looked, state.explained, state.hints)
    assert counts == (found.answer, found.second, found.looked, found.explained, found.hints)


def test_help_once_seen_stays_seen(kinds):
    found = the_count(kinds, (None, {"explained": True}), "allegation")
    assert found.answer is None
    assert found.explained


def test_two_hints_take_nothing_away(kinds):
    found = the_count(kinds, (None, {"hints": 2}), ("allegation", {"hints": 2}))
    assert (found.answer, found.hints) == ("allegation", 2)


def test_asking_for_a_hint_is_no_answer(kinds):
    found = the_count(kinds, "allegation", (None, {"hints": 1}))
    assert found.answer == "allegation"


def test_the_order_in_which_events_come_does_not_matter(kinds):
    events = told(
        kinds, "allegation", (None, {"hints": 1}), "official claim", (None, {"explained": True}), "x"
    )
    wanted = count(events)
    for seed in range(20):
        mixed = random.Random(seed).sample(events, len(events))
        assert count(mixed) == wanted


def test_what_is_open_is_not_wrong(kinds):
    empty = mark_item(kinds, kinds.items[0], Counted())
    assert (empty.verdict, empty.answered, empty.credit, empty.possible) == (OPEN, False, 0.0, 1)
    wrong = mark_item(kinds, kinds.items[0], Counted("appeal", first="appeal"))
    assert (wrong.verdict, wrong.answered, wrong.credit) == ("wrong", True, 0.0)


@pytest.mark.parametrize(
    ("stem", "task", "blank"),
    [
        ("01_what_is_on_the_page", "days", []),
        ("01_what_is_on_the_page", "origin", {"text": " \n", "checked": [0, 1]}),
        ("02_who_is_speaking", "signs", {"source": [], "cue": [], "content": [], "spans": {"source": []}}),
        ("03_fact_claim_or_allegation", "kinds", "  "),
    ],
)
def test_an_answer_taken_back_is_open_again(exercises, stem, task, blank):
    task = exercises[stem][task]
    found = the_count(task, best_answer(task, task.items[0]) or {"text": "something"}, blank)
    marked = mark_item(task, task.items[0], found)
    assert (marked.verdict, marked.answered) == (OPEN, False)


def test_free_text_is_answered_and_earns_nothing_by_machine(exercises):
    task = exercises["01_what_is_on_the_page"]["origin"]
    marked = mark_item(
        task, task.items[0], the_count(task, {"text": "The page does not say.", "checked": []})
    )
    assert (marked.possible, marked.credit, marked.answered, marked.verdict) == (0, 0.0, True, "noted")


def test_an_optional_task_takes_no_points_away(kinds):
    from dataclasses import replace

    optional = replace(kinds, raw={**kinds.raw, "optional": True})
    assert mark_item(optional, kinds.items[0], Counted()).possible == 0
    assert (
        mark_item(replace(kinds, raw={**kinds.raw, "scored": False}), kinds.items[0], Counted()).possible == 0
    )


@pytest.mark.parametrize("stem", STEMS)
def test_the_best_answers_earn_all_there_is(exercises, stem):
    tasks = exercises[stem]
    answers = {
        (t.name, i.id): best_answer(t, i) if t.type != "write" else {"text": "x", "checked": []}
        for t in tasks.values()
        for i in t.items
    }
    events = [classroom.event(tasks[t], i, a, n) for n, ((t, i), a) in enumerate(answers.items(), 1)]
    marks = Marker(tasks).marks_of(by_item(events))
    assert sum(each.credit for each in marks) == sum(each.possible for each in marks) > 5
    assert all(each.verdict in ("best", "noted") for each in marks)


def test_every_item_gets_a_mark_in_the_order_of_the_exercise(exercises):
    tasks = exercises["02_who_is_speaking"]
    marks = Marker(tasks).marks_of(by_item([]))
    assert [(each.task, each.item) for each in marks] == [
        (t.name, i.id) for t in tasks.values() for i in t.items
    ]
    assert not any(each.answered for each in marks)


def test_a_remembered_mark_is_the_mark(exercises):
    """1, 1.0, True and "1" are one key to a dictionary, and must not share a mark."""
    tasks = exercises["02_who_is_speaking"]
    signs = tasks["signs"]
    best = best_answer(signs, signs.items[0])
    one = best["source"][0]
    lookalikes = [{"source": [each]} for each in (one, float(one), str(one), True)] + [
        "1",
        1,
        1.0,
        True,
        [],
        {},
        best,
    ]
    marker = Marker(tasks)
    for answer in [*lookalikes, *reversed(lookalikes)]:
        event = classroom.event(signs, signs.items[0].id, answer, 1)
        found = next(
            m for m in marker.marks_of(by_item([event])) if (m.task, m.item) == ("signs", signs.items[0].id)
        )
        assert found.answer == answer
        assert type(found.answer) is type(answer)
        if found.answered:
            assert found.credit == round(float(mark(signs, signs.items[0], answer).credit), 4)


@pytest.mark.parametrize("stem", STEMS)
def test_the_short_way_and_the_long_way_give_the_same_marks(exercises, stem):
    tasks = exercises[stem]
    asked = [(t, i) for t in tasks.values() for i in t.items]
    short, long = Marker(tasks), Marker(tasks)
    for seed in range(60):
        dice = random.Random(seed)
        events = []
        for n in range(1, 40):
            task, item = dice.choice(asked)
            answer = dice.choice([None, "  ", "x", classroom.drawn(task, item, dice)])
            help_ = {"hints": dice.choice([0, 0, 0, 1, 3]), "explained": dice.random() < 0.05}
            events.append(classroom.event(task, item.id, answer, n, **help_))
        assert short.marks_of(by_item(events)) == long.marks(count(events))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=12,
)
SHAPED = st.dictionaries(st.sampled_from(["source", "cue", "content", "text", "checked", "spans"]), JSON)


@settings(max_examples=examples(150), deadline=None)
@given(data=st.data(), answer=JSON | SHAPED, stem=st.sampled_from(STEMS))
def test_no_answer_breaks_the_marker_and_no_credit_leaves_its_bounds(exercises, data, answer, stem):
    tasks = exercises[stem]
    task, item = data.draw(st.sampled_from([(t, i) for t in tasks.values() for i in t.items]))
    marked = mark_item(task, item, Counted(answer, first=answer))
    assert 0 <= marked.credit <= 1
    assert 0 <= marked.first_credit <= 1
    assert marked.answered or marked.credit == 0
    assert marked.text.encode()


@settings(max_examples=examples(80), deadline=None)
@given(seed=st.integers(0, 10**6), stem=st.sampled_from(STEMS), data=st.data())
def test_one_more_wrong_answer_never_raises_the_score(exercises, seed, stem, data):
    tasks = exercises[stem]
    answers = classroom.draw_answers(tasks, random.Random(seed), left_out=0.4)
    events = [classroom.event(tasks[t], i, a, n) for n, ((t, i), a) in enumerate(answers.items(), 1)]
    marker = Marker(tasks)
    before = sum(each.credit for each in marker.marks_of(by_item(events)))
    task, item = data.draw(st.sampled_from([(t, i) for t in tasks.values() for i in t.items]))
    wrong = data.draw(JSON.filter(lambda answer: mark(task, item, answer).credit == 0))
    at = data.draw(st.integers(1, 60))
    more = [*events, classroom.event(task, item.id, wrong, at)]
    assert sum(each.credit for each in marker.marks_of(by_item(more))) <= before
