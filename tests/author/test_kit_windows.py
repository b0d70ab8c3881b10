"""Two windows of one kit: one sets it up, whatever the moment, and none stops another for ever."""

import os
import shutil
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from helpers.kit_starts import LINUX, ON_UNIX, PROGRAMS, WINDOWS, made_kit, only, started


@pytest.fixture
def kit(tmp_path) -> Path:
    """A kit unzipped, with something in the place of the wheel."""
    return made_kit(tmp_path)


@ON_UNIX
@pytest.mark.parametrize("pid", ["ours", "gone"])
def test_a_second_window_does_not_set_up_the_same_folder(kit, tmp_path, pid):
    ended = subprocess.Popen(["/bin/true"])
    ended.wait()
    (kit / "setting-up.txt").write_text(f"{os.getpid() if pid == 'ours' else ended.pid}\n")
    done = started(kit, only(tmp_path / "programs", *PROGRAMS))
    assert ("Another window is setting the kit up" in done.stdout) is (pid == "ours")
    assert ("Python 3.11 or newer was not found" in done.stdout) is (pid == "gone")
    assert (kit / "setting-up.txt").exists() is (pid == "ours")


def stubbed(kit: Path, programs: Path) -> str:
    """Programs with a Python that sets up in a moment, and writes down in ``made`` how often it did."""
    path = only(programs, "uname", "dirname", "cmp", "rm", "cp", "mkdir", "rmdir", "chmod", "sleep", "sh")
    real = shutil.which("cat")
    (programs / "cat").write_text(f'#!/bin/sh\n{real} "$@"; said=$?; sleep 0.3; exit $said\n')
    python = f"""#!/bin/sh
case "$*" in
    *"-m venv"*) echo made >> "{kit.parent}/made"; mkdir -p .venv/bin; cp "$0" .venv/bin/python; sleep 0.5;;
esac
"""
    (programs / "python3").write_text(python)
    for name in ("cat", "python3"):
        (programs / name).chmod(0o755)
    return path


@ON_UNIX
@pytest.mark.parametrize("mark", ["none", "of a window that was closed", "nothing in it"])
def test_of_many_starts_in_one_moment_one_sets_up(kit, tmp_path, mark):
    """What a mark says is read slowly here, so that all have read before one acts."""
    path = stubbed(kit, tmp_path / "programs")
    ended = subprocess.Popen(["/bin/true"])
    ended.wait()
    if mark != "none":
        (kit / "setting-up.txt").write_text(f"{ended.pid}\n" if mark != "nothing in it" else "")
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: started(kit, path), range(8)))
    assert (kit.parent / "made").read_text() == "made\n"
    said = [each.stdout for each in done]
    assert sum("Setting up, in this folder" in each for each in said) == 1
    others = [each for each in said if "Setting up, in" not in each]
    assert all("Another window is setting the kit up" in each or not each for each in others), others
    assert [each.stderr for each in done] == [""] * 8
    assert not [path.name for path in kit.iterdir() if "set-up" in path.name or "setting-up" in path.name]


@ON_UNIX
def test_what_another_window_set_up_meanwhile_is_not_set_up_again(kit, tmp_path):
    """A window that looked before the other one was ready, and came to the mark after it."""
    path = stubbed(kit, tmp_path / "programs")
    assert started(kit, path).returncode == 0
    slow = "#!/bin/sh\n[ -e ../looked ] || { : > ../looked; exit 1; }\n"
    (tmp_path / "programs" / "cmp").unlink()
    (tmp_path / "programs" / "cmp").write_text(slow)
    (tmp_path / "programs" / "cmp").chmod(0o755)
    again = started(kit, path)
    assert (again.returncode, again.stdout) == (0, "")
    assert (kit.parent / "made").read_text() == "made\n"


@ON_UNIX
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_window_that_is_closed_in_the_middle_stops_nobody_later(kit, tmp_path, how):
    path = stubbed(kit, tmp_path / "programs")
    window = subprocess.Popen(
        ["/bin/sh", str(kit / LINUX)],
        env={**os.environ, "PATH": path},
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_until((kit.parent / "made").exists)
    os.killpg(window.pid, how)
    window.wait()
    assert (kit / "setting-up.txt").exists() is (how == signal.SIGKILL)
    (kit / ".venv").exists() and shutil.rmtree(kit / ".venv")
    assert "Setting up, in this folder" in started(kit, path).stdout
    assert (kit / ".venv" / "whosays-installed.whl").exists()


def wait_until(holds, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_on_windows_too_what_sets_up_holds_a_file_that_is_refused_to_another(kit):
    """It cannot be run here: this reads it. All that writes in the folder comes after ``:alone``."""
    text = (kit / WINDOWS).read_text("ascii")
    start, held = text.split("\n:alone\n")
    assert 'call :alone 9>"%LOCK%"\nif not defined HELD goto not_alone' in start
    assert held.startswith('set "HELD=1"\ncall :is_ready && exit /b 0\n')
    for act in ("-m venv", "-m pip install", "rmdir", "copy /y"):
        assert act not in start
        assert act in held
