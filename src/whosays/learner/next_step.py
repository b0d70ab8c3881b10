"""What comes after a notebook in the folder it lies in: its exercise, else the next lesson."""

from pathlib import Path

from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import FORMS, read_notebook, stems, title_of

_WORDS = {"lessons": "Next lesson: {}", "exercises": "On to the exercise: {}"}


def next_step(root: Path, room: str, stem: str) -> JsonObject | None:
    """The notebook that comes next, as the end card names it; None where there is none.

    Args:
        root: the folder that holds ``lessons/`` and ``exercises/``: a working copy, or the kit.
        room: of the notebook that ends.
        stem: of the notebook that ends.
    """
    if stem in FORMS or room not in _WORDS:
        return None
    lessons, exercises = stems(root, "lessons"), stems(root, "exercises")
    later = [("lessons", each) for each in lessons if each > stem]
    mine = [("exercises", stem)] if room == "lessons" and stem in exercises else []
    found = next(iter([*mine, *later]), None)
    return _named(root, *found) if found else None


def _named(root: Path, room: str, stem: str) -> JsonObject:
    path = f"{room}/{stem}.ipynb"
    title = title_of(read_notebook(root / path)).removeprefix("Exercise: ")
    return {"path": path, "words": _WORDS[room].format(title)}
