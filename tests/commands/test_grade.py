"""The command as a teacher types it."""

import csv
import os
import re
import subprocess
import sys
import time

import pytest
import typer
from typer.testing import CliRunner

from helpers import classroom, sent_files
from whosays.commands.grade import grade_answers
from whosays.teacher.collect.collecting import collect

STEM = "03_fact_claim_or_allegation"


@pytest.fixture
def run():
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("grade")(grade_answers)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def collected(root, tmp_path):
    classroom.fill(tmp_path / "collected", classroom.tasks_of(root, STEM), range(1, 31))
    return tmp_path / "collected"


def state(out):
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.rglob("*") if p.is_file()}


def test_one_command_gives_marks_and_pages_and_says_where(run, collected, tmp_path):
    out = tmp_path / "marks"
    result = run(collected, "--to", out, "--due", "2026-11-22")
    assert result.exit_code == 0, result.output
    assert "30 files marked" in result.output
    assert "30 pages of feedback" in result.output
    assert sorted(path.name for path in out.iterdir()) == [
        "all-feedback.html",
        "class.csv",
        "feedback",
        "gradebook.csv",
        "marks.jsonl",
        "totals.csv",
    ]
    assert len(list((out / "feedback").iterdir())) == 30
    with (out / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["late"] for row in csv.DictReader(file)} == {"yes"}


def test_the_same_command_twice_changes_nothing(run, collected, tmp_path):
    words = (collected, "--to", tmp_path / "marks")
    first = run(*words)
    before = state(tmp_path)
    second = run(*words)
    assert (first.exit_code, first.output) == (second.exit_code, second.output) == (0, second.output)
    assert state(tmp_path) == before


def test_files_for_canvas_and_moodle_are_written_beside_the_marks(run, collected, tmp_path):
    export, sheet = tmp_path / "canvas.csv", tmp_path / "sheet.csv"
    export.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,03 Facts (5)\n    Points Possible,,,,,18\nA,900,1,a,B,\n"
    )
    sheet.write_text(
        "Identifier,Full name,ID number,Status,Grade,Maximum Grade,Changeable,Last modified (grade)\n"
        "Participant 5,A,1,x,,18.00,Yes,-\n"
    )
    roster = tmp_path / "roster.csv"
    roster.write_text("number,name\n1,A\n")
    before = (export.read_bytes(), sheet.read_bytes())
    result = run(
        collected, "--to", tmp_path / "out", "--canvas", export, "--moodle", sheet, "--roster", roster
    )
    assert result.exit_code == 0, result.output
    points = next(csv.DictReader((tmp_path / "out" / "totals.csv").read_text("utf-8-sig").splitlines()))[
        "points"
    ]
    assert (tmp_path / "out" / "canvas.csv").read_text().splitlines()[-1] == f"A,900,1,a,B,{points}"
    assert (tmp_path / "out" / f"moodle-{STEM}.csv").read_text().splitlines()[1].split(",")[2] == points
    assert "Not in the files for the platform (all in not-matched.csv): 58" in result.output
    assert (export.read_bytes(), sheet.read_bytes()) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--due", "soon"), "write a date as"),
        (("--canvas", "nowhere.csv"), "nowhere.csv: this gradebook cannot be read"),
        (("--moodle", "nowhere.csv"), "nowhere.csv: this grading worksheet cannot be read"),
        (("--assignment", "03", "--canvas", "nowhere.csv"), "as 03=Title"),
        (("--solutions", "nowhere"), "there are no solutions here"),
        (("--roster", "nowhere.csv", "--canvas", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_what_is_wrong_is_said(run, collected, tmp_path, words, told):
    result = run(collected, "--to", tmp_path / "out", *words)
    assert result.exit_code == 1
    assert re.search(told, str(result.exception)), result.exception
    assert type(result.exception).__name__ == "KitError"


def test_nothing_marked_is_not_success(run, collected, tmp_path):
    for path in collected.rglob("*.jsonl"):
        path.write_bytes(b"x")
    result = run(collected, "--to", tmp_path / "out")
    assert "Nothing could be marked" in str(result.exception)
    assert "30" in result.output


def test_a_killed_command_goes_on_when_it_is_typed_again(root, tmp_path):
    """Killed hard, with its worker processes, while thousands of files are under way."""
    collected, out = tmp_path / "collected", tmp_path / "out"
    classroom.fill_many(collected, classroom.tasks_of(root, STEM), range(1, 2001))
    code = "import sys, typer; from whosays.commands.grade import grade_answers; typer.run(grade_answers)"
    words = [sys.executable, "-c", code, collected, "--no-feedback", "--to"]
    process = subprocess.Popen([*words, out], stdout=subprocess.DEVNULL, start_new_session=True)
    table = out / "under-way" / "totals.csv"
    end = time.monotonic() + 300
    while not (table.is_file() and table.read_bytes().count(b"\n") > 100):
        assert process.poll() is None, "it was done before it could be killed"
        assert time.monotonic() < end
        time.sleep(0.005)
    os.killpg(process.pid, 9)
    process.wait()
    assert not (out / "totals.csv").exists()
    again = subprocess.run([*words, out], capture_output=True, text=True, check=True)
    assert re.search(r"2000 files marked, \d+ of them before this run was stopped", again.stdout)
    subprocess.run([*words, tmp_path / "fresh"], capture_output=True, check=True)
    for name in ("marks.jsonl", "gradebook.csv", "totals.csv"):
        assert (out / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()


def test_where_all_files_are_held_back_nobody_is_excused_and_the_table_of_before_does_not_stay(run, tmp_path):
    (tmp_path / "class.csv").write_text("number,name\n28,Ana\n29,Ben\n30,Cy\n", encoding="utf-8")
    first, second = (sent_files.worked(kernel, sent_files.ALL) for kernel in ("aaaaaaaa", "bbbbbbbb"))
    files = {"a.jsonl": sent_files.sent("28", first), "b.jsonl": sent_files.sent("28", second)}
    collect(sent_files.put(tmp_path / "in", files), tmp_path / "collected")
    out = tmp_path / "marks"
    out.mkdir()
    (out / "class.csv").write_text("of before", encoding="utf-8")
    done = run(tmp_path / "collected", "--to", out, "--roster", tmp_path / "class.csv")
    assert done.exit_code
    assert "nothing of theirs was marked: 2\n  29 Ben\n  30 Cy" in done.output
    assert "Excused" not in done.output
    states = {row["number"]: row["03 state"] for row in sent_files.table(out / "class.csv")}
    assert states == {"28": "held back", "29": "absent", "30": "absent"}
