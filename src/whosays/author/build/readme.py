"""README.md's tables, from the notebooks themselves."""

import re
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import read_notebook, stems, title_of

_MINUTES = re.compile(r"^#+ .*\((\d+) min(?:, optional)?\)$", re.MULTILINE)


_QUESTION = re.compile(r"\*\*The question of this lesson:\*\*\s*(.+)")


def minutes_of(notebook: JsonObject) -> int:
    """The minutes of a notebook: those of its activities, parts and optional extras left out."""
    total = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            for found in _MINUTES.finditer(cell["source"]):
                heading = found.group()
                if ", optional)" not in heading and not re.match(r"## Part [A-Z] ", heading):
                    total += int(found.group(1))
    return total


def question_of(notebook: JsonObject) -> str:
    """The question a notebook says it works on, or an empty text."""
    for cell in notebook["cells"][:4]:
        if found := _QUESTION.search(cell["source"]):
            return found.group(1).strip()
    return ""


def lesson_table(root: Path) -> str:
    """The table of lessons for the README, from the notebooks themselves."""
    exercises = set(stems(root, "exercises"))
    lines = ["| lesson | minutes | its question | exercise |", "|---|---|---|---|"]
    for stem in stems(root, "lessons"):
        notebook = read_notebook(root / "lessons" / f"{stem}.ipynb")
        name = f"[{stem[:2]} {title_of(notebook)}](lessons/{stem}.ipynb)"
        exercise = f"[{stem[:2]}](exercises/{stem}.ipynb)" if stem in exercises else "–"
        lines.append(f"| {name} | {minutes_of(notebook)} | {question_of(notebook)} | {exercise} |")
    return "\n".join(lines)


def fill(text: str, name: str, content: str) -> str:
    """``text`` with what stands between the marks of ``name`` replaced by ``content``.

    Raises:
        KitError: the marks are not there.
    """
    begin, end = f"<!-- {name}: built, do not edit -->", f"<!-- end of {name} -->"
    if text.count(begin) != 1 or text.count(end) != 1:
        raise KitError(f"README.md must hold the lines {begin} and {end} once each.")
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n{content}\n{end}{rest.partition(end)[2]}"


def build_readme(root: Path, blocks: dict[str, str]) -> str:
    """README.md with its built blocks filled in; nothing is written."""
    text = (root / "README.md").read_text(encoding="utf-8")
    for name, content in {"lessons": lesson_table(root), **blocks}.items():
        text = fill(text, name, content)
    return text
