"""The paragraph for tomorrow: what it rests on, what it names, and how plainly it says so."""

import pytest

from helpers import classroom
from helpers.marked_class import all_best, hand_in, mark_all
from whosays.base.places import kit_root
from whosays.teacher.report.advice import advice
from whosays.teacher.report.advice_words import reason
from whosays.teacher.report.lesson_places import Teaching
from whosays.teacher.report.pages import NOTEBOOK, PAGE, write_report
from whosays.teacher.report.words import first_sentence, quoted
from whosays.teacher.stats.items import item_table
from whosays.teacher.stats.reading_test import FORMS
from whosays.teacher.stats.responses import read_responses
from whosays.teacher.stats.test_changes import answers_at, latest_sitting, sat_when

STEM, NUMBERS = "03_fact_claim_or_allegation", "06_do_the_numbers_hold"


@pytest.fixture(scope="module")
def tasks(root):
    return {stem: classroom.tasks_of(root, stem) for stem in (STEM, NUMBERS, *FORMS)}


def told(folder):
    found = read_responses(mark_all(folder))
    return advice(found, item_table(found), Teaching(kit_root(), kit_root() / "solutions"))


def wrong_in(tasks, form, item_id):
    """A wrong answer to one of a form's items, with its place."""
    task = next(each for each in tasks[form].values() if item_id in {item.id for item in each.items})
    options = task.item(item_id).options
    return {(task.name, item_id): next(each.id for each in options if not each.best and not each.defensible)}


@pytest.fixture
def swapped(tasks, tmp_path):
    """Twenty learners in two halves: all miss “fined” at the first sitting and “figure” at the second."""
    for number in range(20):
        for minutes, form in enumerate(FORMS[:2] if number % 2 else FORMS[1::-1]):
            missed = wrong_in(tasks, form, ("fined", "figure")[minutes])
            answers = all_best(tasks[form]) | missed
            hand_in(tmp_path, tasks[form], str(number), answers, minutes=40 + 9_000 * minutes)
    return tmp_path


# --- what it rests on ----------------------------------------------------------------------------


def test_of_the_reading_test_it_rests_on_the_latest_sitting_over_both_forms(swapped):
    found = read_responses(mark_all(swapped))
    name, sitting = latest_sitting(found)
    assert name == "second sitting"
    assert {sitting["1"], sitting["2"]} == {"before", "after"}
    items = item_table(answers_at(found, sitting)).set_index(["exercise", "item"])["difficulty"]
    assert [items[form, "figure"] for form in FORMS[:2]] == [0, 0]
    assert [items[form, "fined"] for form in FORMS[:2]] == [1, 1]
    pooled = item_table(found).set_index(["exercise", "item"])["difficulty"]
    assert pooled["before", "fined"] == pooled["before", "figure"] == 0.5, "which no advice may rest on"
    said = told(swapped).paragraph
    assert "the second sitting of the reading test" in said
    assert "10 of 10 answered" in said
    assert "With 20 learners" in said


def test_a_form_that_halves_sat_at_two_sittings_says_so(swapped):
    found = read_responses(mark_all(swapped))
    assert sat_when(found, "before") == {"first sitting": 10, "second sitting": 10}
    write_report(swapped / "marks", swapped / "report")
    page = (swapped / "report" / PAGE).read_text("utf-8")
    assert page.count("mixes answers from several sittings") == 2
    assert "the class sat two forms" not in page
    assert "first sitting: 10; second sitting: 10" in page
    assert "mixes answers from several sittings" in (swapped / "report" / NOTEBOOK).read_text("utf-8")


def test_a_form_that_all_sat_at_once_mixes_nothing(tasks, tmp_path):
    for number in range(4):
        form = FORMS[number % 2]  # swapped, and nobody has sat the other one yet
        hand_in(tmp_path, tasks[form], str(number), all_best(tasks[form]))
    found = read_responses(mark_all(tmp_path))
    assert latest_sitting(found) == (
        "first sitting",
        {"0": "before", "1": "after", "2": "before", "3": "after"},
    )
    write_report(tmp_path / "marks", tmp_path / "report")
    page = (tmp_path / "report" / PAGE).read_text("utf-8")
    assert "mixes answers" not in page
    both = "the class sat two forms: 2 learners “before”, 2 learners “after”. Nobody is missing"
    assert page.count(both) == 2


def test_who_sat_one_form_alone_sat_it_nobody_knows_when(swapped, tasks):
    hand_in(swapped, tasks["before"], "99", all_best(tasks["before"]))
    found = read_responses(mark_all(swapped))
    assert sat_when(found, "before") == {"first sitting": 10, "second sitting": 10, "": 1}


def test_what_was_clearly_worse_elsewhere_gets_half_a_sentence(tasks, tmp_path):
    for number in range(10):
        bad = dict.fromkeys([place for place in all_best(tasks[NUMBERS]) if place[0] == "sums"], "no number")
        hand_in(tmp_path, tasks[NUMBERS], str(number), all_best(tasks[NUMBERS]) | bad, minutes=40)
        missed = {("kinds", "p2.3"): "allegation"} if number < 9 else {}
        hand_in(tmp_path, tasks[STEM], str(number), all_best(tasks[STEM]) | missed, minutes=4_000)
    said = told(tmp_path).paragraph
    title = tasks[NUMBERS]["sums"].raw["title"]
    assert f"Weaker still is “{title}” in exercise 06 (0\N{NO-BREAK SPACE}%)." in said
    assert said.index("exercise 03") < said.index("exercise 06")


def test_what_was_no_worse_elsewhere_is_not_spoken_of(tasks, tmp_path):
    for number in range(10):
        for minutes, stem in enumerate((NUMBERS, STEM)):
            hand_in(tmp_path, tasks[stem], str(number), all_best(tasks[stem]), minutes=40 + 4_000 * minutes)
    assert "exercise 06" not in told(tmp_path).paragraph


# --- how much it commands ------------------------------------------------------------------------


def test_of_a_few_learners_it_reads_together_and_commands_nothing(tasks, tmp_path):
    places = [place for place in all_best(tasks[STEM]) if place[0] == "kinds"]
    for number in range(3):
        answers = all_best(tasks[STEM]) | dict.fromkeys(places, "allegation")
        hand_in(tmp_path, tasks[STEM], str(number), answers)
    found = told(tmp_path)
    assert found.paragraph.startswith("Read together: “")
    assert "3 of 3 answered “Allegation”; the best answer is “" in found.paragraph
    assert "It is taught in lesson 03" in found.paragraph
    assert "Teach again" not in found.paragraph
    assert found.paragraph.endswith("With 3 learners there is no pattern to read: read the answers.")


def test_the_test_of_a_few_is_not_read_together(tasks, tmp_path):
    missed = wrong_in(tasks, "before", "fined") | wrong_in(tasks, "before", "figure")
    for number in range(3):
        hand_in(tmp_path, tasks["before"], str(number), all_best(tasks["before"]) | missed)
    said = told(tmp_path).paragraph
    assert "Read together" not in said
    assert "Do not show it" in said


def test_it_stays_short(swapped):
    """With a slip to be named and the longest names of the forms it is at its longest."""
    assert len(told(swapped).paragraph.split()) <= 135


# --- its words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "“plain”"),
        ("to “frighten voters", "“to ‘frighten voters”"),
        ("“plan” and “act”", "“‘plan’ and ‘act’”"),
        ('he said "no" (and "yes")', "“he said ‘no’ (and ‘yes’)”"),
        ("the office’s", "“the office’s”"),
    ],
)
def test_marks_within_marks_are_single(text, shown):
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("“Says” reports it. Anyone can.", "“Says” reports it."),
        ("They could answer: ‘We didn’t!’ An office speaks.", "They could answer: ‘We didn’t!’"),
        ("Shut from 11 p.m. to 4 a.m. by them.", "Shut from 11 p.m. to 4 a.m. by them."),
        ("The U.S. Treasury said so. Then more.", "The U.S. Treasury said so."),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_reason(text, first):
    assert first_sentence(text) == first


def test_every_reason_of_the_kit_that_is_told_is_whole(root, tasks):
    told_of = 0
    for stem in tasks:
        for place, asked in read_asked(root, stem).items():
            sentence = reason(asked)
            assert not sentence or sentence[-1] in ".!?’”", (place, sentence)
            assert sentence.count("“") == sentence.count("”"), (place, sentence)
            told_of += bool(sentence)
    assert told_of > 50


def read_asked(root, stem):
    from whosays.teacher.stats.responses import asked_items

    scored = {name: task for name, task in classroom.tasks_of(root, stem).items() if task.type != "write"}
    return asked_items({stem: scored}, {})
