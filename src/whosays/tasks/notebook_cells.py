"""Whether a notebook's cells and its task file fit: what a cell asks for is there, what is asked has a cell.

Otherwise a learner reads "cannot be shown" where a question should stand, or is marked on one never shown.
"""

import re
from pathlib import Path
from typing import Any

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import kit_call
from whosays.tasks.types import all_types

_LIKE_OURS = "from whosays import "


def check_cells(path: Path, notebook: JsonObject, table: dict[str, Any]) -> None:
    """Check the cells of a notebook against the task file beside it.

    Args:
        path: the notebook's file, in its room.
        notebook: as read.
        table: the task file's table, as read: its tasks are looked up by name.

    Raises:
        KitError: shows every cell that does not fit, with what to do; or names a question without a cell.
    """
    cells = _code_cells(notebook)
    calls = {number: call for number, source in cells.items() if (call := kit_call(source))}
    room, stem, tasks = path.parent.name, path.stem, table["task"]
    strangers = [number for number, source in cells.items() if _is_strange(source, calls.get(number), path)]
    if strangers:
        what = f"these cells are not the kit's two lines for {room}/{stem}; copy them from another notebook"
        raise KitError(f"{path}: {what} and change the names:{_shown(cells, strangers)}")
    shown = {number: call["task"] for number, call in calls.items() if call["call"] == "show"}
    if missing := [number for number, name in shown.items() if name not in tasks]:
        what = f"these cells ask for tasks that are not in {stem}.tasks.toml (it has {', '.join(tasks)})"
        todo = "change the name in the cell, or add the task"
        raise KitError(f"{path}: {what}; {todo}:{_shown(cells, missing)}")
    _refuse_unseen(path, table, set(shown.values()))


def _code_cells(notebook: JsonObject) -> dict[int, str]:
    """The sources of the code cells by their number, counted from 1 through the whole notebook."""
    numbered = enumerate(notebook["cells"], 1)
    return {number: cell["source"] for number, cell in numbered if cell["cell_type"] == "code"}


def _is_strange(source: str, call: re.Match[str] | None, path: Path) -> bool:
    """Whether a cell calls the kit in a form that is never run, or for another notebook."""
    if call is None:
        return source.startswith(_LIKE_OURS)
    return (call["room"], call["stem"]) != (path.parent.name, path.stem)


def _refuse_unseen(path: Path, table: dict[str, Any], seen: set[str]) -> None:
    asking = [name for name, raw in table["task"].items() if raw["type"] in all_types()]
    if unseen := [name for name in asking if name not in seen]:
        raise KitError(
            f"{path}: no cell shows {', '.join(unseen)} of {path.stem}.tasks.toml, so nobody could answer; "
            "add a cell that shows it, or take the task out."
        )


def _shown(cells: dict[int, str], numbers: list[int]) -> str:
    return "".join(f"\n\ncell {number}:\n{cells[number]}" for number in numbers)
