"""A time that cannot be is told, and says nothing about who was late."""

import os

import pytest

from helpers.sent_files import ALL, put, sent, table, worked
from whosays.teacher.collect.collecting import collect
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.marks.clocks import cannot_be, strange_times
from whosays.teacher.marks.gradebook import Marks, read_marks

MONDAY, DUE = "2026-11-23T10:00:00.000Z", "2026-11-24T12:00:00.000Z"
DEAD, AHEAD = "2015-01-01T00:40:00.000Z", "2999-01-01T00:00:00.000Z"


@pytest.mark.parametrize(
    ("time", "released", "cannot"),
    [(MONDAY, "", False), (DEAD, "", True), (AHEAD, "", True), (MONDAY, "2026-11-23T10:00:00.001Z", True),
     (MONDAY, MONDAY, False), ("2018-05-20T00:00:00.000Z", "", False), (MONDAY, DEAD, False)],
)  # fmt: skip
def test_when_a_time_cannot_be(time, released, cannot):
    assert cannot_be(time, released, "2026-11-28T00:00:00.000Z") is cannot


def test_of_strange_times_one_sentence_is_told_and_of_others_none():
    until = "2026-11-28T00:00:00.000Z"
    told = {
        span: strange_times(MONDAY, span, "", until)
        for span in [("", ""), (MONDAY, MONDAY), (DEAD, MONDAY), (MONDAY, AHEAD)]
    }
    assert [len(each) for each in told.values()] == [0, 0, 1, 1]
    assert "answers were given on 2015-01-01, before this exercise existed" in told[DEAD, MONDAY][0]
    assert "has not come yet" in strange_times(AHEAD, (MONDAY, AHEAD), "", until)[0]


@pytest.fixture
def marked(tmp_path):
    """Marks a file of each time of handing in, and gives learner -> marks, and what is told."""

    def run(**heads: dict[str, str]):
        files = {
            f"{who}.jsonl": sent(who[1:], worked("aaaaaaaa", ALL[:3]), **head) for who, head in heads.items()
        }
        put(tmp_path / "in", files)
        done = collect([tmp_path / "in"], tmp_path / "c")
        found = grade(tmp_path / "c", tmp_path / "m", due=DUE, executor=Here())
        late = {each.learner: each.late for each in read_marks(tmp_path / "m" / "marks.jsonl")}
        return late, {learner: what for learner, _, what in found.problems}, done

    run.out = tmp_path / "m"
    return run


def test_late_is_unknown_where_the_clock_was_wrong(marked):
    late, told, done = marked(
        _1={}, _2={"handed_in": DEAD}, _3={"handed_in": AHEAD}, _4={"handed_in": "2026-11-24T12:00:00.001Z"},
        _5={"released": "2026-11-24T00:00:00.000Z"}, _6={"released": "2026-11-01T00:00:00.000Z"},
    )  # fmt: skip
    unknown = "unknown"
    assert late == {"1": False, "2": unknown, "3": unknown, "4": True, "5": unknown, "6": False}
    assert sorted(learner for learner, what in told.items() if "Late or not is unknown" in what) == [
        "2",
        "3",
        "5",
    ]
    assert {row.learner for row in done.rows if "clock was wrong" in row.note} >= {"2", "5"}
    rows = table(marked.out / "totals.csv")
    assert {row["learner"]: row["late"] for row in rows} == {
        "1": "no", "2": unknown, "3": unknown, "4": "yes", "5": unknown, "6": "no"
    }  # fmt: skip


def test_what_could_not_be_when_it_was_collected_stays_unknown(marked, tmp_path):
    put(tmp_path / "in", {"1.jsonl": sent("1", worked("aaaaaaaa", ALL[:3]))})
    collect([tmp_path / "in"], tmp_path / "c")
    (path,) = (tmp_path / "c").glob("*/*.jsonl")
    os.utime(path, (0, 1_790_000_000))  # September 2026: two months before it says that it was handed in
    late, _, _ = marked()
    assert late == {"1": "unknown"}


def test_marks_of_before_are_read_and_lines_of_one_learner_are_as_they_were():
    whole = Marks("7", "", "03_x", MONDAY, "unknown", (), "d" * 64)
    assert Marks.parse(whole.line()) == whole
    assert "together" not in whole.line()
    pair = Marks("8", "", "03_x", MONDAY, None, (), "d" * 64, ("7", "8"), ("7-8",))
    assert Marks.parse(pair.line()) == pair
    assert not pair.counts_in_class
