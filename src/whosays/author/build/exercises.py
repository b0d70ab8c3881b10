"""solutions/ -> exercises/. What is built is the same to the byte.

A solution notebook is the source of its exercise. Cells between the teacher's markers stay behind, and so
does every field of the task file that only a key may carry (see without_key.py).
"""

import re
from pathlib import Path
from typing import Any

import tomli_w

from whosays.author.build.checks import check_notebook
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import kit_call, named, notebook_bytes, read_notebook, stems
from whosays.learner.widgets.static_output import static_output
from whosays.tasks.reading import read_table, read_tasks, tasks_of
from whosays.tasks.task import Task
from whosays.tasks.without_key import public_tasks

BEGIN, END = "<!-- BEGIN TEACHER -->", "<!-- END TEACHER -->"
_MARKER = re.compile(r"<!--.*?-->", re.DOTALL)
# A marker that is mistyped must not let a cell out.
_SIGN_OF_ONE = re.compile(r"<!--|-->|\b(?:begin|end)\W+teacher\b", re.IGNORECASE)
_METADATA = ("deletable", "editable", "tags", "whosays")  # a cell keeps these and nothing else


def build_exercises(root: Path, target: Path) -> list[Path]:
    """Build every exercise of ``root/solutions`` into the folder ``target``.

    Returns:
        The files written, two an exercise: the notebook and its tasks.

    Raises:
        KitError: a marker is unknown or unbalanced, a cell asks for what is not there (the cell is shown), or
            a task cannot be read.
    """
    built = {stem: build_exercise(root, stem) for stem in stems(root, "solutions")}  # all of them, or nothing
    written = []
    for stem, (notebook, tasks) in built.items():
        for name, data in ((f"{stem}.ipynb", notebook), (f"{stem}.tasks.toml", tasks)):
            write_whole(target / name, data)
            written.append(target / name)
    return written


def build_exercise(root: Path, stem: str) -> tuple[bytes, bytes]:
    """The notebook and the task file of one exercise, as bytes."""
    path = root / "solutions" / f"{stem}.ipynb"
    notebook = read_notebook(path)
    all_cells = notebook["cells"]
    cells = [cell for cell in all_cells if not _for_the_teacher(cell, path)]
    check_notebook(root, "solutions", stem, {**notebook, "cells": all_cells})
    public = _public_table(root, stem)
    tasks = tasks_of(public, root / "exercises" / f"{stem}.tasks.toml", "exercises", stem)
    notebook["cells"] = [_for_learners(cell, stem, path, tasks) for cell in cells]
    notebook["metadata"] = {
        name: notebook["metadata"].get(name, {}) for name in ("kernelspec", "language_info")
    }
    return notebook_bytes(named(notebook, "exercises", stem)), _table_bytes(public, stem)


def _public_table(root: Path, stem: str) -> dict[str, Any]:
    path = root / "solutions" / f"{stem}.tasks.toml"
    return public_tasks(read_tasks(path, "solutions", stem), read_table(path).get("article", ""))


def _table_bytes(table: dict[str, Any], stem: str) -> bytes:
    head = f"# Built from solutions/{stem}.tasks.toml by “whosays build”. Change it there.\n"
    return (head + tomli_w.dumps(table, multiline_strings=False)).encode("utf-8")


def _for_the_teacher(cell: JsonObject, path: Path) -> bool:
    """Whether a cell stays behind. Its markers must be known, and stand as its first and last line."""
    if not _SIGN_OF_ONE.search(cell["source"]):
        return False
    markers = _MARKER.findall(cell["source"])
    lines = cell["source"].strip().splitlines()
    if markers != [BEGIN, END] or lines[0] != BEGIN or lines[-1] != END:
        raise KitError(
            f"{path}: in this cell the teacher's markers are unknown or unbalanced. A cell for the teacher "
            f"begins with the line {BEGIN} and ends with the line {END}, and has no other comment:\n\n"
            f"{cell['source']}"
        )
    return True


def _for_learners(cell: JsonObject, stem: str, path: Path, tasks: dict[str, Task]) -> JsonObject:
    metadata = {name: cell["metadata"][name] for name in _METADATA if name in cell["metadata"]}
    if cell["cell_type"] != "code":
        kept = {name: cell[name] for name in ("cell_type", "id", "source")}
        return {**kept, "metadata": metadata}
    call = kit_call(cell["source"])
    if not call or call["stem"] != stem or call["room"] != "solutions":
        raise KitError(
            f"{path}: a code cell is not the kit's two lines for solutions/{stem}:\n\n{cell['source']}"
        )
    source = cell["source"].replace('("solutions/', '("exercises/')
    stored = {"outputs": [static_output(call["call"], tasks, call["task"] or "")], "execution_count": None}
    return {"cell_type": "code", "id": cell["id"], "metadata": metadata, "source": source, **stored}
