"""The report on written answers: rows of the rubric, what waits, two markers, and the open reply's change."""

import math
from statistics import mean, stdev

import nbformat
import pytest
from nbclient import NotebookClient
from scipy.stats import t

from helpers import classroom
from helpers.marked_class import all_best, hand_in, mark_all
from whosays.teacher.desk.markbook import Markbook
from whosays.teacher.desk.piles import paper_of
from whosays.teacher.desk.rubric import Place, rubric_of
from whosays.teacher.report.pages import ALONE, NOTEBOOK, PAGE, write_report
from whosays.teacher.report.words import written_words
from whosays.teacher.stats.responses import read_responses
from whosays.teacher.stats.test_changes import FEWEST_SAT
from whosays.teacher.stats.written import reply_changes, written_items

STEM = "03_fact_claim_or_allegation"
DEBT = Place(STEM, "debt", "friend")
ROWS = ("Every figure has its owner", "The accusation stands apart", "Grounds", "Even hand")
REPLY_ROWS = ("Who says so", "What holds", "What is open", "Even hand")


@pytest.fixture(scope="module")
def tasks(root):
    return {stem: classroom.tasks_of(root, stem) for stem in (STEM, "before", "after")}


def written(learner: str, place: Place) -> dict:
    return {"text": f"What learner {learner} wrote in {place.exercise}.", "checked": []}


def hand_in_text(folder, tasks, learner, place, minutes=40):
    answers = all_best(tasks[place.exercise]) | {(place.task, place.item): written(learner, place)}
    hand_in(folder, tasks[place.exercise], learner, answers, minutes=minutes)


def mark_text(folder, learner, place, levels, *, marker="DD", rows=ROWS):
    book = Markbook(folder / "markbook", place.exercise)
    paper = paper_of(written(learner, place))
    for row, level in zip(rows, levels, strict=False):
        assert book.note(place, "level", marker, learner=learner, paper=paper, row=row, level=level).saved


def items_of(folder):
    found = read_responses(mark_all(folder))
    return found, written_items(found, folder / "markbook")


# --- one exercise --------------------------------------------------------------------------------


@pytest.fixture
def four(tasks, tmp_path):
    """Four texts: two marked to the end, one to the half, one not at all."""
    for learner in "1234":
        hand_in_text(tmp_path, tasks, learner, DEBT)
    mark_text(tmp_path, "1", DEBT, (2, 1, 0, 2))
    mark_text(tmp_path, "2", DEBT, (2, 2, 1, 2))
    mark_text(tmp_path, "3", DEBT, (2, 0))
    return tmp_path


def test_the_rows_used_here_are_those_of_the_rubrics(tasks):
    assert tuple(row.name for row in rubric_of(tasks[STEM]["debt"].items[0])) == ROWS
    for form in ("before", "after"):
        assert tuple(row.name for row in rubric_of(tasks[form]["friend"].items[0])) == REPLY_ROWS


def test_each_row_says_how_many_texts_earned_what(four):
    _, (item,) = items_of(four)
    assert (item.place, item.texts, item.marked) == (DEBT, 4, 2)
    assert [(row.row, row.full, row.part, row.none) for row in item.rows] == [
        (ROWS[0], 2, 0, 0),
        (ROWS[1], 1, 1, 0),
        (ROWS[2], 0, 1, 1),
        (ROWS[3], 2, 0, 0),
    ]
    assert [row.share for row in item.rows] == [1, 0.75, 0.25, 1]
    assert item.weakest.row == ROWS[2]
    assert item.points() == {"1": 5, "2": 7}
    assert item.agreement == ()


def test_the_advice_names_the_weakest_row_and_what_waits(four):
    _, items = items_of(four)
    assert written_words(items) == [
        "Of the written answers to “One debt, three figures”, the row “Grounds” earned the least "
        "(25\N{NO-BREAK SPACE}% in 2 texts; 2 more wait at the marking desk)."
    ]


@pytest.mark.slow
def test_the_page_and_the_notebook_show_it_and_name_nobody(four):
    done = write_report(mark_all(four), four / "report", alone=four / "alone")
    page = (four / "report" / PAGE).read_text("utf-8")
    assert "Of the written answers to" in done.advice.paragraph
    assert "2 of 4 texts marked; the rest wait at the marking desk" in page
    assert "Grounds: 0 full, 1 in part, 1 not" in page
    assert "What learner" not in page + (four / "alone" / ALONE).read_text("utf-8")
    notebook = nbformat.read(four / "report" / NOTEBOOK, as_version=4)
    resources = {"metadata": {"path": str(four / "report")}}
    ran = NotebookClient(notebook, timeout=120, resources=resources).execute()
    said = "".join(o.get("text", "") for c in ran.cells if c.cell_type == "code" for o in c.outputs)
    assert "One debt, three figures · 2 of 4 texts marked" in said


def test_a_text_that_was_changed_since_waits_again(four, tasks):
    answers = all_best(tasks[STEM]) | {("debt", "friend"): {"text": "Another one.", "checked": []}}
    hand_in(four, tasks[STEM], "1", answers)
    _, (item,) = items_of(four)
    assert (item.texts, item.marked) == (4, 1)


def test_without_a_markbook_the_texts_wait_and_nothing_is_drawn(tasks, tmp_path):
    hand_in_text(tmp_path, tasks, "1", DEBT)
    _, (item,) = items_of(tmp_path)
    assert (item.marked, item.rows, item.weakest) == (0, (), None)
    assert written_words([item]) == ["One text waits at the marking desk (“One debt, three figures”)."]
    write_report(tmp_path / "marks", tmp_path / "report")
    page = (tmp_path / "report" / PAGE).read_text("utf-8")
    assert "0 of 1 text marked" in page
    assert "Two points there mean" not in page


def test_where_nobody_wrote_anything_nothing_is_said(tasks, tmp_path):
    hand_in(tmp_path, tasks[STEM], "1", all_best(tasks[STEM]))
    assert items_of(tmp_path)[1] == []


def test_two_markers_are_compared_and_what_they_differ_on_is_not_counted(four):
    mark_text(four, "1", DEBT, (2, 1, 0, 2), marker="EE")
    mark_text(four, "2", DEBT, (2, 0, 1, 2), marker="EE")
    _, (item,) = items_of(four)
    assert item.marked == 1
    assert item.agreement[0].startswith("2 texts were marked by both. Under 10")


# --- the open reply ------------------------------------------------------------------------------


def test_the_reply_changes_as_worked_out_by_hand(tasks, tmp_path):
    places = {form: Place(form, "friend", "reply") for form in ("before", "after")}
    old, new = [(2, 1, 0, 1), (2, 0, 0, 0), (1, 1, 1, 1)] * 3, [(2, 2, 1, 1), (2, 1, 0, 1), (1, 1, 1, 2)] * 3
    for number, (first, second) in enumerate(zip(old, new, strict=True), 1):
        for minutes, (form, levels) in enumerate({"before": first, "after": second}.items()):
            hand_in_text(tmp_path, tasks, str(number), places[form], minutes=40 + 5_000 * minutes)
            mark_text(tmp_path, str(number), places[form], levels, rows=REPLY_ROWS)
    hand_in_text(tmp_path, tasks, "10", places["before"])
    hand_in_text(tmp_path, tasks, "10", places["after"], minutes=6_000)  # sat both, and no reply is marked
    (change,) = reply_changes(*items_of(tmp_path))
    gains = [sum(b) - sum(a) for a, b in zip(old, new, strict=True)]
    half = t.ppf(0.975, len(gains) - 1) * stdev(gains) / math.sqrt(len(gains))
    assert (change.learners, change.left_out, change.possible) == (9, 1, 8)
    assert change.before == pytest.approx(mean(map(sum, old)))
    assert change.change == pytest.approx(mean(gains))
    assert (change.low, change.high) == pytest.approx((mean(gains) - half, mean(gains) + half), abs=0.01)
    assert [row for row, _, _ in change.rows] == list(REPLY_ROWS)
    assert change.rows[0][1:] == pytest.approx((15 / 18, 15 / 18))
    assert change.rows[1][1:] == pytest.approx((6 / 18, 12 / 18))
    write_report(tmp_path / "marks", tmp_path / "report")
    page = (tmp_path / "report" / PAGE).read_text("utf-8")
    assert "The open reply to a friend" in page
    assert f"{change.change:+.1f} points" in page


def test_a_few_replies_get_no_interval_and_one_sitting_no_change(tasks, tmp_path):
    place = Place("before", "friend", "reply")
    for learner in map(str, range(1, FEWEST_SAT)):
        hand_in_text(tmp_path, tasks, learner, place)
        mark_text(tmp_path, learner, place, (1, 1, 1, 1), rows=REPLY_ROWS)
    assert reply_changes(*items_of(tmp_path)) == []
    after = place._replace(exercise="after")
    for learner in map(str, range(1, FEWEST_SAT)):
        hand_in_text(tmp_path, tasks, learner, after, minutes=5_000)
        mark_text(tmp_path, learner, after, (2, 1, 1, 1), rows=REPLY_ROWS)
    (change,) = reply_changes(*items_of(tmp_path))
    assert (change.learners, change.change) == (FEWEST_SAT - 1, 1)
    assert math.isnan(change.low)


# --- two questions of one task, and an exercise that asks for texts alone -------------------------


def test_two_questions_of_one_task_are_two_and_an_exercise_of_texts_has_its_advice(root, tmp_path):
    ten = classroom.tasks_of(root, "10_todays_news")
    places = [Place(ten["own"].stem, "own", item.id) for item in ten["own"].items]
    for learner in "123456":
        texts = {(place.task, place.item): written(learner + place.item, place) for place in places}
        hand_in(tmp_path, ten, learner, texts)
    advised = write_report(mark_all(tmp_path), tmp_path / "report").advice
    assert advised.sentences == (
        "All that is asked in exercise 10 is written.",
        "6 texts wait at the marking desk (“Your ledger, question 1”).",
        "6 texts wait at the marking desk (“Your ledger, question 2”).",
    )
    assert advised.place is None
    for place, item in zip(places, ten["own"].items, strict=True):
        rows = [row.name for row in rubric_of(item)]
        for learner in "12345":
            book = Markbook(tmp_path / "markbook", place.exercise)
            paper = paper_of(written(learner + place.item, place))
            for row in rows:
                level = 1 if row == rows[-1] else 2
                kept = book.note(place, "level", "DD", learner=learner, paper=paper, row=row, level=level)
                assert kept.saved
    advised = write_report(mark_all(tmp_path), tmp_path / "report").advice
    assert "“Your ledger, question 2”, the row “Reply” earned the least (50" in advised.paragraph
    assert "in 5 texts; 1 more waits at the marking desk)" in advised.paragraph
    assert "“Your ledger, question 1”, the row “Can be found again” earned the least" in advised.paragraph
    assert advised.place
    assert (advised.place.number, advised.place.part) == ("10", "Part B")
