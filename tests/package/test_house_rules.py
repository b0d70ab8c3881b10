"""The house rules that a machine can hold: ruff, short modules, no traces."""

import ast
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


def imported(path: Path) -> list[tuple[str, str]]:
    """What a test file imports: (module, name), the name empty where the module itself is imported."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found += [(node.module or "", each.name) for each in node.names]
        elif isinstance(node, ast.Import):
            found += [(each.name, "") for each in node.names]
    return found


def is_private(module: str, name: str) -> bool:
    """Whether a name of the package's is one that only its own module may use."""
    hidden = name.startswith("_") and not name.endswith("__")
    return module.startswith("whosays.") and hidden


def is_test(module: str, name: str) -> bool:
    return any(part.startswith("test_") for part in (*module.split("."), name)) and "whosays" not in module


def test_no_test_imports_a_test_or_a_private_name(root):
    files = [path for path in (root / "tests").rglob("*.py") if "specimens" not in path.parts]
    names = [(path.name, *each) for path in files for each in imported(path)]
    print(f"\n{len(files)} test files and helpers, {len(names)} imports read")
    assert len(names) > 500
    assert [each for each in names if is_private(*each[1:]) or is_test(*each[1:])] == []


def test_a_private_name_and_a_test_would_be_seen():
    assert is_private("whosays.base.files", "_name")
    assert not is_private("whosays.base.version", "__version__")
    assert is_test("test_quotations", "verdicts")
    assert is_test("course", "test_quotations")
    assert not is_test("whosays.teacher.stats.test_changes", "changes")
