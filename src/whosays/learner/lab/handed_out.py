"""Exercises from a teacher that were unzipped beside the learner's kit: which there are."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.notebook_files import read_notebook, title_of
from whosays.learner.lab.release_marker import Release, read_release

_DEEP = 2  # a file manager unzips a folder into a folder of the zip's name


@dataclass(frozen=True)
class HandedOut:
    """A folder that a teacher handed out, with what its page is called."""

    folder: Path
    release: Release
    title: str

    def named_from(self, beside: Path) -> str:
        """Its title, for whom it is, and where it lies: two of one title are told apart."""
        whom = f", for {self.release.to}" if self.release.to else ""
        return f"{self.title}{whom} ({os.path.relpath(self.folder, beside)})"


def handed_out(beside: Path) -> list[HandedOut]:
    """The exercises that lie in the folder ``beside``, in the order of their paths."""
    found = ((folder, read_release(folder)) for folder in _folders(beside, _DEEP))
    return [
        HandedOut(folder, release, _title(folder / release.notebook)) for folder, release in found if release
    ]


def still_packed(beside: Path) -> list[str]:
    """The zips that lie there: what is still in one cannot be opened."""
    return sorted(path.name for path in beside.glob("*.zip"))


def _folders(outer: Path, deep: int) -> Iterator[Path]:
    try:
        inner = sorted(path for path in outer.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:  # a folder that may not be looked into holds nothing that could be opened
        return
    for folder in inner:
        yield folder
        if deep > 1:
            yield from _folders(folder, deep - 1)


def _title(notebook: Path) -> str:
    try:
        return title_of(read_notebook(notebook)).removeprefix("Exercise:").strip() or notebook.stem
    except (KitError, LookupError):
        return notebook.stem
