"""Many files -> gradebook: the tables, running again, a stopped run, a changed key, one bad file."""

import csv
import json
import os
import random
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from helpers import classroom
from whosays.base.errors import KitError
from whosays.commands.grade_summary import told_of_marks
from whosays.tasks.marking import best_answer
from whosays.teacher.collect.roster import Learner, Roster
from whosays.teacher.desk.markbook import Markbook
from whosays.teacher.desk.piles import paper_of
from whosays.teacher.desk.rubric import Place, rubric_of
from whosays.teacher.grade.checkpoint import FOLDER
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import batches, grade
from whosays.teacher.marks.gradebook import GRADEBOOK, TOTALS, Marks, read_marks
from whosays.teacher.marks.saved_tables import read_table

STEM, OTHER = "03_fact_claim_or_allegation", "01_what_is_on_the_page"
TABLES = ("marks.jsonl", "gradebook.csv", "totals.csv")


@pytest.fixture(scope="module")
def tasks(root):
    return {stem: classroom.tasks_of(root, stem) for stem in (STEM, OTHER, "before")}


@pytest.fixture(scope="module")
def school(tasks, tmp_path_factory):
    """Two exercises of 60 and 25 learners. Read only."""
    folder = tmp_path_factory.mktemp("school") / "collected"
    classroom.fill(folder, tasks[STEM], range(1, 61))
    classroom.fill(folder, tasks[OTHER], range(1, 26), seed=2)
    return folder


@pytest.fixture
def collected(school, tmp_path):
    return Path(shutil.copytree(school, tmp_path / "collected"))


@pytest.fixture(scope="module")
def wanted(school, tmp_path_factory):
    """What a run that nothing disturbs gives."""
    out = tmp_path_factory.mktemp("wanted")
    grade(school, out, executor=Here())
    return contents(out)


def contents(out):
    return {name: (out / name).read_bytes() for name in TABLES}


def put(collected, tasks, learner, answers, **more):
    stem = next(iter(tasks.values())).stem
    path = collected / stem / f"{learner}.answers.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(classroom.handed_in(tasks, learner, answers, **more))
    return path


# --- the tables --------------------------------------------------------------------------------


def test_the_gradebook_says_points_possible_answered_and_late(tasks, tmp_path):
    mine = tasks[STEM]
    items = [("answers", item.id) for item in mine["answers"].items]
    best = {place: best_answer(mine["answers"], mine["answers"].item(place[1])) for place in items}
    put(tmp_path / "in", mine, "7", dict(list(best.items())[:4]) | {items[0]: "no such choice"})
    grade(tmp_path / "in", tmp_path / "out", due="2026-11-23T09:39:00.000Z")
    rows = read_table(tmp_path / "out" / "gradebook.csv", GRADEBOOK)
    assert [tuple(row.values()) for row in rows] == [
        ("7", STEM, "answers", "3", "5", "4 of 5", "yes"),
        ("7", STEM, "accuses", "0", "4", "0 of 4", "yes"),
        ("7", STEM, "kinds", "0", "9", "0 of 9", "yes"),
        ("7", STEM, "debt", "0", "0", "0 of 1", "yes"),
    ]
    (total,) = read_table(tmp_path / "out" / "totals.csv", TOTALS)
    assert (total["points"], total["possible"], total["answered"], total["late"]) == (
        "3",
        "18",
        "4 of 19",
        "yes",
    )


@pytest.mark.parametrize(
    ("due", "late"), [(None, ""), ("2026-11-23T09:40:00.000Z", "no"), ("2026-11-23T09:39:59.999Z", "yes")]
)
def test_late_is_only_what_came_after_the_time_that_was_set(tasks, tmp_path, due, late):
    put(tmp_path / "in", tasks[STEM], "7", {})
    put(tmp_path / "in", tasks[STEM], "8", {("answers", "p1.5"): "Somebody else"})
    grade(tmp_path / "in", tmp_path / "out", due=due)
    assert {row["late"] for row in read_table(tmp_path / "out" / "gradebook.csv", GRADEBOOK)} == {late}


def test_learners_stand_in_the_order_in_which_people_count(tasks, tmp_path):
    for learner in ("10", "2", "b", "007", "1", "a-9"):
        put(tmp_path / "in", tasks[STEM], learner, {})
    grade(tmp_path / "in", tmp_path / "out")
    found = [row["learner"] for row in read_table(tmp_path / "out" / "totals.csv", TOTALS)]
    assert found == ["1", "2", "007", "10", "a-9", "b"]


def test_points_of_the_tasks_add_up_to_the_total(school, wanted):
    rows = list(csv.DictReader(wanted["gradebook.csv"].decode("utf-8-sig").splitlines()))
    sums: dict[tuple[str, str], float] = {}
    for row in rows:
        key = row["learner"], row["exercise"]
        sums[key] = sums.get(key, 0) + float(row["points"])
    totals = list(csv.DictReader(wanted["totals.csv"].decode("utf-8-sig").splitlines()))
    assert len(totals) == 85
    assert {(t["learner"], t["exercise"]): float(t["points"]) for t in totals} == pytest.approx(sums)


def test_marks_can_be_read_back(school, tmp_path):
    grade(school, tmp_path)
    lines = (tmp_path / "marks.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    found = list(read_marks(tmp_path / "marks.jsonl"))
    assert [each.line() for each in found] == lines
    assert len(found) == 85
    first = json.loads(lines[0])
    assert list(first) == ["learner", "name", "exercise", "handed_in", "late", "items", "digest"]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "@SUM(A1)", "+1", "-2+3", '"; x', "Ann\tLee", "Zoë, “B.”"])
def test_no_name_is_a_formula_or_breaks_a_row(tasks, tmp_path, name):
    put(tmp_path / "in", tasks[STEM], "-7", {}, name=name)
    grade(tmp_path / "in", tmp_path / "out")
    with (tmp_path / "out" / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert len(row) == len(header)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    (back,) = read_table(tmp_path / "out" / "totals.csv", TOTALS)
    assert back["learner"] == "-7"


# --- running again -----------------------------------------------------------------------------


def state(out):
    """Every file's bytes, and when it was last written."""
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.rglob("*")}


def test_running_twice_changes_nothing(collected, tmp_path):
    first = grade(collected, tmp_path / "out")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "out").rglob("*")}
    second = grade(collected, tmp_path / "out")
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "out").rglob("*")
    } == before
    assert (first.changed, second.changed) == ((), ())
    assert sorted(path.name for path in before) == sorted(TABLES)


@pytest.fixture
def other_key(root, tmp_path):
    """Solutions in which one item of 01 has another best answer."""
    folder = Path(shutil.copytree(root / "solutions", tmp_path / "solutions"))
    path = folder / f"{OTHER}.tasks.toml"
    text = path.read_text(encoding="utf-8")
    old = '{ text = "Tuesday", best = true,'
    assert text.count(old) == 1
    text = text.replace(old, '{ text = "Tuesday",').replace(
        '{ text = "Monday", why', '{ text = "Monday", best = true, why'
    )
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_mended_key_marks_all_again_and_says_who_changed(collected, tmp_path, other_key):
    grade(collected, tmp_path / "out")
    before = {m.learner: m for m in read_marks(tmp_path / "out" / "marks.jsonl") if m.exercise == OTHER}
    run = grade(collected, tmp_path / "out", other_key)
    now = {m.learner: m for m in read_marks(tmp_path / "out" / "marks.jsonl") if m.exercise == OTHER}
    moved = {learner for learner, was in before.items() if was.items != now[learner].items}
    assert moved
    assert moved != set(before)
    assert {change.learner for change in run.changed} == moved
    assert all(change.exercise == OTHER for change in run.changed)
    assert {change.why for change in run.changed} == {"the key changed: finished earliest"}
    for change in run.changed:
        assert change.now - change.before in (-1, 1)
    rows = list(
        csv.DictReader((tmp_path / "out" / "changed.csv").read_text(encoding="utf-8-sig").splitlines())
    )
    assert {row["learner"] for row in rows} == moved
    kept = (tmp_path / "out" / "changed.csv").read_bytes()
    assert grade(collected, tmp_path / "out", other_key).changed == ()
    assert (tmp_path / "out" / "changed.csv").read_bytes() == kept


def test_new_files_and_missing_files_are_told(tasks, collected, tmp_path):
    grade(collected, tmp_path / "out")
    put(collected, tasks[STEM], "99", {})
    put(collected, tasks[STEM], "5", {("answers", "p1.5"): "Somebody else"})
    (collected / OTHER / "3.answers.jsonl").unlink()
    why = {(each.learner, each.exercise): each.why for each in grade(collected, tmp_path / "out").changed}
    assert why == {
        ("3", OTHER): "nothing is handed in any more",
        ("5", STEM): "handed in again",
        ("99", STEM): "handed in for the first time",
    }


# --- what people gave for texts ----------------------------------------------------------------


def give(book, task, learner, answer, levels):
    """One marker's levels for a text, row by row."""
    item = task.items[0]
    place = Place(task.stem, task.name, item.id)
    whose = {"learner": learner, "paper": paper_of(answer)}
    for row, level in zip(rubric_of(item), levels, strict=False):
        assert Markbook(book, task.stem).note(place, "level", "AB", row=row.name, level=level, **whose).saved
    assert Markbook(book, task.stem).note(place, "comment", "AB", text="Well seen!", **whose).saved
    assert Markbook(book, task.stem).note(place, "done", "AB", done=True).saved


@pytest.fixture
def texts(tasks, tmp_path):
    """Three learners who wrote a text, and the folder of the markbook."""
    for learner in ("1", "2", "3"):
        text = {"text": f"I am learner {learner}.", "checked": []}
        put(
            tmp_path / "in",
            tasks[STEM],
            learner,
            {("answers", "p1.5"): "Somebody else", ("debt", "friend"): text},
        )
    return tmp_path / "markbook"


def total_of(out):
    return {
        row["learner"]: (row["points"], row["possible"]) for row in read_table(out / "totals.csv", TOTALS)
    }


def test_a_text_earns_what_people_gave_and_nothing_before(tasks, tmp_path, texts):
    out = tmp_path / "out"
    assert grade(tmp_path / "in", out, markbook=texts).problems == ()
    assert total_of(out) == dict.fromkeys("123", ("1", "18"))
    give(texts, tasks[STEM]["debt"], "2", {"text": "I am learner 2."}, (2, 1, 2, 0))
    run = grade(tmp_path / "in", out, markbook=texts)
    assert total_of(out) == {"1": ("1", "18"), "2": ("6", "26"), "3": ("1", "18")}
    assert [(each.learner, each.before, each.now, each.why) for each in run.changed] == [
        ("2", 1, 6, "read by people: debt friend")
    ]
    assert grade(tmp_path / "in", out, markbook=texts).changed == ()


def test_once_a_text_was_read_the_question_counts_for_all(tasks, tmp_path, texts):
    """Who left it open has none of its points; who wrote, and is not read yet, waits."""
    put(tmp_path / "in", tasks[STEM], "4", {("answers", "p1.5"): "Somebody else"})
    give(texts, tasks[STEM]["debt"], "2", {"text": "I am learner 2."}, (0, 0, 0, 0))
    run = grade(tmp_path / "in", tmp_path / "out", markbook=texts)
    assert total_of(tmp_path / "out") == {
        "1": ("1", "18"), "2": ("1", "26"), "3": ("1", "18"), "4": ("1", "26"),
    }  # fmt: skip
    rows = read_table(tmp_path / "out" / "totals.csv", TOTALS)
    assert {row["learner"]: row["waiting"] for row in rows} == {"1": "1", "2": "0", "3": "1", "4": "0"}
    assert {row["answered"] for row in rows if row["learner"] == "4"} == {"1 of 19"}
    told = told_of_marks(run)
    assert (
        "2 written answers wait to be read at the marking desk (whosays lab --solutions, desk.ipynb). The "
        "points are without them." in told
    )


def test_a_question_of_which_only_somebody_elses_text_was_read_changes_the_stopped_run(
    tasks, tmp_path, texts
):
    put(tmp_path / "in", tasks[STEM], "4", {("answers", "p1.5"): "Somebody else"})
    with pytest.raises(StoppedError):
        grade(tmp_path / "in", tmp_path / "out", executor=Here(), progress=stop_after(1), markbook=texts)
    give(texts, tasks[STEM]["debt"], "2", {"text": "I am learner 2."}, (2, 2, 2, 2))
    assert grade(tmp_path / "in", tmp_path / "out", markbook=texts).resumed == 0
    assert total_of(tmp_path / "out")["4"] == ("1", "26")


def test_what_changed_says_of_how_many_points(tasks, tmp_path, texts):
    put(tmp_path / "in", tasks[STEM], "4", {("answers", "p1.5"): "Somebody else"})
    grade(tmp_path / "in", tmp_path / "out", markbook=texts)
    give(texts, tasks[STEM]["debt"], "2", {"text": "I am learner 2."}, (2, 1, 0, 0))
    told = told_of_marks(grade(tmp_path / "in", tmp_path / "out", markbook=texts))
    assert "  2 (03): 1 of 18 → 4 of 26, read by people: debt friend" in told
    assert "  4 (03): 1 of 18 → 1 of 26, left open, and others' texts were read: debt friend" in told
    header, *rows = (tmp_path / "out" / "changed.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header == "learner,exercise,points_before,possible_before,points_now,possible_now,why"
    assert rows[0].startswith(f"2,{STEM},1,18,4,26,")


def test_who_is_late_and_who_is_missing_is_told(tasks, tmp_path):
    put(tmp_path / "in", tasks[STEM], "1", {("answers", "p1.5"): "Somebody else"})
    put(tmp_path / "in", tasks["before"], "2", {("prove", "accused"): "x"})
    roster = Roster([Learner("1", "Ana Bel"), Learner("2", ""), Learner("7", "Jane Doe")])
    run = grade(tmp_path / "in", tmp_path / "out", due="2020-01-01T00:00:00.000Z")
    told = told_of_marks(run, roster)
    assert told[told.index("Late (all in totals.csv): 2") + 1 :][:2] == ["  1 (03)", "  2 (before)"]
    assert told[told.index("On the class list, and nothing of theirs was marked: 1") + 1] == "  7 Jane Doe"
    again = grade(tmp_path / "in", tmp_path / "out")  # no due time: nothing is judged, so nothing has changed
    assert again.changed == ()


def test_a_text_half_marked_or_changed_since_is_told(tasks, tmp_path, texts):
    debt = tasks[STEM]["debt"]
    give(texts, debt, "1", {"text": "I am learner 1."}, (2, 1))
    give(texts, debt, "3", {"text": "What I wrote first."}, (2, 2, 2, 2))
    run = grade(tmp_path / "in", tmp_path / "out", markbook=texts)
    told = {learner: what for learner, _, what in run.problems}
    assert set(told) == {"1", "3"}
    assert "Not all rows are marked" in told["1"]
    assert "not the one that was marked" in told["3"]
    assert run.not_marked == 0
    assert set(total_of(tmp_path / "out").values()) == {("1", "18")}


def test_a_stopped_run_begins_again_when_texts_were_marked_meanwhile(tasks, collected, tmp_path):
    with pytest.raises(StoppedError):
        grade(
            collected, tmp_path / "out", executor=Here(), progress=stop_after(30), markbook=tmp_path / "book"
        )
    answers = json.loads((tmp_path / "out" / FOLDER / "marks.jsonl").read_text().splitlines()[1])["items"]
    give(tmp_path / "book", tasks[STEM]["debt"], "1", answers[-1]["answer"], (2, 2, 2, 2))
    assert grade(collected, tmp_path / "out", markbook=tmp_path / "book").resumed == 0


# --- streaming, stopping, going on -------------------------------------------------------------


class StoppedError(Exception):
    pass


def stop_after(files):
    def told(done, total):
        if done >= files:
            raise StoppedError

    return told


@pytest.mark.parametrize("after", [1, 30, 80])
def test_a_stopped_run_goes_on_where_it_was(collected, tmp_path, wanted, after):
    out = tmp_path / "out"
    with pytest.raises(StoppedError):
        grade(collected, out, executor=Here(), progress=stop_after(after))
    assert not (out / "gradebook.csv").exists()
    assert (out / FOLDER / "gradebook.csv").read_bytes() == wanted["gradebook.csv"][
        : (out / FOLDER / "gradebook.csv").stat().st_size
    ]
    run = grade(collected, out)
    assert run.resumed >= min(after, 25)
    assert contents(out) == wanted
    assert not (out / FOLDER).exists()


def test_the_first_marks_do_not_wait_for_the_last(collected, tmp_path):
    """They stand in the tables when the first batch is done, and the first batch is small."""
    seen = []

    def told(done, total):
        rows = (tmp_path / "out" / FOLDER / "totals.csv").read_text(encoding="utf-8-sig").count("\n") - 1
        seen.append((done, rows, total))

    grade(collected, tmp_path / "out", progress=told)
    assert seen[0] == (25, 25, 85)
    assert all(done == rows for done, rows, _ in seen)


def test_a_run_torn_at_any_byte_goes_on(collected, tmp_path, wanted):
    """A process may die anywhere: every file of the run under way is cut at random places."""
    broken = tmp_path / "broken"
    with pytest.raises(StoppedError):
        grade(collected, broken, executor=Here(), progress=stop_after(70))
    dice = random.Random(4)
    resumed = set()
    for turn in range(40):
        out = tmp_path / f"out{turn}"
        shutil.copytree(broken, out)
        path = out / FOLDER / dice.choice([*TABLES, "done.jsonl"])
        os.truncate(path, dice.randrange(path.stat().st_size))
        resumed.add(grade(collected, out, executor=Here()).resumed)
        assert contents(out) == wanted
    assert len(resumed) > 5


def test_what_changed_during_a_stop_is_marked_again(tasks, collected, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(StoppedError):
        grade(collected, out, executor=Here(), progress=stop_after(70))
    put(collected, tasks[STEM], "4", {("answers", "p1.5"): "Somebody else"})
    run = grade(collected, out)
    assert 0 < run.resumed < 10
    grade(collected, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_a_stopped_run_with_another_key_begins_again(collected, tmp_path, other_key):
    out = tmp_path / "out"
    with pytest.raises(StoppedError):
        grade(collected, out, executor=Here(), progress=stop_after(70))
    assert grade(collected, out, other_key).resumed == 0
    grade(collected, tmp_path / "fresh", other_key)
    assert contents(out) == contents(tmp_path / "fresh")


def test_two_processes_give_the_same_bytes(collected, tmp_path, wanted):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        grade(collected, tmp_path / "out", executor=pool)
    assert contents(tmp_path / "out") == wanted


def test_batches_hold_every_file_once_and_begin_small():
    files = [(str(n), "x") for n in range(1000)]
    pieces = [batch.files for batch in batches(files, 3, {})]
    assert [each for piece in pieces for each in piece] == files[3:]
    assert len(pieces[0]) == 25
    assert max(map(len, pieces)) == 200


def test_the_files_may_lie_behind_an_address(collected, tmp_path, wanted):
    grade(f"file://{collected}", tmp_path / "out")
    assert contents(tmp_path / "out") == wanted


# --- bad files and bad places ------------------------------------------------------------------

BAD = {
    "empty": b"",
    "no json": b"hello\n",
    "utf-16": "hello".encode("utf-16"),
    "nul": b"\0" * 50,
    "half a head": b'{"v": 1, "handed_in": "2026-11-23T10:40:00.000Z", "room"',
    "a list": b"[[[[]]]]\n",
    "deep": b"[" * 100_000,
    "head without answers": b'{"v": 1, "handed_in": "2026-11-23T10:40:00.000Z", "room": "exercises", "stem": '
    b'"03_fact_claim_or_allegation", "learner": "5", "name": "", "events": 9, "digest": ""}\n',
}


@pytest.mark.parametrize("what", BAD)
def test_one_bad_file_is_a_line_in_the_report_and_stops_nothing(collected, tmp_path, what):
    (collected / STEM / "5.answers.jsonl").write_bytes(BAD[what])
    run = grade(collected, tmp_path / "out")
    assert (run.files, run.not_marked) == (85, 1)
    (problem,) = run.problems
    assert problem[:2] == ("5", STEM)
    assert problem[2].startswith("Not marked: ")
    assert "stumbled" not in problem[2]
    assert "Not marked" in (tmp_path / "out" / "problems.csv").read_text(encoding="utf-8-sig")
    assert len(read_table(tmp_path / "out" / "totals.csv", TOTALS)) == 84


def test_a_stumble_of_the_kit_itself_stops_nothing_either(collected, tmp_path, monkeypatch):
    from whosays.teacher.grade import batch as module

    real = module.read_handed_in

    def stumbling(data, origin, whose):
        if origin.startswith("5."):
            raise ZeroDivisionError("oh")
        return real(data, origin, whose)

    monkeypatch.setattr(module, "read_handed_in", stumbling)
    run = grade(collected, tmp_path / "out", executor=Here())
    assert [problem[0] for problem in run.problems] == ["5", "5"]
    assert all("ZeroDivisionError" in problem[2] for problem in run.problems)


def test_a_code_that_looks_like_a_download_is_still_the_code(collected, tasks, tmp_path):
    data = classroom.handed_in(tasks[STEM], "1", {("answers", "p1.5"): "Somebody else"})
    (collected / STEM / "a_1_2_b.answers.jsonl").write_bytes(data.partition(b"\n")[2])
    grade(collected, tmp_path / "out")
    rows = {row["learner"]: row for row in read_table(tmp_path / "out" / "totals.csv", TOTALS)}
    assert rows["a_1_2_b"]["points"] == "1"


def test_problems_go_when_they_are_mended(collected, tmp_path, wanted):
    good = (collected / STEM / "5.answers.jsonl").read_bytes()
    (collected / STEM / "5.answers.jsonl").write_bytes(b"")
    grade(collected, tmp_path / "out")
    (collected / STEM / "5.answers.jsonl").write_bytes(good)
    grade(collected, tmp_path / "out")
    assert not (tmp_path / "out" / "problems.csv").exists()
    assert contents(tmp_path / "out") == wanted


def test_a_file_in_a_foreign_place_is_nobodys_marks(collected, tmp_path):
    shutil.copy(collected / STEM / "5.answers.jsonl", collected / STEM / "61.answers.jsonl")
    shutil.copy(collected / OTHER / "6.answers.jsonl", collected / STEM / "6.answers.jsonl")
    run = grade(collected, tmp_path / "out")
    assert {(learner, what[:10]) for learner, _, what in run.problems} == {
        ("61", "Not marked"),
        ("6", "Not marked"),
    }
    assert "61" not in {row["learner"] for row in read_table(tmp_path / "out" / "totals.csv", TOTALS)}


def test_strange_items_and_another_article_are_told_and_change_no_points(tasks, tmp_path):
    mine = tasks[STEM]
    lines = classroom.handed_in(mine, "5", {("answers", "p1.5"): "Somebody else"}).splitlines(keepends=True)
    event = json.loads(lines[1])
    strange = [
        {**event, "n": 2, "item": "p99.9"},
        {**event, "n": 3, "task": "nothing"},
        {**event, "n": 4, "article": "00000000"},
    ]
    body = b"".join([lines[1], *(json.dumps(each).encode() + b"\n" for each in strange)])
    (tmp_path / "in" / STEM).mkdir(parents=True)
    (tmp_path / "in" / STEM / "5.answers.jsonl").write_bytes(lines[0] + body)
    run = grade(tmp_path / "in", tmp_path / "out")
    told = " ".join(what for _, _, what in run.problems)
    assert "2 answers are to questions that this exercise does not have" in told
    assert "another version of the article" in told
    assert read_table(tmp_path / "out" / "totals.csv", TOTALS)[0]["points"] == "1"


def test_an_exercise_without_a_key_is_told_and_the_rest_is_marked(collected, tmp_path):
    shutil.copytree(collected / OTHER, collected / "98_unknown")
    run = grade(collected, tmp_path / "out")
    assert run.keys.missing == ("98_unknown",)
    assert run.not_marked == 25
    assert len(read_table(tmp_path / "out" / "totals.csv", TOTALS)) == 85


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("nothing there", "Give the folder that whosays collect wrote"),
        ("nothing in it", "Run whosays collect first"),
        ("out within", "lies within what was collected"),
        ("no solutions", "there are no solutions here"),
        ("no key", "there is no key for"),
        ("out is a file", "cannot be written"),
    ],
)
def test_what_a_teacher_can_mend_is_said(collected, tmp_path, case, told):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "keyless").mkdir()
    (tmp_path / "keyless" / "97_x.tasks.toml").write_text("x")
    arguments = {
        "nothing there": (tmp_path / "nowhere", tmp_path / "out"),
        "nothing in it": (tmp_path / "empty", tmp_path / "out"),
        "out within": (collected, collected / "out"),
        "no solutions": (collected, tmp_path / "out", tmp_path / "empty"),
        "no key": (collected, tmp_path / "out", tmp_path / "keyless"),
        "out is a file": (collected, tmp_path / "file"),
    }[case]
    with pytest.raises(KitError, match=told):
        grade(*arguments)


def test_links_and_other_files_are_left_alone(collected, tmp_path, wanted):
    (collected / STEM / "77.answers.jsonl").symlink_to(collected / STEM / "5.answers.jsonl")
    (collected / STEM / "notes.txt").write_text("x")
    (collected / STEM / "a b.answers.jsonl").write_text("x")
    (collected / STEM / "earlier").mkdir()
    shutil.copy(collected / STEM / "5.answers.jsonl", collected / STEM / "earlier" / "5.answers.jsonl")
    (collected / "collection.csv").write_text("x")
    before = sorted(path for path in collected.rglob("*"))
    grade(collected, tmp_path / "out")
    assert contents(tmp_path / "out") == wanted
    assert sorted(path for path in collected.rglob("*")) == before


def test_a_line_of_marks_that_nobody_can_read_is_said():
    for line in ("", "{}", "[]", '{"items": 3}', "[" * 100_000):
        with pytest.raises(KitError, match="Delete the file and grade again"):
            Marks.parse(line)
