"""A file is written whole or not at all, and what a disk refuses is put into words."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import move_into_place, write_changed, write_durably, write_whole

WAYS = [write_whole, write_durably, write_changed]


@pytest.fixture
def path(tmp_path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(b"what lay there")
    return path


@pytest.mark.parametrize("write", WAYS)
def test_what_is_written_takes_the_place_of_what_lay_there(write, path):
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("write", WAYS)
def test_what_lay_there_stays_until_the_new_is_whole(write, path, monkeypatch):
    def refuse(*_):
        assert path.read_bytes() == b"what lay there"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises((OSError, KitError)):
        write(path, b"new")
    assert path.read_bytes() == b"what lay there"
    assert list(path.parent.iterdir()) == [path], "nothing half-written stays behind"


@pytest.mark.parametrize("write", WAYS)
def test_the_file_that_is_told_of_is_the_one_that_was_meant(write, path, monkeypatch):
    def refuse(self, _):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises((OSError, KitError), match=r"/table\.csv\b"):
        write(path, b"new")


def test_a_file_that_says_the_same_is_not_touched(path):
    before = path.stat().st_mtime_ns
    assert write_changed(path, b"what lay there") is False
    assert path.stat().st_mtime_ns == before
    assert write_changed(path, b"new") is True


def test_a_table_is_moved_or_dropped_where_it_says_the_same(path, tmp_path):
    inode = path.stat().st_ino
    for content, same in ((b"what lay there", True), (b"new", False)):
        (tmp_path / "under-way").write_bytes(content)
        move_into_place(tmp_path / "under-way", path)
        assert path.read_bytes() == content
        assert (path.stat().st_ino == inode) is same
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody make a link by default")
def test_a_link_goes_on_leading_to_its_file(path, tmp_path):
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no /dev")
def test_the_terminal_is_written_to_and_not_replaced():
    code = (
        "from pathlib import Path; from whosays.base.files import write_whole\n"
        "write_whole(Path('/dev/stdout'), b'hello')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"hello"


def test_a_folder_is_made_only_where_that_is_wished(tmp_path):
    write_whole(tmp_path / "a" / "b.txt", b"x")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "c" / "d.txt", b"x", make_folder=False)
    assert not (tmp_path / "c").exists()


WORDS = DiskWords(
    other="other {path} {where} {reason}",
    full="full",
    closed="closed",
    in_the_way="way",
    gone="gone",
    broken="broken",
)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "full"),
        (errno.EFBIG, "full"),
        (errno.EROFS, "closed"),
        (errno.EACCES, "closed"),
        (errno.ENOTDIR, "way"),
        (errno.ENOENT, "gone"),
        (errno.EIO, "broken"),
        (errno.EMFILE, "other f {x} Too many open files"),
    ],
)
def test_each_kind_of_refusal_has_its_sentence(number, said):
    with pytest.raises(KitError) as told, WORDS.told(Path("f")):
        raise OSError(number, os.strerror(number), "{x}")
    assert str(told.value) == said


def test_a_kind_without_a_sentence_is_told_like_any_other():
    assert DiskWords("{where}: {reason}").of(OSError(errno.EIO, "bad"), Path("f")) == "f: bad"
