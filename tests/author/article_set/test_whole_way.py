"""The whole way in a clone: built, run, compared by nbval, released, collected, graded, printed."""

import json
import os
from pathlib import Path

import pytest

from helpers.classroom import tasks_of
from helpers.clone_commands import empty_clone, marks_of_the_best, run_in
from helpers.frame import outputs_are_stored
from helpers.lesson_text import open_notebook
from whosays.base.notebook_files import read_notebook

from .conftest import clone_with

ARTICLE = "ferry-strike"
STEM = "50_my_ferry_strike"


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """A clone with one set, built by the command with “n” typed at its question."""
    folder, slug = clone_with(tmp_path_factory.mktemp("whole") / "clone", ARTICLE)
    (folder / ".whosays-copy").unlink()
    empty_clone(folder)
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
    row, asked = marks_of_the_best(clone, STEM, tmp_path)
    print(f"\n{row}")
    assert row["exercise"] == STEM
    assert float(row["points"]) == float(row["possible"]) == asked
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


def test_what_learners_have_is_asked_before_its_questions_go(clone):
    """The last test: it changes the key."""
    key = clone / "seeds" / f"my-{ARTICLE}" / "key.csv"
    before, lines = key.read_bytes(), key.read_text("utf-8").splitlines(keepends=True)
    asked = tasks_of(clone, STEM)["kinds"].items[0].id
    key.write_text("".join(line for line in lines if not line.startswith(f"{asked},")), encoding="utf-8")
    released = run_in(clone, "whosays", "release", "50", "--to", str(clone / "out"))
    assert "whosays build my-ferry-strike" in released.stderr
    exercise = (clone / "exercises" / f"{STEM}.ipynb").read_bytes()
    kept = run_in(clone, "whosays", "build", f"my-{ARTICLE}", answer="n\ny\n")
    assert kept.returncode == 1
    assert f"kinds {asked}" in kept.stdout
    assert "keep it until their answers are marked" in kept.stderr
    assert (clone / "exercises" / f"{STEM}.ipynb").read_bytes() == exercise
    key.write_bytes(before)
