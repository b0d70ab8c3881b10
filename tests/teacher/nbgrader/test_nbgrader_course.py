"""nbgrader: a course without a byte of a key, and the real thing from generate to feedback.

The points in nbgrader's gradebook are those of ``whosays grade``, whatever learners did to their notebooks.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from helpers.classroom import draw_answers, event, handed_in, tasks_of
from helpers.key_words import key_words
from helpers.nbgrader_run import THERE, marks_in, run_all
from helpers.places import ROOT
from whosays.base.errors import KitError
from whosays.base.notebook_files import read_notebook, stems
from whosays.base.places import HIDDEN, MARKER, answers_root
from whosays.commands.nbgrader import release_to_nbgrader
from whosays.learner.lab.release_marker import Release, read_release
from whosays.tasks.marking import best_answer
from whosays.teacher.collect.collecting import collect
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.marks.gradebook import GRADEBOOK
from whosays.teacher.marks.saved_tables import read_table
from whosays.teacher.nbgrader.cells import KEY, points, texts
from whosays.teacher.nbgrader.course import CONFIG, write_course
from whosays.teacher.nbgrader.steps import nothing_answered, take_released
from whosays.teacher.release.files import release_files

STEM = "03_fact_claim_or_allegation"
FILE = f"{STEM}.17.answers.jsonl"


@pytest.fixture(scope="module")
def tasks(root):
    return tasks_of(root, STEM)


@pytest.fixture
def course(root, tmp_path) -> Path:
    folder = tmp_path / "reading"
    write_course(root, folder, [Release(STEM)], root / "solutions")
    return folder


@pytest.fixture
def desk(course, root, monkeypatch) -> Path:
    """A learner's folder on the teacher's machine, with the key at hand."""
    folder = course / "source" / STEM
    monkeypatch.chdir(folder)
    monkeypatch.setenv(KEY, str(root / "solutions"))
    monkeypatch.delenv("WHOSAYS_ANSWERS")
    return folder


def nbgrader_cells(folder: Path) -> list[dict]:
    cells = read_notebook(folder / f"{folder.name}.ipynb")["cells"]
    return [cell for cell in cells if "nbgrader" in cell["metadata"]]


# What is written.


def test_every_exercise_goes_into_a_course_without_a_byte_of_its_key(root, tmp_path):
    every = stems(root, "exercises")
    release_to_nbgrader(tmp_path / "course", [], None, root / "solutions")
    assert {path.name for path in (tmp_path / "course" / "source").iterdir()} == set(every)
    for stem in every:
        folder = tmp_path / "course" / "source" / stem
        released = release_files(root, Release(stem, flat=True))  # what test_releasing.py searches
        del released["READ-ME-FIRST.txt"], released[f"exercises/{stem}.ipynb"]
        beside = {name if name == MARKER else f"{HIDDEN}/{name}": data for name, data in released.items()}
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        assert set(files) == {*beside, f"{stem}.ipynb"}
        assert {name: files[name].read_bytes() for name in beside} == beside
        assert leaks(root, stem, files[f"{stem}.ipynb"]) == []
    print(f"{len(every)} exercises without a byte of a key")


def leaks(root: Path, stem: str, path: Path) -> list[str]:
    """Words of the key that stand in a file."""
    words = key_words(root, stem)
    assert len(words) > 20
    plain = path.read_text("utf-8")
    escaped = json.dumps(plain)
    return [word for word in words if word in plain or json.dumps(word)[1:-1] in escaped]


def test_the_folder_holds_what_a_learner_needs_and_no_folder_that_python_could_import(course):
    folder = course / "source" / STEM
    assert {path.name for path in folder.iterdir()} == {f"{STEM}.ipynb", MARKER, HIDDEN}
    assert {path.name for path in (folder / HIDDEN).iterdir()} == {"exercises", "seeds"}


def test_a_learner_works_in_the_folder_as_it_is(course, root, monkeypatch):
    folder = course / "source" / STEM
    monkeypatch.chdir(folder)
    monkeypatch.delenv("WHOSAYS_ANSWERS")
    assert answers_root() == folder / HIDDEN / "answers"
    release = read_release(folder)
    assert release == Release(STEM, flat=True)
    assert (folder / release.notebook).is_file()


def test_the_cells_keep_nbgraders_rules(root, tmp_path):
    every = stems(root, "exercises")
    write_course(root, tmp_path, [Release(stem) for stem in every], root / "solutions")
    allowed = {"schema_version", "grade", "grade_id", "locked", "points", "solution", "task"}
    for stem in every:
        cells = nbgrader_cells(tmp_path / "source" / stem)
        abouts = [cell["metadata"]["nbgrader"] for cell in cells]
        ids = [about["grade_id"] for about in abouts]
        assert len(set(ids)) == len(ids) > 1
        for cell, about in zip(cells, abouts, strict=True):
            assert set(about) <= allowed
            assert about["schema_version"] == 3
            assert re.fullmatch(r"[a-zA-Z0-9_\-]+", about["grade_id"])
            assert about["locked"]
            assert not about["solution"]  # so that ClearSolutions finds nothing to clear
            assert ("points" in about) is (about["grade"] or about["task"])
            assert about["task"] is (cell["cell_type"] == "markdown")
            assert len(cell["source"].splitlines()) == 2 or about["task"]
        notebook = nbformat.read(tmp_path / "source" / stem / f"{stem}.ipynb", as_version=4)
        nbformat.validate(notebook)


def test_each_scored_task_has_its_points_and_a_written_one_those_of_its_rubric(course, tasks):
    worth = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"].get("points")
        for cell in nbgrader_cells(course / "source" / STEM)
    }
    rows = len(tasks["debt"].items[0].raw["rubric"])
    assert worth == {
        "points_answers": len(tasks["answers"].items),
        "points_accuses": len(tasks["accuses"].items),
        "points_kinds": len(tasks["kinds"].items),
        "texts_debt": None,
        "mark_debt": 2 * rows,
    }


def test_writing_again_changes_nothing_and_a_second_exercise_keeps_the_settings(course, root):
    release = Release(STEM)
    assert write_course(root, course, [release], root / "solutions") == []
    config = course / CONFIG
    config.write_text(config.read_text() + "c.CourseDirectory.course_id = 'mine'\n")
    other = next(stem for stem in stems(root, "exercises") if stem != STEM)
    written = write_course(root, course, [release, Release(other)], root / "solutions")
    assert {path.relative_to(course).parts[1] for path in written} == {other}
    assert config.read_text().endswith("'mine'\n")


def test_another_course_and_a_changed_exercise_are_left_alone(course, root, tmp_path):
    notebook = course / "source" / STEM / f"{STEM}.ipynb"
    notebook.write_text(notebook.read_text() + " ")
    with pytest.raises(KitError, match="is another one"):
        write_course(root, course, [Release(STEM)], root / "solutions")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / CONFIG).write_text("c = get_config()\n")
    with pytest.raises(KitError, match="another course"):
        write_course(root, tmp_path / "theirs", [Release(STEM)], root / "solutions")
    assert [path.name for path in (tmp_path / "theirs").iterdir()] == [CONFIG]


def test_answers_tried_out_in_the_source_are_not_released(course, monkeypatch, tasks):
    monkeypatch.chdir(course)
    resources = {"nbgrader": {"assignment": STEM, "notebook": STEM}}
    nothing_answered(None, resources)
    (course / "source" / STEM / FILE).write_bytes(handed_in(tasks, "17", {}))
    with pytest.raises(KitError, match="would go to every learner"):
        nothing_answered(None, resources)


# What is run in place of a learner's notebook.


def test_the_courses_own_notebook_is_run_and_others_pass(course, root, monkeypatch):
    monkeypatch.chdir(course)
    monkeypatch.setenv(KEY, str(root / "solutions"))
    learners = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])
    resources = {"nbgrader": {"assignment": STEM, "notebook": STEM}}
    taken, _ = take_released(learners, resources)
    sources = [cell.source for cell in taken.cells if cell.cell_type == "code"]
    assert len(sources) == 4
    assert all(source.startswith("from whosays.nbgrader_cells import") for source in sources)

    (course / "source" / "other").mkdir()
    resources = {"nbgrader": {"assignment": "other", "notebook": "other"}}
    for metadata in ({}, {"whosays": {"room": "exercises", "stem": STEM}}):  # or one of the kit's as it is
        other = nbformat.v4.new_notebook(metadata=metadata)
        nbformat.write(other, course / "source" / "other" / "other.ipynb")
        assert take_released(learners, resources)[0] is learners


def test_without_the_key_or_the_courses_notebook_nobody_is_marked(course, root, monkeypatch, tmp_path):
    monkeypatch.chdir(course)
    monkeypatch.delenv(KEY, raising=False)
    resources = {"nbgrader": {"assignment": STEM, "notebook": STEM}}
    with pytest.raises(KitError, match=f"export {KEY}"):
        take_released(None, resources)
    for room in ("exercises", "lessons"):  # files of the same names lie there
        monkeypatch.setenv(KEY, str(root / room))
        with pytest.raises(KitError, match="is not the key"):
            take_released(None, resources)
    monkeypatch.setenv(KEY, str(root / "solutions"))
    (course / "source" / STEM / f"{STEM}.ipynb").unlink()
    with pytest.raises(KitError, match="Put it back"):
        take_released(None, resources)


# The cells that carry points.


def possible_of(tasks, name) -> int:
    return len(tasks[name].items)


@pytest.mark.parametrize("seed", range(8))
def test_the_points_are_those_of_grading(desk, tasks, tmp_path, root, seed, capfd):  # noqa: PLR0917
    answers = draw_answers(tasks, random.Random(seed), left_out=seed / 8)
    (desk / FILE).write_bytes(handed_in(tasks, "17", answers))
    mine = {name: points(STEM, name, possible_of(tasks, name)) for name in ("answers", "accuses", "kinds")}
    assert mine == graded([desk], tmp_path, root)["17"]
    assert all(type(each) is float for each in mine.values())
    out, err = capfd.readouterr()
    assert err == ""
    assert "Handed in as 17" in out


def graded(paths: list[Path], folder: Path, root: Path) -> dict[str, dict[str, float]]:
    """What whosays collect and whosays grade make of it: learner -> scored task -> points."""
    collect(paths, folder / "collected")
    grade(folder / "collected", folder / "marks", root / "solutions", executor=Here())
    found: dict[str, dict[str, float]] = {}
    for row in read_table(folder / "marks" / "gradebook.csv", GRADEBOOK):
        if row["possible"] != "0":
            found.setdefault(row["learner"], {})[row["task"]] = float(row["points"])
    return found


def test_all_right_gives_all_points_and_never_more_than_the_cell_has(desk, tasks):
    best = {(t.name, i.id): best_answer(t, i) for t in tasks.values() for i in t.items if t.type == "sort"}
    (desk / FILE).write_bytes(handed_in(tasks, "17", best))
    assert points(STEM, "kinds", 9) == 9.0
    assert points(STEM, "kinds", 4) == 4.0  # more than the maximum would throw the learner out of nbgrader


def test_of_several_files_that_counts_which_collect_puts_together(desk, tasks, tmp_path, root):
    dice = random.Random(5)
    for number, minutes in enumerate((50, 40, 50, 20)):
        data = handed_in(tasks, "17", draw_answers(tasks, dice, 0.4), minutes=minutes)
        (desk / f"{STEM}.17 (earlier, {number}).answers.jsonl").write_bytes(data)
    expected = graded([desk], tmp_path, root)["17"]
    assert {name: points(STEM, name, 9) for name in expected} == expected


def test_who_forgot_to_press_hand_in_is_marked_by_what_was_saved(desk, tasks, capfd):
    saved = desk / HIDDEN / "answers" / "exercises" / STEM
    saved.mkdir(parents=True)
    item = tasks["kinds"].items[0]
    line = event(tasks["kinds"], item.id, best_answer(tasks["kinds"], item), 1).to_line()
    (saved / "20261123T090100000Z-1-0a0b0c0d.jsonl").write_bytes(line)
    assert points(STEM, "kinds", 9) == 1.0
    assert "was not pressed" in capfd.readouterr().out


def test_without_a_key_there_are_no_points_no_error_and_a_word_why(desk, tasks, monkeypatch, capfd):
    (desk / FILE).write_bytes(handed_in(tasks, "17", draw_answers(tasks, random.Random(1))))
    for value in (None, "", "/nowhere"):
        if value is None:
            monkeypatch.delenv(KEY)
        else:
            monkeypatch.setenv(KEY, value)
        assert points(STEM, "kinds", 9) == 0.0
        assert texts(STEM, "debt") is None
        out, err = capfd.readouterr()
        assert err == ""
        assert len(out.splitlines()) == 2
    monkeypatch.setenv(KEY, "")
    points(STEM, "kinds", 9)
    assert "is not your mark" in capfd.readouterr().out


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff", b"{", b"[" * 100_000, b'{"handed_in": 1}', b"\xff\xfe{\x00", b"NaN\n", None],
    ids=["empty", "bytes", "cut", "deep", "strange", "utf-16", "nan", "of another exercise"],
)  # fmt: skip
def test_whatever_is_handed_in_the_cell_ends_in_a_float_and_is_silent(desk, tasks, root, capfd, data):
    if data is None:
        others = tasks_of(root, "01_what_is_on_the_page")
        data = handed_in(others, "17", draw_answers(others, random.Random(1)))
    (desk / FILE).write_bytes(data)
    assert points(STEM, "kinds", 9) == 0.0
    assert points(STEM, "no_such_task", 9) == 0.0
    assert points("no_such_exercise", "kinds", 9) == 0.0
    assert capfd.readouterr().err == ""


def test_a_key_that_a_learner_hands_in_is_not_read(desk, tasks, root, tmp_path, monkeypatch):
    answers = draw_answers(tasks, random.Random(2))
    (desk / FILE).write_bytes(handed_in(tasks, "17", answers))
    fair = points(STEM, "kinds", 9)
    assert 0 < fair < 9
    shutil.copytree(root / "solutions", tmp_path / "keys" / "solutions")  # and no seeds beside
    for place in (desk / "seeds" / "ferry-strike", desk / HIDDEN / "seeds" / "ferry-strike"):
        shutil.copytree(root / "seeds" / "ferry-strike", place, dirs_exist_ok=True)
        table = (place / "key.csv").read_text("utf-8")
        (place / "key.csv").write_text(re.sub("reported fact|official claim", "allegation", table), "utf-8")
    monkeypatch.setenv(KEY, str(tmp_path / "keys" / "solutions"))
    assert points(STEM, "kinds", 9) == fair


def test_what_was_written_is_shown_with_its_rubric_and_cannot_colour_the_page(desk, tasks, capfd):
    text = "The board\x1b[2J said <b>four</b>."
    answers = {("debt", "friend"): {"text": text, "checked": []}}
    (desk / FILE).write_bytes(handed_in(tasks, "17", answers))
    texts(STEM, "debt")
    out = capfd.readouterr().out
    assert "The board�[2J said <b>four</b>." in out
    assert all(row["row"] in out for row in tasks["debt"].items[0].raw["rubric"])


def test_the_cells_load_nothing_heavy_in_a_learners_kernel():
    heavy = {"pandas", "numpy", "jinja2", "typer"}
    probe = f"import sys, whosays.nbgrader_cells; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


# The real thing.

PAGE = """
import json, sys
answer, learner = sys.argv[1:]
for cell in json.load(open("{stem}.ipynb"))["cells"]:
    source = "".join(cell["source"])
    if not source.startswith("from whosays import"):
        continue
    names = {{}}
    exec(source.splitlines()[0], names)
    widget = eval(source.splitlines()[1], names)
    if hasattr(widget, "asked"):
        for item in widget.asked.items:
            given = {{"text": answer, "checked": []}} if widget.asked.type == "write" else answer
            assert widget.answers.record(widget.asked.name, item.id, given, 0, False).saved
    elif "hand_in(" in source and learner:
        assert widget._hand_in(learner, "") == ("", {{}})
"""
FORGED = """
import whosays.nbgrader_cells, pathlib, builtins, os
pathlib.Path({ran!r}).write_text(os.environ.get("WHOSAYS_SOLUTIONS", ""))
whosays.nbgrader_cells.points = lambda stem, task, possible: float(possible)
builtins.float = lambda value: 5
"""


def work_on_the_page(folder: Path, answer: str, learner: str) -> None:
    """Run the kit's cells as a learner's kernel does: answer everything alike, and hand in (or forget to)."""
    mine = {k: v for k, v in os.environ.items() if not k.startswith("WHOSAYS")}
    command = [sys.executable, "-c", PAGE.format(stem=STEM), answer, learner]
    subprocess.run(command, cwd=folder, env=mine, check=True)


def forge(folder: Path, ran: Path) -> None:
    """Everything a learner may do to a notebook to be given more points, and to stop the class's marking."""
    path = folder / f"{STEM}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["tags"] = ["skip-execution"]
    doubled = nbformat.from_dict(dict(notebook.cells[-5], id="doubled"))
    code = FORGED.format(ran=str(ran))
    notebook.cells = [nbformat.v4.new_code_cell(code), *notebook.cells, doubled]
    nbformat.write(notebook, path)
    for module in ("whosays", "tomllib", "csv"):
        (folder / f"{module}.py").write_text(code)


@pytest.fixture(scope="module")
def run(root, tasks, tmp_path_factory):
    """Four learners and a forger, from generate to feedback, through nbgrader's own exchange."""
    if not THERE:
        pytest.skip('nbgrader is not installed, so its part was NOT tried: pip install -e ".[nbgrader]"')
    base = tmp_path_factory.mktemp("nbgrader")
    course, work, ran = base / "reading", base / "work", base / "ran"
    write_course(root, course, [Release(STEM)], root / "solutions")
    (base / "exchange").mkdir(mode=0o777)
    (base / "exchange").chmod(0o777)  # nbgrader looks for it, whatever the umask
    told = [f"--Exchange.root={base / 'exchange'}", f"--Exchange.cache={base / 'cache'}", "--course=reading"]
    learners = ("ada", "ben", "cleo", "dan", "eve")
    for each in learners:
        (work / each).mkdir(parents=True)
    begin = [(course, [word, STEM, *told]) for word in ("generate_assignment", "release_assignment")]
    begin[0] = (course, ["generate_assignment", STEM])
    fetch = [(work / each, ["fetch_assignment", STEM, *told]) for each in learners]
    steps, log = run_all([*begin, *fetch], base / "home")
    assert [step["why"] for step in steps] == [""] * 7, log

    work_on_the_page(work / "ada" / STEM, "allegation", "17")
    work_on_the_page(work / "dan" / STEM, "reported fact", "")
    for number, each in ((18, "ben"), (19, "cleo"), (21, "eve")):
        answers = draw_answers(tasks, random.Random(number))
        data = handed_in(tasks, str(number), answers)
        (work / each / STEM / f"{STEM}.{number}.answers.jsonl").write_bytes(data)
    forge(work / "eve" / STEM, ran)
    # Somebody tried the exercise out in the source once it was released.
    (course / "source" / STEM / f"{STEM}.18.answers.jsonl").write_bytes(
        handed_in(tasks, "18", {}, minutes=99)
    )

    submit = [(work / each, ["submit", STEM, f"--student={each}", *told]) for each in learners]
    then = [["collect", STEM, *told], ["autograde", STEM], ["generate_feedback", STEM]]
    keys = {KEY: str(root / "solutions")}
    steps, log = run_all([*submit, *((course, words) for words in then)], base / "home", **keys)
    assert [step["why"] for step in steps] == [""] * 8, log
    took = steps[-2]["took"]
    print(f"{len(learners)} submissions autograded in {took:.1f} s, {took / len(learners):.1f} s each")
    return {"course": course, "marks": marks_in(course), "ran": ran, "base": base}


NUMBERS = {"17": "ada", "18": "ben", "19": "cleo", "21": "eve"}


def test_nbgraders_points_are_those_of_whosays_grade(run, root):
    found = graded([run["course"] / "submitted"], run["base"], root)
    assert set(found) == set(NUMBERS)
    for number, who in NUMBERS.items():
        theirs = {task: run["marks"][who, f"points_{task}"][0] for task in found[number]}
        assert theirs == found[number], who
    totals = [sum(each.values()) for each in found.values()]
    assert len(set(totals)) > 2  # else the comparison would say little
    print(f"{len(found)} learners, {sum(map(len, found.values()))} tasks: the same points")


def test_nothing_in_a_notebook_was_run(run):
    assert not run["ran"].exists()


def test_what_was_saved_counts_where_hand_in_was_forgotten(run, tasks):
    right = [item for item in tasks["kinds"].items if best_answer(tasks["kinds"], item) == "reported fact"]
    assert right
    assert run["marks"]["dan", "points_kinds"][0] >= len(right)


def test_written_answers_wait_for_a_person(run):
    for who in (*NUMBERS.values(), "dan"):
        assert run["marks"][who, "mark_debt"] == (None, 8.0, True)
        assert not run["marks"][who, "points_kinds"][2]


def test_the_feedback_shows_answers_and_points(run):
    for who in (*NUMBERS.values(), "dan"):
        page = (run["course"] / "feedback" / who / STEM / f"{STEM}.html").read_text("utf-8")
        points_line = f"of {len(tasks_of(ROOT, STEM)['kinds'].items)} points"
        assert points_line in page
        assert "Statement 1 of 9 · headline" in page
    assert "allegation" in (run["course"] / "feedback" / "ada" / STEM / f"{STEM}.html").read_text("utf-8")


def test_no_byte_of_the_key_goes_out(run, root):
    folders = (run["course"] / "release", run["base"] / "exchange" / "reading" / "outbound")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 12
    assert [path for path in files if leaks(root, STEM, path)] == []


@pytest.mark.slow
def test_a_download_is_gathered_with_its_answers(run):
    archive = run["base"] / "elsewhere" / "downloaded" / STEM / "archive"
    archive.mkdir(parents=True)
    shutil.copy(run["course"] / CONFIG, run["base"] / "elsewhere" / CONFIG)
    mine = run["course"] / "submitted" / "ben" / STEM
    for path in (mine / f"{STEM}.ipynb", mine / f"{STEM}.18.answers.jsonl"):
        shutil.copy(path, archive / f"ben_4711_{path.name}")
    pattern = r".*/(?P<student_id>[a-z]+)_\d+_(?P<file_id>.+)"
    words = ["zip_collect", STEM, f"--FileNameCollectorPlugin.named_regexp={pattern}"]
    steps, log = run_all([(run["base"] / "elsewhere", words)], run["base"] / "home")
    assert steps[0]["why"] == "", log
    came = run["base"] / "elsewhere" / "submitted" / "ben" / STEM
    assert {f"{STEM}.ipynb", f"{STEM}.18.answers.jsonl"} <= {path.name for path in came.iterdir()}
