"""Parts of a notebook that take longer than they promise."""

from helpers.lesson_text import Notebook
from helpers.reckoned import Part, parts


def named(notebook: Notebook, part: Part) -> str:
    return f"{notebook.room}/{notebook.stem} {part.name}".rstrip()


def too_long(notebook: Notebook) -> dict[str, str]:
    return {
        named(notebook, part): f"promises {part.promised} minutes, takes {part.reckoned:.1f}"
        for part in parts(notebook)
        if part.reckoned > part.promised
    }
