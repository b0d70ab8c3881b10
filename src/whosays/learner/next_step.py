"""What comes after a notebook in the folder it lies in: its exercise, else the next lesson."""

from pathlib import Path

from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import FORMS, read_notebook, stems, title_of
from whosays.learner.order import Order, order_for_learners

_ROOMS = ("lessons", "exercises")


def next_step(root: Path, room: str, stem: str) -> JsonObject | None:
    """The notebook that comes next, as the end card names it; None where there is none.

    Args:
        root: the folder that holds ``lessons/`` and ``exercises/``: a working copy, or the kit.
        room: of the notebook that ends.
        stem: of the notebook that ends.
    """
    order = order_for_learners()
    place = order.place(stem)
    if stem in FORMS or room not in _ROOMS or not place:
        return None
    lessons, exercises = order.in_order(stems(root, "lessons")), stems(root, "exercises")
    later = [("lessons", each) for each in lessons if order.place(each) > place]
    mine = [("exercises", stem)] if room == "lessons" and stem in exercises else []
    found = next(iter([*mine, *later]), None)
    return _named(root, order, *found) if found else None


def _named(root: Path, order: Order, room: str, stem: str) -> JsonObject:
    path = f"{room}/{stem}.ipynb"
    title = title_of(read_notebook(root / path)).removeprefix("Exercise: ")
    return {"path": path, "words": f"{_ahead(order, room, stem)}: {title}"}


def _ahead(order: Order, room: str, stem: str) -> str:
    if room == "exercises":
        return "On to the exercise"
    left_out = ", which may be left out" if stem in order.may_be_left_out else ""
    return f"Next, {order.named(stem)}{left_out}"
