"""Cells of a lesson that need what the site does not have: shown with what they give, and said so.

A learner meets no error that nobody wrote for them; so the cell is a text on such a site, and cannot be run.
Nor do the words around it ask to run it: a paragraph that names the keys is about the code before it, or,
before the first, about all.
"""

import ast
import re
from collections.abc import Iterable, Iterator

from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import kit_call

_NOTE = (
    "*This cell cannot be run on this site, which has no {names}. Here is the code, and what it gives. On a "
    "computer with the kit it runs.*"
)

_KEYS = re.compile(r"\bShift\b")
_SOME = "On this site some of them cannot be run, and say so: read those, and go on to the next."


def readable_only(notebook: JsonObject, missing: Iterable[str]) -> JsonObject:
    """The notebook with each cell that needs a missing library as a text.

    Words that ask to run such a cell go with it.

    Args:
        notebook: sources joined to one text a cell.
        missing: the libraries, by the names under which they are imported.
    """
    names, known = set(missing), set[str]()
    cells = []
    for cell in notebook["cells"]:
        needs = _is_own_code(cell) and _needs(cell["source"], names, known)
        cells.append(_as_text(cell, names) if needs else cell)
    return {**notebook, "cells": list(_reworded(notebook["cells"], cells))}


def _reworded(before: list[JsonObject], after: list[JsonObject]) -> Iterator[JsonObject]:
    """What the cells have become, without words that ask to run one that is a text now."""
    runs = [new["cell_type"] == "code" for old, new in zip(before, after, strict=True) if _is_own_code(old)]
    met = 0  # of the cells that were code to run
    for old, new in zip(before, after, strict=True):
        met += _is_own_code(old)
        is_prose = old["cell_type"] == "markdown" and not all(runs)
        yield {**new, "source": _asking(new["source"], runs, met)} if is_prose else new


def _asking(source: str, runs: list[bool], met: int) -> str:
    """A text of the lesson's; ``met``: how many cells that could be run stand before it."""
    runs_here = runs[met - 1] if met else any(runs)
    more = "" if met else f" {_SOME}"
    paragraphs = ((each, _KEYS.search(each)) for each in source.split("\n\n"))
    return "\n\n".join(f"{each}{more if asks else ''}" for each, asks in paragraphs if runs_here or not asks)


def _is_own_code(cell: JsonObject) -> bool:
    return bool(cell["cell_type"] == "code" and not kit_call(cell["source"]))


def _needs(source: str, missing: set[str], known: set[str]) -> bool:
    """Whether a cell imports one, or uses what such a cell has made; ``known`` grows by what it makes."""
    nodes = list(ast.walk(ast.parse(source)))
    used = {each.id for each in nodes if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
    imported = {
        alias.name.split(".")[0] for each in nodes if isinstance(each, ast.Import) for alias in each.names
    }
    imported |= {str(each.module).split(".")[0] for each in nodes if isinstance(each, ast.ImportFrom)}
    if not (imported & missing or used & known):
        return False
    known |= {each.id for each in nodes if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    return True


def _as_text(cell: JsonObject, missing: set[str]) -> JsonObject:
    note = _NOTE.format(names=", ".join(sorted(missing)))
    shown = [f"```python\n{cell['source']}\n```", *(f"```\n{text}\n```" for text in _outputs(cell))]
    return {
        "cell_type": "markdown",
        "id": cell["id"],
        "metadata": {"deletable": False, "editable": False},
        "source": "\n\n".join([note, *shown]),
    }


def _outputs(cell: JsonObject) -> list[str]:
    found = (each.get("data", {}).get("text/plain", "") for each in cell["outputs"])
    return [text for each in found if (text := "".join(each))]
