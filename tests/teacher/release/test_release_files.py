"""Releasing: what a learner needs, whole and the same to the byte; nothing that belongs to a key."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.key_words import key_words
from whosays.articles.kinds import KINDS
from whosays.articles.outlets import read_outlets
from whosays.articles.seed import read_seed
from whosays.base.errors import KitError
from whosays.base.moments import is_zone
from whosays.base.notebook_files import kit_call, notebook_bytes, read_notebook
from whosays.base.places import MARKER
from whosays.commands import door as cli
from whosays.commands import lab as lab_command
from whosays.commands.release import release_exercise
from whosays.learner.answers.events import is_time
from whosays.learner.lab import start as lab
from whosays.learner.lab.release_marker import Release, read_release
from whosays.learner.notebook import hand_in
from whosays.learner.widgets.notice import Notice
from whosays.tasks.reading import read_table, read_tasks
from whosays.teacher.release.due import read_due
from whosays.teacher.release.files import find_exercise, release_files, write_release, zip_bytes

STEM = "03_fact_claim_or_allegation"
OTHER = "02_who_is_speaking"


def exercises(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "exercises").glob("*.ipynb"))


@pytest.fixture(scope="module")
def files(root) -> dict[str, bytes]:
    return release_files(root, Release(STEM))


# What is in it.


def test_every_exercise_of_the_kit_can_be_released(root):
    stems = exercises(root)
    assert STEM in stems
    for stem in stems:
        names = set(release_files(root, Release(stem)))
        assert {
            MARKER,
            "READ-ME-FIRST.txt",
            f"exercises/{stem}.ipynb",
            f"exercises/{stem}.tasks.toml",
        } <= names
        others = {name for name in names if not name.startswith(("exercises/", "seeds/"))}
        assert others == {MARKER, "READ-ME-FIRST.txt"}
        inside = {name.rpartition("/")[2] for name in names if name.startswith("seeds/")}
        assert inside <= {"article.txt", "source.toml", "glossary.csv", "outside.csv", "outlets.csv"}


def test_the_last_cell_hands_in(files):
    *_, words, cell = json.loads(files[f"exercises/{STEM}.ipynb"])["cells"]
    assert cell["source"] == ["from whosays import hand_in\n", f'hand_in("exercises/{STEM}")']
    assert cell["metadata"] == {"deletable": False, "editable": False, "tags": ["whosays"]}
    assert kit_call("".join(cell["source"]))["call"] == "hand_in"
    assert "Nothing is sent by itself" in "".join(words["source"])


def test_the_rest_of_the_notebook_is_the_built_one(root, files, tmp_path):
    (tmp_path / "n.ipynb").write_bytes(files[f"exercises/{STEM}.ipynb"])
    released, built = read_notebook(tmp_path / "n.ipynb"), read_notebook(root / "exercises" / f"{STEM}.ipynb")
    assert released["cells"][:-2] == built["cells"]
    ids = [cell["id"] for cell in released["cells"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("ask_name", [True, False])
def test_the_instructions_are_three_sentences(root, ask_name):
    release = Release(STEM, ask_name, read_due("2026-11-30").time, "Class 10b")
    text = release_files(root, release)["READ-ME-FIRST.txt"].decode()
    steps = [line.partition(" ")[2] for line in text.splitlines() if line[:1].isdigit()]
    assert len(steps) == 3
    assert sum(step.count(". ") + step.count("!") + step.count("? ") for step in steps) == 0
    assert "whosays lab" in steps[0]
    assert "Hand in" in steps[2]
    assert "Monday 30 November 2026, 23:59" in steps[2]
    assert ("your name" in text) is ask_name
    assert "For: Class 10b" in text


def test_the_marker_says_what_was_released(root, tmp_path):
    times = {"due": "2026-11-30T13:00:00.000Z", "zone": "UTC+01:00", "released": "2026-11-20T08:00:00.000Z"}
    release = Release(STEM, ask_name=True, to="Zoë", **times)
    files = release_files(root, release)
    write_release(files, tmp_path / "out", STEM)
    assert read_release(tmp_path / "out") == release
    assert json.loads(files[MARKER])["release"] == {
        "stem": STEM,
        "ask_name": True,
        "for": "Zoë",
        **times,
    }


@pytest.mark.parametrize("zone", [None, 1, "", "UTC+25:00", "Europe/Berlin", "<b>"])
def test_a_release_of_before_or_a_spoiled_one_says_no_zone_and_keeps_its_date(root, tmp_path, zone):
    release = Release(STEM, due="2026-11-30T13:00:00.000Z")
    write_release(release_files(root, release), tmp_path, STEM)
    said = json.loads((tmp_path / MARKER).read_bytes())
    said["release"] |= {"zone": zone, "released": zone}
    (tmp_path / MARKER).write_text(json.dumps(said), encoding="utf-8")
    assert read_release(tmp_path) == release


def test_released_again_another_day_nothing_has_changed(root, tmp_path):
    days = [Release(STEM, released=f"2026-11-2{day}T08:00:00.000Z") for day in (0, 1)]
    for release in days:
        write_release(release_files(root, release), tmp_path / "a.zip", STEM)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert json.loads(archive.read(f"{STEM}/{MARKER}"))["release"]["released"] == days[0].released
    other = release_files(root, replace(days[1], due="2026-11-30T13:00:00.000Z"))
    with pytest.raises(KitError, match="is another one"):
        write_release(other, tmp_path / "a.zip", STEM)
    (tmp_path / "b.zip").write_bytes(b"PK no zip")
    with pytest.raises(KitError, match="is another one"):
        write_release(other, tmp_path / "b.zip", STEM)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"release": null}',
        '{"release": {"stem": "../../x", "ask_name": 0, "due": 0, "for": 0}}',
        '{"release": {"stem": "03_not_there", "ask_name": false, "due": null, "for": null}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_marker_that_says_nothing_of_a_release_is_a_plain_working_copy(tmp_path, text):
    (tmp_path / MARKER).write_text(text)
    assert read_release(tmp_path) is None
    assert read_release(tmp_path / "nowhere") is None
    assert read_release(None) is None


# What is not in it: every byte is searched.


def test_no_byte_of_a_key_is_released(root):
    for stem in exercises(root):
        released = release_files(root, Release(stem))
        words = key_words(root, stem)
        assert len(words) > 20
        everything = {**released, "the zip": zip_bytes(released, stem)}
        for name, content in everything.items():
            plain = content.decode("utf-8", "replace")
            escaped = json.dumps(plain)
            leaked = [word for word in words if word in plain or json.dumps(word)[1:-1] in escaped[1:-1]]
            assert leaked == [], name
            assert b"key.csv" not in content, name
            assert b"solutions/" not in content.replace(b"# Built from solutions/", b""), name


def test_no_released_item_says_its_kind_or_answer(root):
    for stem in exercises(root):
        table = tomllib.loads(release_files(root, Release(stem))[f"exercises/{stem}.tasks.toml"].decode())
        assert table["mode"] == "hand-in"
        for task in table["task"].values():
            assert "hints" not in task
            for item in task.get("items", ()):
                assert (
                    set(item) & {"kind", "source", "answer", "also", "why", "hints", "rubric", "sample"}
                    == set()
                )
                assert not [option for option in item.get("options", ()) if set(option) != {"text"}]
                if task["type"] == "sort":
                    assert set(item) <= {"id", "quote", "question", "marked", "passage"}
                    assert not set(map(str.casefold, KINDS)) & {str(v).casefold() for v in item.values()}


def test_the_test_for_leaks_would_find_one(root, files):
    words = key_words(root, STEM)
    why = read_seed(root / "seeds" / "ferry-strike").key.statements[0].row["why"]
    assert why in words
    assert not any(why in content.decode("utf-8", "replace") for content in files.values())


def test_only_the_facts_that_are_laid_out_are_released(root, tmp_path):
    kit = small_kit(root, tmp_path)
    outside = release_files(kit, Release("01_cards"))["seeds/venezuela-2018/outside.csv"].decode()
    full = read_seed(root / "seeds" / "venezuela-2018", with_key=False).outside
    rows = list(csv.DictReader(io.StringIO(outside, newline="")))
    assert [row["id"] for row in rows] == ["turnout_first"]
    (tmp_path / "seed").mkdir()
    (tmp_path / "seed" / "outside.csv").write_text(outside, "utf-8")
    assert rows[0]["words"] == full["turnout_first"].words
    assert len(full) > 1


def test_of_the_outlets_those_on_the_cards_are_released(root, tmp_path):
    files = release_files(small_kit(root, tmp_path), Release("01_cards"))
    (tmp_path / "seed").mkdir()
    (tmp_path / "seed" / "outlets.csv").write_bytes(files["seeds/venezuela-2018/outlets.csv"])
    full = read_seed(root / "seeds" / "venezuela-2018", with_key=False).outlets
    assert read_outlets(tmp_path / "seed") == {"El Universal": full["El Universal"]}
    assert len(full) > 1


def test_an_exercise_carries_the_outlets_of_its_cards(root, tmp_path):
    """Those of the cards that it lays out, and not of a fact that stays in the kit."""
    files = release_files(root, Release("07_trace_it_back"))
    (tmp_path / "outlets.csv").write_bytes(files["seeds/fuel-spill/outlets.csv"])
    found, full = read_outlets(tmp_path), read_outlets(root / "seeds" / "fuel-spill")
    assert set(full) - set(found) == {"Corrandy, land register (invented)"}
    assert found == {name: full[name] for name in found}
    assert len(found) == 7


def small_kit(root: Path, folder: Path, mode: str = "hand-in") -> Path:
    """A kit with one exercise, which lays out a fact from elsewhere."""
    kit = folder / "kit"
    (kit / "exercises").mkdir(parents=True)
    (kit / "seeds").symlink_to(root / "seeds")
    notebook = read_notebook(root / "exercises" / f"{STEM}.ipynb")
    alone = {**notebook, "cells": notebook["cells"][:1]}  # no cell of another exercise
    (kit / "exercises" / "01_cards.ipynb").write_bytes(notebook_bytes(alone))
    (kit / "exercises" / "01_cards.tasks.toml").write_text(
        f'article = "venezuela-2018"\nmode = "{mode}"\n[task.found]\ntype = "cards"\n'
        'title = "T"\nprompt = "P"\nminutes = 1\ncards = ["turnout_first"]\n'
    )
    return kit


def test_tasks_with_their_key_are_never_released(root, tmp_path):
    with pytest.raises(KitError, match="carries its key"):
        release_files(small_kit(root, tmp_path, "practice"), Release("01_cards"))


# The same to the byte, and in one piece.


def test_the_same_release_is_the_same_bytes(root, tmp_path):
    for name in ("a.zip", "b.ZIP"):
        write_release(release_files(root, Release(STEM, to="10b")), tmp_path / name, STEM)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.ZIP").read_bytes()
    command = [sys.executable, "-c", AGAIN, str(root), STEM]
    other = subprocess.run(command, capture_output=True, check=True, env=elsewhere(root))
    assert other.stdout == (tmp_path / "a.zip").read_bytes()


AGAIN = """
import sys
from pathlib import Path
from whosays.learner.lab.release_marker import Release
from whosays.teacher.release.files import release_files, zip_bytes
_, root, stem = sys.argv
sys.stdout.buffer.write(zip_bytes(release_files(Path(root), Release(stem, to="10b")), stem))
"""


def elsewhere(root: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(root / "src"), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}


def test_a_zip_unpacks_into_one_folder_that_works(root, tmp_path, monkeypatch, files):
    write_release(files, tmp_path / "out.zip", STEM)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "anywhere")
    assert [path.name for path in (tmp_path / "anywhere").iterdir()] == [STEM]
    folder = tmp_path / "anywhere" / STEM
    monkeypatch.chdir(folder / "exercises")
    assert not isinstance(hand_in(f"exercises/{STEM}"), Notice)


def test_what_lies_there_already_is_never_overwritten(root, tmp_path, files):
    (tmp_path / "out").mkdir()
    write_release(files, tmp_path / "out", STEM)
    with pytest.raises(KitError, match="not empty"):
        write_release(files, tmp_path / "out", STEM)
    (tmp_path / "out.zip").write_bytes(b"something of the teacher's")
    with pytest.raises(KitError, match="is another one"):
        write_release(files, tmp_path / "out.zip", STEM)
    assert (tmp_path / "out.zip").read_bytes() == b"something of the teacher's"


def test_a_place_that_cannot_be_written_is_told_of(tmp_path, files):
    (tmp_path / "file").write_bytes(b"")
    for target in (tmp_path / "file" / "a.zip", tmp_path / "file" / "folder"):
        with pytest.raises(KitError, match="Choose another --to"):
            write_release(files, target, STEM)


# What a teacher types.


def test_another_archive_and_two_places_at_once_are_refused(tmp_path, files):
    with pytest.raises(KitError, match=r"the kit writes a .zip or a folder. Name one of those: --to 03.zip"):
        write_release(files, tmp_path / "03.rar", STEM)
    with pytest.raises(KitError, match="Say one of them"):
        release_exercise(["03"], to=tmp_path / "a.zip", nbgrader=tmp_path / "course")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("which", ["3", "03", STEM, f"exercises/{STEM}.ipynb", "exercises\\03"])
def test_an_exercise_is_found_by_number_or_name(root, which):
    assert find_exercise(root, which) == STEM


@pytest.mark.parametrize("which", ["", "99", "lessons/03", "..", "3_"])
def test_what_is_no_exercise_is_told_of(root, which):
    with pytest.raises(KitError, match=f"There are: .*{STEM}"):
        find_exercise(root, which)


@pytest.mark.parametrize("name", ["x" * 61, "two\nlines", "\u202eevil"])
def test_whom_it_is_for_fits_on_a_line(root, name):
    with pytest.raises(KitError, match="--for"):
        release_files(root, Release(STEM, to=name))


def test_the_command_writes_a_zip(tmp_path, capsys):
    release_exercise(["03"], tmp_path / "03.zip", "10b", ask_name=True, due="2026-11-30")
    said = capsys.readouterr().out
    assert "ready to hand out" in said
    assert "Due: Monday 30 November 2026, 23:59 (" in said
    with zipfile.ZipFile(tmp_path / "03.zip") as archive:
        release = json.loads(archive.read(f"{STEM}/{MARKER}"))["release"]
    assert (release["ask_name"], release["for"]) == (True, "10b")
    assert is_zone(release["zone"])
    assert is_time(release["released"])


# whosays lab opens it as it is.


def test_a_released_folder_is_opened_as_it_is(root, tmp_path, monkeypatch, files):
    write_release(files, tmp_path / "out", STEM)
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    opened = []
    monkeypatch.setattr(lab_command, "start", lambda *what: opened.append(what))
    result = CliRunner().invoke(cli.make_app(), ["lab", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert [what[:3] for what in opened] == [((tmp_path / "out").resolve(), f"exercises/{STEM}.ipynb", [])]
    assert opened[0][3].words == "", "nobody has answered anything here"
    after = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    del after[tmp_path / "out" / ".whosays" / "course.json"]  # beside JupyterLab's own settings, as in a copy
    assert after == before
    monkeypatch.chdir(tmp_path / "out" / "exercises")
    CliRunner().invoke(cli.make_app(), ["lab"])
    assert opened[1] == opened[0]


def test_a_released_folder_has_nothing_to_put_back(root, tmp_path, monkeypatch, files):
    write_release(files, tmp_path / "out", STEM)
    monkeypatch.setattr(lab_command, "start", lambda *_: pytest.fail("opened"))
    result = CliRunner().invoke(cli.make_app(), ["lab", str(tmp_path / "out"), "--reset", "03"])
    assert isinstance(result.exception, KitError)
    assert "unzip it again" in str(result.exception)


def test_the_folder_that_jupyterlab_prefers_is_there(tmp_path, files):
    write_release(files, tmp_path / "out", STEM)
    options = lab.options(tmp_path / "out", f"exercises/{STEM}.ipynb")
    preferred = next(each.partition("=")[2] for each in options if "preferred_dir" in each)
    assert Path(preferred).is_dir()


def test_released_tasks_are_read_as_any_others(tmp_path, monkeypatch, files):
    write_release(files, tmp_path / "out", STEM)
    monkeypatch.chdir(tmp_path / "out")
    path = tmp_path / "out" / "exercises" / f"{STEM}.tasks.toml"
    assert read_table(path)["mode"] == "hand-in"
    tasks = read_tasks(path, "exercises", STEM)
    assert {task.seed.key for task in tasks.values()} == {None}


# The very article that it was built from.


@pytest.fixture
def own_kit(root, tmp_path) -> Path:
    """A kit with one exercise, as a teacher has it who wrote the article herself: nothing pins its bytes."""
    kit, name = tmp_path / "kit", "fishing-vote"
    for room, pattern in (("exercises", f"{OTHER}.*"), (f"seeds/{name}", "*")):
        (kit / room).mkdir(parents=True)
        for path in (root / room).glob(pattern):
            shutil.copy(path, kit / room)
    source = kit / "seeds" / name / "source.toml"
    source.write_text(re.sub(r"(?m)^sha256.*\n", "", source.read_text("utf-8")), encoding="utf-8")
    return kit


def test_a_release_never_carries_an_article_that_its_places_were_not_counted_in(own_kit):
    assert release_files(own_kit, Release(OTHER))
    article = own_kit / "seeds" / "fishing-vote" / "article.txt"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(KitError, match=r"article\.txt: Git for Windows"):
        release_files(own_kit, Release(OTHER))
    with pytest.raises(KitError, match=r"article\.txt: Git for Windows"):
        read_tasks(own_kit / "exercises" / f"{OTHER}.tasks.toml", "exercises", OTHER)
    article.write_bytes(article.read_bytes().replace(b"\r\n", b"\n") + b"One word more.\n")
    with pytest.raises(KitError, match="whosays build"):
        release_files(own_kit, Release(OTHER))


def test_an_exercise_built_before_there_were_digests_is_released_as_ever(own_kit):
    path = own_kit / "exercises" / f"{OTHER}.tasks.toml"
    path.write_text(re.sub(r"\[articles\]\n.*\n", "", path.read_text("utf-8")), encoding="utf-8")
    assert "articles" not in read_table(path)
    assert release_files(own_kit, Release(OTHER))
    path.write_text(path.read_text("utf-8").replace("[task.story]", "[articles]\nx = 7\n\n[task.story]"))
    with pytest.raises(KitError, match="“articles” must name"):
        read_table(path)
