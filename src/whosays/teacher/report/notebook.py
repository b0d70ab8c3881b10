"""The class report as a notebook: plain cells that a teacher runs, reads and changes."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode, validate
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from whosays.base.notebook_files import cell_id, notebook_bytes
from whosays.base.places import kit_root
from whosays.teacher.report.advice import Advice
from whosays.teacher.report.lesson_places import TaughtAt
from whosays.teacher.stats.responses import Responses
from whosays.teacher.stats.test_changes import sat_when
from whosays.teacher.stats.written import WrittenItem

_MARKUP = frozenset("\\`*_{}[]#$|~!+-=")
Cells = list[tuple[str, str]]  # markdown, folded (a heading) or code, and the source

_TOP = """\
# Class report

The figures of `report.html`, to run and to change. Press Shift+Enter in every cell, from top to bottom.

Nothing here names a learner. Keep it that way: what one person trusts or doubts is nobody's business but
yours.
"""
_ITEMS = """\
## Item by item

`difficulty` is the share of an item's points that the answers earned: high is easy. `first` is what the first
answers given would have earned. `discrimination` says how far an item goes with the rest of its exercise.
`low` and `high` are where it may lie just as well.
"""
_MIXED = """
A form of the reading test mixes answers from several sittings: its items say what is hard, not what anybody
has learned. For that see *Before, after, later*.
"""
_KINDS = """\
## What was taken for what

*Marked is not true. Faded is not false. It shows who answers for the words.*
"""
_LEANING = """\
## Too much trust, too much doubt

Both are errors, and a bare score hides which one it was.
"""
_WRITTEN = """\
## Written answers

What people gave at the marking desk, row by row of the rubric.
"""
_AGREEMENT = """\
## Agreement

Krippendorff's alpha: 1 is full agreement, 0 is what chance would give. From .800 on rely on it, from .667 on
conclude with care, below do not.
"""
_CHANGE = """\
## Before, after, later

The class's mean by sitting, never one learner's gain. The forms are *untried*: nobody knows yet whether they
are equally hard. Without a comparison class nothing is because of the kit.
"""
_YOURS = """\
## Your own question

Change the cell and run it again. `answers.table` holds a row for each learner and item.
"""


@dataclass(frozen=True)
class Sources:
    """Where the notebook finds what it reads.

    Attributes:
        marks: the folder of the marks, or ``marks.jsonl``.
        to: the folder that the notebook will lie in, which is where its cells will run.
        solutions: a folder of keys, if not the clone's own.
        markbook: what the marking desk kept.
    """

    marks: Path
    to: Path
    solutions: Path | None
    markbook: Path


def report_notebook(
    responses: Responses, told: Advice, sources: Sources, written: Sequence[WrittenItem] = ()
) -> bytes:
    """The notebook's bytes; the same for the same marks.

    Args:
        responses: what the marks hold.
        told: what to teach again.
        sources: where it reads from.
        written: the questions that people mark.
    """
    cells = [
        ("markdown", _TOP),
        ("code", _read(sources)),
        ("markdown", f"## Tomorrow\n\n{in_markdown(told.paragraph)}{_link(told.place, sources.to)}\n"),
        *_exercise_cells(responses),
        *_written_cells(sources, written),
        *_change_cells(responses),
        ("markdown", _YOURS),
        ("code", 'items[items["difficulty"] < 0.5][["task", "text", "instead", "times"]]'),
    ]
    return made(cells, "report")


def made(cells: Cells, name: str) -> bytes:
    """A notebook of these cells, checked, in the kit's one layout."""
    build = {"markdown": new_markdown_cell, "code": new_code_cell, "folded": _folded}
    notebook = new_notebook(
        cells=[build[kind](source.strip("\n")) for kind, source in cells],
        metadata={"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
    )
    for number, cell in enumerate(notebook.cells):
        cell["id"] = cell_id(name, str(number))
    validate(notebook)
    return notebook_bytes(notebook)


def _folded(source: str) -> NotebookNode:
    """A heading under which JupyterLab hides what follows until it is opened."""
    folded: NotebookNode = new_markdown_cell(source, metadata={"jp-MarkdownHeadingCollapsed": True})
    return folded


def _read(sources: Sources) -> str:
    marks, to = sources.marks, sources.to
    path = marks / "marks.jsonl" if marks.is_dir() else marks
    keys = f", solutions=Path({_from(to, sources.solutions)!r})" if sources.solutions else ""
    return "\n".join(
        [
            *(["from pathlib import Path", ""] if sources.solutions else []),
            "from whosays.itemstats import item_table",
            "from whosays.responses import read_responses",
            "",
            f"answers = read_responses({_from(to, path)!r}{keys})",
            "items = item_table(answers)",
            'print(f"{answers.learners()} learners, {len(items)} scored items")',
        ]
    )


def _from(folder: Path, path: Path | None) -> str:
    """``path`` as seen from ``folder``, so that both can be moved together."""
    try:
        return Path(os.path.relpath(path or "", folder)).as_posix()
    except ValueError:  # on another drive
        return str((path or Path()).resolve())


def _exercise_cells(responses: Responses) -> Cells:
    stems = (*responses.exercises, *responses.forms)
    sorts = [stem for stem in stems if any(t.type == "sort" for t in responses.tasks(stem).values())]
    mixed = any(len(sat_when(responses, form)) > 1 for form in responses.forms)
    cells: Cells = [
        ("markdown", _ITEMS + _MIXED * mixed),
        ("code", _SHOW_ITEMS),
        ("code", _hardest(stems[-1])),
    ]
    if sorts:
        cells += [("markdown", _KINDS), ("code", _SHOW_KINDS)]
    if responses.table[["can_trust", "can_doubt"]].any(axis=None):
        cells += [("markdown", _LEANING), ("code", _SHOW_LEANING)]
    if sorts:
        cells += [("markdown", _AGREEMENT), ("code", f"{_SHOW_AGREEMENT}{sorts[-1]!r}))")]
    return cells


def _written_cells(sources: Sources, written: Sequence[WrittenItem]) -> Cells:
    if not any(item.rows for item in written):
        return []
    return [("markdown", _WRITTEN), ("code", _SHOW_WRITTEN.format(_from(sources.to, sources.markbook)))]


def _change_cells(responses: Responses) -> Cells:
    return [("markdown", _CHANGE), ("code", _SHOW_CHANGE)] if len(responses.forms) > 1 else []


_SHOW_WRITTEN = """\
from pathlib import Path
from IPython.display import display
from whosays.report_pictures import rubric_picture
from whosays.writtenstats import written_items

for item in written_items(answers, Path({!r})):
    if item.rows:
        print(item.title, "·", item.marked, "of", item.texts, "texts marked")
        display(rubric_picture(item.place.task, item.rows))
"""
_SHOW_ITEMS = """\
columns = ["task", "text", "answered", "first", "difficulty", "discrimination", "low", "high"]
items[columns].round(2)
"""
_SHOW_KINDS = """\
from whosays.classstats import confusion
from whosays.report_pictures import confusion_picture

counts = confusion(answers, "kind")
confusion_picture("kinds", counts) if len(counts) else "No task asked for the kind."
"""
_SHOW_LEANING = """\
from whosays.classstats import class_leaning
from whosays.report_pictures import leaning_picture

leaning_picture("leaning", class_leaning(answers))
"""
_SHOW_AGREEMENT = """\
from pandas import DataFrame
from whosays.classstats import agreement

DataFrame(agreement(answers, """
_SHOW_CHANGE = """\
from whosays.formstats import form_changes
from whosays.report_pictures import change_picture

change_picture("change", form_changes(answers))
"""


def _hardest(stem: str) -> str:
    return f"""\
mine = items[items["exercise"] == {stem!r}].sort_values("difficulty")
shown = mine[["text", "task", "answered", "difficulty"]].style.hide(axis="index")
shown.format({{"difficulty": "{{:.0%}}"}}).bar(subset="difficulty", vmin=0, vmax=1, color="#62788e66")
"""


def _link(place: TaughtAt | None, to: Path) -> str:
    """How to open the lesson: its command, and a link to its heading where the report lies in the clone."""
    if place is None:
        return ""
    command = f"\n\nOpen it: `{place.command}`"
    root, here = kit_root().resolve(), to.resolve()
    if root not in (here, *here.parents):
        return command
    # JupyterLab's anchors are the heading itself, spaces as hyphens.
    heading = f"{place.heading} ({place.minutes} min)" if place.minutes else place.heading
    anchor = heading.replace(" ", "-").replace("(", "%28").replace(")", "%29")
    path = _from(here, root / "lessons" / f"{place.stem}.ipynb")
    return f"{command}, or [go to “{in_markdown(place.heading)}”]({path}#{anchor})"


def in_markdown(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no formula, no HTML; white space as one space."""
    line = "".join(
        f"&#{ord(letter)};" if letter in "<>&" else f"\\{letter}" if letter in _MARKUP else letter
        for letter in " ".join(text.split())
    )
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", line)  # else a list would begin
