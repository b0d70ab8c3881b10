"""Each notebook carries its own name: what the page may do in it depends on that, and files are renamed."""

from pathlib import Path

from whosays.base.files import write_whole
from whosays.base.notebook_files import named, notebook_bytes, read_notebook, stems


def name_notebooks(root: Path) -> list[Path]:
    """Write into the notebooks of lessons and solutions which they are. Returns those that did not say it."""
    changed = []
    for room in ("lessons", "solutions"):
        for stem in stems(root, room):
            path = root / room / f"{stem}.ipynb"
            notebook = read_notebook(path)
            wanted = named(notebook, room, stem)
            if wanted != notebook:
                write_whole(path, notebook_bytes(wanted))
                changed.append(path)
    return changed
