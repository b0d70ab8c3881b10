"""What must fit before anything is built: a notebook's cells and its tasks, and what tasks refer back to."""

import re
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import ROOMS, read_notebook, stems
from whosays.base.stems import NUMBERS, STEM
from whosays.tasks.fields import earlier_places
from whosays.tasks.notebook_cells import check_cells
from whosays.tasks.reading import read_table, read_tasks
from whosays.tasks.waiting_cells import check_waiting


def check_stems(root: Path) -> int:
    """Check that every notebook whose name begins with a number may have it; how many there are.

    Raises:
        KitError: names the first that may not.
    """
    found = [path for room in ROOMS for path in sorted((root / room).glob("[0-9]*.ipynb"))]
    if wrong := [path for path in found if not re.fullmatch(STEM, path.stem)]:
        where = wrong[0].relative_to(root)
        said = f"a notebook is called NN_some_words, and of its numbers {NUMBERS}"
        raise KitError(f"{where}: {said}. Give it another name.")
    return len(found)


def check_lessons(root: Path) -> int:
    """Check the cells and tasks of every lesson; how many there are.

    Raises:
        KitError: names the file, and the cell or the task.
    """
    names = stems(root, "lessons")
    for stem in names:
        read_tasks(root / "lessons" / f"{stem}.tasks.toml", "lessons", stem)
        check_notebook(root, "lessons", stem, read_notebook(root / "lessons" / f"{stem}.ipynb"))
    return len(names)


def check_notebook(root: Path, room: str, stem: str, notebook: JsonObject) -> None:
    """Check one notebook against its task file, and what its tasks refer back to against theirs.

    Raises:
        KitError: names the file, and the cell or the task.
    """
    path = root / room / f"{stem}.tasks.toml"
    table = read_table(path)
    check_cells(root / room / f"{stem}.ipynb", notebook, table)
    check_waiting(root / room / f"{stem}.ipynb", notebook, table)
    for name, raw in table["task"].items():
        for place in earlier_places(raw):
            _check_earlier(root, place, f"{path}: task {name}")


def _check_earlier(root: Path, place: str, at: str) -> None:
    notebook, _, task = place.partition(":")
    path = root / f"{notebook}.tasks.toml"
    if not path.is_file() or task not in read_table(path)["task"]:
        raise KitError(f"{at}: “earlier” names {place}, which is not there; write the place of a task.")
