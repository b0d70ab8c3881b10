"""Comments that wait for their task stand folded in the notebook itself, for where the page does not wait."""

from pathlib import Path

from whosays.base.files import write_whole
from whosays.base.notebook_files import notebook_bytes, read_notebook, stems
from whosays.tasks.waiting_cells import folded


def fold_comments(root: Path) -> list[Path]:
    """Fold the comments of all lessons, and unfold what waits for nothing. Returns the notebooks changed."""
    changed = []
    for stem in stems(root, "lessons"):
        path = root / "lessons" / f"{stem}.ipynb"
        notebook = read_notebook(path)
        cells = [{**cell, "source": folded(cell)} for cell in notebook["cells"]]
        if cells != notebook["cells"]:
            write_whole(path, notebook_bytes({**notebook, "cells": cells}))
            changed.append(path)
    return changed
