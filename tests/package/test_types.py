"""mypy, as strict as it can be, finds nothing in the package; and it finds a planted mistake."""

import re
import shutil
import subprocess
import sys

PLANTED = """

def planted(number: int) -> str:
    return number
"""


def checked(folder) -> str:
    words = [sys.executable, "-m", "mypy"]  # what and how strictly: see pyproject.toml
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_types_fit(root):
    said = checked(root)
    files = re.search(r"no issues found in (\d+) source files", said)
    assert files, said[-3000:]
    print(f"\n{files[1]} modules")
    assert int(files[1]) > 100


def test_a_planted_mistake_is_found(root, tmp_path):
    for name in ("src", ".mypy_cache"):  # with what mypy knows already, a second look takes a moment
        if (root / name).is_dir():
            shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    with (tmp_path / "src/whosays/teacher/collect/roster.py").open("a", encoding="utf-8") as file:
        file.write(PLANTED)
    assert re.search(r"collect.roster\.py:\d+: error: .*\[return-value\]", checked(tmp_path))
