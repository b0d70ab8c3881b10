"""The learner's kit: what is in the zip, and that its start file sets up and opens, far from any clone."""

import os
import platform
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from helpers.kit_starts import LINUX, ON_UNIX, PROGRAMS, WHEEL, WINDOWS, made_kit, only, started, unpacked
from helpers.lab import PATIENCE, Lab, Lesson
from helpers.wheel_search import found_in, secrets
from whosays.author.learner_kit import packing, wheel
from whosays.author.learner_kit.packing import STARTERS, WELCOME, kit_members, write_kit
from whosays.base.errors import KitError
from whosays.commands import choosing, learner_kit
from whosays.commands import lab as lab_command
from whosays.commands.door import make_app
from whosays.learner.lab.handed_out import handed_out
from whosays.learner.lab.release_marker import Release
from whosays.teacher.release.files import release_files, write_release

STEM = "03_fact_claim_or_allegation"


@pytest.fixture
def kit(tmp_path) -> Path:
    """A kit unzipped, with something in the place of the wheel."""
    return made_kit(tmp_path)


# --- what is in the zip ---------------------------------------------------------------------------


def test_the_zip_holds_the_wheel_and_what_starts_it(kit):
    assert {path.name for path in kit.iterdir()} == {WELCOME, WHEEL, *STARTERS}
    assert {path.name for path in kit.iterdir() if os.access(path, os.X_OK)} == set(STARTERS)
    for path in kit.iterdir():
        assert b"@" not in path.read_bytes().replace(b"@echo off", b"").replace(b'"$@"', b""), path.name


def test_the_same_kit_is_the_same_bytes(tmp_path, kit):
    write_kit(tmp_path / "again.zip", kit_members(tmp_path / WHEEL))
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "kit.zip").read_bytes()


def test_each_text_has_the_line_ends_of_who_reads_it(kit):
    for name in STARTERS:
        data = (kit / name).read_bytes()
        assert (b"\r\n" in data) is (name == WINDOWS)
        assert data.count(b"\n") == data.count(b"\r\n") or b"\r" not in data
    (kit / WINDOWS).read_bytes().decode("ascii")  # cmd reads a file in the system's own old encoding


def test_the_first_page_says_what_to_do_and_what_was_never_run(kit):
    text = (kit / WELCOME).read_text("utf-8")
    assert [line[:2] for line in text.splitlines() if re.match(r"\d\. ", line)] == ["1.", "2.", "3."]
    for words in (*STARTERS, "internet", WHEEL, "have not been run", "--reset 03"):
        assert words in text


def test_libraries_go_along_and_are_told(tmp_path):
    for name in (WHEEL, "pandas-2-cp311.whl"):
        (tmp_path / name).write_bytes(name.encode())
    write_kit(tmp_path / "kit.zip", kit_members(tmp_path / WHEEL, [tmp_path / "pandas-2-cp311.whl"]))
    folder = unpacked(tmp_path / "kit.zip", tmp_path / "out")
    assert (folder / "libraries" / "pandas-2-cp311.whl").read_bytes() == b"pandas-2-cp311.whl"
    text = (folder / WELCOME).read_text("utf-8")
    version = platform.python_version()
    assert f"Python {version} or a later {version.rpartition('.')[0]}, for which" in text


def test_every_jump_of_the_windows_file_has_its_place(kit):
    text = (kit / WINDOWS).read_text("ascii")
    jumps = set(re.findall(r"(?:goto|call) :?(\w+)", text))
    places = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert len(places) >= 10
    assert jumps | {"open"} == places | {"open"}  # it runs into :open by itself, too
    assert text.count('"%~dp0"') == 1


def test_the_windows_file_is_no_shell_script_and_bears_any_path(kit):
    """It cannot be run here: this reads it. Spaces, & and % of a path stand between quotes."""
    lines = [line for line in (kit / WINDOWS).read_text("ascii").splitlines() if line.strip()]
    acts = [line for line in lines if not line.startswith(("rem ", "echo", "@echo", ":"))]
    for line in acts:
        assert not re.search(r"\$|`|\[ |\bfi\b|\bthen\b|/dev/null|'|\bexport\b", line), line
        bare = re.sub(r'"[^"]*"', "", line)
        assert not re.search(r"%(WHEEL|INSTALLED|VENV_PYTHON|~dp0)", bare), f"a path without quotes: {line}"
        assert "EnableDelayedExpansion" not in line, "it would eat ! in a path"
    names = [found for line in acts for found in re.findall(r"%(\w+)%", line)]
    given = {line.split('"')[1].split("=")[0] for line in acts if line.startswith('set "')}
    assert set(names) <= given
    said = [line for line in lines if line.startswith("echo") and re.search(r"(?<!\^)[&|<>()]", line)]
    assert said == [], "cmd would act on these signs"
    print(f"{len(acts)} lines and {len(names)} uses of {len(given)} names were read")
    assert len(acts) > 25
    assert len(names) > 10


# --- the start file for Linux and macOS, where something is missing -------------------------------


@ON_UNIX
def test_outside_its_folder_the_start_file_says_so(kit):
    (kit / WHEEL).unlink()
    done = started(kit)
    assert done.returncode == 1
    assert (
        done.stdout.strip()
        == f"{WHEEL} is not beside this file: unzip the whole kit, and start this file from there."
    )


@ON_UNIX
def test_every_shell_of_this_machine_can_read_it(kit):
    """What ``sh`` is differs: dash, bash, zsh; macOS has had two."""
    shells = [shell for shell in ("dash", "bash", "zsh", "ksh", "sh") if shutil.which(shell)]
    for shell in shells:
        done = subprocess.run([shell, "-n", str(kit / LINUX)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), shell
    print(f"read by {', '.join(shells)}")
    assert len(shells) >= 2


@ON_UNIX
@pytest.mark.parametrize("system", ["Linux", "Darwin"])
@pytest.mark.parametrize("python", [None, "exit 1"])
def test_without_a_python_that_is_new_enough_it_says_what_to_get(kit, tmp_path, python, system):
    path = only(tmp_path / "programs", "dirname", "cmp", "rm", "cp", "cat", "sh")
    (tmp_path / "programs" / "uname").write_text(f"#!/bin/sh\necho {system}\n")
    (tmp_path / "programs" / "uname").chmod(0o755)
    if python:
        (tmp_path / "programs" / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (tmp_path / "programs" / "python3").chmod(0o755)
    done = started(kit, path)
    assert done.returncode == 1
    assert "Python 3.11 or newer was not found: get it from python.org" in done.stdout.splitlines()[-1]
    assert not (kit / ".venv").exists()


@ON_UNIX
def test_a_set_up_that_was_cut_short_is_begun_anew(kit, tmp_path):
    """A window closed too early leaves a .venv whose Python runs and has no pip."""
    path = only(tmp_path / "programs", *PROGRAMS)
    half = kit / ".venv" / "bin"
    half.mkdir(parents=True)
    for place, answers in ((half / "python", "no pip"), (tmp_path / "programs" / "python3", "a venv")):
        pip = "*pip*) exit 1" if answers == "no pip" else f"*venv*) echo anew > {tmp_path}/made; exit 1"
        place.write_text(f'#!/bin/sh\ncase "$*" in {pip};; esac\n')
        place.chmod(0o755)
    done = started(kit, path)
    assert (tmp_path / "made").read_text() == "anew\n", "a Python is asked for a new folder"
    assert not half.exists()
    assert "could not make the folder .venv here" in done.stdout.splitlines()[-1]


@ON_UNIX
def test_in_a_folder_that_is_closed_it_says_so(kit):
    """To root no folder is closed: then somebody else starts it."""
    other = {"user": 65534} if os.geteuid() == 0 else {}
    with TemporaryDirectory() as open_to_all:
        closed = kit.rename(Path(open_to_all) / "closed")
        closed.chmod(0o555)
        Path(open_to_all).chmod(0o755)
        done = started(closed, "/usr/bin:/bin", **other)
        closed.chmod(0o755)
        assert done.returncode == 1
        assert "Nothing can be written in this folder: move it" in done.stdout.splitlines()[-1], done.stderr
        assert not (closed / ".venv").exists()


@ON_UNIX
@pytest.mark.slow
def test_without_internet_it_says_so_and_goes_on_another_day(tmp_path):
    """In a real .venv; a wheel that needs nothing that is not there yet."""
    write_wheel(tmp_path / WHEEL, "a-library-that-is-not-here")
    write_kit(tmp_path / "kit.zip", kit_members(tmp_path / WHEEL))
    kit = unpacked(tmp_path / "kit.zip", tmp_path / "Zoë's 100% & more")
    done = started(kit, "/usr/bin:/bin", PIP_NO_INDEX="1")
    assert done.returncode == 1
    *before, _, last = done.stdout.splitlines()
    assert last.startswith("Its libraries could not be fetched: this computer needs")
    assert len(before) < 5, "what pip says of it is no reading for a learner"
    assert done.stderr == ""
    log = kit / "setting-up-log.txt"
    assert f"{log.name} says what went wrong" in last
    assert "a-library-that-is-not-here" in log.read_text()
    assert not (kit / ".venv" / "whosays-installed.whl").exists()
    write_wheel(kit / WHEEL, "pip")  # the library is there now
    done = started(kit, "/usr/bin:/bin", PIP_NO_INDEX="1")
    assert (kit / ".venv" / "whosays-installed.whl").exists(), done.stdout + done.stderr
    assert not log.exists()


def write_wheel(path: Path, needs: str) -> None:
    """A wheel without a line of Python that needs one library."""
    info = path.name.removesuffix("-py3-none-any.whl") + ".dist-info"
    said = "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    name = f"Metadata-Version: 2.1\nName: whosays\nVersion: 9.9\nRequires-Dist: {needs}\n"
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in (("METADATA", name), ("WHEEL", said), ("RECORD", "")):
            wheel.writestr(f"{info}/{file}", text)


# --- the command ----------------------------------------------------------------------------------


def run(*words: str):
    return CliRunner().invoke(make_app(["learner-kit"]), ["learner-kit", *words])


@pytest.fixture
def no_pip(monkeypatch):
    monkeypatch.setattr(learner_kit, "build_wheel", lambda *_: pytest.fail("the long work has begun"))


def test_a_place_that_is_taken_is_told_before_the_long_work(tmp_path, no_pip):
    (tmp_path / "kit.zip").write_bytes(b"mine")
    for name, words in (
        ("kit.zip", "is there already"),
        ("kit", "is a zip"),
        ("no/kit.zip", "there is no folder"),
    ):
        done = run("--to", str(tmp_path / name))
        assert isinstance(done.exception, KitError)
        assert words in str(done.exception)
    assert (tmp_path / "kit.zip").read_bytes() == b"mine"


def test_an_installed_kit_cannot_pack_itself(tmp_path, monkeypatch, no_pip):
    monkeypatch.setattr(learner_kit, "kit_root", lambda: tmp_path)
    done = run("--to", str(tmp_path / "kit.zip"))
    assert "made from a clone" in str(done.exception)


def test_a_stale_exercise_is_never_packed(tmp_path, monkeypatch, no_pip):
    def stale(kit, stem):
        raise KitError(f"exercises/{stem} is not what …")

    monkeypatch.setattr(learner_kit, "refuse_stale", stale)
    assert "is not what" in str(run("--to", str(tmp_path / "kit.zip")).exception)
    assert list(tmp_path.iterdir()) == []


def test_what_pip_says_is_told_in_one_line(tmp_path):
    with pytest.raises(KitError, match=r"^The kit could not be packed: .+") as error:
        wheel.build_wheel(tmp_path / "nowhere", tmp_path / "out")
    assert "\n" not in str(error.value)


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    (tmp_path / WHEEL).write_bytes(b"")
    monkeypatch.setattr(
        packing, "_add", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    with pytest.raises(KitError, match="Choose another --to"):
        write_kit(tmp_path / "kit.zip", kit_members(tmp_path / WHEEL))
    assert [path.name for path in tmp_path.iterdir()] == [WHEEL]


# --- what to open ---------------------------------------------------------------------------------


@pytest.fixture
def desk(root, tmp_path, monkeypatch) -> Path:
    """A learner's folder with two exercises in it: one as it is, one in a folder of its zip's name."""
    monkeypatch.chdir(tmp_path)
    write_release(release_files(root, Release(STEM, to="10b")), tmp_path / "03", STEM)
    write_release(release_files(root, Release("before")), tmp_path / "test-even" / "before", "before")
    return tmp_path


def test_exercises_beside_the_kit_are_found(desk):
    (desk / "my-lessons" / "lessons").mkdir(parents=True)
    assert [each.named_from(desk) for each in handed_out(desk)] == [
        "Fact, claim or allegation?, for 10b (03)",
        f"{handed_out(desk)[1].title} (test-even/before)",
    ]


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        (["2"], "03"),
        (["3"], "test-even/before"),
        (["1"], None),
        ([""], None),
        (["x", "9", "2"], "03"),
        ([], None),
    ],
)
def test_a_learner_is_asked_what_to_open(desk, monkeypatch, typed, chosen, capsys):
    (desk / "07.zip").write_bytes(b"")
    answers = iter(typed)

    def answered(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answered)
    found = choosing.choose_folder(desk)
    assert found == (str(desk / chosen) if chosen else None)
    said = capsys.readouterr().out
    assert "07.zip is still a zip" in said
    assert "1  The lessons" in said


def test_where_no_exercise_lies_nobody_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("asked"))
    assert choosing.choose_folder(tmp_path) is None


def test_the_door_opens_what_was_chosen(desk, monkeypatch):
    opened = []
    monkeypatch.setattr(lab_command, "start", lambda *what: opened.append(what))
    done = CliRunner().invoke(make_app(["lab"]), ["lab", "--choose"], input="2\n")
    assert done.exit_code == 0, done.output
    ((copy, path, passed_on, resumed),) = opened
    assert (copy, path, passed_on) == ((desk / "03").resolve(), f"exercises/{STEM}.ipynb", [])
    assert resumed.at.place.path == path


# --- the whole road -------------------------------------------------------------------------------


@ON_UNIX
@pytest.mark.slow
def test_a_learner_unzips_it_and_starts(root, tmp_path, browser, monkeypatch):
    """From the command to a lesson and an exercise on the screen, in a path with spaces and umlauts."""
    done = run("--to", str(tmp_path / "kit.zip"))
    assert done.exit_code == 0, done.output
    found, seen = found_in("kit", (tmp_path / "kit.zip").read_bytes(), secrets(root))
    assert found == []
    assert seen > 200
    home = tmp_path / "Zoë's home"
    home.mkdir()
    kit = unpacked(tmp_path / "kit.zip", home / "Schüler & Co")
    monkeypatch.setenv("HOME", str(home))
    first = set_up(kit)
    assert "Setting up" in first
    assert "Setting up" not in set_up(kit), "what is set up is not set up again"

    assert painted(browser, kit, kit / "my-lessons", "lessons/00_start_here.ipynb", "") > 0
    assert not (home / "my-lessons").exists()
    write_release(release_files(root, Release(STEM)), kit / "03-class", STEM)
    assert painted(browser, kit, kit / "03-class", f"exercises/{STEM}.ipynb", "2\n") > 0

    moved = kit.rename(kit.parent / "elsewhere")
    assert "Setting up" not in set_up(moved), "a folder may be moved"
    newer = moved / next(path.name for path in moved.glob("*.whl"))
    with zipfile.ZipFile(newer, "a") as archive:
        archive.comment = b"other bytes, the same version"
    assert "Setting up" in set_up(moved)
    assert (moved / "my-lessons" / "lessons").is_dir()


def set_up(kit: Path) -> str:
    """Start, and stop before JupyterLab."""
    done = subprocess.run(
        [str(kit / LINUX), "--help"],
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Open the lessons in JupyterLab" in done.stdout
    return done.stdout


def painted(browser, kit: Path, copy: Path, notebook: str, typed: str) -> int:
    """Start, type, and count the kit's widgets on the page that opens."""
    (kit.parent / "typed").write_text(typed)
    with (kit.parent / "typed").open() as typed_text:
        lab = Lab(copy, kit.parent / "lab", [str(kit / LINUX)], terminal=typed_text.fileno())
    try:
        assert f" is in {copy}." in lab.log.read_text("utf-8").replace(" are in ", " is in ")
        lesson = Lesson(lab, browser, notebook).wait_for_widgets()
        found = lesson.widgets().count()
        lesson.close()
    finally:
        lab.get("/api/shutdown", "POST")  # the shell that waits for it would not pass a signal on
        lab.process.wait(PATIENCE)
    return found
