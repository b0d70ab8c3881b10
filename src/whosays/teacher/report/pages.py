"""Marks -> a class report: a page that prints, and a notebook; on request a page for the teacher alone.

The pages need nothing from outside, run no script and follow light, dark and print. Whatever a learner
typed is escaped. The report names no learner. Trust and doubt of single learners stand on the page for the
teacher alone, from invented stories only, and in nothing else that the kit writes. That page is made only
where it is asked for, lies in a folder of its own, and nothing names it or leads there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.articles.kinds import CAPTION
from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.base.places import kit_root
from whosays.learner.answers.class_numbers import number_order
from whosays.tasks.solutions import find_solutions
from whosays.teacher.desk.markbook import beside
from whosays.teacher.page_templates import template
from whosays.teacher.report.advice import Advice, advice, latest, latest_exercise
from whosays.teacher.report.lesson_places import Teaching
from whosays.teacher.report.notebook import Sources, report_notebook
from whosays.teacher.report.sections import changes, replies, section
from whosays.teacher.report.words import limits
from whosays.teacher.stats import items as itemstats
from whosays.teacher.stats.items import MANY, item_table
from whosays.teacher.stats.responses import Responses, read_responses
from whosays.teacher.stats.test_changes import FEWEST_SAT
from whosays.teacher.stats.whole_class import learner_leanings
from whosays.teacher.stats.written import WrittenItem, written_items

if TYPE_CHECKING:
    from pandas import DataFrame

_WORDS = DiskWords("--for-you-alone {path}: cannot be opened ({reason}). Name a new folder.")
PAGE, ALONE, NOTEBOOK = "report.html", "for-you-alone.html", "report.ipynb"


@dataclass(frozen=True)
class Report:
    """What was written, and what a teacher is told at once.

    ``old``: a page for the teacher alone that an earlier report left beside it, or None.
    """

    paths: tuple[Path, ...]
    learners: int
    advice: Advice
    old: Path | None = None


def write_report(  # noqa: PLR0913, PLR0917 - what is read, where to write, and what a teacher may say
    marks: Path,
    to: Path,
    solutions: Path | None = None,
    exercise: str = "",
    markbook: Path | None = None,
    alone: Path | None = None,
) -> Report:
    """Write the report on what whosays grade wrote.

    Args:
        marks: the folder of the marks, or ``marks.jsonl``.
        to: the folder for the report; made if it is not there.
        solutions: a folder of keys, if not the clone's own.
        exercise: only this one.
        markbook: what the marking desk kept; default: the folder ``markbook`` beside the marks.
        alone: a folder for the page for the teacher alone, if it is wanted.

    Raises:
        KitError: there are no marks, no key, or no place to write.
    """
    if alone:
        check_alone(alone, to)
    responses = read_responses(marks, solutions, exercise)
    items = item_table(responses)
    book = markbook or beside(marks if marks.is_dir() else marks.parent)
    written = written_items(responses, book)
    teaching = Teaching(kit_root(), find_solutions(solutions))
    told = advice(responses, items, teaching, written_items(latest(responses), book))
    pages = {
        to / PAGE: report_page(responses, items, told, written).encode("utf-8", "replace"),
        to / NOTEBOOK: report_notebook(responses, told, Sources(marks, to, solutions, book), written),
    }
    if alone:
        pages[alone / ALONE] = alone_page(responses).encode("utf-8", "replace")
    for path, content in pages.items():
        write_changed(path, content)
    old = to / ALONE if (to / ALONE).exists() else None
    return Report(tuple(pages), responses.learners(), told, old)


def check_alone(alone: Path, to: Path) -> None:
    """Let the page for the teacher alone go only where nobody comes across it.

    Raises:
        KitError: the folder is, holds or lies in the report's, or other files lie in it.
    """
    mine, report = alone.resolve(), to.resolve()
    own = "Name a new folder, outside of the report's."
    if mine == report or mine in report.parents or report in mine.parents:
        raise KitError(f"--for-you-alone {alone}: the report lies there, which others may see. {own}")
    with _WORDS.told(alone):
        others = [path for path in alone.iterdir() if path.name != ALONE] if alone.exists() else []
    if others:
        raise KitError(f"--for-you-alone {alone}: other files lie there, as {others[0].name}. {own}")


def report_page(
    responses: Responses, items: "DataFrame", told: Advice, written: Sequence[WrittenItem] = ()
) -> str:
    """The class report as HTML."""
    latest = latest_exercise(responses)
    stems = sorted((*responses.exercises, *responses.forms), key=lambda stem: stem != latest)
    sections = [section(responses, items, stem, written) for stem in stems]
    return template("report/report.html.j2").render(
        learners=responses.learners(),
        advice=told,
        limits=limits(responses.learners()),
        sections=sections,
        changes=changes(responses),
        replies=replies(responses, written),
        caption="" if any(part["confusions"] for part in sections) else CAPTION,
        rules=itemstats,
        many=MANY,
        fewest_sat=FEWEST_SAT,
    )  # fmt: skip


def alone_page(responses: Responses) -> str:
    """The page for the teacher alone, as HTML: each learner's trust and doubt, on invented stories."""
    found = learner_leanings(responses)
    rows = sorted(found.to_dict("records"), key=lambda row: number_order(row["learner"]))
    named = [{**row, "name": responses.names.get(row["learner"], "")} for row in rows]
    return template("report/alone.html.j2").render(rows=named)
