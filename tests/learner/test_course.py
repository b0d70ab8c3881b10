"""The course as bar and panel show it, and where a learner goes on: a real working copy, stored answers."""

import json
import shutil

import pytest

from whosays.base.places import HIDDEN, answers_roots
from whosays.base.stems import is_meant
from whosays.learner import course as read_course
from whosays.learner.answers.store import Answers
from whosays.learner.course import course, places
from whosays.learner.lab.release_marker import Release
from whosays.learner.lab.working_copy import lay_out
from whosays.learner.resume import resumed
from whosays.tasks.types import all_types

DIGEST = "a3d9aa14"


@pytest.fixture
def copy(root, tmp_path):
    lay_out(tmp_path / "my-lessons", root)
    return tmp_path / "my-lessons"


def place(copy, room, number):
    return next(each for each in places(copy) if each.room == room and is_meant(number, each.stem))


def answer(copy, where, tasks=None):
    """Answer all that these tasks ask (default: every task of the notebook)."""
    store = Answers(where.room, where.stem, DIGEST, answers_roots(copy)[0])
    for task in tasks if tasks is not None else where.tasks:
        for item in task.items:
            store.record(task.name, item, "anything", 0, explained=False)


def test_every_notebook_of_a_copy_is_in_its_course(copy):
    found = course(copy)
    there = sorted(path.relative_to(copy).as_posix() for path in copy.glob("*/*.ipynb"))
    assert sorted(each["path"] for each in found) == there
    assert len(there) > 15
    assert [each["room"] for each in found] == sorted((each["room"] for each in found), reverse=True)


def test_titles_and_minutes_are_those_of_the_notebooks(copy):
    by_path = {each["path"]: each for each in course(copy)}
    for path, told in by_path.items():
        first = json.loads((copy / path).read_text(encoding="utf-8"))["cells"][0]["source"]
        assert told["title"] in first[0], path
        assert told["title"] not in {"", told["stem"]}, path
        assert 5 <= told["minutes"] <= 90, path
    assert by_path["lessons/03_fact_claim_or_allegation.ipynb"]["title"] == "Fact, claim or allegation?"


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("*Two parts, 35 minutes each.*", 70),
        ("*Two parts: 30 minutes and 35 minutes.*", 65),
        ("*About 12 minutes, in class or at home.*", 12),
        ("*25 minutes, and 10 more to leave the page.*", 35),
        ("*35 minutes, and 35 more if you like sums. You may skip this lesson.*", 35),
    ],
)
def test_minutes_are_those_of_the_line_under_the_title(copy, line, minutes):
    path = copy / "lessons" / "00_start_here.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = f"# Start here\n\n{line}\n\nIn 1977 somebody wrote."
    path.write_text(json.dumps(notebook, indent=1, sort_keys=True), encoding="utf-8")
    assert place(copy, "lessons", "00").minutes == minutes


def test_where_no_minutes_are_said_those_of_the_tasks_count(copy):
    path = copy / "lessons" / "00_start_here.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = "# Start here\n\nA friend writes."
    path.write_text(json.dumps(notebook, indent=1, sort_keys=True), encoding="utf-8")
    assert 5 < place(copy, "lessons", "00").minutes < 20


def test_what_asks_is_found_by_its_file(root):
    """The course loads no type of task; the names of their files say the same."""
    assert read_course._asking() == set(all_types())


def test_answers_are_counted_and_an_optional_task_waits_for_nobody(copy):
    where = place(copy, "lessons", "03")
    optional = [task for task in where.tasks if task.optional]
    due = [task for task in where.tasks if not task.optional]
    assert optional
    assert len(due) > 3
    answer(copy, where, due[:2])
    told = next(each for each in course(copy, "lessons", where.stem) if each["current"])
    assert (told["tasks"], told["tasks_done"]) == (len(due), 2)
    assert told["done"] == sum(len(task.items) for task in due[:2])
    answer(copy, where, due)
    assert resumed(copy, where.path).words == "Welcome back. All tasks in lesson 4 are answered."


def test_a_notebook_that_cannot_be_read_is_left_out_and_the_rest_stays(copy):
    before = len(course(copy))
    (copy / "lessons" / "09_nobody_knows.ipynb").write_text("{")
    (copy / "lessons" / "03_fact (yours until 2026-01-01).ipynb").write_text("{}")
    shutil.rmtree(copy / "exercises")
    found = course(copy)
    assert 0 < len(found) < before
    assert {each["room"] for each in found} == {"lessons"}


DAMAGED = {
    "no table": lambda _: "x",
    "empty": lambda _: {},
    "no place": lambda kept: {"from": kept["from"], "tasks": kept["tasks"]},
    "another room": lambda kept: {**kept, "place": [5, *kept["place"][1:]]},
    "out of the folder": lambda kept: {**kept, "place": [kept["place"][0], "../../x", *kept["place"][2:]]},
    "a title that is none": lambda kept: {**kept, "place": [*kept["place"][:3], ["x"], kept["place"][4]]},
    "minutes in words": lambda kept: {**kept, "place": [*kept["place"][:4], "many"]},
    "one field more": lambda kept: {**kept, "place": [*kept["place"], "of a later version"]},
    "one more in a task": lambda kept: {**kept, "tasks": [[*each, 1] for each in kept["tasks"]]},
    "ids that are lists": lambda kept: {
        **kept,
        "tasks": [[*each[:3], [[1]], *each[4:]] for each in kept["tasks"]],
    },
    "ids that are a number": lambda kept: {
        **kept,
        "tasks": [[*each[:3], 7, *each[4:]] for each in kept["tasks"]],
    },
    "a name that is a list": lambda kept: {**kept, "tasks": [[["x"], *each[1:]] for each in kept["tasks"]]},
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_what_is_kept_of_the_course_may_be_damaged_and_is_read_anew(copy, damage):
    answer(copy, place(copy, "lessons", "03"), place(copy, "lessons", "03").tasks[:1])
    before, words = course(copy), resumed(copy).words
    kept = copy / ".whosays" / "course.json"
    found = json.loads(kept.read_bytes())
    assert len(found) == len(before) > 15
    kept.write_text(json.dumps({path: damage(each) for path, each in found.items()}), encoding="utf-8")
    assert resumed(copy).words == words != ""
    kept.write_text(json.dumps({path: damage(each) for path, each in found.items()}), encoding="utf-8")
    assert course(copy) == before
    assert json.loads(kept.read_bytes()) == found


def test_the_first_day_begins_with_the_first_lesson_and_without_a_greeting(copy):
    at = resumed(copy)
    assert at.at.place.stem == "00_start_here"
    assert at.words == ""


def test_a_learner_goes_on_where_tasks_are_left(copy):
    where = place(copy, "lessons", "03")
    due = [task for task in where.tasks if not task.optional]
    answer(copy, where, due[1:-1])
    at = resumed(copy)
    assert at.at.place == where
    assert at.words == "Welcome back: two tasks left in lesson 4."
    assert at.told()["task"] == {"name": due[0].name, "title": due[0].title}
    assert at.told()["path"] == where.path


def test_one_task_is_one_task(copy):
    where = place(copy, "exercises", "02")
    answer(copy, where, where.tasks[:-1])
    assert resumed(copy).words == "Welcome back: one task left in exercise 3."


def test_after_a_finished_lesson_the_next_one_opens(copy):
    answer(copy, place(copy, "lessons", "00"))
    at = resumed(copy)
    assert at.at.place == place(copy, "lessons", "01")
    assert at.words.startswith("Welcome back. Next: lesson 2, “")
    assert at.told()["task"] is None


def test_after_a_finished_exercise_the_lesson_after_it_opens(copy):
    answer(copy, place(copy, "lessons", "04"))
    answer(copy, place(copy, "exercises", "03"))
    assert resumed(copy).at.place == place(copy, "lessons", "05"), "04 is done already"


def test_where_all_is_done_the_last_one_opens(copy):
    for each in places(copy):
        answer(copy, each)
    last = place(copy, "lessons", "02")
    answer(copy, last, last.tasks[:1])
    assert resumed(copy).at.place == last


def test_a_named_lesson_is_greeted_with_its_own_tasks(copy):
    answer(copy, place(copy, "lessons", "03"))
    at = resumed(copy, place(copy, "lessons", "05").path)
    assert at.words.startswith("Welcome back. Next: lesson 6")
    assert resumed(copy, "solutions/03_fact_claim_or_allegation.ipynb") is None


def test_a_released_exercise_is_a_course_of_one(root, tmp_path):
    stem = "03_fact_claim_or_allegation"
    (tmp_path / "exercises").mkdir()
    for end in ("ipynb", "tasks.toml"):
        shutil.copy(root / "exercises" / f"{stem}.{end}", tmp_path / "exercises")
    (tmp_path / ".whosays-copy").write_bytes(Release(stem).marker())
    found = course(tmp_path)
    assert [(each["room"], each["stem"]) for each in found] == [("exercises", stem)]
    assert found[0]["tasks"] > 2


def test_what_was_read_is_kept_until_a_file_changes(copy, monkeypatch):
    before = course(copy)
    tasks, reads = read_course._tasks, []
    monkeypatch.setattr(read_course, "_tasks", lambda path: reads.append(path) or tasks(path))
    assert course(copy) == before
    assert reads == []
    path = copy / "lessons" / "00_start_here.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("# Start here", "# Begin here", 1), "utf-8")
    assert course(copy)[0]["title"] == "Begin here"
    assert len(reads) == 1


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"lessons/00_start_here.ipynb": {"from": 1}}'])
def test_what_was_kept_and_is_broken_is_read_anew(copy, text):
    before = course(copy)
    (copy / ".whosays" / "course.json").write_text(text)
    assert course(copy) == before


BROKEN = ["", "no JSON", "[]", '{"cells": []}', '{"cells": 5, "metadata": {"whosays": "#"}}']


@pytest.mark.parametrize("words", BROKEN)
def test_a_broken_notebook_has_a_name_and_takes_no_other_along(copy, words):
    before = course(copy)
    (copy / "lessons/03_fact_claim_or_allegation.ipynb").write_text(words, encoding="utf-8")
    after = course(copy)
    assert [each["path"] for each in after] == [each["path"] for each in before]
    (told,) = (each for each in after if each["path"] == "lessons/03_fact_claim_or_allegation.ipynb")
    assert told["title"] == "Fact claim or allegation"


@pytest.mark.parametrize("odd", [5, [], "place", {"place": 5}, {"place": [], "tasks": 1}, {"tasks": [[1]]}])
def test_whatever_was_kept_of_a_notebook_the_course_is_whole(copy, odd):
    before = course(copy)
    cache = copy / HIDDEN / read_course._CACHE
    kept = json.loads(cache.read_bytes())
    path = "lessons/03_fact_claim_or_allegation.ipynb"
    kept[path] = {**kept[path], **odd} if isinstance(odd, dict) else odd
    cache.write_text(json.dumps(kept), encoding="utf-8")
    assert course(copy) == before
