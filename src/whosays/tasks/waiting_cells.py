"""Cells that wait: a comment for its task's reason, what is for those who work alone for a press.

A cell says so in its metadata; JupyterLab does the rest by the kit's extension. Elsewhere (GitHub, nbconvert)
a comment stands folded behind the words “Answer first.”, which are in the cell itself. A picture that
shows what a task asks, such as the X-ray, may wait, too: it is a cell of the kit, and has no fold.
"""

from pathlib import Path
from typing import Any

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import kit_call
from whosays.tasks.types import all_types

FOLD, FOLD_ENDS = "<details><summary>Answer first.</summary>\n\n", "\n\n</details>"
_ABOUT = "whosays"


def waits_for(cell: JsonObject) -> JsonObject:
    """What a cell waits for: ``{"opens_after": TASK}``, ``{"alone": True}``, or nothing."""
    found: JsonObject = cell["metadata"].get(_ABOUT, {})
    return found


def bare(source: str) -> str:
    """A cell's own words, without the fold that they stand behind."""
    return source.removeprefix(FOLD).removesuffix(FOLD_ENDS) if source.startswith(FOLD) else source


def folded(cell: JsonObject) -> str:
    """A cell's words as they are to stand in the file: a comment behind its fold, all else without one."""
    words = bare(cell["source"])
    is_comment = cell["cell_type"] == "markdown" and "opens_after" in waits_for(cell)
    return f"{FOLD}{words}{FOLD_ENDS}" if is_comment else words


def check_waiting(path: Path, notebook: JsonObject, table: dict[str, Any]) -> None:
    """Check what the cells of a notebook wait for against its tasks.

    Raises:
        KitError: shows the first cell that could never open or would not wait, with what to do.
    """
    shown: dict[str, str] = {}  # the type of each task that stands above
    for number, cell in enumerate(notebook["cells"], 1):
        if wrong := _wrong(cell, shown, path.parent.name):
            raise KitError(f"{path}: cell {number} {wrong}:\n\n{cell['source']}")
        call = kit_call(cell["source"]) if cell["cell_type"] == "code" else None
        if call and call["task"]:
            shown[call["task"]] = table["task"][call["task"]]["type"]


def _wrong(cell: JsonObject, shown: dict[str, str], room: str) -> str:
    waits = waits_for(cell)
    if waits in ({}, {"alone": True}):
        return "is folded, but nothing opens it; type whosays build" if cell["source"] != folded(cell) else ""
    if set(waits) != {"opens_after"}:
        return 'says something else under “whosays” than {"opens_after": "TASK"} or {"alone": true}; mend it'
    return _wrong_comment(cell, waits["opens_after"], shown, room)


def _wrong_comment(cell: JsonObject, task: str, shown: dict[str, str], room: str) -> str:
    if cell["cell_type"] != "markdown" and not kit_call(cell["source"]):
        return "is no Markdown, so it cannot wait for a task; only words and the kit's own cells can"
    if shown.get(task) not in (*all_types(), "cards"):
        todo = "write the name of a task, or of cards, further up"
        return f"opens after “{task}”, but no cell above it asks that; {todo}"
    if room != "lessons":
        return "waits for a reason, but what is handed in shows none; take “opens_after” out"
    return "" if cell["source"] == folded(cell) else "is not behind “Answer first.” yet; type whosays build"
