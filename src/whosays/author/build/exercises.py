"""solutions/ -> exercises/, stored outputs, README's tables. What is built is the same to the byte.

A solution notebook is the source of its exercise. Cells between the teacher's markers stay behind, and so
does every field of the task file that only a key may carry (see publishing.py).
"""

import re
from pathlib import Path

import tomli_w

from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import kit_call, notebook_bytes, read_notebook, stems, title_of
from whosays.tasks.reading import read_table, read_tasks
from whosays.tasks.without_key import public_tasks

BEGIN, END = "<!-- BEGIN TEACHER -->", "<!-- END TEACHER -->"
_MARKER = re.compile(r"<!--.*?-->", re.DOTALL)
_SIGN_OF_ONE = re.compile(
    r"<!--|-->|\b(?:begin|end)\W+teacher\b", re.IGNORECASE
)  # a slip must not let a cell out
_METADATA = ("deletable", "editable", "tags")  # a cell keeps these and nothing else
_MINUTES = re.compile(r"^#+ .*\((\d+) min(?:, optional)?\)$", re.MULTILINE)
_QUESTION = re.compile(r"\*\*The question of this lesson:\*\*\s*(.+)")


def build_exercises(root: Path, target: Path) -> list[Path]:
    """Build every exercise of ``root/solutions`` into the folder ``target``.

    Returns:
        The files written, two an exercise: the notebook and its tasks.

    Raises:
        KitError: a marker is unknown or unbalanced (the cell is shown), or a task cannot be read.
    """
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for stem in stems(root, "solutions"):
        notebook, tasks = build_exercise(root, stem)
        for name, data in ((f"{stem}.ipynb", notebook), (f"{stem}.tasks.toml", tasks)):
            write_whole(target / name, data)
            written.append(target / name)
    return written


def build_exercise(root: Path, stem: str) -> tuple[bytes, bytes]:
    """The notebook and the task file of one exercise, as bytes."""
    path = root / "solutions" / f"{stem}.ipynb"
    notebook = read_notebook(path)
    cells = [cell for cell in notebook["cells"] if not _for_the_teacher(cell, path)]
    notebook["cells"] = [_for_learners(cell, stem, path) for cell in cells]
    notebook["metadata"] = {
        name: notebook["metadata"].get(name, {}) for name in ("kernelspec", "language_info")
    }
    return notebook_bytes(notebook), _public_tasks(root, stem)


def _public_tasks(root: Path, stem: str) -> bytes:
    path = root / "solutions" / f"{stem}.tasks.toml"
    table = public_tasks(read_tasks(path, "solutions", stem), read_table(path).get("article", ""))
    head = f"# Built from solutions/{stem}.tasks.toml by “whosays build”. Change it there.\n"
    return (head + tomli_w.dumps(table, multiline_strings=False)).encode("utf-8")


def _for_the_teacher(cell: JsonObject, path: Path) -> bool:
    """Whether a cell stays behind. Its markers must be known, and stand as its first and last line."""
    if not _SIGN_OF_ONE.search(cell["source"]):
        return False
    markers = _MARKER.findall(cell["source"])
    lines = cell["source"].strip().splitlines()
    if markers != [BEGIN, END] or lines[0] != BEGIN or lines[-1] != END:
        raise KitError(
            f"{path}: in this cell the teacher's markers are unknown or unbalanced. A cell for the teacher "
            f"begins with the line {BEGIN} and ends with the line {END}, and has no other comment:\n\n"
            f"{cell['source']}"
        )
    return True


def _for_learners(cell: JsonObject, stem: str, path: Path) -> JsonObject:
    metadata = {name: cell["metadata"][name] for name in _METADATA if name in cell["metadata"]}
    if cell["cell_type"] != "code":
        kept = {name: cell[name] for name in ("cell_type", "id", "source")}
        return {**kept, "metadata": metadata}
    call = kit_call(cell["source"])
    if not call or call["stem"] != stem or call["room"] != "solutions":
        raise KitError(
            f"{path}: a code cell is not the kit's two lines for solutions/{stem}:\n\n{cell['source']}"
        )
    source = cell["source"].replace('("solutions/', '("exercises/')
    nothing = {"outputs": [], "execution_count": None}
    return {"cell_type": "code", "id": cell["id"], "metadata": metadata, "source": source, **nothing}


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
