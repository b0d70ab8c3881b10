"""A learner's kit unzipped, and its start file for Linux and macOS run for real."""

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from whosays.author.learner_kit.packing import TOP, kit_members, write_kit

WHEEL = "whosays-9.9-py3-none-any.whl"
LINUX = "Start on Linux.sh"
WINDOWS = "Start on Windows.bat"
PROGRAMS = ("uname", "dirname", "cmp", "rm", "cp", "cat", "mkdir", "rmdir", "sleep", "sh")
ON_UNIX = pytest.mark.skipif(os.name == "nt", reason="the start file for Linux")


def made_kit(folder: Path) -> Path:
    """A kit unzipped, with something in the place of the wheel."""
    made = folder / WHEEL
    made.write_bytes(b"a wheel")
    write_kit(folder / "kit.zip", kit_members(made))
    return unpacked(folder / "kit.zip", folder / "Schüler & Co")


def unpacked(path: Path, folder: Path) -> Path:
    """Unzip as file managers do, with the bits that say what can be run."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            archive.extract(info, folder)
            (folder / info.filename).chmod(info.external_attr >> 16 & 0o777)
    return folder / TOP


def started(
    kit: Path, path: str | None = None, user: int | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(kit.parent), **more} | ({"PATH": path} if path else {})
    command = ["/bin/sh", str(kit / LINUX)]
    quiet = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True}
    return subprocess.run(command, check=False, env=environment, user=user, cwd="/", **quiet)


def only(folder: Path, *programs: str) -> str:
    """A place for programs that has these and no other."""
    folder.mkdir()
    for name in programs:
        where = next(p for p in (Path("/usr/bin") / name, Path("/bin") / name) if p.exists())
        (folder / name).symlink_to(where)
    return str(folder)
