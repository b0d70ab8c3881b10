"""A clone of the kit's folders, in which its commands are run as a teacher types them."""

import csv
import os
import subprocess
import sys
from pathlib import Path

from helpers.classroom import handed_in, tasks_of
from helpers.places import ROOT
from whosays.tasks.marking import best_answer


def empty_clone(folder: Path) -> Path:
    """A clone without an article: rooms, the course, and the kit's code."""
    for room in ("lessons", "exercises", "solutions", "seeds"):
        (folder / room).mkdir(parents=True, exist_ok=True)
    (folder / "src").symlink_to(ROOT / "src")
    (folder / "lessons" / "course.toml").write_bytes((ROOT / "lessons" / "course.toml").read_bytes())
    return folder


def run_in(clone: Path, *command: str, answer: str = "") -> subprocess.CompletedProcess[str]:
    """A command of the kit that this clone is, as a teacher types it."""
    environment = {**os.environ, "PYTHONPATH": str(clone / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command], check=False, cwd=clone, env=environment, input=answer,
        capture_output=True, text=True, timeout=180,
    )  # fmt: skip


def marks_of_the_best(clone: Path, stem: str, folder: Path) -> tuple[dict[str, str], int]:
    """Release an exercise, hand in the best answers, collect and grade them.

    Args:
        clone: where it was built.
        stem: of the exercise; its number comes first.
        folder: an empty one, for all that is made.

    Returns:
        The row of ``totals.csv``, and how many answers a machine can mark.
    """
    released = run_in(clone, "whosays", "release", stem.partition("_")[0], "--to", str(folder / "out"))
    assert released.returncode == 0, released.stderr
    assert not list((folder / "out").rglob("key.csv"))
    best, texts = _answers(clone, stem)
    (folder / "sent").mkdir()
    (folder / "sent" / "a.jsonl").write_bytes(handed_in(tasks_of(clone, stem), "7", best | texts))
    collected = run_in(clone, "whosays", "collect", str(folder / "sent"), "--to", str(folder / "in"))
    assert collected.returncode == 0, collected.stderr
    graded = run_in(clone, "whosays", "grade", str(folder / "in"), "--to", str(folder / "marks"))
    assert graded.returncode == 0, graded.stderr
    with (folder / "marks" / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    return row, len(best)


def _answers(clone: Path, stem: str) -> tuple[dict, dict]:
    asked = [(task, item) for task in tasks_of(clone, stem).values() for item in task.items]
    best = {(task.name, item.id): best_answer(task, item) for task, item in asked if task.by_machine}
    texts = {(task.name, item.id): {"text": item.raw["sample"], "checked": []}
             for task, item in asked if task.type == "write"}  # fmt: skip
    return best, texts
