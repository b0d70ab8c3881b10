"""Marks -> a class report: a page that prints, a page for the teacher alone, and a notebook.

The pages need nothing from outside, run no script and follow light, dark and print. Whatever a learner
typed is escaped. The report names no learner. Trust and doubt of single learners stand on the page for the
teacher alone, from invented stories only, and in nothing else that the kit writes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.articles.kinds import CAPTION
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

PAGE, ALONE, NOTEBOOK = "report.html", "for-you-alone.html", "report.ipynb"


@dataclass(frozen=True)
class Report:
    """What was written, and what a teacher is told at once."""

    paths: tuple[Path, ...]
    learners: int
    advice: Advice


def write_report(
    marks: Path,
    to: Path,
    solutions: Path | None = None,
    exercise: str = "",
    markbook: Path | None = None,
) -> Report:
    """Write the report on what whosays grade wrote.

    Args:
        marks: the folder of the marks, or ``marks.jsonl``.
        to: the folder for the report; made if it is not there.
        solutions: a folder of keys, if not the clone's own.
        exercise: only this one.
        markbook: what the marking desk kept; default: the folder ``markbook`` beside the marks.

    Raises:
        KitError: there are no marks, no key, or no place to write.
    """
    responses = read_responses(marks, solutions, exercise)
    items = item_table(responses)
    book = markbook or beside(marks if marks.is_dir() else marks.parent)
    written = written_items(responses, book)
    teaching = Teaching(kit_root(), find_solutions(solutions))
    told = advice(responses, items, teaching, written_items(latest(responses), book))
    pages = {
        PAGE: report_page(responses, items, told, written).encode("utf-8", "replace"),
        ALONE: alone_page(responses).encode("utf-8", "replace"),
        NOTEBOOK: report_notebook(responses, told, Sources(marks, to, solutions, book), written),
    }
    for name, content in pages.items():
        write_changed(to / name, content)
    return Report(tuple(to / name for name in pages), responses.learners(), told)


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
        alone=ALONE,
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
