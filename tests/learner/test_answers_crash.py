"""Answers survive: kernels killed, files cut, disks full, folders closed, and no lie about it."""

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import whosays
from helpers.places import TESTS
from whosays.learner.answers import lines_on_disk
from whosays.learner.answers import store as answers_module
from whosays.learner.answers.store import Answers, Event

PLACE = ("lessons", "01_notebook", "c814636c")
WRITERS = TESTS / "helpers" / "answer_writers.py"
posix_only = pytest.mark.skipif(os.name != "posix", reason="kills and forks are those of POSIX")


@pytest.fixture
def store(tmp_path):
    return Answers(*PLACE, tmp_path)


def new_kernel() -> None:
    answers_module._pens.clear()


def said_by(*arguments: object):
    """Run a script of kernels to be hurt; return what it printed."""
    package = str(Path(whosays.__path__[0]).parent)
    done = subprocess.run(
        [sys.executable, str(WRITERS), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": package},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# Killed at any moment.


def lost(root: Path, acknowledged: list[list]) -> list[str]:
    """Of the answers that were said to be saved, those that cannot be read back as given."""
    stems = {stem for stem, *_ in acknowledged}
    kept = {stem: Answers("lessons", stem, "c814636c", root).events() for stem in stems}
    found = {(stem, e.task, e.item): e.answer for stem in stems for e in kept[stem]}
    return [
        f"{stem} {task} {item}"
        for stem, task, item, answer in acknowledged
        if found.get((stem, task, item)) != answer
    ]


@posix_only
@pytest.mark.parametrize("kills", [60, pytest.param(200, marks=pytest.mark.slow)])
def test_kills_lose_no_acknowledged_answer(tmp_path, kills):
    said = said_by("kill", "the_kit", tmp_path, kills)
    acknowledged = said["acknowledged"]
    print(f"{said['kills']} kills, {len(acknowledged)} acknowledged answers checked")
    assert said["kills"] == kills
    # On a busy computer many are killed before their first answer; so that the check looks at something:
    assert len(acknowledged) > kills / 2, "the kernels were killed before they could say anything"
    assert lost(tmp_path, acknowledged) == []


@posix_only
@pytest.mark.parametrize(("broken", "kills"), [("acknowledges_first", 40), ("keeps_the_file_open", 12)])
def test_the_kill_test_catches_a_writer_that_lies(tmp_path, broken, kills):
    said = said_by("kill", broken, tmp_path, kills)
    assert said["acknowledged"]
    assert lost(tmp_path, said["acknowledged"])


@posix_only
def test_two_kernels_at_the_same_time_lose_nothing(tmp_path):
    assert said_by("together", tmp_path, 200)["codes"] == [0, 0]
    store = Answers(*PLACE, tmp_path)
    items = {(e.task, e.item) for e in store.events()}
    expected = {(f"life{life}", f"i{number}") for life in (1, 2) for number in range(200)}
    assert items == expected | {("parent", "i0")}
    assert len(list(store.folder.iterdir())) == 3, "a forked kernel wrote into its parent's file"
    times = [[e.time for e in store.events() if e.task == f"life{life}"] for life in (1, 2)]
    assert max(map(min, times)) < min(map(max, times)), "they did not write at the same time"


# Cut at any byte.

TEXTS = ["allegation", {"text": "“Así”, no-break\u00a0space 🗳", "checked": [0]}, ["a", "b"]]


def lines_of(root: Path) -> list[bytes]:
    store = Answers(*PLACE, root)
    for number, text in enumerate(TEXTS):
        assert store.record("t", f"i{number}", text, 0, False).saved
    (path,) = store.folder.iterdir()
    return path.read_bytes().splitlines(keepends=True)


def whole_before(lines: list[bytes], cut: int) -> list[str]:
    """The items whose line is whole (its newline may be missing) within the first bytes."""
    ends = [len(b"".join(lines[: number + 1])) - 1 for number in range(len(lines))]
    return [f"i{number}" for number, end in enumerate(ends) if end <= cut]


def items(store: Answers) -> list[str]:
    return [event.item for event in store.events()]


def test_a_file_cut_at_any_byte_and_a_new_kernel_lose_only_the_cut_line(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # not the question here, and slow
    lines = lines_of(tmp_path / "whole")
    whole = b"".join(lines)
    for cut in range(len(whole) + 1):
        store = Answers(*PLACE, tmp_path / f"cut{cut}")
        store.folder.mkdir(parents=True)
        torn = store.folder / "earlier.jsonl"
        torn.write_bytes(whole[:cut])
        assert store.record("t", "new", "after the cut", 0, False).saved
        assert items(store) == [*whole_before(lines, cut), "new"], cut
        assert torn.read_bytes() == whole[:cut], "a file of another kernel was written on"
        shutil.rmtree(tmp_path / f"cut{cut}")


def test_a_file_cut_at_any_byte_and_written_on_by_others_loses_only_the_cut_line(tmp_path):
    lines = lines_of(tmp_path)
    path = next(iter(Answers(*PLACE, tmp_path).folder.iterdir()))
    whole = b"".join(lines)
    more = lines[0].replace(b'"i0"', b'"more0"') + lines[1].replace(b'"i1"', b'"more1"')
    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut] + more)
        expected = {*whole_before(lines, cut), "more0", "more1"}
        assert set(items(Answers(*PLACE, tmp_path))) == expected, cut


def test_bytes_missing_anywhere_in_the_middle_lose_only_that_line(tmp_path):
    lines = lines_of(tmp_path)
    path = next(iter(Answers(*PLACE, tmp_path).folder.iterdir()))
    for cut in range(len(lines[1]) - 2):
        path.write_bytes(lines[0] + lines[1][:cut] + b"\n" + lines[2])
        assert items(Answers(*PLACE, tmp_path)) == ["i0", "i2"], cut


# A disk that fails. The module sees this one in place of os; all else is the real one.


class HurtOs:
    """``os`` that notes the calls that matter, and fails where it is told to.

    ``fails`` maps a call to what happens in turn: an error number, "short", or None (nothing).
    """

    def __init__(self, **fails):
        self.calls: list[tuple[str, object]] = []
        self.fails = fails
        self.names: dict[int, str] = {}

    def __getattr__(self, name):
        return getattr(os, name)

    def _next(self, call):
        waiting = self.fails.get(call, [])
        return waiting.pop(0) if waiting else None

    def _hurt(self, call):
        number = self._next(call)
        if isinstance(number, BaseException):
            raise number
        if number:
            raise OSError(number, os.strerror(number))

    def open(self, path, flags, mode=0o777):
        self._hurt("open")
        handle = os.open(path, flags, mode)
        self.names[handle] = "folder" if Path(path).is_dir() else Path(path).name
        self.calls.append(("open", self.names[handle]))
        return handle

    def write(self, handle, line):
        number = self._next("write")
        if number == "short":
            line = line[: len(line) // 2]
        elif number:
            raise OSError(number, os.strerror(number))
        self.calls.append(("write", self.names[handle]))
        return os.write(handle, line)

    def fsync(self, handle):
        self._hurt("fsync")
        self.calls.append(("fsync", self.names[handle]))
        os.fsync(handle)

    def close(self, handle):
        os.close(handle)
        self.calls.append(("close", self.names[handle]))
        self._hurt("close")


@pytest.fixture
def hurt(monkeypatch):
    def put_in_place(**fails):
        spy = HurtOs(**fails)
        for module in (answers_module, lines_on_disk):
            monkeypatch.setattr(module, "os", spy)
        return spy

    yield put_in_place
    monkeypatch.undo()


WRITTEN = ["open", "write", "fsync", "close"]
FOLDER = ["open", "fsync", "close"]


def check_order(spy: HurtOs, store: Answers) -> None:
    """Record twice: each must be on the disk, in this order, before it is acknowledged."""
    for number, first in enumerate([True, False]):
        spy.calls.clear()
        assert store.record("t", f"i{number}", "x", 0, False).saved
        spy.calls.append(("acknowledge", "the page"))
        (path,) = store.folder.iterdir()
        expected = [(call, path.name) for call in WRITTEN]
        expected += [(call, "folder") for call in FOLDER * 4] if first else []
        assert spy.calls == [*expected, ("acknowledge", "the page")]


def test_the_order_is_write_fsync_close_acknowledge(store, hurt):
    check_order(hurt(), store)


def without_fsync(path, line, flags):
    handle = answers_module.os.open(path, os.O_WRONLY | flags, 0o666)
    answers_module.os.write(handle, line)
    answers_module.os.close(handle)


def fsync_too_early(path, line, flags):
    handle = answers_module.os.open(path, os.O_WRONLY | flags, 0o666)
    answers_module.os.fsync(handle)
    answers_module.os.write(handle, line)
    answers_module.os.close(handle)


def in_two_writes(path, line, flags):
    handle = answers_module.os.open(path, os.O_WRONLY | flags, 0o666)
    answers_module.os.write(handle, line[:9])
    answers_module.os.write(handle, line[9:])
    answers_module.os.fsync(handle)
    answers_module.os.close(handle)


@pytest.mark.parametrize("broken", [without_fsync, fsync_too_early, in_two_writes])
def test_the_order_test_catches_a_writer_that_does_less(store, hurt, monkeypatch, broken):
    spy = hurt()
    monkeypatch.setattr(answers_module, "write_line", broken)
    with pytest.raises(AssertionError):
        check_order(spy, store)


def test_the_order_test_catches_a_folder_that_is_not_brought_to_the_disk(store, hurt, monkeypatch):
    spy = hurt()
    monkeypatch.setattr(answers_module, "sync_folder", lambda folder: None)
    with pytest.raises(AssertionError):
        check_order(spy, store)


def test_a_short_write_is_written_again_into_a_new_file(store, hurt):
    assert store.record("t", "i0", "before", 0, False).saved
    (torn,) = store.folder.iterdir()
    hurt(write=["short"])
    assert store.record("t", "i1", "whole", 0, False).saved
    length = torn.stat().st_size
    assert store.record("t", "i2", "after", 0, False).saved
    assert items(store) == ["i0", "i1", "i2"]
    assert len(list(store.folder.iterdir())) == 2
    assert torn.stat().st_size == length, "something was written behind the torn line"


def test_two_short_writes_are_not_saved(store, hurt):
    hurt(write=["short", "short"])
    receipt = store.record("t", "i0", "lost", 0, False)
    assert not receipt.saved
    assert receipt.why.startswith("NOT saved, because the disk is full.")
    assert items(store) == []
    assert store.record("t", "i1", "kept", 0, False).saved
    assert items(store) == ["i1"]
    assert len(list(store.folder.iterdir())) == 3, "a torn file was used again"


FAULTS = [
    (call, number)
    for call in ("open", "write", "fsync", "close")
    for number in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EDQUOT, errno.EINVAL)
]
WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EROFS: "may not write into",
    errno.EACCES: "may not write into",
    errno.EIO: "the disk reports a fault",
    errno.EINVAL: "the computer refused",
}


@pytest.mark.parametrize("fresh", [True, False], ids=["first answer", "later answer"])
@pytest.mark.parametrize(("call", "number"), FAULTS, ids=[f"{c} {errno.errorcode[n]}" for c, n in FAULTS])
def test_a_fault_is_told_and_passes(store, hurt, call, number, fresh):
    before = []
    if not fresh:
        assert store.record("t", "before", "x", 0, False).saved
        before = ["before"]
    hurt(**{call: [number, number]})
    receipt = store.record("t", "during", "x", 0, False)
    assert not receipt.saved
    assert receipt.time == ""
    assert receipt.why.startswith("NOT saved, because ")
    assert WORDS[number] in receipt.why
    assert "Errno" not in receipt.why
    assert store.record("t", "after", "x", 0, False).saved
    # The one not saved may be there or not (after fsync failed, nobody knows); the others must.
    assert [item for item in items(store) if item != "during"] == [*before, "after"]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close"])
def test_one_fault_is_mended_by_a_new_file(store, hurt, call):
    hurt(**{call: [errno.EIO]})
    assert store.record("t", "i", "x", 0, False).saved
    assert items(store) == ["i"]


def test_a_full_disk_does_not_fill_with_empty_files(store, hurt):
    hurt(write=[errno.ENOSPC] * 20)
    for _ in range(10):
        assert not store.record("t", "i", "x", 0, False).saved
    assert list(store.folder.iterdir()) == []


def test_a_folder_that_cannot_be_brought_to_the_disk_is_not_saved(store, hurt):
    hurt(fsync=[None, errno.EIO, None, errno.EIO])  # the file, its folder; again
    assert not store.record("t", "i", "x", 0, False).saved


def test_a_system_that_syncs_no_folders_saves_all_the_same(store, hurt):
    hurt(fsync=[None, *[errno.EINVAL] * 4])
    assert store.record("t", "i", "x", 0, False).saved
    new_kernel()
    hurt(open=[None, *[errno.EACCES] * 4])
    assert store.record("t", "i", "x", 0, False).saved


def test_an_interrupted_kernel_begins_a_new_file(store, hurt):
    assert store.record("t", "i0", "x", 0, False).saved
    hurt(fsync=[KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        store.record("t", "i1", "x", 0, False)
    assert store.record("t", "i2", "x", 0, False).saved
    assert len(list(store.folder.iterdir())) == 2
    assert items(store) == ["i0", "i1", "i2"]  # i1 was whole, though not acknowledged


# Things in the way.


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_file_where_a_folder_should_be_is_named(store, tmp_path, depth):
    obstacle = [tmp_path / "lessons" / "01_notebook", tmp_path / "lessons", tmp_path][depth]
    if depth == 2:
        tmp_path.rmdir()
    obstacle.parent.mkdir(parents=True, exist_ok=True)
    obstacle.write_text("I was here first")
    receipt = store.record("t", "i", "x", 0, False)
    assert not receipt.saved
    assert f"a file stands where the folder for your answers should be: {obstacle}." in receipt.why
    assert obstacle.read_text() == "I was here first"
    obstacle.unlink()
    assert store.record("t", "i", "x", 0, False).saved


def test_a_folder_where_the_file_was_leads_to_a_new_file(store):
    assert store.record("t", "i0", "x", 0, False).saved
    (path,) = store.folder.iterdir()
    path.unlink()
    path.mkdir()
    assert store.record("t", "i1", "x", 0, False).saved
    assert items(store) == ["i1"]


def test_a_folder_that_disappears_is_made_again(store, tmp_path):
    assert store.record("t", "i0", "x", 0, False).saved
    shutil.rmtree(tmp_path)
    assert store.record("t", "i1", "x", 0, False).saved
    assert items(store) == ["i1"]


def test_a_folder_that_keeps_disappearing_is_told(store, hurt):
    hurt(open=[errno.ENOENT, errno.ENOENT])
    assert "keeps disappearing" in store.record("t", "i", "x", 0, False).why


def test_braces_in_a_path_do_no_harm(tmp_path):
    store = Answers(*PLACE, tmp_path / "{reason}{0}")
    (tmp_path / "{reason}{0}").write_text("a file")
    assert "{reason}{0}" in store.record("t", "i", "x", 0, False).why


@posix_only
def test_a_read_only_folder_is_told():
    # Not pytest's own folder: the kernel becomes a user who may not even look into that.
    root = Path(tempfile.mkdtemp())
    root.chmod(0o555)
    try:
        said = said_by("readonly", root)
        assert said["user"] != 0, "root writes into read-only folders: nothing was tested"
        assert not said["saved"]
        assert said["why"].startswith(f"NOT saved, because the kit may not write into {root}")
        assert list(root.iterdir()) == []
    finally:
        root.chmod(0o755)
        shutil.rmtree(root)


@posix_only
def test_a_system_that_cuts_writes_loses_nothing_acknowledged(tmp_path):
    receipts = said_by("limited", tmp_path)
    saved = [f"i{number}" for number, receipt in enumerate(receipts) if receipt["saved"]]
    assert saved == [*(f"i{number}" for number in range(10)), "i11"]  # i10 is longer than a file
    assert receipts[10]["why"].startswith("NOT saved, because the disk is full.")
    store = Answers(*PLACE, tmp_path)
    assert items(store) == saved
    torn = [path for path in store.folder.iterdir() if not path.read_bytes().endswith(b"\n")]
    assert torn, "the system cut no write: nothing was tested"


def test_what_is_read_is_what_was_attempted(tmp_path):
    """The checker itself: an answer changed on the disk counts as lost."""
    lines = lines_of(tmp_path)
    said = [["01_notebook", "t", "i0", "allegation"]]
    assert lost(tmp_path, said) == []
    (path,) = Answers(*PLACE, tmp_path).folder.iterdir()
    path.write_bytes(lines[0].replace(b"allegation", b"reported fact"))
    assert Event.parse(path.read_bytes())
    assert lost(tmp_path, said) == ["01_notebook t i0"]
