"""Working copies: laid out once, brought up to date, never overwritten."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from whosays.base.errors import KitError
from whosays.base.places import MARKER, working_copy
from whosays.learner.lab import working_copy as course
from whosays.learner.lab.working_copy import LaidOut, find_notebook, lay_out, reset

LESSON = "lessons/03_fact_claim_or_allegation.ipynb"
START = "lessons/00_start_here.ipynb"
EXERCISE = "exercises/03_fact_claim_or_allegation.ipynb"
ALL = (START, LESSON, EXERCISE)


def notebook(*sources: str, outputs: int = 0) -> str:
    cells = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": [source], "outputs": [outputs]}
        for n, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": {"n": outputs}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def kit(tmp_path) -> Path:
    kit = tmp_path / "kit"
    for name in (*ALL, "solutions/03_fact_claim_or_allegation.ipynb"):
        (kit / name).parent.mkdir(parents=True, exist_ok=True)
        (kit / name).write_text(notebook(f"# {name}"))
    (kit / "lessons" / "00_start_here.tasks.toml").write_text("answer = 'secret'")
    (kit / "seeds").mkdir()
    return kit


@pytest.fixture
def copy(tmp_path) -> Path:
    return tmp_path / "my-lessons"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and what it holds."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_copy_holds_the_notebooks_and_nothing_that_answers_them(kit, copy):
    assert lay_out(copy, kit) == LaidOut(new=ALL, refreshed=(), kept=())
    assert set(tree(copy)) == {*ALL, MARKER, "READ-ME-FIRST.txt"}
    assert (copy / "answers").is_dir()
    assert (copy / LESSON).read_bytes() == (kit / LESSON).read_bytes()
    assert working_copy(copy / "lessons") == copy


def test_the_learners_note_knows_the_real_commands(kit, copy):
    lay_out(copy, kit)
    note = (copy / "READ-ME-FIRST.txt").read_text(encoding="utf-8")
    assert "whosays lab --reset 03" in note
    assert max(map(len, note.splitlines())) <= 100


def test_a_second_time_changes_nothing(kit, copy):
    lay_out(copy, kit)
    before = tree(copy)
    assert lay_out(copy, kit) == LaidOut((), (), ())
    assert tree(copy) == before


def test_solutions_are_laid_out_only_when_asked_for(kit, copy):
    assert "solutions/03_fact_claim_or_allegation.ipynb" in lay_out(copy, kit, solutions=True).new
    assert lay_out(copy, kit) == LaidOut((), (), ())


def test_a_kit_without_solutions_says_so(kit, copy):
    (kit / "solutions" / "03_fact_claim_or_allegation.ipynb").unlink()
    (kit / "solutions").rmdir()
    with pytest.raises(KitError, match="clone of the repository"):
        lay_out(copy, kit, solutions=True)
    assert not copy.exists()


def test_an_unchanged_notebook_is_brought_up_to_date(kit, copy):
    lay_out(copy, kit)
    (kit / LESSON).write_text(notebook("# newer"))
    assert lay_out(copy, kit) == LaidOut((), (LESSON,), ())
    assert (copy / LESSON).read_bytes() == (kit / LESSON).read_bytes()
    assert lay_out(copy, kit) == LaidOut((), (), ())


def test_opening_and_saving_is_no_change_of_the_learners(kit, copy):
    lay_out(copy, kit)
    (copy / LESSON).write_text(notebook(f"# {LESSON}", outputs=7))
    assert lay_out(copy, kit) == LaidOut((), (), ())
    (kit / LESSON).write_text(notebook("# newer"))
    assert lay_out(copy, kit).refreshed == (LESSON,)


@pytest.mark.parametrize("mine", [notebook("# mine"), notebook(), "not a notebook", "{}", "", "[1]"])
def test_a_changed_notebook_is_kept_whatever_the_kit_has(kit, copy, mine):
    lay_out(copy, kit)
    (copy / LESSON).write_text(mine)
    assert lay_out(copy, kit) == LaidOut((), (), ())
    (kit / LESSON).write_text(notebook("# newer"))
    assert lay_out(copy, kit) == LaidOut((), (), (LESSON,))
    assert (copy / LESSON).read_text() == mine


def test_a_deleted_notebook_comes_back_and_other_files_stay(kit, copy):
    lay_out(copy, kit)
    (copy / LESSON).unlink()
    (copy / "lessons" / "my notes.ipynb").write_text("mine")
    (copy / "answers" / "a.jsonl").write_text("mine")
    assert lay_out(copy, kit).new == (LESSON,)
    assert (copy / "lessons" / "my notes.ipynb").read_text() == "mine"
    assert (copy / "answers" / "a.jsonl").read_text() == "mine"


@pytest.mark.parametrize("marker", ["", "{", "[]", '{"notebooks": 1}', '{"notebooks": {"a": 1}}', "\xff"])
def test_a_marker_that_cannot_be_read_loses_nothing(kit, copy, marker):
    lay_out(copy, kit)
    (copy / LESSON).write_text(notebook("# mine"))
    (copy / MARKER).write_bytes(marker.encode("latin-1"))
    (kit / START).write_text(notebook("# newer"))
    assert lay_out(copy, kit) == LaidOut((), (), (START, LESSON))
    assert (copy / LESSON).read_text() == notebook("# mine")


def test_a_copy_that_was_cut_short_is_finished(kit, copy, monkeypatch):
    written = []

    def stop_after_two(path, content, real=course.write_whole):
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(path)
        real(path, content)

    monkeypatch.setattr(course, "write_whole", stop_after_two)
    with pytest.raises(KeyboardInterrupt):
        lay_out(copy, kit)
    monkeypatch.undo()
    done = lay_out(copy, kit)
    assert (*written[2:], *(copy / name for name in done.new)) == tuple(copy / name for name in ALL)
    assert done.kept == ()


def test_reset_puts_a_fresh_one_back_and_keeps_the_old(kit, copy):
    lay_out(copy, kit)
    (copy / LESSON).write_text("mine")
    (copy / "answers" / "a.jsonl").write_text("mine")
    names = []
    for _ in range(3):
        name, kept = reset(copy, kit, "03")
        names.append(kept)
        assert name == LESSON
    assert (copy / LESSON).read_bytes() == (kit / LESSON).read_bytes()
    assert len(set(names)) == 3
    assert (copy / "lessons" / names[0]).read_text() == "mine"
    assert (copy / "answers" / "a.jsonl").read_text() == "mine"
    assert lay_out(copy, kit) == LaidOut((), (), ())


def test_reset_of_a_deleted_one_just_brings_it_back(kit, copy):
    lay_out(copy, kit)
    (copy / EXERCISE).unlink()
    assert reset(copy, kit, "exercises/03") == (EXERCISE, "")
    assert (copy / EXERCISE).exists()


@pytest.mark.parametrize(
    ("which", "name"),
    [
        ("03", LESSON),
        ("3", LESSON),
        ("0", START),
        ("03_fact_claim_or_allegation", LESSON),
        ("03_fact", LESSON),
        ("lessons/03", LESSON),
        ("exercises/03_fact_claim_or_allegation.ipynb", EXERCISE),
        ("exercises\\03", EXERCISE),
    ],
)
def test_a_lesson_is_found_by_what_people_call_it(kit, which, name):
    assert find_notebook(kit, which) == name


@pytest.mark.parametrize("which", ["", "04", "fact", "../03", "answers/03", "lessons/", "exercises/00"])
def test_an_unknown_lesson_is_answered_with_those_there_are(kit, which):
    with pytest.raises(KitError, match="00_start_here, 03_fact_claim_or_allegation"):
        find_notebook(kit, which)


def test_a_folder_with_other_files_is_refused_and_untouched(kit, tmp_path):
    folder = tmp_path / "Documents"
    folder.mkdir()
    (folder / "thesis.odt").write_text("mine")
    with pytest.raises(KitError, match=r"thesis\.odt"):
        lay_out(folder, kit)
    assert tree(folder) == {"thesis.odt": b"mine"}


def test_an_empty_folder_will_do_even_if_a_file_manager_was_there(kit, copy):
    copy.mkdir()
    (copy / ".DS_Store").write_text("")
    assert lay_out(copy, kit).new == ALL


@pytest.mark.parametrize("inside", ["", "lessons", "seeds", "src/whosays", "tests/new"])
def test_the_kit_itself_is_refused(root, inside):
    before = sorted(path.name for path in (root / "lessons").iterdir())
    with pytest.raises(KitError, match=r"copy|whosays lab my-lessons"):
        lay_out(root / inside, root)
    assert sorted(path.name for path in (root / "lessons").iterdir()) == before


def test_another_clone_is_refused_too(kit, tmp_path):
    clone = tmp_path / "clone"
    (clone / "src" / "whosays").mkdir(parents=True)
    (clone / "pyproject.toml").write_text("")
    with pytest.raises(KitError, match="belongs to the kit itself"):
        lay_out(clone, kit)


def test_a_folder_inside_a_copy_is_refused(kit, copy):
    lay_out(copy, kit)
    with pytest.raises(KitError, match="inside your working copy"):
        lay_out(copy / "lessons" / "again", kit)


def test_a_file_is_refused(kit, tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(KitError, match="is a file"):
        lay_out(tmp_path / "file", kit)


def test_a_kit_without_lessons_is_told(tmp_path, copy):
    (tmp_path / "empty").mkdir()
    with pytest.raises(KitError, match="Install it again"):
        lay_out(copy, tmp_path / "empty")


def test_something_in_the_way_is_named(kit, copy):
    copy.mkdir()
    (copy / MARKER).write_text("{}")
    (copy / "lessons").write_text("a file where the folder should be")
    with pytest.raises(KitError, match="lessons"):
        lay_out(copy, kit)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not be written"), (errno.EIO, "cannot be used")],
)
def test_a_disk_that_refuses_is_put_in_plain_words(kit, copy, monkeypatch, number, words):
    lay_out(copy, kit)
    (kit / LESSON).write_text(notebook("# newer"))
    before = tree(copy)

    def refuse(self, content):
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(KitError, match=words):
        lay_out(copy, kit)
    monkeypatch.undo()
    assert tree(copy) == before, "the old files must be whole"


def test_a_disk_that_fills_up_half_way_leaves_the_old_file(kit, copy, monkeypatch):
    lay_out(copy, kit)
    (kit / LESSON).write_text(notebook("# newer"))
    before = tree(copy)

    def fill(self, content, real=Path.write_bytes):
        real(self, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(KitError, match="disk is full"):
        lay_out(copy, kit)
    monkeypatch.undo()
    assert tree(copy) == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a POSIX machine's read-only folder")
def test_a_read_only_folder_is_told_without_a_traceback(kit, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    tmp_path.chmod(0o755)
    for folder in list(tmp_path.parents)[:-2]:  # up to the system's own folder for such files
        folder.chmod(folder.stat().st_mode | 0o055)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from whosays.learner.lab.working_copy import lay_out; from whosays.base.errors import KitError\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: lay_out(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except KitError as error: print(error)\n"
    )
    command = [sys.executable, "-c", script, str(locked / "new"), str(kit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "may not be written to" in done.stdout, done.stderr
    assert "Traceback" not in done.stderr
