"""The house rules that a machine can hold: ruff, short modules, no traces."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = {".py", ".js", ".css", ".md", ".toml", ".csv", ".json", ".ipynb", ".j2", ".yml", ".txt", ".tsv"}
# How a thing was made, where, and from which mirror is nobody's business: it would go stale at once.
TRACES = re.compile(
    r"/work/(?:main|next|shared)|/root/|pypi\.org|files\.pythonhosted|registry\.npmjs|issue #?\d"
)


def tracked(root: Path) -> list[Path]:
    """The files of the repository that are text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("NO GIT: this is no clone, so nothing tells its files from a run's.")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [root / name for name in names if Path(name).suffix in TEXT and (root / name).is_file()]


@pytest.mark.parametrize("what", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_is_clean(root, what):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *what, "."], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_modules_are_small(root):
    package = root / "src" / "whosays"
    lines = {
        str(path.relative_to(package)): len(path.read_text(encoding="utf-8").splitlines())
        for ending in ("*.py", "*.js")
        for path in package.rglob(ending)
    }
    print(f"\n{len(lines)} modules, the longest of {max(lines.values())} lines")
    assert len(lines) > 20
    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_nothing_says_how_it_was_made(root):
    own = {Path(__file__).name, "test_readme.py"}  # they name what they look for
    files = [path for path in tracked(root) if path.name not in own]
    found = [
        f"{path.relative_to(root)}: {match.group()}"
        for path in files
        for match in TRACES.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    print(f"\n{len(files)} files read")
    assert len(files) > 100
    assert found == []
