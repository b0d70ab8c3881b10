"""Run lessons and solutions as nbval will, and store what they print and their static forms: no widget."""

import json
import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import notebook_bytes, read_notebook
from whosays.learner.still.markup import HTML
from whosays.learner.widgets.notice import Notice

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
_QUIET = "--IPKernelApp.log_level=40"
"""Errors alone: a kernel that warns of its own connection would frighten whoever builds a set."""


def run_notebook(path: Path) -> bytes:
    """The notebook with fresh stored outputs, as bytes; nothing is written.

    It runs in its own folder with an empty place for answers, so no learner's answer is touched.
    ``widget-view+json`` is left out: a stored view greets the next reader with an error.

    Raises:
        KitError: a cell failed, or a task could not be shown.
    """
    executed = _executed(path)
    source = read_notebook(path)
    for cell, ran in zip(source["cells"], executed["cells"], strict=True):
        if cell["cell_type"] == "code":
            cell["execution_count"] = ran["execution_count"]
            cell["outputs"] = [_stored(output, path) for output in ran["outputs"]]
    return notebook_bytes(source)


def _executed(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    kept = os.environ.get("WHOSAYS_ANSWERS")
    with tempfile.TemporaryDirectory() as empty:
        os.environ["WHOSAYS_ANSWERS"] = empty  # the kernel takes it over when it starts
        try:
            client = NotebookClient(notebook, timeout=120, kernel_name="python3", extra_arguments=[_QUIET])
            client.execute(cwd=str(path.parent))
        except CellExecutionError as error:
            raise KitError(f"{path}: a cell failed:\n{error}") from error
        finally:
            os.environ.pop("WHOSAYS_ANSWERS")
            if kept is not None:
                os.environ["WHOSAYS_ANSWERS"] = kept
    return notebook


def _stored(output: JsonObject, path: Path) -> JsonObject:
    """An output as it is kept: text, pictures and HTML, but no widget's view."""
    kept: JsonObject = json.loads(json.dumps(output))
    if "data" in kept:
        kept["data"].pop(WIDGET_VIEW, None)
        if repr(Notice("")).split(":")[0] in str(kept["data"].get("text/plain", "")):
            raise KitError(f"{path}: {kept['data']['text/plain']}")
        if HTML in kept["data"]:
            kept["data"][HTML] = kept["data"][HTML].splitlines(keepends=True)  # a change is seen line by line
        kept["metadata"] = {}
    return kept
