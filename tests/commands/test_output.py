"""What a command says comes out at any other end, and never stops its work."""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import classroom
from helpers.thorough import with_slow
from whosays.commands import door
from whosays.commands.output import heard_anywhere

STEM = "03_fact_claim_or_allegation"
NAMES = "learner,name\n1,Zoë Müller\n2,Đặng Thị Ngọc\n3,Ngô Bảo → Ł\n"
ENCODINGS = ("cp1252", *with_slow("ascii", "latin-1", "cp437", "cp932", "utf-8", "cp1252:strict"))
KIT = [sys.executable, "-m", "whosays"]


class End(io.TextIOWrapper):
    """The other end of what is said, in one encoding."""

    def __init__(self, encoding: str, error: int = 0) -> None:
        self.raw_bytes, self.error = io.BytesIO(), error
        super().__init__(self.raw_bytes, encoding=encoding)

    def write(self, text: str) -> int:
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        return super().write(text)

    def heard(self) -> str:
        return self.raw_bytes.getvalue().decode(self.encoding)


@pytest.fixture
def said(monkeypatch):
    """Says something to an end, and returns what is written as why it was lost."""

    def say(end: End, *lines: str) -> str:
        monkeypatch.setattr(sys, "stdout", end)
        with heard_anywhere(at_once=False) as output:
            for line in lines:
                print(line, flush=True)
            assert end.raw_bytes.getvalue() == b"", "first the work, then what is told of it"
        return output.lost

    return say


@pytest.mark.parametrize(
    ("encoding", "heard"),
    [
        ("utf-8", "“ả” → ½ … 𝒳\n"),
        ("cp1252", "“\\u1ea3” -> ½ … \\U0001d4b3\n"),
        ("ascii", '"\\u1ea3" -> 1/2 ... \\U0001d4b3\n'),
        ("latin-1", '"\\u1ea3" -> ½ ... \\U0001d4b3\n'),
        ("cp437", '"\\u1ea3" -> ½ ... \\U0001d4b3\n'),
    ],
)
def test_a_letter_that_is_not_there_is_written_in_another_way(said, encoding, heard):
    end = End(encoding)
    assert said(end, "“ả” → ½ … 𝒳") == ""
    assert end.heard().replace(os.linesep, "\n") == heard


def test_a_file_name_that_is_no_text_is_told_too(said):
    end = End("utf-8")
    said(end, "in/\udcff.zip")
    assert end.heard().strip() == "in/\\udcff.zip"


@pytest.mark.parametrize(
    ("error", "lost"), [(errno.EPIPE, ""), (errno.EINVAL, ""), (errno.ENOSPC, os.strerror(errno.ENOSPC))]
)
def test_nobody_there_is_no_fault_and_a_full_disk_is_told(said, error, lost):
    assert said(End("utf-8", error), "one", "two") == lost


def test_without_any_output_a_command_works(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with heard_anywhere(at_once=False) as output:
        print("into nothing")
    assert output is None


def test_a_program_that_runs_on_is_heard_at_once(monkeypatch):
    end = End("utf-8")
    monkeypatch.setattr(sys, "stdout", end)
    with heard_anywhere(at_once=True):
        print("Your lessons are here.", flush=True)
        assert end.heard().startswith("Your lessons")


def test_output_that_could_not_be_written_is_a_failure_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["whosays", "--version"])
    monkeypatch.setattr(sys, "stdout", End("utf-8", errno.ENOSPC))
    with pytest.raises(SystemExit) as ended:
        door.main()
    assert ended.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture(scope="module")
def desk(tmp_path_factory, root) -> Path:
    """A class that has handed in, with names from many countries."""
    folder = tmp_path_factory.mktemp("desk")
    classroom.fill(folder / "inbox", classroom.tasks_of(root, STEM), range(1, 3))
    (folder / "class.csv").write_text(NAMES, encoding="utf-8")
    run(folder, "utf-8", "collect", "inbox", "--roster", "class.csv")
    run(folder, "utf-8", "grade", "--to", "whole", "--roster", "class.csv")
    return folder


def run(desk: Path, encoding: str, *words: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "MPLCONFIGDIR": str(desk)}
    whole = [*KIT, *words]
    return subprocess.run(whole, cwd=desk, env=environment, capture_output=True, timeout=300, check=False)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_marks_are_the_same_files_wherever_the_telling_goes(desk, encoding):
    to = f"marks-{encoding.replace(':', '-')}"
    done = run(desk, encoding, "grade", "--to", to, "--roster", "class.csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"2 files marked" in done.stdout
    assert files(desk / to) == files(desk / "whole") != set()


COMMANDS = {
    "collect": ["collect", "inbox", "--roster", "class.csv", "--to", "FOLDER/a"],
    "grade": ["grade", "--roster", "class.csv", "--to", "FOLDER/a"],
    "report": ["report", "whole", "--to", "FOLDER/a"],
    "recall": ["recall", "whole", "--to", "FOLDER/a"],
    "release": ["release", "03", "--for", "Đặng → 10b", "--to", "FOLDER/a"],
    "nbgrader": ["release", "03", "--nbgrader", "FOLDER/a"],
    "print": ["print", "03", "--sheets", "--to", "FOLDER/a.html"],
    "key": ["key", "--export", "FOLDER/a.json"],
    "table": ["key", "--table"],
    "help": ["--help"],
    "version": ["--version"],
    "wrong": ["release", "Đặng → 99", "--to", "FOLDER/a"],
    "unknown": ["Đặng"],
}


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_at_every_other_end(desk, name):
    """In a code page, into a reader that is gone, onto a full disk, and with no output at all."""
    expected = _at_an_end(desk, name, "utf-8", "", "usual")
    for encoding in ("cp1252", "ascii", "cp1252:strict"):
        assert _at_an_end(desk, name, encoding, "", encoding.replace(":", "-")) == expected
    for number, end in enumerate((">&-", "| true", "> /dev/full")):
        status, found, told = _at_an_end(desk, name, "cp1252", end, f"end-{number}")
        assert (found, told) == (expected[1], expected[2]), end
        assert status in {expected[0], 1 if "full" in end else 0}


def _at_an_end(desk: Path, name: str, encoding: str, end: str, folder: str) -> tuple[int, set[str], bool]:
    """How it ended, the files that were written, and whether all that was wrong is told in sentences."""
    there = desk / f"{name}-{folder}"
    there.mkdir()
    words = [word.replace("FOLDER", there.name) for word in COMMANDS[name]]
    quoted = " ".join(f"'{word}'" for word in [*KIT, *words])
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "MPLCONFIGDIR": str(desk)}
    done = subprocess.run(
        ["bash", "-c", f"{quoted} {end}"],
        cwd=desk,
        env=environment,
        capture_output=True,
        timeout=300,
        check=False,
    )
    fine = b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr
    return done.returncode, files(there), fine


def test_the_slow_list_leaves_out_no_command():
    tried = {words[0] for words in COMMANDS.values()}
    others = {
        "lab": "runs until it is stopped",
        "build": "writes into the clone",
        "new": "writes into the clone",
        "agree": "needs two keys, made apart",
        "learner-kit": "fetches libraries",
        "site": "fetches libraries",
    }
    assert {*door.COMMANDS} - tried == {*others}, json.dumps(sorted(door.COMMANDS))
