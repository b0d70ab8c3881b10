"""Whatever is handed in: only the kit's own errors, no credit out of bounds, and nothing gained by more."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import classroom
from helpers.thorough import examples
from hostile.hand import ANSWERS, event, five, head, line, lines, whole
from whosays.base.errors import KitError
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.tasks.marking import mark
from whosays.teacher.collect.collecting import collect
from whosays.teacher.grade.batch import TextMarks, mark_hand_in
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.marks.counting import Marker, by_item
from whosays.teacher.marks.gradebook import TOTALS, read_marks
from whosays.teacher.marks.saved_tables import read_table

STEM = "03_fact_claim_or_allegation"
STEMS = (STEM, "02_who_is_speaking", "06_do_the_numbers_hold", "01_what_is_on_the_page")
NOBODY: TextMarks = {}


@pytest.fixture(scope="module")
def exercises(root):
    return {stem: classroom.tasks_of(root, stem) for stem in STEMS}


@pytest.fixture(scope="module")
def marker(exercises):
    return Marker(exercises[STEM])


_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        ["..", "\ud800", "=1", "x" * 101, "2024-11-25T09:00:00.000Z", [], {}, [[[]]], {"text": "\0"}]
    ),
)
_ANY = st.recursive(
    _ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
)


def _changed(fields: dict) -> st.SearchStrategy[dict]:
    """The same with some fields of anything."""
    return st.dictionaries(st.sampled_from([*fields, "more"]), _ANY, max_size=2).map(
        lambda odd: {**fields, **odd}
    )


_EVENTS = st.lists(st.sampled_from(five()).flatmap(_changed), max_size=5)
_JUNK = st.binary(max_size=12)


@st.composite
def files(draw) -> bytes:
    """A head and events, each perhaps odd; then perhaps cut, or spoilt in a place."""
    told = draw(_EVENTS)
    body = b"".join(json.dumps(each).encode() + b"\n" for each in told)
    first = draw(_changed(head("17", body)))
    data = json.dumps(first).encode() + b"\n" + body
    at, junk = draw(st.integers(0, len(data))), draw(_JUNK)
    how = draw(st.sampled_from(["whole", "cut", "spoilt", "joined", "glued"]))
    return {
        "whole": data, "cut": data[:at], "spoilt": data[:at] + junk + data[at + len(junk) :],
        "joined": data.replace(b"\n", b" ", 2), "glued": data + whole("18"),
    }[how]  # fmt: skip


@settings(max_examples=examples(250), deadline=None)
@given(data=files())
def test_reader_and_marker_raise_nothing_but_the_kits_own_error(marker, data):
    try:
        handed = read_handed_in(data, "17.answers.jsonl")
    except KitError:
        return
    items, _ = mark_hand_in(handed, marker, NOBODY, {})
    assert len(items) == len(marker.places)
    assert all(0 <= each.credit <= 1 and 0 <= each.first_credit <= 1 for each in items)
    assert all(each.answered or each.credit == 0 for each in items)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd=st.lists(files(), min_size=1, max_size=5), seed=st.integers(0, 99))
def test_the_whole_way_loses_no_good_file_and_no_order_changes_anything(tmp_path_factory, odd, seed):
    place = tmp_path_factory.mktemp("way")
    good = {f"good-{n}": whole(f"good-{n}", lines(five()[:n])) for n in range(1, 4)}
    paths = [_put(place / f"{n}.answers.jsonl", data) for n, data in enumerate([*odd, *good.values()])]
    results = []
    for name, order in (("a", paths), ("b", random.Random(seed).sample(paths, len(paths)))):
        done = collect(order, place / name)
        run = grade(place / name, place / f"{name}-marks", executor=Here())
        assert not [what for _, _, what in run.problems if "stumbled" in what]
        rows = {
            row["learner"]: row["points"] for row in read_table(place / f"{name}-marks/totals.csv", TOTALS)
        }
        assert {learner: rows[learner] for learner in good} == {"good-1": "1", "good-2": "2", "good-3": "3"}
        marked = [
            (m.total().points, m.total().possible) for m in read_marks(place / f"{name}-marks/marks.jsonl")
        ]
        assert all(0 <= points <= possible for points, possible in marked)
        tables = [(place / f"{name}-marks" / t).read_bytes() for t in ("gradebook.csv", "marks.jsonl")]
        results.append((tables, [(row.learner, row.status, row.answers, row.note) for row in done.rows]))
    assert results[0] == results[1]


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _points(marker: Marker, events: list) -> float:
    return sum(each.credit * each.possible for each in marker.marks_of(by_item(events)))


@settings(max_examples=examples(150), deadline=None)
@given(data=st.data(), stem=st.sampled_from(STEMS), answer=_ANY, minute=st.integers(0, 45))
def test_a_wrong_answer_to_an_item_that_was_right_never_raises_the_score(
    exercises, data, stem, answer, minute
):
    """Earlier or later than the right one: a score only falls, and falls where the wrong one is the last."""
    tasks = exercises[stem]
    asked = [(t, i) for t in tasks.values() for i in t.items if t.scored and t.type != "write"]
    right = [classroom.event(t, i.id, mark(t, i, None).best, 2 * n) for n, (t, i) in enumerate(asked, 1)]
    number = data.draw(st.integers(0, len(asked) - 1))
    task, item = asked[number]
    try:
        wrong = classroom.event(task, item.id, answer, 2 * minute + 1)
    except KitError:
        return
    if answer is not None and mark(task, item, answer).credit > 0:
        return
    marker = Marker(tasks)
    before, after = _points(marker, right), _points(marker, [*right, wrong])
    last = answer is not None and (wrong.time, wrong.n) > (right[number].time, right[number].n)
    assert before == len(asked)
    assert after == before - last


@settings(max_examples=examples(100), deadline=None)
@given(data=st.data())
def test_the_order_of_lines_changes_no_mark(marker, data):
    more = [event(6, task, item, data.draw(_ODD), n=6 + n) for n, (task, item, _) in enumerate(ANSWERS)]
    told = [line(each) for each in [*five(), *more]]
    mixed = data.draw(st.permutations(told))
    marks = [
        mark_hand_in(read_handed_in(whole("17", b"".join(each)), "x"), marker, NOBODY, {})[0]
        for each in (told, mixed)
    ]
    assert marks[0] == marks[1]
