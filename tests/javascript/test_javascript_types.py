"""TypeScript reads all of the kit's JavaScript by the types in its comments, and compiles nothing."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "src" / "whosays"
HOW = "Install node (16 or newer) with npm, such as: apt-get install nodejs npm"
JUPYTERLAB = "labextension"  # JupyterLab's own types are a package of its own, and nothing here installs it


@pytest.fixture(scope="module")
def tsc() -> list[str | Path]:
    """The command of the checker, in the version of the lock file."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        not_seen(f"NO NODE: the types of the JavaScript were not checked. {HOW}")
    if installed() != pinned():
        fetched = run(npm, "ci", "--no-audit", "--no-fund")
        if fetched.returncode:
            not_seen(f"NO TYPESCRIPT: npm ci did not work, so no types were checked. {fetched.stderr[-400:]}")
    assert installed() == pinned()
    return [node, HERE / "node_modules" / "typescript" / "bin" / "tsc"]


def not_seen(why: str) -> NoReturn:
    """Skip loudly; fail where everything must be seen."""
    if os.environ.get("CI") or os.environ.get("WHOSAYS_BROWSER") == "required":
        pytest.fail(why)
    pytest.skip(why)


def pinned() -> str:
    return json.loads((HERE / "package.json").read_text("utf-8"))["devDependencies"]["typescript"]


def installed() -> str:
    path = HERE / "node_modules" / "typescript" / "package.json"
    return json.loads(path.read_text("utf-8"))["version"] if path.exists() else ""


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=300, check=False)


def sources() -> list[Path]:
    return sorted(SOURCES.rglob("*.js"))


def test_every_javascript_file_has_the_types_it_says(tsc):
    done = run(*tsc, "--project", HERE, "--listFiles")
    assert done.returncode == 0, done.stdout
    read = {Path(line).resolve() for line in done.stdout.splitlines() if line.endswith(".js")}
    assert read == {path.resolve() for path in sources()}
    assert read
    print(f"{len(read)} JavaScript files checked by TypeScript {pinned()}")


def test_the_checker_finds_each_mistake_of_a_specimen(tsc):
    lines = (HERE / "specimens" / "mistakes.js").read_text("utf-8").splitlines()
    planted = {(n, m[1]) for n, line in enumerate(lines, 1) if (m := re.search(r"// (TS\d+)$", line))}
    done = run(*tsc, "--project", HERE / "specimens")
    found = re.findall(r"^specimens/mistakes\.js\((\d+),\d+\): error (TS\d+)", done.stdout, re.MULTILINE)
    assert {(int(line), number) for line, number in found} == planted
    assert planted
    print(f"{len(planted)} planted mistakes found")


def switched_off(text: str) -> list[str]:
    """What keeps the checker from looking: orders to look away, and values of any type."""
    return re.findall(r"@ts-(?:ignore|nocheck|expect-error)|\{[^{}]*\bany\b[^{}]*\}", text)


def test_nothing_keeps_the_checker_from_looking():
    looked = [path for path in sources() if JUPYTERLAB not in path.parts]
    assert {path.name: off for path in looked if (off := switched_off(path.read_text("utf-8")))} == {}
    assert switched_off("/** @type {any} */ // @ts-ignore") == ["{any}", "@ts-ignore"]
    assert looked
    print(f"{len(looked)} JavaScript files without the type any")
