"""Every lesson keeps one frame, honest minutes, short cells and plain words; stored outputs are there.

The rules are functions that list what is wrong, so that spoiled lessons can be seen to fail.
"""

import copy
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from helpers.frame import (
    RULES,
    SHORT,
    WORDS_A_CELL,
    cells_are_kept_safe,
    headings,
    headings_in_order,
    honest_about_minutes,
    in_frame,
    minutes_line,
    not_too_much_is_scored,
    of_a_good_length,
    outputs_are_stored,
    people_talk,
    scored_items,
    size_of,
    stops_between_parts,
    tasks_that_do_not_fit,
    titles_of_their_own,
)
from helpers.lesson_text import (
    Notebook,
    grade,
    open_notebook,
    syllables,
    task_texts,
    words_of,
)
from helpers.places import SPECIMENS
from whosays.base.notebook_files import notebook_bytes, read_notebook, stems
from whosays.learner.notebook import show

STALE = SPECIMENS / "stale"


@pytest.fixture(scope="module")
def lessons(root) -> list[Notebook]:
    found = [open_notebook(root, "lessons", stem) for stem in stems(root, "lessons")]
    assert len(found) >= 4
    return found


@pytest.fixture(scope="module")
def solutions(root) -> list[Notebook]:
    found = [open_notebook(root, "solutions", stem) for stem in stems(root, "solutions")]
    assert len(found) >= 3
    return found


# --- the rules: each lists what is wrong with a lesson ----------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_lesson_keeps_the_rule(lessons, rule):
    wrong = {lesson.stem: rule(lesson) for lesson in lessons}
    assert {stem: found for stem, found in wrong.items() if found} == {}


def test_lessons_in_figures(lessons):
    for lesson in lessons:
        counts = [len(words_of(source)) for source in lesson.prose]
        mean = sum(counts) / len(counts)
        print(
            f"\n{lesson.stem}: {len(lesson.cells)} cells, {mean:.0f} words a cell (most: {max(counts)}), "
            f"{len(lesson.tasks)} tasks, {scored_items(lesson)} scored items",
            end="",
        )
        assert mean <= 50, lesson.stem
        assert len(lesson.cells) >= 10
    assert sum(len(lesson.cells) for lesson in lessons) >= 100


# --- lessons spoiled on purpose ------------------------------------------------------------------


def spoiled(lesson: Notebook, change: Callable[[list[dict]], object]) -> Notebook:
    cells = copy.deepcopy(lesson.cells)
    change(cells)
    return replace(lesson, cells=cells)


def edit(old: str, new: str) -> Callable[[list[dict]], None]:
    def change(cells: list[dict]) -> None:
        cell = next(cell for cell in cells if old in cell["source"])
        cell["source"] = cell["source"].replace(old, new, 1)

    return change


def drop(text: str) -> Callable[[list[dict]], None]:
    return lambda cells: cells.remove(next(cell for cell in cells if text in cell["source"]))


def widget(cells: list[dict]) -> None:
    code = next(cell for cell in cells if cell["cell_type"] == "code")
    code["outputs"][0]["data"]["application/vnd.jupyter.widget-view+json"] = {"model_id": "1"}


SPOILED = [
    (in_frame, edit("# Fact, claim or allegation?", "## Fact, claim or allegation?")),
    (in_frame, edit("30 minutes and 35 minutes", "30 min and 35 min")),
    (in_frame, edit("**The question of this lesson:**", "**The question:**")),
    (in_frame, edit("## What you will be able to do", "## Aims")),
    (in_frame, drop("import start")),
    (
        in_frame,
        lambda cells: cells.insert(9, copy.deepcopy(next(c for c in cells if "start(" in c["source"]))),
    ),
    (in_frame, edit("Who would answer back?", "Who else?")),
    (in_frame, drop("## What is next")),
    (in_frame, lambda cells: cells.append({"cell_type": "markdown", "source": "One more.", "metadata": {}})),
    (headings_in_order, edit("### The reply test", "#### The reply test")),
    (headings_in_order, edit("## Part A (30 min)", "#### Part A (30 min)")),
    (of_a_good_length, edit("## What is next", "word " * 111)),
    (of_a_good_length, lambda cells: cells.__delitem__(slice(20, None))),
    (of_a_good_length, lambda cells: cells.extend(copy.deepcopy(cells[:9]))),
    (of_a_good_length, edit("from whosays import show\n", "from whosays import show\n\n")),
    (of_a_good_length, lambda cells: [c.update(source="word " * 90) for c in cells[:2]]),
    (honest_about_minutes, edit("### The reply test (4 min)", "### The reply test (6 min)")),
    (honest_about_minutes, edit("### The reply test (4 min)", "### The reply test")),
    (honest_about_minutes, edit("## Part B (35 min)", "## Part B (40 min)")),
    (honest_about_minutes, edit("30 minutes and 35 minutes", "20 minutes and 35 minutes")),
    (honest_about_minutes, edit("(10 min, optional)", "(10 min)")),
    (titles_of_their_own, edit('"talk_warning"', '"talk_winner"')),
    (stops_between_parts, drop("## Stop here")),
    (stops_between_parts, edit("Your answers are kept.", "")),
    (people_talk, edit("### Talk: a warning", "### A warning")),
    (people_talk, edit('"talk_winner"', '"gap_reply"')),
    (people_talk, drop('"alone_winner"')),
    (people_talk, edit('"alone_winner"', '"gap_reply"')),
    (cells_are_kept_safe, lambda cells: cells[5]["metadata"].pop("deletable")),
    (cells_are_kept_safe, lambda cells: cells[5]["metadata"].update(editable=True)),
    (cells_are_kept_safe, lambda cells: cells[5].update(id=cells[6]["id"])),
    (outputs_are_stored, lambda cells: [c.update(outputs=[]) for c in cells if c["cell_type"] == "code"]),
    (outputs_are_stored, lambda cells: [c.update(execution_count=None) for c in cells]),
    (outputs_are_stored, lambda cells: cells.append(cells.pop(2))),
    (outputs_are_stored, widget),
]


@pytest.mark.parametrize(
    ("rule", "change"), SPOILED, ids=[f"{r.__name__}-{n}" for n, (r, _) in enumerate(SPOILED)]
)
def test_a_spoiled_lesson_is_seen(lessons, rule, change):
    lesson = next(each for each in lessons if each.stem.startswith("03_"))
    assert rule(lesson) == []
    assert rule(spoiled(lesson, change)), "the rule let it pass"


def test_thirteen_scored_items_are_seen(lessons):
    lesson = next(each for each in lessons if each.stem.startswith("03_"))
    task = next(t for t in lesson.tasks.values() if not t.scored and len(t.items) > 3 and t.type == "sort")
    more = replace(task, raw={**task.raw, "scored": True, "optional": False})
    assert not_too_much_is_scored(replace(lesson, tasks={**lesson.tasks, task.name: more}))


# --- solutions and exercises ---------------------------------------------------------------------


def test_solutions_are_safe_and_stored(solutions):
    for each in solutions:
        assert cells_are_kept_safe(each) == [], each.stem
        assert outputs_are_stored(each) == [], each.stem
        assert [c["source"] for c in each.code if c["source"].count("\n") != 1] == []
        too_long = [len(words_of(source)) for source in each.prose if len(words_of(source)) > WORDS_A_CELL]
        assert too_long == [], each.stem


def test_exercises_take_the_minutes_and_tasks_of_their_kind(solutions):
    for each in solutions:
        learners = [c for c in each.cells if "<!-- BEGIN TEACHER" not in c["source"]]
        minutes = sum(m for _, _, _, m, o in headings(replace(each, cells=learners)) if not o)
        tasks = sum(task.raw["minutes"] for task in each.tasks.values())
        print(f"\n{each.stem}: {minutes} minutes, tasks {tasks}")
        size = size_of(each.stem)
        assert minutes in size.minutes, each.stem
        assert tasks <= minutes
        assert str(minutes) in minutes_line(each), each.stem
        assert tasks_that_do_not_fit(each) == []
        assert [t.type for t in each.tasks.values()].count("write") in size.texts, each.stem
        assert len([t for t in each.tasks.values() if t.items]) in size.asking, each.stem


def test_rubrics_have_four_rows_at_most(solutions):
    rows = 0
    for each in solutions:
        for task in each.tasks.values():
            for item in task.items if task.type == "write" else ():
                assert 1 <= len(item.raw["rubric"]) <= 4, (each.stem, item.id)
                rows += len(item.raw["rubric"])
    print(f"\n{rows} rows of rubrics")
    assert rows >= len(solutions)


def test_exercises_were_never_run(root):
    found = stems(root, "exercises")
    assert len(found) >= 3
    for stem in found:
        exercise = open_notebook(root, "exercises", stem)
        assert cells_are_kept_safe(exercise) == []
        kinds = {name for cell in exercise.code for output in cell["outputs"] for name in output["data"]}
        assert kinds == {"text/html"}, "a task as a plain page, and nothing that was run"
        assert all(cell["execution_count"] is None for cell in exercise.code)


# --- stale outputs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["stripped", "run_out_of_order", "stored_widget", "an_error_stored"])
def test_a_stale_specimen_is_seen(name):
    raw = read_notebook(STALE / f"{name}.ipynb")
    found = outputs_are_stored(Notebook("lessons", "x", raw["cells"], {}, raw["metadata"]))
    print(f"\n{name}: {found}")
    assert found


def test_the_sound_specimen_is_not(root):
    raw = read_notebook(STALE / "sound.ipynb")
    assert outputs_are_stored(Notebook("lessons", "x", raw["cells"], {}, raw["metadata"])) == []


def test_a_changed_output_is_seen_by_the_run_that_compares(root, tmp_path):
    """One stored hash is turned: nbval must fail that cell, and no other."""
    notebook = read_notebook(root / "lessons" / f"{SHORT}.ipynb")
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    data = code[1]["outputs"][0]["data"]
    told = "".join(data["text/plain"])
    data["text/plain"] = re.sub(r"#(\w)", lambda m: f"#{'b' if m[1] == 'a' else 'a'}", told)
    assert data["text/plain"] != told
    path = tmp_path / f"{SHORT}.ipynb"
    path.write_bytes(notebook_bytes(notebook))
    options = ["-p", "nbval.plugin", "--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, "--rootdir", str(tmp_path), str(path)]
    alone = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # the other plug-ins take seconds to load
    done = subprocess.run(
        command, check=False, cwd=tmp_path, env=alone, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"1 failed, {len(code) - 1} passed" in done.stdout


def test_the_stored_line_tells_the_answer_and_not_the_time(root):
    stem = stems(root, "solutions")[0]
    task = next(t for t in open_notebook(root, "solutions", stem).tasks.values() if t.type == "choose")
    widget = show(f"solutions/{stem}", task.name)
    told = repr(widget)
    sheet = next(iter(widget._sheets.values()))
    assert sheet.saved
    sheet.saved = "00:01" if sheet.saved != "00:01" else "00:02"
    assert repr(widget) == told
    sheet.state = replace(sheet.state, answer=None)
    assert repr(widget) != told


# --- plain words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("said", 1), ("story", 2), ("article", 3), ("allegation", 4), ("asked", 1), ("added", 2),
        ("people", 2), ("reported", 3), ("official", 3), ("places", 2), ("names", 1), ("sentence", 2),
        ("maybe", 2), ("opposition", 4), ("piano", 3), ("reply", 2), ("table", 2), ("words", 1), ("quote", 1),
        ("government", 3), ("noticed", 2), ("judgement", 2), ("once", 1), ("eye", 1), ("being", 2),
    ],
)  # fmt: skip
def test_syllables(word, count):
    assert abs(syllables(word) - count) <= (word in ("maybe", "judgement", "being"))  # known slips, by one


def test_a_hard_text_has_a_higher_grade_than_an_easy_one():
    easy = ["The cat sat on the mat. It was a good mat. The cat was glad."]
    hard = ["Institutional accountability presupposes independent verification of official representations."]
    assert grade(easy) < 2
    assert grade(hard) > 20
    assert grade([f"{easy[0]} “{hard[0]}”"]) < 3  # what is quoted from the article is not the author's


def test_lessons_read_like_grade_eight(lessons):
    for lesson in lessons:
        in_tasks = [text for task in lesson.tasks.values() for _, text in task_texts(task)]
        grades = grade(lesson.prose), grade(in_tasks)
        print(f"\n{lesson.stem}: Flesch-Kincaid grade {grades[0]:.1f}, tasks {grades[1]:.1f}", end="")
        assert len(in_tasks) >= 10
        assert max(grades) <= 9, lesson.stem


def test_exercises_read_like_grade_eight(root):
    for stem in stems(root, "exercises"):
        exercise = open_notebook(root, "exercises", stem)
        texts = exercise.prose + [text for t in exercise.tasks.values() for _, text in task_texts(t)]
        print(f"\n{stem}: {grade(texts):.1f}", end="")
        assert grade(texts) <= 9, stem
