"""Cells of a lesson that need what the site does not have: shown with what they give, and said so.

A learner meets no error that nobody wrote for them; so the cell is a text on such a site, and cannot be run.
"""

import ast
from collections.abc import Iterable

from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import kit_call

_NOTE = (
    "*This cell cannot be run on this site, which has no {names}. Here is the code, and what it gives. On a "
    "computer with the kit it runs.*"
)


def readable_only(notebook: JsonObject, missing: Iterable[str]) -> JsonObject:
    """The notebook with each cell that needs a missing library as a text.

    Args:
        notebook: sources joined to one text a cell.
        missing: the libraries, by the names under which they are imported.
    """
    names, known = set(missing), set[str]()
    cells = []
    for cell in notebook["cells"]:
        needs = _is_own_code(cell) and _needs(cell["source"], names, known)
        cells.append(_as_text(cell, names) if needs else cell)
    return {**notebook, "cells": cells}


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
