"""The wheel alone is enough: lessons, articles and labextension travel in it, and no key of an exercise."""

import csv
import gzip
import html
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers.wheel_search import found_in, secrets
from whosays.author.learner_kit.wheel_content import wheel_files
from whosays.base.errors import KitError
from whosays.base.notebook_files import stems

KIT = (
    "LICENSE",
    "README.md",
    "pyproject.toml",
    "hatch_build.py",
    "src",
    "lessons",
    "exercises",
    "seeds",
    "solutions",
)
LAY_OUT = """
from pathlib import Path
from whosays.learner.lab import working_copy as course
from whosays.base import places
print(places.__file__)
print(places.kit_root())
print(*course.lay_out(Path("my-lessons").resolve(), places.kit_root()).new)
"""


@pytest.fixture(scope="module")
def packed(root, tmp_path_factory) -> Path:
    """The wheel, built from a copy of the tree, as pip would build it."""
    pytest.importorskip("hatchling", reason="NOT BUILT: the wheel was not tried. pip install hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    for name in KIT:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copy(source, folder)
    (folder / "exercises" / "my notes.txt").write_text("a file of the teacher's own", "utf-8")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    done = subprocess.run(build, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next((folder / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(packed) -> Path:
    """The unpacked wheel."""
    unpacked = packed.parent / "unpacked"
    zipfile.ZipFile(packed).extractall(unpacked)
    return unpacked


@pytest.fixture(scope="module")
def words(root) -> set[str]:
    """What must not be in it."""
    return secrets(root)


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


def test_no_byte_of_it_is_of_an_exercises_key(packed, words):
    found, seen = found_in("wheel", packed.read_bytes(), words)
    print(f"\n{seen} files searched for {len(words)} texts of keys")
    assert seen > 200
    assert len(words) > 1000
    assert found == []


def test_it_carries_keys_of_lessons_only_and_nobodys_own_files(wheel, root):
    kit = wheel / "whosays" / "kit"
    keyed = {path.parent.name for path in kit.glob("seeds/*/key.csv")}
    assert keyed == {"venezuela-2018", "swapped-2018", "harbor-company", "supreme-court-2019"}
    assert {path.stem for path in (kit / "exercises").glob("*.ipynb")} == set(stems(root, "exercises"))
    assert (kit / "lessons" / "course.toml").read_bytes() == (root / "lessons" / "course.toml").read_bytes()
    assert {path.suffix for path in kit.rglob("*") if path.is_file()} == {".ipynb", ".toml", ".txt", ".csv"}
    assert not list(kit.rglob("my notes.txt"))
    with (kit / "seeds" / "fuel-spill" / "outside.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 9


def a_reason(words: set[str]) -> str:
    """The longest text that has quotation marks and letters beyond ASCII, and needs every spelling."""
    return max((word for word in words if "“" in word and "’" in word), key=len)


def zipped(data: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", data)
    return memory.getvalue()


WAYS = {
    "plain": str.encode,
    "in JSON": lambda text: json.dumps({"a": text}).encode(),
    "in HTML": lambda text: html.escape(text).encode(),
    "in UTF-16": lambda text: text.encode("utf-16"),
    "gzipped": lambda text: gzip.compress(text.encode()),
    "zipped twice": lambda text: zipped(zipped(text.encode())),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_planted_key_is_found_however_it_is_packed(packed, words, way, tmp_path):
    bad = tmp_path / packed.name
    with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("whosays/kit/seeds/odd.bin", WAYS[way](f"before {a_reason(words)} after"))
    found, _ = found_in("wheel", bad.read_bytes(), words)
    assert found
    assert "odd.bin" in found[0]


def small_kit(root: Path, folder: Path, mode: str = "hand-in", article: str = "ferry-strike") -> Path:
    """A kit with one lesson and one exercise."""
    for room, how in (("lessons", ("practice", "venezuela-2018")), ("exercises", (mode, article))):
        (folder / room).mkdir()
        (folder / room / "01_small.ipynb").write_text("{}", "utf-8")
        (folder / room / "01_small.tasks.toml").write_text(
            f'mode = "{how[0]}"\narticle = "{how[1]}"\n[task.story]\ntype = "read"\ntitle = "T"\n'
            'prompt = "P"\nminutes = 1\n',
            "utf-8",
        )
    (folder / "lessons" / "course.toml").write_text('order = ["01_small"]\n', "utf-8")
    (folder / "seeds").symlink_to(root / "seeds")
    return folder


def test_an_article_that_serves_both_stops_the_wheel(root, tmp_path):
    assert "seeds/ferry-strike/key.csv" not in wheel_files(small_kit(root, tmp_path))
    (tmp_path / "b").mkdir()
    with pytest.raises(KitError, match="seeds/venezuela-2018 serves lessons and exercises"):
        wheel_files(small_kit(root, tmp_path / "b", article="venezuela-2018"))


def test_an_exercise_with_its_key_stops_the_wheel(root, tmp_path):
    with pytest.raises(KitError, match=r"exercises/01_small\.tasks\.toml: this file carries its key"):
        wheel_files(small_kit(root, tmp_path, mode="practice"))


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
