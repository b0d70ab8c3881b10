"""An article with the line ends and the mark of a Windows editor makes the same exercise, to the byte."""

import shutil
from pathlib import Path

import pytest

from helpers.places import SPECIMENS
from whosays.articles.seed import read_seed
from whosays.author.build.exercises import build_exercises
from whosays.base.notebook_files import notebook_bytes, read_notebook
from whosays.learner.lab.release_marker import Release
from whosays.teacher.release.files import release_files

STEM = "09_canteen"
MISSING = ("answers", "accuses", "debt")  # tasks that the specimen's notebook asks for in vain


def a_kit(folder: Path) -> Path:
    shutil.copytree(SPECIMENS / "own_article", folder)
    for room in ("lessons", "exercises"):
        (folder / room).mkdir()
    path = folder / "solutions" / f"{STEM}.ipynb"
    notebook = read_notebook(path)
    cells = [
        each for each in notebook["cells"] if not any(f'"{name}")' in each["source"] for name in MISSING)
    ]
    path.write_bytes(notebook_bytes({**notebook, "cells": cells}))
    return folder


def windows(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("spelled", [windows, lambda data: b"\xef\xbb\xbf" + data])
def test_the_exercise_is_the_same(tmp_path, spelled):
    plain, other = a_kit(tmp_path / "plain"), a_kit(tmp_path / "other")
    article = other / "seeds" / "canteen" / "article.txt"
    article.write_bytes(spelled(article.read_bytes()))
    files = []
    for kit in (plain, other):
        build_exercises(kit, kit / "exercises")
        files.append(release_files(kit, Release(STEM)))
    differ = {name for name in files[0] if files[0][name] != files[1][name]}
    print(f"\n{len(files[0])} files compared")
    assert files[0].keys() == files[1].keys()
    assert differ == {"seeds/canteen/article.txt", f"exercises/{STEM}.tasks.toml"}, "the text, and its digest"
    keys = [read_seed(kit / "seeds" / "canteen").key for kit in (plain, other)]
    rows = [[each.row for each in key.statements] for key in keys]
    assert rows[0] == rows[1] != []
