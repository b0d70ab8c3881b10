"""Each notebook carries its own name: what the page may do in it depends on that, and files are renamed.

A lesson says under its title, too, which it is of how many, for where no bar says it: on paper, on GitHub.
"""

import re
from pathlib import Path

from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import named, notebook_bytes, read_notebook, stems
from whosays.learner.order import Order, read_order

_MINUTES_LINE = re.compile(r"^\*(?:Lesson \d+ of \d+ · )?(?=.*\bminutes\b)", re.MULTILINE)


def name_notebooks(root: Path) -> list[Path]:
    """Write into the notebooks of lessons and solutions which they are. Returns those that did not say it."""
    changed, order = [], read_order(root)
    for room in ("lessons", "solutions"):
        for stem in stems(root, room):
            path = root / room / f"{stem}.ipynb"
            notebook = read_notebook(path)
            wanted = named(notebook, room, stem)
            if room == "lessons":
                wanted = _placed(wanted, order, stem)
            if wanted != notebook:
                write_whole(path, notebook_bytes(wanted))
                changed.append(path)
    return changed


def _placed(notebook: JsonObject, order: Order, stem: str) -> JsonObject:
    """The notebook of a lesson with its place before the minutes under its title."""
    place = order.named(stem)
    title, *rest = notebook["cells"]
    said = _MINUTES_LINE.sub(f"*{place.capitalize()} · " if place else "*", title["source"], count=1)
    return {**notebook, "cells": [{**title, "source": said}, *rest]}
