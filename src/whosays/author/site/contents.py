"""What a learner finds in JupyterLite: the lessons, in a copy of the browser's own. Exercises are pages."""

import hashlib
import json
from pathlib import Path

from whosays.author.site.without_tables import readable_only
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import FORMS, notebook_bytes, read_notebook, stems
from whosays.base.places import MARKER
from whosays.base.stems import is_own
from whosays.learner.course import Walked, places
from whosays.teacher.release.articles import Files

_KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
_COPY = hashlib.sha256(b"whosays site").hexdigest()[:16]
"""The copy's id. Each browser has answers of its own, so none needs another."""
_PAGE = "This exercise is a page of its own. It is in the list of all lessons, under its lesson."


def site_stems(root: Path, room: str) -> list[str]:
    """The kit's own lessons or exercises: a test is worth something only unseen, a teacher's set is hers."""
    return [stem for stem in stems(root, room) if stem not in FORMS and not is_own(stem)]


def site_files(root: Path, missing: tuple[str, ...] = ()) -> Files:
    """The lessons, the exercises' titles, and what marks a working copy.

    Args:
        root: the clone's root.
        missing: the libraries that this site does not have (see ``readable_only``).
    """
    lessons = {f"lessons/{stem}.ipynb": _lesson(root, stem, missing) for stem in site_stems(root, "lessons")}
    exercises = {f"exercises/{stem}.ipynb": _exercise(root, stem) for stem in site_stems(root, "exercises")}
    marker = {"whosays": 1, "notebooks": {}, "copy": _COPY}
    return {MARKER: f"{json.dumps(marker)}\n".encode(), **lessons, **exercises}


def _lesson(root: Path, stem: str, missing: tuple[str, ...]) -> bytes:
    notebook = read_notebook(root / "lessons" / f"{stem}.ipynb")
    return _for_the_browser(readable_only(notebook, missing))


def _exercise(root: Path, stem: str) -> bytes:
    """Its title and minutes: by them the course names it. Who opens it is led to its page (``pages.py``)."""
    notebook = read_notebook(root / "exercises" / f"{stem}.ipynb")
    said = {"cell_type": "markdown", "id": "page", "metadata": {}, "source": _PAGE}
    metadata = {name: told for name, told in notebook["metadata"].items() if name != "whosays"}
    return _for_the_browser({**notebook, "cells": [notebook["cells"][0], said], "metadata": metadata})


def _for_the_browser(notebook: JsonObject) -> bytes:
    return notebook_bytes({**notebook, "metadata": {**notebook["metadata"], "kernelspec": _KERNEL}})


def site_told(files: Path) -> JsonObject:
    """What the lesson shell is told before there is a kernel (see ``page_told`` of the lab).

    Args:
        files: the folder in which the files of ``site_files`` were laid out.
    """
    course = [Walked(place, {}, "").entry() for place in places(files)]
    return {"door": True, "site": True, "copy": _COPY, "course": course, "welcome": None}
