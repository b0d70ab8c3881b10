"""The whole way in a clone: built, run, compared by nbval, released, collected, graded, printed."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.classroom import handed_in, tasks_of
from helpers.frame import outputs_are_stored
from helpers.lesson_text import open_notebook
from helpers.places import ROOT
from whosays.base.notebook_files import read_notebook
from whosays.tasks.marking import best_answer

from .conftest import clone_with

ARTICLE = "ferry-strike"
STEM = "50_my_ferry_strike"


def run_in(clone: Path, *command: str, answer: str = "") -> subprocess.CompletedProcess[str]:
    """A command of the kit that this clone is, as a teacher types it."""
    environment = {**os.environ, "PYTHONPATH": str(clone / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command], check=False, cwd=clone, env=environment, input=answer,
        capture_output=True, text=True, timeout=180,
    )  # fmt: skip


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """A clone with one set, built by the command with “n” typed at its question."""
    folder, slug = clone_with(tmp_path_factory.mktemp("whole") / "clone", ARTICLE)
    (folder / ".whosays-copy").unlink()
    (folder / "src").symlink_to(ROOT / "src")
    (folder / "lessons" / "course.toml").write_bytes((ROOT / "lessons" / "course.toml").read_bytes())
    hurt = run_in(folder, "whosays", "build", slug, answer="y\n")
    assert hurt.returncode == 1
    assert "take another article" in hurt.stderr
    assert list((folder / "solutions").iterdir()) == []
    silent = run_in(folder, "whosays", "build", slug)
    assert "say --yes" in silent.stderr
    done = run_in(folder, "whosays", "build", slug, answer="n\n")
    assert done.returncode == 0, done.stderr
    assert "May anybody in your room be hurt" in done.stdout
    assert "p1.10: accuses, by the Deckhands’ Union" in done.stdout
    return folder


def test_outputs_are_one_clean_run(clone):
    for room in ("lessons", "solutions"):
        assert outputs_are_stored(open_notebook(clone, room, STEM)) == [], room


@pytest.mark.slow  # ten seconds; what is stored is looked at above
def test_nbval_finds_what_is_stored(clone):
    books = [f"{room}/{STEM}.ipynb" for room in ("lessons", "solutions")]
    options = ["-p", "nbval.plugin", "--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider"]
    done = run_in(clone, "pytest", *options, "--rootdir", str(clone), "-c", os.devnull, *books)
    assert done.returncode == 0, done.stdout + done.stderr
    cells = sum(
        cell["cell_type"] == "code" for book in books for cell in read_notebook(clone / book)["cells"]
    )
    print(f"\n{cells} cells run")
    assert f"{cells} passed" in done.stdout
    assert cells >= 20


def test_it_is_released_collected_and_graded(clone, tmp_path):
    released = run_in(clone, "whosays", "release", "50", "--to", str(tmp_path / "out"))
    assert released.returncode == 0, released.stderr
    assert not list((tmp_path / "out").rglob("key.csv"))
    tasks = tasks_of(clone, STEM)
    asked = [(task, item) for task in tasks.values() for item in task.items]
    best = {(task.name, item.id): best_answer(task, item) for task, item in asked if task.by_machine}
    text = {(task.name, item.id): {"text": item.raw["sample"], "checked": []}
            for task, item in asked if task.type == "write"}  # fmt: skip
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "a.jsonl").write_bytes(handed_in(tasks, "7", best | text))
    collected = run_in(clone, "whosays", "collect", str(tmp_path / "sent"), "--to", str(tmp_path / "in"))
    assert collected.returncode == 0, collected.stderr
    graded = run_in(clone, "whosays", "grade", str(tmp_path / "in"), "--to", str(tmp_path / "marks"))
    assert graded.returncode == 0, graded.stderr
    with (tmp_path / "marks" / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    print(f"\n{row}")
    assert row["exercise"] == STEM
    assert float(row["points"]) == float(row["possible"]) == len(best)
    assert row["waiting"] == "1"


def test_it_is_printed_once_with_its_article(clone, tmp_path):
    done = run_in(clone, "whosays", "print", "50", "--sheets", "--to", str(tmp_path / "page.html"))
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.count("Ferry crews in the") == 1, "lesson page and exercise have one article"
    assert "Tell it to a friend" in page


def test_the_command_says_what_belongs_to_an_article(clone):
    alone = run_in(clone, "whosays", "build", "--yes")
    assert alone.returncode == 1
    assert "go with an article" in alone.stderr
    record = (clone / "seeds" / f"my-{ARTICLE}" / "set.toml").read_text("utf-8")
    assert f'stem = "{STEM}"' in record
    assert (
        json.loads((clone / "lessons" / f"{STEM}.ipynb").read_bytes())["metadata"]["whosays"]["stem"] == STEM
    )
