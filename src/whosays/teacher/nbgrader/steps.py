"""Two steps in nbgrader's own work, named in the configuration that ``whosays release --nbgrader`` writes.

nbgrader runs the notebook that a learner hands in. Of an exercise of the kit only the answers count, and they
are files; so the course's own notebook is run in its place. Then nothing that was done to a notebook (cells
doubled, deleted, stripped of their metadata, code put in) can stop a class's marking or change a mark.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.base.errors import KitError
from whosays.base.notebook_files import OURS
from whosays.base.places import HIDDEN
from whosays.tasks.reading import read_table
from whosays.teacher.nbgrader.cells import ENDING, KEY, key_folder

if TYPE_CHECKING:
    from nbformat import NotebookNode

Resources = dict[str, Any]


def take_released(notebook: "NotebookNode", resources: Resources) -> tuple["NotebookNode", Resources]:
    """Autograding: the course's own notebook in place of the learner's. Others' notebooks pass unchanged.

    Args:
        notebook: as handed in.
        resources: nbgrader's; they name the assignment and the notebook. The working folder is the course's.

    Raises:
        KitError: the course's notebook or the key is missing. Nobody gets 0 points for that.
    """
    which = resources["nbgrader"]
    own = _read(_source(which["assignment"]) / f"{which['notebook']}.ipynb")
    about = own.metadata.get(OURS, {})
    if "stem" not in about or "room" in about:  # not the kit's, or not for a course: it names no room
        return notebook, resources
    stem = about["stem"]
    _check_key(stem, _source(which["assignment"]) / HIDDEN / "exercises" / f"{stem}.tasks.toml")
    # A widget shows nothing on a page that no kernel stands behind.
    own.cells = [cell for cell in own.cells if cell.cell_type == "markdown" or "nbgrader" in cell.metadata]
    return own, resources


def _check_key(stem: str, asked: Path) -> None:
    """The key must be there, and be the key of what was asked."""
    if not os.environ.get(KEY):
        raise KitError(
            f"The key is not here. Before “nbgrader autograde”, and before JupyterLab if you mark there, set "
            f"{KEY} to the folder solutions/ of your clone: export {KEY}=PATH/solutions"
        )
    path = key_folder() / f"{stem}.tasks.toml"
    table = read_table(path)
    if table["mode"] != "practice" or set(read_table(asked)["task"]) - set(table["task"]):
        raise KitError(f"{path} is not the key to {asked}. Set {KEY} to the folder solutions/ of your clone.")


def nothing_answered(notebook: "NotebookNode", resources: Resources) -> tuple["NotebookNode", Resources]:
    """Generating: nobody's answers lie in the source, from where they would go to every learner.

    Raises:
        KitError: some do. Names them.
    """
    folder = _source(resources["nbgrader"]["assignment"])
    found = [*folder.glob(f"*{ENDING}"), *(folder / HIDDEN / "answers").rglob("*.jsonl")]
    if found:
        raise KitError(
            f"{found[0]}: somebody has tried the exercise in source/, and these answers would go to every "
            f"learner. Delete {folder / HIDDEN / 'answers'} and every file of {folder} that ends in {ENDING}."
        )
    return notebook, resources


def _source(assignment: str) -> Path:
    return Path("source") / assignment


def _read(path: Path) -> "NotebookNode":
    import nbformat  # noqa: PLC0415  three seconds that only nbgrader waits for

    try:
        own: NotebookNode = nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:  # to go on would be to run the learner's
        raise KitError(f"{path}: the course's own notebook cannot be read ({error}). Put it back.") from error
    return own
