"""Three items to begin the next lesson with: the ones missed most, asked first and explained second."""

import html
import json
import re

import nbformat
import pytest

from helpers import classroom
from helpers.marked_class import all_best, hand_in, mark_all
from whosays.base.errors import KitError
from whosays.teacher.report.advice import most_missed
from whosays.teacher.report.recall import NOTEBOOK, PAGE, write_recall
from whosays.teacher.stats.items import item_table
from whosays.teacher.stats.responses import read_responses

STEM, OTHER = "03_fact_claim_or_allegation", "02_who_is_speaking"


@pytest.fixture(scope="module")
def tasks(root):
    return {stem: classroom.tasks_of(root, stem) for stem in (STEM, OTHER, "before")}


@pytest.fixture
def marks(tasks, tmp_path):
    """Ten learners who miss three items: 6, 5 and 4 of them. One form, in which all go wrong."""
    wrong = {
        ("kinds", "p2.3"): (6, "allegation"),
        ("accuses", "p4.4"): (5, "no"),
        ("answers", "p6.3"): (4, "Somebody else"),
    }
    for number in range(10):
        answers = all_best(tasks[STEM])
        answers |= {place: answer for place, (count, answer) in wrong.items() if number < count}
        hand_in(tmp_path, tasks[STEM], f"zqx{number}", answers, name="Zqname")
        nothing = dict.fromkeys(all_best(tasks["before"]), "no such option")
        hand_in(tmp_path, tasks["before"], f"zqx{number}", nothing)
    return mark_all(tmp_path)


def sources(folder):
    return [
        "".join(c["source"]) for c in json.loads((folder / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
    ]


def test_the_three_most_missed_in_their_order_and_never_from_the_test(marks):
    items = item_table(read_responses(marks))
    assert items["difficulty"].min() == 0, "the form was missed altogether"
    assert most_missed(items) == [
        (STEM, "kinds", "p2.3"),
        (STEM, "accuses", "p4.4"),
        (STEM, "answers", "p6.3"),
    ]
    assert most_missed(items, 1) == [(STEM, "kinds", "p2.3")]


def test_page_and_notebook_ask_and_explain(marks, tasks, tmp_path):
    write_recall(marks, tmp_path)
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    why = tasks[STEM]["kinds"].statement(tasks[STEM]["kinds"].item("p2.3")).row["why"]
    assert page.count("<article") == page.count("<details") == 3
    assert "<mark>In March, the same court fined Marl Ferries 20,000 crowns</mark>" in page
    assert why in page.replace("&#39;", "'").replace("&amp;", "&")
    assert "6 of 10 answered “Allegation”. What speaks for it" in page
    assert "It is taught in lesson 03" in page
    first = page.index("<article")
    assert page.index("<details", first) < page.index(why[:20]), "it asks before it explains"
    cells = sources(tmp_path)
    begins = [cell.split(":")[0].splitlines()[0] for cell in cells]
    thrice = [line for n in "123" for line in (f"## {n}", "### What decides", "The best answer")]
    assert begins == ["# Do you remember?", *thrice, "## To carry away"]
    asked = cells[1]
    assert "- F · Reported as fact" in asked
    assert "The best answer" not in asked
    assert "The best answer: **Reported as fact**" in cells[3]
    assert "6 of 10 answered “Allegation”." in cells[3]
    assert "Many answered" not in page + "".join(cells)


def test_few_wrong_answers_are_not_held_up(tasks, tmp_path):
    """Two of ten could be guessed by the class; what they chose is not shown."""
    for number in range(10):
        answers = all_best(tasks[STEM])
        if number < 2:
            answers["kinds", "p2.3"] = "allegation"
        hand_in(tmp_path, tasks[STEM], str(number), answers)
    write_recall(mark_all(tmp_path), tmp_path / "out")
    assert "answered “" not in (tmp_path / "out" / PAGE).read_text(encoding="utf-8")


def test_what_learners_typed_is_not_projected(tasks, root, tmp_path):
    numbers = classroom.tasks_of(root, "06_do_the_numbers_hold")
    for number in range(10):
        answers = dict.fromkeys(all_best(numbers), "<script>zqtyped</script>")
        hand_in(tmp_path, numbers, f"zqx{number}", answers, name="Zqname")
    write_recall(mark_all(tmp_path), tmp_path / "out")
    for name in (PAGE, NOTEBOOK):
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert not re.search("zqtyped|zqx|Zqname|<script", text)
        assert "What decides" in text


def test_every_type_of_task_can_be_asked_again(root, tmp_path):
    looked = 0
    for path in sorted((root / "solutions").glob("[0-9]*.tasks.toml")):
        stem = path.name.removesuffix(".tasks.toml")
        tasks = classroom.tasks_of(root, stem)
        folder = tmp_path / stem
        for name in {place[0] for place in all_best(tasks)}:
            answers = {place: "x" for place in all_best(tasks) if place[0] == name}
            hand_in(folder / name, tasks, "1", answers)
            write_recall(mark_all(folder / name), folder / name / "out")
            page = (folder / name / "out" / PAGE).read_text(encoding="utf-8")
            nbformat.validate(nbformat.read(folder / name / "out" / NOTEBOOK, as_version=4))
            assert page.count("The best answer:") == min(3, sum(place[0] == name for place in answers))
            looked += 1
    assert looked > 15
    print(f"{looked} tasks asked again")


def test_one_exercise_alone(marks, tasks, tmp_path):
    hand_in(marks.parent, tasks[OTHER], "1", dict.fromkeys(all_best(tasks[OTHER]), "x"))
    mark_all(marks.parent)
    write_recall(marks, tmp_path / "a", exercise="03")
    assert "Marl Ferries 20,000 crowns" in (tmp_path / "a" / PAGE).read_text(encoding="utf-8")
    write_recall(marks, tmp_path / "b", exercise="02")
    assert "Marl Ferries 20,000 crowns" not in (tmp_path / "b" / PAGE).read_text(encoding="utf-8")


def test_where_there_is_nothing_to_recall_it_says_so(tasks, tmp_path):
    hand_in(tmp_path, tasks["before"], "1", all_best(tasks["before"]))
    with pytest.raises(KitError, match="nothing to recall"):
        write_recall(mark_all(tmp_path), tmp_path / "out")


def test_the_same_marks_give_the_same_bytes(marks, tmp_path):
    for name in ("a", "b"):
        write_recall(marks, tmp_path / name)
    for name in (PAGE, NOTEBOOK):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_list_of_results_is_asked_again_with_what_stands_under_each_title(root, tmp_path):
    """“Which one do you open first?” cannot be decided by titles alone."""
    tasks = classroom.tasks_of(root, "07_trace_it_back")
    task = next(task for task in tasks.values() if task.type == "results")
    results = task.items[0].raw["results"]
    poor = next(each["id"] for each in results if not (each.get("best") or each.get("defensible")))
    for number in range(10):
        answers = all_best(tasks) | {(task.name, task.items[0].id): {"words": [0, 1], "opened": [poor]}}
        hand_in(tmp_path, tasks, str(number), answers)
    write_recall(mark_all(tmp_path), tmp_path)
    page = html.unescape((tmp_path / PAGE).read_text(encoding="utf-8"))
    question = next(each for each in sources(tmp_path) if results[0]["title"] in each)
    looked = 0
    for each in results:
        for line in (each["title"], each["publisher"], each["address"], each["lines"]):
            assert line in page, line
            assert line in re.sub(r"\\(.)", r"\1", html.unescape(question)), line
            looked += 1
    assert looked >= 16
