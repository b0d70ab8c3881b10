"""A kit of its own with exercises that have no lesson: a companion on real news, and a one-page task."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from whosays.base.notebook_files import stems

COMPANION, PAGE = "21_the_page_once_more", "11_one_page"
MADE_FROM = {COMPANION: "01_what_is_on_the_page", PAGE: "02_who_is_speaking"}
ROOMS = ("lessons", "exercises", "solutions", "seeds", "src")


def kit_with(root: Path, to: Path) -> Path:
    """A whole kit in ``to``: the clone's, but for its own notebooks of those numbers."""
    for room in ROOMS:
        shutil.copytree(root / room, to / room, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "hatch_build.py", "CHANGELOG.md"):
        shutil.copy(root / name, to / name)
    own = {each[:2]: each for each in MADE_FROM}
    routes = to / "solutions" / "routes.toml"
    for stem in [each for room in ("exercises", "solutions") for each in stems(to, room)]:
        if stem[:2] in own:
            for path in to.glob(f"*/{stem}.*"):
                path.unlink()
            said = routes.read_text(encoding="utf-8").replace(stem, own[stem[:2]])
            routes.write_text(said, encoding="utf-8")
    for stem, source in MADE_FROM.items():
        _renamed(to / "solutions", source, stem)
    return to


def _renamed(folder: Path, source: str, stem: str) -> None:
    for end in (".ipynb", ".tasks.toml"):
        text = (folder / f"{source}{end}").read_text(encoding="utf-8")
        (folder / f"{stem}{end}").write_text(text.replace(source, stem), encoding="utf-8")


def run(kit: Path, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """One command of that kit, as it is typed."""
    said = {**os.environ, "PYTHONPATH": str(kit / "src")}
    command = [sys.executable, "-m", "whosays", *words]
    return subprocess.run(command, cwd=folder or kit, env=said, capture_output=True, text=True, check=False)
