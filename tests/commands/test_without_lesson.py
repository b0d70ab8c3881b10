"""A companion and a one-page task have no lesson: on every road, built, handed out, printed and marked."""

import itertools
import json
import os
import random
import subprocess
import sys
import zipfile

import pytest

from helpers import classroom
from helpers.without_lesson import COMPANION, PAGE, kit_with, run
from whosays.author.build.checks import check_stems
from whosays.author.learner_kit.wheel_content import wheel_files
from whosays.base.errors import KitError


@pytest.fixture(scope="module")
def kit(root, tmp_path_factory):
    """A kit with both, built."""
    made = kit_with(root, tmp_path_factory.mktemp("without") / "kit")
    done = run(made, "build")
    assert done.returncode == 0, done.stderr
    return made


def test_they_are_built_without_their_keys(kit):
    looked = 0
    for stem in (COMPANION, PAGE):
        tasks = (kit / "exercises" / f"{stem}.tasks.toml").read_text(encoding="utf-8")
        notebook = json.loads((kit / "exercises" / f"{stem}.ipynb").read_text(encoding="utf-8"))
        assert "best = true" not in tasks
        assert 'mode = "hand-in"' in tasks
        assert notebook["metadata"]["whosays"]["stem"] == stem
        assert not (kit / "lessons" / f"{stem}.ipynb").exists()
        looked += 1
    assert looked == 2


@pytest.mark.parametrize("typed", ["11", f"exercises/{COMPANION}.ipynb"])
def test_they_are_handed_out(kit, tmp_path, typed):
    to = tmp_path / "out.zip"
    done = run(kit, "release", typed, "--to", str(to))
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(to) as archive:
        names = archive.namelist()
    assert any(name.endswith(f"{PAGE if typed == '11' else COMPANION}.ipynb") for name in names)
    assert not any(name.endswith("key.csv") for name in names)


def test_another_number_is_refused_in_one_sentence(kit):
    there = check_stems(kit)
    assert there > 40
    for room, stem in itertools.product(("exercises", "solutions"), ("20_a", "31_a", "3_a", "12_Capitals")):
        path = kit / room / f"{stem}.ipynb"
        path.write_bytes((kit / room / f"{PAGE}.ipynb").read_bytes())
        with pytest.raises(KitError, match=rf"{room}/{stem}\.ipynb: a notebook is called NN_some_words"):
            check_stems(kit)
        done = run(kit, "build") if stem == "31_a" and room == "solutions" else None
        path.unlink()
        assert done is None or (done.returncode and "50 to 99 your own" in " ".join(done.stderr.split()))
    assert check_stems(kit) == there


def test_they_are_printed_with_the_sheets_and_what_is_read_aloud(kit, tmp_path):
    for number, stem in (("21", COMPANION), ("11", PAGE)):
        page, table = tmp_path / f"{number}.html", tmp_path / f"{number}.csv"
        more = ("--sheets", "--read-aloud", "--answers-table", str(table), "--to", str(page))
        done = run(kit, "print", number, *more)
        assert done.returncode == 0, done.stderr
        written = sorted(path.name for path in tmp_path.glob(f"{number}*"))
        assert len(written) == 5, written
        assert stem in table.read_text(encoding="utf-8-sig")
        assert page.read_text(encoding="utf-8").count("<h1>") == 1, "the exercise alone: there is no lesson"


@pytest.mark.slow
def test_what_is_handed_in_is_collected_marked_and_taught_again(kit, tmp_path):
    came = tmp_path / "came"
    came.mkdir()
    for stem in (COMPANION, PAGE):
        tasks = classroom.tasks_of(kit, stem)
        for learner in range(1, 13):
            answers = classroom.draw_answers(tasks, random.Random(f"{stem}/{learner}"))
            data = classroom.handed_in(tasks, str(learner), answers)
            (came / f"{stem}.{learner}.answers.jsonl").write_bytes(data)
    for words in (
        ("collect", str(came), "--to", "collected"),
        ("grade", "collected", "--to", "marks"),
        ("report", "marks", "--to", "report"),
        ("recall", "marks", "--to", "recall", "--exercise", "21"),
    ):
        done = run(kit, *words, folder=tmp_path)
        assert done.returncode == 0, (words, done.stderr)
        if words[0] == "report":
            assert "lesson 01" in done.stdout or "lesson 02" in done.stdout, done.stdout
    totals = (tmp_path / "marks" / "totals.csv").read_text(encoding="utf-8-sig")
    assert totals.count(COMPANION) == totals.count(PAGE) == 12
    recalled = (tmp_path / "recall" / "recall.html").read_text(encoding="utf-8")
    assert "lesson 01" in recalled, "a companion is taught in the lesson of its pair"


def test_they_go_into_an_nbgrader_course(kit, tmp_path):
    done = run(kit, "release", "21", "11", "--nbgrader", str(tmp_path / "course"))
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "course" / "source").iterdir()} == {COMPANION, PAGE}


def test_a_working_copy_shows_real_news_beside_its_exercise(kit, tmp_path):
    script = (
        "import json; from pathlib import Path; from whosays.learner.course import course; "
        "from whosays.learner.lab.working_copy import lay_out; from whosays.base.places import kit_root; "
        "from whosays.learner.next_step import next_step; c = Path('my-lessons').resolve(); "
        "lay_out(c, kit_root()); "
        f"print(json.dumps([course(c), next_step(c, 'exercises', {COMPANION!r}), "
        f"next_step(c, 'exercises', {PAGE!r})]))"
    )
    said = {**os.environ, "PYTHONPATH": str(kit / "src")}
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=said, capture_output=True, text=True, check=True
    )
    places, after, nowhere = json.loads(told.stdout)
    kinds = {each["stem"]: (each["kind"], each["lesson"]) for each in places if each["room"] == "exercises"}
    assert kinds[COMPANION] == ("companion", 2)
    assert kinds[PAGE] == ("alone", 0)
    assert kinds["01_what_is_on_the_page"] == ("exercise", 2)
    order = [each["stem"] for each in places if each["room"] == "exercises"]
    assert order.index(COMPANION) == order.index("01_what_is_on_the_page") + 1
    assert after["words"].startswith("Next, lesson 3 of ")
    assert nowhere is None


def test_the_wheel_has_them_without_a_key(kit):
    files = wheel_files(kit)
    for stem in (COMPANION, PAGE):
        assert f"exercises/{stem}.ipynb" in files
        assert f"solutions/{stem}.tasks.toml" not in files
    assert "lessons/course.toml" in files
    assert not any(name.startswith("solutions/") for name in files)
    assert "seeds/ferry-strike/article.txt" in files
    assert "seeds/ferry-strike/key.csv" not in files
