"""A kernel reads a notebook's tasks once, and sees every change to their files all the same."""

import shutil
from pathlib import Path

import pytest

from whosays.base import places
from whosays.base.errors import KitError
from whosays.learner import notebook as learner_notebook
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.notebook import show
from whosays.learner.widgets.notice import Notice

STEM = "00_start_here"
ARTICLE = "venezuela-2018"


@pytest.fixture
def kit(root, tmp_path, monkeypatch):
    """A working copy with tasks and an article of its own."""
    for name in (f"lessons/{STEM}.tasks.toml", *(f"seeds/{p.name}" for p in (root / "seeds").iterdir())):
        source, target = root / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    (tmp_path / places.MARKER).write_text("{}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_second_cell_reads_nothing_anew(kit):
    first, second = lesson_tasks("lessons", STEM), lesson_tasks("lessons", STEM)
    assert first is second
    assert len(first) > 2


def test_a_mended_task_file_is_seen_at_once(kit):
    before = lesson_tasks("lessons", STEM)
    path = kit / "lessons" / f"{STEM}.tasks.toml"
    title = next(iter(before.values())).raw["title"]
    path.write_text(
        path.read_text("utf-8").replace(title, title[::-1], 1), encoding="utf-8"
    )  # as long as before
    assert next(iter(lesson_tasks("lessons", STEM).values())).raw["title"] == title[::-1]


@pytest.mark.parametrize("file", ["key.csv", "glossary.csv", "source.toml"])
def test_a_mended_seed_is_seen_at_once(kit, file):
    before = lesson_tasks("lessons", STEM)
    path = kit / "seeds" / ARTICLE / file
    path.write_bytes(path.read_bytes() + b"\n")
    assert lesson_tasks("lessons", STEM) is not before


def test_a_file_that_broke_is_a_loud_error_and_a_mended_one_works_again(kit):
    lesson_tasks("lessons", STEM)
    path = kit / "lessons" / f"{STEM}.tasks.toml"
    whole = path.read_text("utf-8")
    path.write_text("mode = ", encoding="utf-8")
    with pytest.raises(KitError, match="cannot be read"):
        lesson_tasks("lessons", STEM)
    path.write_text(whole, encoding="utf-8")
    assert lesson_tasks("lessons", STEM)


def test_two_rooms_of_one_stem_are_two():
    lesson, exercise = (
        lesson_tasks("lessons", "01_what_is_on_the_page"),
        lesson_tasks("exercises", "01_what_is_on_the_page"),
    )
    assert {task.room for task in lesson.values()} == {"lessons"}
    assert {task.room for task in exercise.values()} == {"exercises"}


def test_a_file_that_may_not_be_read_is_no_traceback(monkeypatch):
    """On a school's computer a key may be closed to learners: an exercise does not need it."""
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "key.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert lesson_tasks("exercises", "02_who_is_speaking")


def test_a_task_that_an_older_notebook_still_shows_is_told_in_a_learners_words(kit, monkeypatch):
    """A notebook that was changed is kept when the kit is newer. What it shows may be gone."""
    notebook = f"lessons/{STEM}"
    told = show(notebook, "gone")
    assert isinstance(told, Notice)
    said = repr(told)
    assert "your notebook is older than the course" in said
    assert f"whosays lab --reset {notebook}" in said
    assert "It has:" not in said
    monkeypatch.setattr(learner_notebook, "is_in_browser", lambda: True)
    there = repr(show(notebook, "gone"))
    assert "this browser has an older copy" in there
    assert "whosays lab" not in there, "on a site there is nothing to type it into"
    monkeypatch.chdir(Path(__file__).parents[2])
    assert "It has:" in repr(show(notebook, "gone")), "whoever writes a lesson is told what there is"
