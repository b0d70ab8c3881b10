"""Notebooks as files: reading them, the kit's fixed cells, and one layout to the byte."""

import hashlib
import json
import re
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.stems import STEM

FORMS = ("before", "after", "later")  # the three test forms, in the order in which a class sits them
ROOMS = ("lessons", "exercises", "solutions")
OURS = "whosays"
"""Where the metadata of a notebook, or of a cell, say what only the kit asks for."""
KIT_CELL = re.compile(
    r'from whosays import (?P<call>start|show|hand_in)\n(?P=call)\("(?P<room>lessons|exercises|solutions)/'
    rf'(?P<stem>{STEM}|before|after|later)"(?:, "(?P<task>[a-z0-9_]+)")?\)'
)
"""The two lines of a kit cell; only such cells are run when a notebook is opened, and a teacher's three."""
DESK_CELL = "from whosays import desk\ndesk()"
"""The cell of the marking desk."""
EDIT_CELL = "from whosays import edit\nedit()"
"""The cell of the key editor."""
NEW_CELL = "from whosays import new\nnew()"
"""The cell of the box for a teacher's own article."""
_ESCAPED = re.compile(r"\\([*_`<>\[\]$\\|#~])")  # in Markdown: a sign that is meant as itself


def read_notebook(path: Path) -> JsonObject:
    """A notebook as the dictionary that its JSON holds, sources joined to one text a cell.

    Raises:
        KitError: the file is missing, not JSON, or not a notebook.
    """
    try:
        notebook: JsonObject = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KitError(f"{path}: this is not a notebook that can be read ({error}).") from error
    return notebook


def notebook_bytes(notebook: JsonObject) -> bytes:
    """A notebook as bytes in one fixed layout: one space in, keys sorted, a line a list entry, a newline."""
    laid_out = {**notebook, "cells": [_laid_out(cell) for cell in notebook["cells"]]}
    text = json.dumps(laid_out, indent=1, ensure_ascii=False, sort_keys=True)
    return (text + "\n").encode("utf-8")


def _laid_out(cell: JsonObject) -> JsonObject:
    return {**cell, "source": cell["source"].splitlines(keepends=True)}


def kit_call(source: str) -> re.Match[str] | None:
    """The parts of a kit cell (call, room, stem, task), or None for any other source."""
    match = KIT_CELL.fullmatch(source)
    return match if match and (match["call"] == "show") == bool(match["task"]) else None


def named(notebook: JsonObject, room: str, stem: str) -> JsonObject:
    """The notebook with its own name in its metadata: the page knows it by that, not by its file."""
    about = {**notebook["metadata"], OURS: {"room": room, "stem": stem}}
    return {**notebook, "metadata": about}


def cell_id(stem: str, what: str) -> str:
    """An id that stays the same from build to build."""
    return hashlib.sha256(f"{stem}/{what}".encode()).hexdigest()[:12]


def stems(root: Path, room: str) -> list[str]:
    """The stems of the built notebooks of a room: those whose names begin with a number, then the forms."""
    numbered = sorted(
        path.stem for path in (root / room).glob("[0-9][0-9]_*.ipynb") if re.fullmatch(STEM, path.stem)
    )
    return numbered + [form for form in FORMS if (root / room / f"{form}.ipynb").is_file()]


def short_name(stem: str) -> str:
    """What a teacher calls an exercise: its number, or a test form's name; “01 or 21” stays as it is."""
    return stem[:2] if stem[:2].isdecimal() and stem[2:3] != " " else stem


def title_of(notebook: JsonObject) -> str:
    """The notebook's title as it is read: the first heading of its first cell, without backslashes."""
    source: str = notebook["cells"][0]["source"]
    return as_read(source.splitlines()[0].lstrip("# ").strip())


def as_read(markdown: str) -> str:
    """A line of Markdown without the backslashes before signs that are meant as themselves."""
    return _ESCAPED.sub(r"\1", markdown)
