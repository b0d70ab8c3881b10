"""From a template of words to the cells of a notebook.

A template's lines that begin with ``%%`` begin a cell: ``%% words``, ``%% words after TASK``, ``%% teacher``,
``%% start``, ``%% show TASK``, ``%% show TASK alone``, ``%% show TASK after TASK``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from whosays.author.article_set.words_of import FOLDER
from whosays.author.build.exercises import BEGIN, END
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import cell_id, named
from whosays.tasks.waiting_cells import folded

_CELL = re.compile(
    r"^%% (?P<kind>words|teacher|start|show)(?: (?!after |alone$)(?P<task>\w+))?"
    r"(?: after (?P<after>\w+))?(?P<alone> alone)?$",
    re.MULTILINE,
)
_MARKDOWN = re.compile(r"([*_`<>\[\]$\\|#~])")
_KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_SAFE = {"deletable": False, "editable": False}


@dataclass(frozen=True)
class Cell:
    """A cell before it is one. ``source``: its words; ``after``: the task it waits for."""

    kind: str
    source: str
    task: str
    after: str
    alone: bool


def page_cells(template: str, **filled: Any) -> list[Cell]:  # noqa: ANN401 - a template's names
    """The cells of a template with its words filled in."""
    text = _environment().get_template(template).render(**filled)
    starts = [*_CELL.finditer(text)]
    ends = [*(each.start() for each in starts[1:]), len(text)]
    return [_cell(found, text[found.end() : end]) for found, end in zip(starts, ends, strict=True)]


def notebook_of(cells: Iterable[Cell], room: str, stem: str) -> JsonObject:
    """The notebook of these cells, not run yet. Ids say the task, or count the words."""
    made, counted = [], 0
    for cell in cells:
        counted += cell.kind in ("words", "teacher")
        made.append(_made(cell, room, stem, cell.task or (cell.kind if cell.kind == "start" else counted)))
    return named({"cells": made, "metadata": _KERNEL, "nbformat": 4, "nbformat_minor": 5}, room, stem)


def _cell(found: re.Match[str], words: str) -> Cell:
    source = re.sub(r"\n{3,}", "\n\n", words).strip()
    return Cell(found["kind"], source, found["task"] or "", found["after"] or "", bool(found["alone"]))


def _made(cell: Cell, room: str, stem: str, name: str | int) -> JsonObject:
    waits: JsonObject = {"whosays": {"opens_after": cell.after}} if cell.after else {}
    waits |= {"whosays": {"alone": True}} if cell.alone else {}
    head: JsonObject = {"id": cell_id(f"{room}/{stem}", str(name)), "metadata": {**_SAFE, **waits}}
    if cell.kind in ("words", "teacher"):
        source = f"{BEGIN}\n{cell.source}\n{END}" if cell.kind == "teacher" else cell.source
        made = {**head, "cell_type": "markdown", "source": source}
        return {**made, "source": folded(made)}
    call = "show" if cell.task else "start"
    asked = f'"{room}/{stem}", "{cell.task}"' if cell.task else f'"{room}/{stem}"'
    head["metadata"]["tags"] = ["whosays"]
    source = f"from whosays import {call}\n{call}({asked})"
    return {**head, "cell_type": "code", "source": source, "outputs": [], "execution_count": None}


def in_markdown(text: str) -> str:
    """Words of somebody else, such as an article's name, so that Markdown prints them as they are."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


@cache
def _environment() -> Environment:
    """A name that is missing is an error. Nothing is escaped as HTML: what comes out is Markdown."""
    found = Environment(
        loader=FileSystemLoader(FOLDER), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters["md"] = in_markdown
    return found
