"""Every lesson keeps one frame, honest minutes, short cells and plain words; stored outputs are there.

The rules are functions that list what is wrong, so that spoiled lessons can be seen to fail.
"""

import copy
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from helpers.lesson_text import (
    HEADING,
    PLACE,
    Notebook,
    grade,
    is_folded,
    is_own_code,
    of_the_kit,
    open_notebook,
    syllables,
    task_texts,
    words_of,
)
from helpers.places import SPECIMENS
from whosays.base.notebook_files import kit_call, notebook_bytes, read_notebook, stems
from whosays.learner.notebook import show

STALE = SPECIMENS / "stale"
THREE = "**Who says so? How could they know? Who would answer back?**"
OWN_TEXT = ("10_todays_news",)
SHORT = "00_start_here"  # exempt from the lengths of a lesson
PART = re.compile(r"Part [A-Z]")
OUTPUT_WIDTH = 100  # nbval cuts a line at 110
WORDS_A_CELL = 110


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


def headings(lesson: Notebook) -> list[tuple[int, int, str, int, bool]]:
    """Cell, level, text, minutes (0 if none) and whether optional, of every heading."""
    return [
        (n, len(level), text, int(minutes or 0), bool(optional))
        for n, cell in enumerate(lesson.cells)
        if cell["cell_type"] == "markdown"
        for level, text, minutes, optional in HEADING.findall(cell["source"])
    ]


def in_frame(lesson: Notebook) -> list[str]:
    """Title, minutes, question, aims, one setup cell, what to remember, what is next, and the end card."""
    found = headings(lesson)
    start = next((n for n, c in enumerate(lesson.cells) if "import start" in c["source"]), 0)
    head = "\n".join(cell["source"] for cell in lesson.cells[:start])
    aims = head.partition("## What you will be able to do")[2]
    remember = [n for n, _, text, _, _ in found if text == "What to remember"]
    end = [n for n, _, text, _, _ in found if text == "What is next"]
    checks = {
        "one title, in the first cell": [n for n, level, *_ in found if level == 1] == [0],
        "a line with minutes": re.search(r"^\*.*\bminutes\b.*\*$", lesson.cells[0]["source"], re.MULTILINE),
        "the question of the lesson": re.search(
            r"^\*\*The question of this lesson:\*\* .+\?$", head, re.MULTILINE
        ),
        "two to four aims before the setup cell": 2 <= len(re.findall(r"^- .+", aims, re.MULTILINE)) <= 4,
        "one setup cell, the first code": [kit_call(c["source"])["call"] for c in lesson.code].count("start")
        == 1
        and "import start" in lesson.code[0]["source"],
        "one cell on what to remember": len(remember) == 1,
        "three questions at its end": remember
        and lesson.cells[remember[0]]["source"].rstrip().endswith(THREE),
        "what is next, and behind it the end card alone": end == [(remember or [0])[0] + 1]
        and end[0] == len(lesson.cells) - 1 - ends_on_its_card(lesson),
    }
    return [name for name, kept in checks.items() if not kept]


def ends_on_its_card(lesson: Notebook) -> bool:
    call = kit_call(lesson.cells[-1]["source"])
    return bool(call and call["task"] == "end")


def headings_in_order(lesson: Notebook) -> list[str]:
    levels = [level for _, level, *_ in headings(lesson)]
    deeper = [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1 or b > 3]
    return [f"a heading of level {level} skips one" for level in deeper]


def of_a_good_length(lesson: Notebook) -> list[str]:
    """25 to 48 cells in sight, at most 110 words a cell, never two long cells in a row, code two lines.

    Not in sight is what waits: for an answer, or for one who works alone. Nor is the end card counted,
    which all have. Two whole lessons under one name (07: two parts of 35 minutes) may have 56.
    """
    wrong = []
    in_sight = [cell for cell in lesson.cells if not of_the_kit(cell)]
    in_sight = in_sight[: len(in_sight) - ends_on_its_card(lesson)]
    most = 56 if minutes_of_parts(lesson) == [35, 35] else 48
    if lesson.stem != SHORT and not 25 <= len(in_sight) <= most:
        wrong.append(f"{len(in_sight)} cells")
    counts = [len(words_of(c["source"])) if c["cell_type"] == "markdown" else 0 for c in lesson.cells]
    wrong += [f"cell {n}: {count} words" for n, count in enumerate(counts) if count > WORDS_A_CELL]
    in_a_row = pairwise(counts)
    wrong += [f"cells {n} and {n + 1} are long" for n, pair in enumerate(in_a_row) if min(pair) > 75]
    wrong += [c["source"] for c in lesson.own_code if c["source"].count("\n") > 9]
    return wrong + [c["source"] for c in lesson.code if c["source"].count("\n") != 1]


def honest_about_minutes(lesson: Notebook) -> list[str]:
    """A part is at most 35 minutes, its activities add up to it, and tasks fit into their activity."""
    wrong, part, claimed, parts = [], "", 0, {}
    for _, level, text, minutes, optional in headings(lesson):
        if level == 2 and PART.fullmatch(text):
            part, claimed = text, minutes
            parts[part] = [claimed, 0]
        elif minutes and not optional:
            parts.setdefault(part, [0, 0])[1] += minutes
    for name, (claim, total) in parts.items():
        if total > 35 or (name and claim != total):
            wrong.append(f"{name or 'the lesson'} claims {claim} minutes, its activities add up to {total}")
    said = [int(number) for number in re.findall(r"\d+", minutes_line(lesson))]
    if set(said) != {total for _, total in parts.values()}:
        wrong.append(f"the first cell says {said} minutes, the parts take {parts}")
    return wrong + tasks_that_do_not_fit(lesson)


def minutes_of_parts(lesson: Notebook) -> list[int]:
    return [minutes for _, level, text, minutes, _ in headings(lesson) if level == 2 and PART.fullmatch(text)]


def minutes_line(lesson: Notebook) -> str:
    """Its minutes, without the place in the course that the build writes before them."""
    line = next((x for x in lesson.cells[0]["source"].splitlines() if "minutes" in x), "")
    return PLACE.sub("", line)


def tasks_that_do_not_fit(lesson: Notebook) -> list[str]:
    wrong, name, left, optional = [], "", 0, False
    for cell in lesson.cells:
        if cell["cell_type"] == "markdown":
            for _, text, minutes, extra in HEADING.findall(cell["source"]):
                name, left, optional = text, int(minutes or 0), bool(extra)
        elif (call := kit_call(cell["source"])) and call["task"] and not is_folded(cell):
            task = lesson.tasks[call["task"]]
            left -= task.raw["minutes"]
            if left < 0:
                wrong.append(f"{task.name}: {-left} minutes more than “{name}” has")
            if optional != task.raw.get("optional", False):
                wrong.append(f"{task.name}: optional in the task or in the heading only")
    return wrong


def titles_of_their_own(lesson: Notebook) -> list[str]:
    """Bar, comments and end card know a task by its title: two of one name would be taken for one."""
    calls = [call["task"] for cell in lesson.all_code if (call := kit_call(cell["source"])) and call["task"]]
    found = Counter(lesson.tasks[name].raw["title"] for name in calls)
    assert found, lesson.stem
    return [f"“{title}” is the title of {count} tasks" for title, count in found.items() if count > 1]


def stops_between_parts(lesson: Notebook) -> list[str]:
    names = [text for _, level, text, _, _ in headings(lesson) if level == 2]
    wrong = []
    for n, name in enumerate(names):
        if PART.fullmatch(name) and name != "Part A" and names[n - 1] != "Stop here":
            wrong.append(f"no “Stop here” before {name}")
        if name == "Stop here" and not PART.fullmatch(names[n + 1]):
            wrong.append("“Stop here” leads to no part")
    kept = [cell for cell in lesson.prose if cell.startswith("## Stop here")]
    return wrong + ["does not say that answers are kept"] * any(
        "Your answers are kept" not in c for c in kept
    )


def people_talk(lesson: Notebook) -> list[str]:
    """Two Talk cells, each with a vote before and after on a question with two defensible answers."""
    wanted = 0 if lesson.stem == SHORT else 2
    talks = [n for n, _, text, _, _ in headings(lesson) if text.startswith("Talk: ")]
    wrong = [f"{len(talks)} Talk cells instead of {wanted}"] * (len(talks) != wanted)
    for n in talks:
        until = next(m for m in range(n, len(lesson.cells)) if lesson.cells[m]["cell_type"] == "code")
        task = lesson.tasks[kit_call(lesson.cells[until]["source"])["task"]]
        wrong += nothing_for_one_alone(lesson, until)
        if not task.raw.get("together") or task.scored or len(task.items) != 2:
            wrong.append(f"{task.name}: no vote before and after talking")
        elif [o.text for o in task.items[0].options] != [o.text for o in task.items[1].options]:
            before, after = ({o.text for o in item.options} for item in task.items)
            wrong += [f"{task.name}: other options after talking"] * (before != after)
    return wrong


def nothing_for_one_alone(lesson: Notebook, vote: int) -> list[str]:
    """Behind the vote stand two voices to judge between, folded: one who has nobody to talk to opens them."""
    cell = lesson.cells[vote + 1]
    call = kit_call(cell["source"])
    task = lesson.tasks.get(call["task"]) if call and is_folded(cell) else None
    if task is None:
        return ["nothing for one person alone"]
    sound = task.type == "choose" and task.raw.get("optional") and not task.scored
    said = [item.raw.get("passage", "") for item in task.items]
    voices = all("Voice A: " in each and "Voice B: " in each for each in said)
    return [] if sound and voices else [f"{task.name}: no two voices to judge between"]


def scored_items(lesson: Notebook) -> int:
    counted = (t for t in lesson.tasks.values() if t.scored and not t.raw.get("optional"))
    return sum(len(task.items) for task in counted)


def not_too_much_is_scored(lesson: Notebook) -> list[str]:
    return [f"{scored_items(lesson)} scored items"] * (scored_items(lesson) > 12)


def cells_are_kept_safe(notebook: Notebook) -> list[str]:
    wrong = [
        f"cell {n} can be deleted or edited"
        for n, cell in enumerate(notebook.cells)
        if cell["metadata"].get("deletable") is not False
        or (cell["metadata"].get("editable") is not False and not is_own_code(cell))  # made to be changed
    ]
    ids = [cell["id"] for cell in notebook.cells]
    return wrong + ["two cells have one id"] * (len(ids) != len(set(ids)))


def outputs_are_stored(notebook: Notebook) -> list[str]:
    """Every code cell was run in order and kept its text, without the widget that is not there any more."""
    counts = [cell["execution_count"] for cell in notebook.all_code]
    wrong = [f"run as {counts}"] * (counts != list(range(1, len(counts) + 1)) or not counts)
    for cell in notebook.code:
        data = [output.get("data", {}) for output in cell["outputs"]]
        texts = ["".join(each.get("text/plain", "")) for each in data]
        lines = [line for text in texts for line in text.splitlines()]
        if len(lines) != 1 or not 10 <= len(lines[0]) <= OUTPUT_WIDTH:
            wrong.append(f"{cell['source'].splitlines()[1]}: {len(lines)} stored lines")
        if any("widget" in name for each in data for name in each) or "cannot be shown" in "".join(texts):
            wrong.append(f"{cell['source'].splitlines()[1]}: a stored widget, or an error")
    for cell in notebook.own_code:
        lines = [x for o in cell["outputs"] for x in "".join(o["data"].get("text/plain", "")).splitlines()]
        if not lines or max(map(len, lines)) > OUTPUT_WIDTH:
            wrong.append(f"{cell['source'].splitlines()[0]}: {len(lines)} stored lines")
    return wrong + ["a stored widget state"] * ("widgets" in notebook.metadata)


RULES: tuple[Callable[[Notebook], list[str]], ...] = (
    in_frame,
    headings_in_order,
    of_a_good_length,
    honest_about_minutes,
    titles_of_their_own,
    stops_between_parts,
    people_talk,
    not_too_much_is_scored,
    cells_are_kept_safe,
    outputs_are_stored,
)


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


@dataclass(frozen=True)
class Size:
    """How many minutes an exercise may take, how many texts it asks for, and how many tasks ask."""

    minutes: range
    texts: range
    asking: range


WHOLE = Size(range(15, 21), range(1, 2), range(3, 6))
LEDGER = Size(range(15, 21), range(1, 2), range(1, 2))  # on what the learner brings, and nothing to press
ONE_PAGE = Size(range(10, 11), range(1, 2), range(2, 3))
REAL_NEWS = Size(range(10, 13), range(2), range(3, 6))  # in place of a whole one


def size_of(stem: str) -> Size:
    if stem in OWN_TEXT:
        return LEDGER
    kind = {"1": ONE_PAGE, "2": REAL_NEWS}.get(stem[0], WHOLE)
    return kind if stem[:2].isdecimal() and stem[:2] > "10" else WHOLE


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
