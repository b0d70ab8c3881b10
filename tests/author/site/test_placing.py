"""A finished site comes to its place whole, or not at all."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from whosays.author.site import placing
from whosays.author.site.placing import check_place, put_in_place
from whosays.base.errors import KitError


@pytest.fixture
def site(tmp_path) -> Path:
    """Ten files in two folders."""
    made = tmp_path / "made" / "site"
    for number in range(10):
        path = made / ("jupyter" if number % 2 else "exercises") / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number}")
    (made / "index.html").write_text("the door")
    return made


@pytest.fixture(params=["new", "an empty folder", "a link to one"])
def to(request, tmp_path) -> Path:
    (tmp_path / "out").mkdir()
    place = tmp_path / "out" / "site"
    if request.param == "an empty folder":
        place.mkdir(mode=0o775)
    if request.param == "a link to one":
        (tmp_path / "elsewhere").mkdir()
        place.symlink_to(tmp_path / "elsewhere")
    return place


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_it_is_there_whole_and_nothing_else(site, to):
    wanted = files(site)
    put_in_place(site, to)
    assert files(to) == wanted
    assert len(wanted) == 11
    assert [path.name for path in to.parent.iterdir()] == ["site"]


def stopped_at(monkeypatch, name: str, error: BaseException) -> None:
    """Copying, or renaming, that ends at one file."""
    copied, renamed = shutil.copyfile, Path.rename

    def copy(source: Path, target: Path) -> None:
        if Path(source).name == name:
            target.write_text("ha")
            raise error
        copied(source, target)

    def rename(self: Path, target: Path) -> Path:
        if name == "rename" and Path(target).name in ("site", "jupyter"):
            raise error
        return renamed(self, target)

    monkeypatch.setattr(placing.shutil, "copyfile", copy)
    monkeypatch.setattr(Path, "rename", rename)


@pytest.mark.parametrize("name", ["5.txt", "rename"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_stopped_in_the_middle_nothing_stays_and_it_can_be_made_again(site, to, monkeypatch, name, error):
    was_there = to.is_dir()
    with monkeypatch.context() as patched:
        stopped_at(patched, name, error)
        with pytest.raises(KitError if isinstance(error, OSError) else KeyboardInterrupt) as told:
            put_in_place(site, to)
    if isinstance(error, OSError):
        assert str(told.value).startswith(f"{to}: the disk is full, and nothing was written.")
    assert to.is_dir() is was_there
    assert [path.name for path in to.parent.rglob("*")] == (["site"] if was_there else [])
    check_place(to)
    put_in_place(site, to)
    assert files(to) == files(site)


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from whosays.author.site import placing
copied, left = shutil.copyfile, [5]
def copy(source, target):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    copied(source, target)
placing.shutil.copyfile = copy
placing.put_in_place(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="a signal of Unix")
def test_killed_in_the_middle_the_next_run_does_not_stumble_over_it(site, to):
    done = subprocess.run([sys.executable, "-c", KILLED, str(site), str(to)], check=False)
    assert done.returncode == -signal.SIGKILL
    check_place(to)
    put_in_place(site, to)
    assert files(to) == files(site)
    assert [path.name for path in to.parent.iterdir()] == ["site"]


def test_what_somebody_else_put_there_is_still_refused(site, to):
    to.mkdir(exist_ok=True)
    (to / ".whosays-site.part").mkdir()
    (to / "mine.txt").write_text("mine")
    with pytest.raises(KitError, match="is there already"):
        check_place(to)


def test_a_place_that_is_closed_is_told_before_the_long_work(tmp_path, monkeypatch):
    """To root no folder is closed: here the system says that it is."""
    monkeypatch.setattr(placing.os, "access", lambda path, _: Path(path) != tmp_path)
    with pytest.raises(KitError, match=r"site: nothing may be written in .*\. Choose another --to\.$"):
        check_place(tmp_path / "site")
    (tmp_path / "html").mkdir()
    check_place(tmp_path / "html")  # a web server's folder: its own is root's


@pytest.mark.skipif(os.name == "nt", reason="rights of Unix")
def test_in_a_closed_parent_it_is_one_sentence_or_goes_into_the_open_folder(site):
    """By somebody who is not root, for whom it is really closed."""
    words = "import os, sys; from pathlib import Path; from whosays.author.site.placing import *; "
    words += "os.getuid() or os.setuid(65534); check_place(Path(sys.argv[2])); "
    words += "put_in_place(*map(Path, sys.argv[1:]))"
    with TemporaryDirectory() as folder:
        closed = Path(folder) / "closed"
        (closed / "html").mkdir(parents=True)
        (closed / "html").chmod(0o777)
        made = shutil.copytree(site, Path(folder) / "made")
        closed.chmod(0o555)
        Path(folder).chmod(0o755)
        done = [
            subprocess.run(
                [sys.executable, "-c", words, str(made), str(closed / name)],
                capture_output=True,
                text=True,
                check=False,
            )
            for name in ("new", "html")
        ]
        closed.chmod(0o755)
        assert "KitError" in done[0].stderr
        assert "nothing may be written in" in done[0].stderr.splitlines()[-1]
        assert files(closed / "html") == files(site), done[1].stderr
