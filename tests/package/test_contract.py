"""Who may import whom (the contract in pyproject.toml), and what a learner's kernel truly loads."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LINTER = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
# A line that each contract forbids, by the module at whose end it is planted.
FORBIDDEN = {
    "base/errors.py": "from whosays.articles.kinds import KINDS",
    "teacher/marks/changes.py": "from whosays.teacher.report.words import quoted",
    "tasks/hints.py": "import pandas",
    "learner/answers/events.py": "from whosays.learner.lab.start import options",
    "articles/xray.py": "import whosays.old_names",
}
HEAVY = (
    *("pandas", "numpy", "scipy", "matplotlib", "jinja2", "typer", "rich", "nbformat"),
    *("nbclient", "dask", "jupyterlab"),
)
LESSON = """
import sys
from whosays import start, show, hand_in
for name in ("kinds", "accuses"):
    print(repr(show("lessons/03_fact_claim_or_allegation", name)))
print(repr(start("lessons/03_fact_claim_or_allegation")))
EXTRA
print("loaded:", *sorted(set(HEAVY) & set(sys.modules)))
"""


def lint(folder: Path) -> subprocess.CompletedProcess:
    """What import-linter says of the package in ``folder/src``."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", LINTER]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_contract_is_kept(root):
    done = lint(root)
    print(f"\n{re.search('Analyzed .*', done.stdout)[0]} {re.search('Contracts: .*', done.stdout)[0]}")
    assert done.returncode == 0, done.stdout + done.stderr
    files = int(re.search(r"Analyzed (\d+) files", done.stdout)[1])
    assert files >= len(list((root / "src" / "whosays").rglob("*.py")))  # and the libraries they name


def test_each_line_of_the_contract_can_break(root, tmp_path):
    """Every contract fails on a copy of the package with one forbidden import for each."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(root / "src" / "whosays", tmp_path / "src" / "whosays")
    for module, line in FORBIDDEN.items():
        with (tmp_path / "src" / "whosays" / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert f"Contracts: 0 kept, {len(FORBIDDEN)} broken." in done.stdout


def loaded(extra: str = "") -> tuple[set[str], list[str]]:
    """What a fresh process has loaded after it showed a lesson's tasks, and the lines it printed before."""
    code = LESSON.replace("HEAVY", repr(HEAVY)).replace("EXTRA", extra)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *shown, last = done.stdout.splitlines()
    return set(last.removeprefix("loaded:").split()), shown


def test_a_lesson_loads_nothing_that_only_a_teacher_needs():
    heavy, shown = loaded()
    print(f"\n{len(shown)} widgets in a fresh process, {len(HEAVY)} libraries looked for")
    assert len(shown) == 3
    assert all("#" in line for line in shown), "a notice instead of a widget proves nothing"
    assert heavy == set()


def test_a_library_that_is_loaded_is_seen():
    heavy, _ = loaded("import jinja2")
    assert heavy == {"jinja2"}


def test_the_top_of_the_package_holds_the_wings_and_little_else(root):
    package = root / "src" / "whosays"
    wings = {"base", "articles", "tasks", "learner", "teacher", "author", "commands"}
    files = {"__init__.py", "__main__.py", "old_names.py", "formats.md", "py.typed"}
    there = {path.name for path in package.iterdir()} - {"__pycache__"}
    assert there == wings | files
