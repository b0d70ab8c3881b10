"""Marks -> a class report: a page that prints, a page for the teacher alone, and a notebook.

The pages need nothing from outside, run no script and follow light, dark and print. Whatever a learner
typed is escaped. The report names no learner. Trust and doubt of single learners stand on the page for the
teacher alone, from invented stories only, and in nothing else that the kit writes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whosays import itemstats
from whosays.classstats import Leaning, agreement, class_leaning, confusion, learner_leanings
from whosays.forms import FORMS
from whosays.formstats import FEWEST_SAT, form_changes, sat_when, sitting_orders
from whosays.gradebook import order
from whosays.itemstats import FEWEST, MANY, ItemRow, answer_counts, item_table, judged
from whosays.journal import write
from whosays.kinds import CAPTION
from whosays.markbook import beside
from whosays.places import kit_root
from whosays.report_drawing import Picture
from whosays.report_notebook import Sources, report_notebook
from whosays.report_pictures import (
    change_picture,
    confusion_picture,
    difficulty_picture,
    leaning_picture,
    rubric_picture,
)
from whosays.report_words import agreement_words, decimals, limits, percent
from whosays.responses import Responses, read_responses
from whosays.reteaching import Advice, advice, latest, latest_exercise
from whosays.solutions import find_solutions
from whosays.taught import Teaching
from whosays.writtenstats import WrittenItem, reply_changes, written_items

if TYPE_CHECKING:
    from pandas import DataFrame

PAGE, ALONE, NOTEBOOK = "report.html", "for-you-alone.html", "report.ipynb"
FACETS = {
    "kind": "Which kind was taken for which",
    "answers_for": "Who was taken to answer for it",
    "accuses": "What was taken for an accusation",
}
_SHOWN = 3  # wrong answers to an item that are told
Json = dict[str, Any]


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
        write(to / name, content)
    return Report(tuple(to / name for name in pages), responses.learners(), told)


def environment() -> Environment:
    """The templates: everything is escaped, and a name that is missing is an error."""
    found = Environment(
        loader=PackageLoader("whosays"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.filters.update(percent=percent, decimals=decimals)
    return found


def report_page(
    responses: Responses, items: "DataFrame", told: Advice, written: Sequence[WrittenItem] = ()
) -> str:
    """The class report as HTML."""
    latest = latest_exercise(responses)
    stems = sorted((*responses.exercises, *responses.forms), key=lambda stem: stem != latest)
    sections = [
        section(responses, items, stem) | {"written": _written_parts(written, stem)} for stem in stems
    ]
    return environment().get_template("report.html.j2").render(
        learners=responses.learners(),
        advice=told,
        limits=limits(responses.learners()),
        sections=sections,
        changes=_changes(responses),
        replies=_replies(responses, written),
        caption=CAPTION,
        alone=ALONE,
        rules=itemstats,
        many=MANY,
        fewest_sat=FEWEST_SAT,
    )  # fmt: skip


def section(responses: Responses, items: "DataFrame", stem: str) -> Json:
    """What the page says of one exercise."""
    mine, rows = responses.of(stem), items[items["exercise"] == stem].reset_index(drop=True)
    leaning = class_leaning(mine)
    return {
        "stem": stem,
        "title": responses.titles[stem],
        "learners": mine.learners(),
        "sat": sat_when(responses, stem) if stem in FORMS else {},
        "answered": int(rows["answered"].sum()),
        "asked": int(rows["learners"].sum()),
        "picture": _drawn(_difficulty(responses, rows, stem)),
        "hints": bool(rows["hints"].sum()),
        "moved": bool((rows["better"] + rows["worse"]).sum()),
        "tasks": _tasks(mine, rows, stem),
        "confusions": _confusions(mine, stem),
        "leaning": _drawn(_leaning_picture(mine, leaning, stem)),
        "agreements": [(each, agreement_words(each)) for each in agreement(responses, stem)],
        "titles": {name: task.raw["title"] for name, task in mine.tasks(stem).items()},
    }


def _difficulty(responses: Responses, rows: "DataFrame", stem: str) -> Picture | None:
    if rows.empty:
        return None
    names = [responses.asked[stem, row.task, row.item].name for row in rows.itertuples()]
    return difficulty_picture(f"d{stem[:2]}", rows, names)


def _written_parts(written: Sequence[WrittenItem], stem: str) -> list[Json]:
    """What the page says of an exercise's written answers, a question each."""
    mine = [each for each in written if each.place.exercise == stem]
    return [
        {
            "item": each,
            "picture": _drawn(rubric_picture(f"w{stem[:2]}{number}", each.rows) if each.rows else None),
        }
        for number, each in enumerate(mine)
    ]


def _replies(responses: Responses, written: Sequence[WrittenItem]) -> Json | None:
    """The open reply of the reading test from sitting to sitting."""
    changes = reply_changes(responses, list(written))
    return {"picture": _drawn(change_picture("replies", changes)), "steps": changes} if changes else None


def _drawn(picture: Picture | None) -> Json | None:
    """A picture as the template shows it. The svg holds words of the kit alone, escaped by matplotlib."""
    if picture is None:
        return None
    table = picture.table
    return {
        "svg": Markup(picture.svg),
        "alt": picture.alt,
        "caption": picture.caption,
        "corner": f"{table.index.name or ''}",
        "columns": [str(name) for name in table.columns],
        "rows": [(str(row[0]), [*map(str, row[1:])]) for row in table.itertuples(name=None)],
    }


def _tasks(responses: Responses, rows: "DataFrame", stem: str) -> list[Json]:
    """The item table in groups, a task each."""
    return [
        {
            "title": responses.tasks(stem)[name].raw["title"],
            "items": [_item(responses, ItemRow(**row)) for row in mine.to_dict("records")],
        }
        for name, mine in rows.groupby("task", sort=False)
    ]


def _item(responses: Responses, row: ItemRow) -> Json:
    place = (row.exercise, row.task, row.item)
    counts = answer_counts(responses, place)
    return {
        "row": row,
        "asked": responses.asked[place],
        "wrong": _most(counts[counts["verdict"] == "wrong"]),
        "half": _most(counts[counts["verdict"] == "defensible"]),
        "judged": judged(row),
    }


def _most(counts: "DataFrame") -> Json:
    """The answers given most, and how many gave others."""
    shown = [(each.words, int(each.learners)) for each in counts.head(_SHOWN).itertuples()]
    return {"shown": shown, "others": int(counts["learners"][_SHOWN:].sum())}


def _confusions(responses: Responses, stem: str) -> list[tuple[str, Json]]:
    found = []
    for facet, title in FACETS.items():
        counts = confusion(responses, facet)
        if not counts.empty:
            found.append((title, _drawn(confusion_picture(f"{facet}{stem[:2]}", counts))))
    return found


def _leaning_picture(responses: Responses, leaning: Leaning, stem: str) -> Picture | None:
    if not leaning.trust.chances + leaning.doubt.chances or not may_be_told(responses):
        return None
    return leaning_picture(f"l{stem[:2]}", leaning)


def may_be_told(responses: Responses) -> bool:
    """Whether a class's trust and doubt may be shown: of a real story only where nobody can be picked out."""
    invented = all(each.task.seed.article.invented for each in responses.asked.values())
    return invented or responses.learners() >= FEWEST


def _changes(responses: Responses) -> Json | None:
    changes = [each for each in form_changes(responses) if each.learners]
    if not changes:
        return None
    orders = sitting_orders(responses)
    return {
        "picture": _drawn(change_picture("change", changes)),
        "possible": changes[0].possible,
        "left_out": max(each.left_out for each in changes),
        "few": min(each.learners for each in changes) < FEWEST_SAT,
        "orders": [(" then ".join(order), learners) for order, learners in orders.items()],
        "rows": changes,
        "doubting": any(each.doubts_all for each in changes),
    }


def alone_page(responses: Responses) -> str:
    """The page for the teacher alone, as HTML: each learner's trust and doubt, on invented stories."""
    found = learner_leanings(responses)
    rows = sorted(found.to_dict("records"), key=lambda row: order(row["learner"], ""))
    named = [{**row, "name": responses.names.get(row["learner"], "")} for row in rows]
    return environment().get_template("alone.html.j2").render(rows=named)
