"""A home that is closed, full or missing: JupyterLab and its kernels write elsewhere.

Who runs the tests may be root, whom no permission stops; so a home is closed here by being no folder.
"""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest

from whosays.base.errors import KitError
from whosays.learner.lab import start as lab
from whosays.learner.lab import writable_places as places
from whosays.learner.lab.writable_places import holds_private_files, use_writable_places

NAMES = ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")


@pytest.fixture
def environment(monkeypatch):
    """This process's own, as JupyterLab has it, without what a person has set."""
    for name in (*NAMES, "JUPYTER_PATH", "JUPYTER_CONFIG_DIR", "JUPYTER_CONFIG_PATH", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, "")  # so that it is put back, whatever the test sets
        monkeypatch.delenv(name)
    return os.environ


@pytest.fixture
def own(tmp_path) -> Path:
    return tmp_path / "copy" / ".whosays"


def test_a_home_that_can_be_written_is_used_as_ever(tmp_path, own, environment, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    use_writable_places(own, environment)
    assert [name for name in NAMES if name in environment] == []
    assert not own.exists()
    assert list((tmp_path / "home").rglob("*.trial")) == []


@pytest.mark.parametrize("home", ["/dev/null", "/dev/null/home", "/proc/no/home"])
def test_a_closed_home_gives_way_to_the_copy(own, environment, monkeypatch, home):
    monkeypatch.setenv("HOME", home)
    use_writable_places(own, environment)
    assert [Path(environment[name]).parts[-3:-1] for name in NAMES[:1]] == [("copy", ".whosays")]
    for name in NAMES:
        if name in environment:  # what runs lies in what is kept, if nothing else is said
            assert Path(environment[name]).is_relative_to(own)
    assert environment["JUPYTER_PATH"].startswith(home), "what can be read there goes on being found"


def test_an_account_without_a_home_gets_the_copy_for_one(own, environment, monkeypatch):
    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setenv("HOME", "")
    monkeypatch.setattr(places.Path, "home", nowhere)
    use_writable_places(own, environment)
    assert environment["HOME"] == str(own)


def test_what_an_administrator_has_set_is_used(tmp_path, own, environment, monkeypatch):
    for name in NAMES:
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("HOME", "/dev/null")
    use_writable_places(own, environment)
    assert {name: environment[name] for name in NAMES} == {name: str(tmp_path / name) for name in NAMES}


def test_a_copy_that_knows_no_private_files_gives_way_to_a_temporary_folder(own, environment, monkeypatch):
    """As on a USB stick: what is written there, everybody may read."""
    monkeypatch.setenv("HOME", "/dev/null")
    real = places.secure_write

    def refuses(name, **more):
        if "copy" in name:
            raise RuntimeError("Permissions assignment failed")
        return real(name, **more)

    monkeypatch.setattr(places, "secure_write", refuses)
    use_writable_places(own, environment)
    folder = Path(environment["JUPYTER_DATA_DIR"])
    assert folder.is_dir()
    assert folder.stat().st_mode & 0o077 == 0
    assert not folder.is_relative_to(own)


@contextmanager
def on_a_full_disk(*_, **__):
    with Path("/dev/full").open("wb") as file:
        yield file


def test_a_full_disk_is_found_out_by_trying(tmp_path, monkeypatch):
    assert holds_private_files(tmp_path / "new")
    monkeypatch.setattr(places, "secure_write", on_a_full_disk)
    assert not holds_private_files(tmp_path / "new")


def test_where_nothing_can_be_written_one_sentence_names_all_places(own, environment, monkeypatch):
    monkeypatch.setattr(places, "holds_private_files", lambda _: False)
    with pytest.raises(KitError, match="none of these can") as told:
        use_writable_places(own, environment)
    assert str(own) in str(told.value)
    assert str(told.value).count(", ") == 3


def test_settings_of_an_administrator_are_read_behind_the_kits(tmp_path, environment, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", "/school/jupyter")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/first")
    lab.prepare(tmp_path / "copy", environment)
    assert environment["JUPYTER_CONFIG_PATH"].split(os.pathsep) == ["/first", "/school/jupyter"]
    assert environment["JUPYTER_CONFIG_DIR"] == str(tmp_path / "copy" / ".whosays" / "config")
