"""What a learner finds on the site: lessons and exercises as notebooks, in a copy of the browser's own."""

import hashlib
import json
from pathlib import Path

from whosays.author.site.without_tables import readable_only
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import FORMS, notebook_bytes, read_notebook, stems
from whosays.base.places import MARKER
from whosays.base.stems import is_own
from whosays.learner.course import Walked, places
from whosays.learner.lab.release_marker import Release
from whosays.teacher.release.articles import Files
from whosays.teacher.release.files import release_files

_KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
_COPY = hashlib.sha256(b"whosays site").hexdigest()[:16]
"""The copy's id. Each browser has answers of its own, so none needs another."""


def site_stems(root: Path, room: str) -> list[str]:
    """The kit's own lessons or exercises: a test is worth something only unseen, a teacher's set is hers."""
    return [stem for stem in stems(root, room) if stem not in FORMS and not is_own(stem)]


def site_files(root: Path, missing: tuple[str, ...] = ()) -> Files:
    """The notebooks, exercises with their last cell to hand in, and what marks a working copy.

    Args:
        root: the clone's root.
        missing: the libraries that this site does not have (see ``readable_only``).

    Raises:
        KitError: an exercise is not complete, or holds what belongs to a key.
    """
    lessons = {f"lessons/{stem}.ipynb": _lesson(root, stem, missing) for stem in site_stems(root, "lessons")}
    exercises = {f"exercises/{stem}.ipynb": _exercise(root, stem) for stem in site_stems(root, "exercises")}
    marker = {"whosays": 1, "notebooks": {}, "copy": _COPY}
    return {MARKER: f"{json.dumps(marker)}\n".encode(), **lessons, **exercises}


def _lesson(root: Path, stem: str, missing: tuple[str, ...]) -> bytes:
    notebook = read_notebook(root / "lessons" / f"{stem}.ipynb")
    return _for_the_browser(readable_only(notebook, missing))


def _exercise(root: Path, stem: str) -> bytes:
    name = f"exercises/{stem}.ipynb"
    released: JsonObject = json.loads(release_files(root, Release(stem))[name])
    for cell in released["cells"]:
        cell["source"] = "".join(cell["source"])
    return _for_the_browser(released)


def _for_the_browser(notebook: JsonObject) -> bytes:
    return notebook_bytes({**notebook, "metadata": {**notebook["metadata"], "kernelspec": _KERNEL}})


def site_told(files: Path) -> JsonObject:
    """What the lesson shell is told before there is a kernel (see ``page_told`` of the lab).

    Args:
        files: the folder in which the files of ``site_files`` were laid out.
    """
    course = [Walked(place, {}, "").entry() for place in places(files)]
    return {"door": True, "site": True, "copy": _COPY, "course": course, "welcome": None}
