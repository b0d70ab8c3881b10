"""The wheel alone is enough: lessons, articles and labextension travel in it, and solutions do not."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

KIT = ("LICENSE", "README.md", "pyproject.toml", "src", "lessons", "exercises", "seeds", "solutions")
LAY_OUT = """
from pathlib import Path
from whosays.learner.lab import working_copy as course
from whosays.base import places
print(places.__file__)
print(places.kit_root())
print(*course.lay_out(Path("my-lessons").resolve(), places.kit_root()).new)
"""


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory) -> Path:
    """The unpacked wheel, built from a copy of the tree, as pip would build it."""
    pytest.importorskip("hatchling", reason="NOT BUILT: the wheel was not tried. pip install hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    for name in KIT:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copy(source, folder)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    done = subprocess.run(build, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    unpacked = folder / "unpacked"
    zipfile.ZipFile(next((folder / "dist").glob("*.whl"))).extractall(unpacked)
    return unpacked


def test_it_lays_out_a_copy_far_from_any_clone(wheel, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(wheel)}
    command = [sys.executable, "-c", LAY_OUT]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    package, kit, new = done.stdout.splitlines()
    assert package.startswith(str(wheel))
    assert kit.startswith(str(wheel))
    assert "lessons/00_start_here.ipynb" in new.split()
    assert (tmp_path / "my-lessons" / "lessons" / "00_start_here.ipynb").is_file()


def test_it_holds_no_solution(wheel):
    files = [path.relative_to(wheel).as_posix() for path in wheel.rglob("*") if path.is_file()]
    assert any("kit/seeds/" in name for name in files)
    assert [name for name in files if "solutions/" in name.lower() or "TEACHING" in name] == []


def test_a_hub_gets_the_labextension_with_it(wheel):
    folder = next(wheel.glob("*.data")) / "data" / "share" / "jupyter" / "labextensions" / "whosays-lab"
    assert (folder / "package.json").is_file()
    assert {path.name for path in (folder / "static").iterdir()} >= {"remoteEntry.js", "guard.js"}


def test_widgets_and_settings_travel_too(wheel, root):
    package = root / "src" / "whosays"
    kinds = {".js", ".css", ".json", ".typed"}
    there = [path.relative_to(package) for path in package.rglob("*") if path.suffix in kinds]
    assert Path("py.typed") in there, "type checkers believe a package that carries it"
    assert len(there) > 5
    assert [str(path) for path in there if not (wheel / "whosays" / path).is_file()] == []
