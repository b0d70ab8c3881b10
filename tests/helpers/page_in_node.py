"""An exercise's page without a browser: its models keep answers and write the file, in node."""

import json
import subprocess
from pathlib import Path
from typing import Any

from helpers.node import node
from whosays.base.notebook_files import read_notebook
from whosays.learner.lab.release_marker import Release
from whosays.learner.widgets import assets
from whosays.tasks.reading import read_tasks
from whosays.teacher.exercise_page.packer import packed
from whosays.teacher.exercise_page.page_data import Exercise, page_data
from whosays.teacher.exercise_page.steps import course_of
from whosays.teacher.exercise_page.story import stories

WIDGETS = Path(assets.__file__).parent
RELEASED = "2026-11-20T08:00:00.000Z"


def exercise_of(root: Path, stem: str) -> Exercise:
    """What the page of a built exercise is made of."""
    path = root / "exercises" / f"{stem}.tasks.toml"
    tasks = read_tasks(path, "exercises", stem)
    course = course_of(read_notebook(path.with_suffix("").with_suffix(".ipynb")), tasks)
    told = stories(step.task for step in course.steps if step.is_story)
    release = Release(stem, due="2026-11-30T22:59:59.999Z", zone="UTC+01:00", released=RELEASED)
    return Exercise(tasks, course, told, release)


def data_of(root: Path, stem: str) -> dict[str, Any]:
    """What the page's script is given."""
    return page_data(exercise_of(root, stem))


def in_node(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the page's models made of each: ``data``, ``acts`` (what widgets send), ``learner``, ``name``."""
    keeps = {path.parent.name: path for path in sorted(WIDGETS.glob("*/kept.js"))}
    script = packed(Path(__file__).with_name("kept_in_node.js"), {"keeps": keeps})
    done = subprocess.run(
        [node(), "-e", script],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
