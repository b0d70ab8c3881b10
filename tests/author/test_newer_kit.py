"""A newer kit is laid beside a learner's copy, never over it, and what was answered is found again."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from whosays.author.learner_kit.packing import TOP, kit_members, write_kit
from whosays.base.version import __version__
from whosays.commands import choosing
from whosays.commands import lab as lab_command
from whosays.commands.door import make_app
from whosays.learner.answers.store import Answers
from whosays.learner.lab.earlier_kits import KIT, LESSONS, earlier_lessons, kits_beside
from whosays.learner.lab.release_marker import Release
from whosays.learner.lab.working_copy import lay_out
from whosays.teacher.release.files import release_files, write_release

STEM = "03_fact_claim_or_allegation"
LESSON = f"lessons/{STEM}.ipynb"
WHEEL = "whosays-9.9-py3-none-any.whl"


def answered(kit: Path, time: float = 0.0) -> Path:
    """A kit's lessons with one answer, given at a time (seconds since 1970; 0: now)."""
    copy = kit / LESSONS
    copy.mkdir(parents=True, exist_ok=True)
    (copy / ".whosays-copy").touch()
    assert (
        Answers("lessons", STEM, "c814636c", root=copy / "answers")
        .record("kinds", "p1.2", "allegation", 0, False)
        .saved
    )
    for path in (copy / "answers").glob("*/*/*.jsonl"):
        os.utime(path, (time, time)) if time else None
    return copy


@pytest.fixture
def old(root, tmp_path) -> Path:
    """A kit of 0.8.0 in which somebody has worked: a lesson written in, an answer, a teacher's exercise."""
    kit = tmp_path / "Schüler & Co" / KIT
    kit.mkdir(parents=True)
    (kit / "whosays-0.8.0-py3-none-any.whl").write_bytes(b"the old wheel")
    lay_out(kit / LESSONS, root)
    answered(kit)
    lesson = kit / LESSONS / LESSON
    notebook = json.loads(lesson.read_bytes())
    notebook["cells"][0]["source"] = ["My own note.\n", *notebook["cells"][0]["source"]]
    lesson.write_text(json.dumps(notebook), "utf-8")
    (kit / LESSONS / "lessons" / "my notes.txt").write_text("Zoë’s own", "utf-8")
    write_release(release_files(root, Release(STEM)), kit / "03-class", STEM)
    return kit


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def touched(files: dict[str, bytes]) -> dict[str, bytes]:
    """What is a learner's own: answers, what she wrote in, and a teacher's exercise."""
    own = (f"{LESSONS}/answers/", f"{LESSONS}/{LESSON}", f"{LESSONS}/lessons/my notes", "03-class/")
    return {name: content for name, content in files.items() if name.startswith(own)}


def unzip(path: Path, folder: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)


@pytest.fixture
def newer(tmp_path) -> Path:
    """The zip of a newer kit, with something in the place of the wheel."""
    (tmp_path / WHEEL).write_bytes(b"the new wheel")
    write_kit(tmp_path / "kit.zip", kit_members(tmp_path / WHEEL))
    return tmp_path / "kit.zip"


def opened_from(folder: Path, monkeypatch, *words: str) -> tuple[Path, str, str]:
    """Start as a start file does, up to JupyterLab: what would be opened, and what was said."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("WHOSAYS_ANSWERS", raising=False)  # a learner's machine names no other place
    starts = []
    monkeypatch.setattr(lab_command, "start", lambda copy, path, *_: starts.append((copy, path)))
    monkeypatch.setattr("builtins.input", lambda _: "1")
    done = CliRunner().invoke(make_app(["lab"]), ["lab", "--choose", *words])
    assert done.exit_code == 0, done.output
    ((copy, path),) = starts
    return copy, path, done.output


def test_the_folder_says_its_version_and_the_zip_holds_nothing_of_a_learner(newer):
    with zipfile.ZipFile(newer) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {TOP}
    assert TOP.endswith(f"-{__version__}")
    assert len(names) == 5
    assert not [name for name in names if LESSONS in name or "answers" in name or ".whosays" in name]


def test_beside_an_older_kit_the_lessons_go_on_where_they_were_begun(root, old, newer, monkeypatch):
    before = bytes_in(old)
    unzip(newer, old.parent)
    new = old.parent / TOP
    assert new.is_dir()
    copy, path, said = opened_from(new, monkeypatch)
    assert (copy, path) == (old / LESSONS, LESSON)
    assert f"Keep it: {old / LESSONS}" in said
    assert not (new / LESSONS).exists(), "one copy, so that no answer lies in two places"
    mine = touched(before)
    assert mine == touched(bytes_in(old))
    assert set(bytes_in(old)) >= set(before)
    print(f"{len(mine)} files of the learner's are as they were")
    assert len(mine) >= 6


def test_an_exercise_in_the_older_folder_can_be_opened_and_reset_finds_the_older_copy(
    old, newer, monkeypatch
):
    unzip(newer, old.parent)
    new = old.parent / TOP
    monkeypatch.chdir(new)
    monkeypatch.setattr("builtins.input", lambda _: "2")
    assert choosing.choose_folder(new) == str(old / "03-class")
    copy, path, said = opened_from(new, monkeypatch, "--reset", "03")
    assert (copy, path) == (old / LESSONS, LESSON)
    kept = [each for each in (old / LESSONS / "lessons").iterdir() if "yours until" in each.name]
    assert len(kept) == 1
    assert "My own note" in kept[0].read_text("utf-8")
    assert "Yours is kept" in said


def test_unzipped_over_the_old_folder_by_hand_nothing_of_the_learner_changes(old, newer, monkeypatch):
    before = bytes_in(old)
    unzip(newer, old.parent / "aside")
    shutil.copytree(old.parent / "aside" / TOP, old, dirs_exist_ok=True)
    after = bytes_in(old)
    assert {name: after[name] for name in before} == before
    assert after[WHEEL] == b"the new wheel"
    shutil.rmtree(old.parent / "aside")
    copy, path, _ = opened_from(old, monkeypatch)
    assert (copy, path) == (old / LESSONS, LESSON)
    assert touched(bytes_in(old)) == touched(before)


# --- which copy it is -----------------------------------------------------------------------------


def test_of_two_older_kits_the_one_with_the_latest_answer(tmp_path):
    answered(tmp_path / KIT, 1_700_000_000)
    later = answered(tmp_path / f"{KIT}-0.9.0", 1_800_000_000)
    answered(tmp_path / "my news", 1_900_000_000)  # no kit's folder: not looked into
    here = tmp_path / f"{KIT}-1.0.0"
    here.mkdir()
    assert earlier_lessons(here) == later
    assert [each.name for each in kits_beside(here)] == [KIT, f"{KIT}-0.9.0"]


def renamed(folder: Path, version: str) -> Path:
    """A kit whose folder somebody has given another name, with an answer in it."""
    copy = answered(folder)
    (folder / f"whosays-{version}-py3-none-any.whl").touch()
    return copy


def test_an_older_kit_is_found_under_another_name_and_opens(old, newer, monkeypatch):
    mine = old.rename(old.parent / "Politics, Zoë")
    unzip(newer, mine.parent)
    copy, path, said = opened_from(mine.parent / TOP, monkeypatch)
    assert (copy, path) == (mine / LESSONS, LESSON)
    assert f"Keep it: {mine / LESSONS}" in said
    monkeypatch.setattr("builtins.input", lambda _: "2")
    assert choosing.choose_folder(mine.parent / TOP) == str(mine / "03-class")


def test_under_another_name_a_kit_of_the_same_version_is_somebody_elses(tmp_path):
    renamed(tmp_path / "Anna", "1.0.0")
    here = tmp_path / "Ben"
    here.mkdir()
    (here / "whosays-1.0.0-py3-none-any.whl").touch()
    assert kits_beside(here) == []
    begun = renamed(tmp_path / "Ben, last year", "0.9.0")
    assert earlier_lessons(here) == begun


def test_one_of_two_kits_lies_in_a_folder_that_a_file_manager_made(tmp_path):
    begun = answered(tmp_path / KIT)
    here = tmp_path / f"{KIT}-1.0.0" / f"{KIT}-1.0.0"
    here.mkdir(parents=True)
    assert earlier_lessons(here) == begun
    wrapped = answered(tmp_path / f"{KIT}-0.9.0" / "mine" / f"{KIT}-0.9.0")
    assert wrapped.parent not in kits_beside(here), "not any depth is looked into"
    wrapped = answered(tmp_path / f"{KIT}-0.9.0" / f"{KIT}-0.9.0", 1_900_000_000)
    bare = tmp_path / f"{KIT}-1.1.0"
    bare.mkdir()
    assert wrapped.parent in kits_beside(bare)


def test_what_macos_would_ask_for_is_not_looked_into(tmp_path, monkeypatch):
    renamed(tmp_path / "Downloads", "0.9.0")
    here = tmp_path / f"{KIT}-1.0.0"
    here.mkdir()
    assert [each.name for each in kits_beside(here)] == ["Downloads"], "somewhere else it is any folder"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert kits_beside(here) == []


def test_the_first_page_says_to_move_nothing_by_hand(newer):
    with zipfile.ZipFile(newer) as archive:
        text = " ".join(archive.read(f"{TOP}/READ-ME-FIRST.txt").decode().split())
    assert "Do not move or copy answers by hand." in text


def test_in_a_folder_that_a_file_manager_made_of_the_zips_name(tmp_path):
    begun = answered(tmp_path / KIT / f"{KIT}-0.9.0")
    here = tmp_path / f"{KIT} (2)" / f"{KIT}-1.0.0"
    here.mkdir(parents=True)
    assert earlier_lessons(here) == begun


def test_what_was_answered_here_goes_before(tmp_path):
    answered(tmp_path / KIT)
    here = tmp_path / f"{KIT}-1.0.0"
    answered(here)
    assert earlier_lessons(here) is None


def test_lessons_laid_out_and_not_begun_are_no_reason_to_leave_the_answers(root, tmp_path):
    here = tmp_path / f"{KIT}-1.0.0"
    here.mkdir()
    lay_out(here / LESSONS, root)
    assert earlier_lessons(here) is None, "nobody else has any"
    begun = answered(tmp_path / KIT)
    assert earlier_lessons(here) == begun
    (begun / ".whosays-copy").unlink()
    assert earlier_lessons(here) is None, "no working copy"
