"""The built tables of README.md and TEACHING.md, from the notebooks themselves."""

import re
from pathlib import Path

from whosays.articles.article import read_source
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import FORMS, read_notebook, stems, title_of
from whosays.base.stems import is_own, pair_number
from whosays.learner.order import Order, read_order
from whosays.tasks.reading import read_table
from whosays.teacher.release.articles import articles_named

_MINUTES = re.compile(r"^#+ .*\((\d+) min(?:, optional)?\)$", re.MULTILINE)
_ROOMS = ("exercises", "lessons")
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
    """The table of lessons for the README, from the notebooks, in the order of the course.

    What a teacher has made of an article of their own is no part of the kit, and not in it.
    """
    order = read_order(root)
    exercises, lessons = ([each for each in stems(root, room) if not is_own(each)] for room in _ROOMS)
    lines = ["| | lesson | minutes | its question | exercise | or real news |", "|---|---|---|---|---|---|"]
    for stem in order.in_order(lessons):
        notebook = read_notebook(root / "lessons" / f"{stem}.ipynb")
        name = f"[{stem[:2]} {title_of(notebook)}](lessons/{stem}.ipynb)"
        mine = _links([each for each in exercises if each == stem])
        real = _links([each for each in exercises if pair_number(each) == stem[:2]])
        place = order.place(stem) or ""
        lines.append(
            f"| {place} | {name} | {minutes_of(notebook)} | {question_of(notebook)} | {mine} | {real} |"
        )
    return "\n".join([*lines, *_one_page(root, [each for each in exercises if is_alone(order, each)])])


def is_alone(order: Order, stem: str) -> bool:
    """Whether an exercise goes with no lesson: a task of one page."""
    return stem not in FORMS and not order.place(stem)


def _links(some: list[str]) -> str:
    return " · ".join(f"[{stem[:2]}](exercises/{stem}.ipynb)" for stem in some) or "–"


def _one_page(root: Path, some: list[str]) -> list[str]:
    """One line with the tasks that go with no lesson; nothing where there are none."""
    titles = {stem: title_of(read_notebook(root / "exercises" / f"{stem}.ipynb")) for stem in some}
    links = [
        f"[{stem[:2]} {title.removeprefix('Exercise: ')}](exercises/{stem}.ipynb)"
        for stem, title in titles.items()
    ]
    return ["", f"On one page, in ten minutes: {' · '.join(links)}."] if links else []


def report_list(root: Path) -> str:
    """The real reports whose licence wants them named, as their own pages name them.

    Named are those that a notebook of the kit asks about; what a teacher brings is the teacher's to name.
    """
    folders = (root / "seeds" / name for name in sorted(_asked_about(root)))
    named = {folder.name: read_source(folder).get("attribution") for folder in folders}
    return "\n".join(f"- {said}" for said in named.values() if said)


def _asked_about(root: Path) -> set[str]:
    """The articles of the kit's own lessons, exercises and forms."""
    found: set[str] = set()
    for room in ("lessons", "solutions"):
        for stem in (each for each in stems(root, room) if not is_own(each)):
            found |= articles_named(read_table(root / room / f"{stem}.tasks.toml"))
    return found


def fill(text: str, name: str, content: str, where: str = "README.md") -> str:
    """``text`` with what stands between the marks of ``name`` replaced by ``content``.

    Raises:
        KitError: the marks are not there.
    """
    begin, end = f"<!-- {name}: built, do not edit -->", f"<!-- end of {name} -->"
    if text.count(begin) != 1 or text.count(end) != 1:
        raise KitError(f"{where} must hold the lines {begin} and {end} once each.")
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n{content}\n{end}{rest.partition(end)[2]}"


def build_readme(root: Path, blocks: dict[str, str]) -> str:
    """README.md with its built blocks filled in; nothing is written."""
    text = (root / "README.md").read_text(encoding="utf-8")
    for name, content in {"lessons": lesson_table(root), **blocks}.items():
        text = fill(text, name, content)
    return text


def build_guide(root: Path, blocks: dict[str, str]) -> str:
    """TEACHING.md with its built blocks filled in; nothing is written."""
    text = (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")
    for name, content in blocks.items():
        text = fill(text, name, content, "TEACHING.md")
    return text
