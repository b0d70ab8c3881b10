"""An nbgrader course from the kit's exercises: ``source/`` and the settings that go with it.

Of each exercise the notebook as learners get it, with cells at its end that carry its points; beside it, in a
hidden folder, the tasks and the article, without a key. Rules for cells: nbgrader's metadata schema 3.
"""

import json
import re
from dataclasses import replace
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import OURS, cell_id, notebook_bytes
from whosays.base.places import HIDDEN
from whosays.learner.lab.release_marker import Release
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.teacher.marks.counting import Marker
from whosays.teacher.release.articles import Files
from whosays.teacher.release.files import WELCOME, is_same, release_files

CONFIG = "nbgrader_config.py"
_WORDS = DiskWords("{where}: cannot be written ({reason}). Choose another folder.")
_HEAD = "# nbgrader's settings for this course, written by whosays. What you change here stays.\n"
_CONFIG = """
from pathlib import Path

c = get_config()
course = Path(__file__).resolve().parent
c.CourseDirectory.root = str(course)
c.CourseDirectory.course_id = {course_id}

# A learner's answers are files beside the notebook. No file of source/ takes their place,
c.Autograde.exclude_overwriting = {{
    folder.name: [str(path.relative_to(folder)) for path in folder.rglob("*.jsonl")]
    for folder in (course / "source").glob("*")
}}
# they come along from a download, and answers that a teacher tried out do not go to learners.
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".jsonl"]
c.GenerateAssignment.preprocessors.prepend(["whosays.nbgrader_steps.nothing_answered"])

# Of the kit's exercises the course's own notebook is run, and not what came back: no learner's code has a
# say in the marks. Leave these three as they are. They hold for notebooks only; see TEACHING.md.
c.Autograde.sanitize_preprocessors.prepend(["whosays.nbgrader_steps.take_released"])
c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--InteractiveShellApp.ignore_cwd=True"]
c.Execute.skip_cells_with_tag = ""  # a cell that is skipped would count as all right

c.OverwriteCells.add_missing_cells = True  # a cell of points that is gone comes back
c.Execute.timeout = 60  # seconds a cell
c.Execute.startup_timeout = 120  # for the kernel, on a machine that is busy
"""
_HAND_IN = """\
## Hand in

1. Press **Hand in**. It makes one small file with all your answers, beside this notebook.
2. Then submit the assignment as you always do. The file goes with it.

If you change an answer, do both again."""
_POINTS = """\
## For your teacher's computer

The cells below fetch your points there. Here they know nothing: you need not run them."""
_BY_HAND = """\
### {title}: marked by a person

What was written, and the rows to mark it by, stand above. Each of the {rows} rows gives 2, 1 or 0 points."""


def write_course(kit: Path, course: Path, releases: list[Release], solutions: Path) -> list[Path]:
    """Write the exercises into ``course/source/``, and the settings if there are none yet.

    Args:
        kit: the kit's root, which holds ``exercises/`` and ``seeds/``.
        course: the folder of the course, new or written by the kit before.
        releases: what is handed out.
        solutions: the folder of the keys: it says what a task is worth. Nothing of it is written.

    Returns:
        The files written. Those that are there already, to the byte, are left alone.

    Raises:
        KitError: another course lies there, an exercise there is another one, or it cannot be written.
    """
    files: Files = {}
    for release in releases:
        made = assignment_files(kit, release, solutions)
        files |= {f"source/{release.stem}/{name}": content for name, content in made.items()}
    with _WORDS.told(course):
        _check(course, files)
        if not (course / CONFIG).exists():
            files[CONFIG] = config_bytes(course)
        new = {course / name: content for name, content in files.items() if not (course / name).exists()}
        for path, content in new.items():
            write_whole(path, content)
    return list(new)


def config_bytes(course: Path) -> bytes:
    """The settings of the course."""
    course_id = re.sub(r"[^A-Za-z0-9_-]+", "-", course.resolve().name).strip("-") or "whosays"
    return (_HEAD + _CONFIG.format(course_id=json.dumps(course_id))).encode()


def _check(course: Path, files: Files) -> None:
    config = course / CONFIG
    if config.exists() and not config.read_bytes().startswith(_HEAD.encode()):
        raise KitError(
            f"{config}: this is another course. Give these exercises a folder of their own: code that "
            "learners hand in for other assignments could read the key."
        )
    for name, content in files.items():
        path = course / name
        if path.exists() and not is_same(name, path.read_bytes(), content):
            raise KitError(
                f"{path} is there already, and is another one. To put the new one in its place, move the "
                f"folder {path.relative_to(course).parts[1]} away. Not once "
                "something was handed in: then nbgrader takes no other cells."
            )


def assignment_files(kit: Path, release: Release, solutions: Path) -> Files:
    """What goes into ``source/STEM/``, by path.

    Raises:
        KitError: the exercise or its key is not complete.
    """
    stem = release.stem
    flat = replace(release, flat=True)
    files = release_files(kit, flat)
    del files[WELCOME]  # a folder in a hub is opened in the hub
    notebook = json.loads(files.pop(f"exercises/{stem}.ipynb"))
    hidden = {name: files.pop(name) for name in list(files) if "/" in name}
    tasks = read_tasks(solutions / f"{stem}.tasks.toml", "solutions", stem)
    return {
        **files,
        f"{stem}.ipynb": _with_points(notebook, tasks),
        **{f"{HIDDEN}/{name}": content for name, content in hidden.items()},
    }


def _with_points(notebook: JsonObject, tasks: dict[str, Task]) -> bytes:
    stem = next(iter(tasks.values())).stem
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    *_, hand_in, _ = notebook["cells"]
    hand_in["source"] = _HAND_IN
    metadata = {**notebook["metadata"], OURS: {"stem": stem}}
    cells = [*notebook["cells"], _markdown(stem, "points", _POINTS), *points_cells(stem, tasks)]
    return notebook_bytes({**notebook, "metadata": metadata, "cells": cells})


def points_cells(stem: str, tasks: dict[str, Task]) -> list[JsonObject]:
    """The cells that carry the points: one a scored task, two a task that a person marks."""
    possible = dict.fromkeys(tasks, 0)
    for mark in Marker(tasks).marks({}):
        possible[mark.task] += mark.possible
    cells = []
    for name, task in tasks.items():
        rows = sum(len(item.raw.get("rubric", ())) for item in task.items)
        if possible[name]:
            cells.append(_points(stem, name, possible[name]))
        elif rows and not task.raw.get("optional", False):
            cells += [_texts(stem, name), _by_hand(stem, task, rows)]
    return cells


def _points(stem: str, task: str, possible: int) -> JsonObject:
    source = f'from whosays.nbgrader_cells import points\npoints("{stem}", "{task}", {possible})'
    return _code(stem, source, _about(f"points_{task}", grade=True, points=possible))


def _texts(stem: str, task: str) -> JsonObject:
    source = f'from whosays.nbgrader_cells import texts\ntexts("{stem}", "{task}")'
    return _code(stem, source, _about(f"texts_{task}"))


def _by_hand(stem: str, task: Task, rows: int) -> JsonObject:
    # Not a solution cell: nobody writes in it, and nbgrader gives an unchanged one 0 points by itself.
    about = _about(f"mark_{task.name}", task=True, points=2 * rows)
    cell = _markdown(stem, about["grade_id"], _BY_HAND.format(title=task.raw["title"], rows=rows))
    cell["metadata"]["nbgrader"] = about
    return cell


def _about(grade_id: str, **more: bool | int) -> JsonObject:
    """A cell's metadata for nbgrader: it takes no other keys than these."""
    flags = {"grade": False, "solution": False, "locked": True, "task": False}
    return {"schema_version": 3, "grade_id": grade_id, **flags, **more}


def _code(stem: str, source: str, about: JsonObject) -> JsonObject:
    metadata = {"deletable": False, "editable": False, "nbgrader": about}
    kept: JsonObject = {"execution_count": None, "outputs": [], "source": source, "metadata": metadata}
    return {"cell_type": "code", "id": cell_id(stem, f"nbgrader {about['grade_id']}"), **kept}


def _markdown(stem: str, what: str, source: str) -> JsonObject:
    metadata = {"deletable": False, "editable": False}
    return {
        "cell_type": "markdown",
        "id": cell_id(stem, f"nbgrader {what}"),
        "metadata": metadata,
        "source": source,
    }
