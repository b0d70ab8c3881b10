"""Marks -> a class report: a page that prints, a page for the teacher alone, and a notebook.

The pages need nothing from outside, run no script and follow light, dark and print. Whatever a learner
typed is escaped. The report names no learner. Trust and doubt of single learners stand on the page for the
teacher alone, from invented stories only, and in nothing else that the kit writes.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whosays.classstats import (
    RELY, TENTATIVE, Agreement, Leaning, agreement, class_leaning, confusion, form_changes, learner_leanings,
)  # fmt: skip
from whosays.errors import KitError
from whosays.gradebook import order
from whosays.itemstats import (
    EASY, FEWEST, GOOD, HARD, MANY, WEAK, ItemRow, answer_counts, item_table, judged, reach,
)  # fmt: skip
from whosays.journal import write
from whosays.kinds import CAPTION
from whosays.places import kit_root
from whosays.report_notebook import report_notebook
from whosays.report_pictures import (
    Picture, change_picture, confusion_picture, difficulty_picture, leaning_picture, percent,
)  # fmt: skip
from whosays.responses import Responses, read_responses
from whosays.reteaching import Advice, Teaching, advice, latest_exercise
from whosays.solutions import find_solutions

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


def write_report(marks: Path, to: Path, solutions: Path | None = None, exercise: str = "") -> Report:
    """Write the report on what whosays grade wrote.

    Args:
        marks: the folder of the marks, or ``marks.jsonl``.
        to: the folder for the report; made if it is not there.
        solutions: a folder of keys, if not the clone's own.
        exercise: only this one.

    Raises:
        KitError: there are no marks, no key, or no place to write.
    """
    responses = read_responses(marks, solutions, exercise)
    items = item_table(responses)
    teaching = Teaching(kit_root(), find_solutions(solutions))
    latest = latest_exercise(responses)
    told = advice(responses, items, class_leaning(responses.of(latest)), latest, teaching)
    pages = {
        PAGE: report_page(responses, items, told).encode("utf-8", "replace"),
        ALONE: alone_page(responses).encode("utf-8", "replace"),
        NOTEBOOK: report_notebook(responses, told, marks, to, solutions),
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


def decimals(number: float) -> str:
    """A correlation or an alpha as statisticians print it: ``.31``, ``−.08``, ``1.00``; a dash for none."""
    if math.isnan(number):
        return "–"
    text = f"{number:.2f}".replace("-0.00", "0.00").replace("-", "−")
    return text.replace("0.", ".", 1) if abs(number) < 0.995 else text


def report_page(responses: Responses, items: "DataFrame", told: Advice) -> str:
    """The class report as HTML."""
    stems = sorted((*responses.exercises, *responses.forms), key=lambda stem: stem != latest_exercise(responses))
    sections = [section(responses, items, stem) for stem in stems]
    return environment().get_template("report.html.j2").render(
        learners=responses.learners(),
        advice=told,
        limits=limits(responses.learners()),
        sections=sections,
        changes=_changes(responses),
        caption=CAPTION,
        alone=ALONE,
        rules={"hard": HARD, "easy": EASY, "good": GOOD, "weak": WEAK, "rely": RELY, "tentative": TENTATIVE},
        many=MANY,
        fewest=FEWEST,
    )  # fmt: skip


def limits(learners: int) -> list[str]:
    """What the numbers of so many learners cannot bear, in sentences; none where there are enough."""
    if learners >= MANY:
        return []
    said = [f"These are the answers of {learners} learner{'' if learners == 1 else 's'}, and {MANY} are few already."]
    if learners < FEWEST:
        said.append(
            f"Under {FEWEST} no discrimination and no interval is shown: each would hang on one or two people. "
            "A share moves by "
            f"{percent(1 / learners)} with every single learner. Read the answers instead."
        )
        return said
    low, high = reach(learners)
    said.append(
        f"A discrimination of {decimals(GOOD)} may in truth lie anywhere from {decimals(low)} to {decimals(high)}: "
        "do not rewrite or drop an item for it."
    )
    said.append(f"A share moves by {percent(1 / learners)} with every single learner.")
    said.append("Intervals from so few learners are rather too narrow. Do not compare two classes by these figures.")
    return said


def section(responses: Responses, items: "DataFrame", stem: str) -> Json:
    """What the page says of one exercise."""
    mine, rows = responses.of(stem), items[items["exercise"] == stem].reset_index(drop=True)
    leaning = class_leaning(mine)
    return {
        "stem": stem,
        "title": responses.titles[stem],
        "learners": mine.learners(),
        "answered": int(rows["answered"].sum()),
        "asked": int(rows["learners"].sum()),
        "picture": _drawn(_difficulty(responses, rows, stem)),
        "hints": bool(rows["hints"].sum()),
        "moved": bool((rows["better"] + rows["worse"]).sum()),
        "tasks": _tasks(mine, rows, stem),
        "confusions": _confusions(mine, stem),
        "leaning": _drawn(_leaning_picture(mine, leaning, stem)),
        "agreements": [(each, *agreement_words(each)) for each in agreement(responses, stem)],
        "titles": {name: task.raw["title"] for name, task in mine.tasks(stem).items()},
    }


def _difficulty(responses: Responses, rows: "DataFrame", stem: str) -> Picture | None:
    if rows.empty:
        return None
    names = [responses.asked[stem, row.task, row.item].name for row in rows.itertuples()]
    return difficulty_picture(f"d{stem[:2]}", rows, names)


def _drawn(picture: Picture | None) -> Json | None:
    """A picture as the template shows it. The svg holds words of the kit alone, escaped by matplotlib."""
    if picture is None:
        return None
    table = picture.table
    return {
        "svg": Markup(picture.svg),  # noqa: S704
        "alt": picture.alt,
        "caption": picture.caption,
        "corner": f"{table.index.name or ''}",
        "columns": [str(name) for name in table.columns],
        "rows": [(str(label), [*map(str, row)]) for label, row in zip(table.index, table.to_numpy(), strict=True)],
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


def agreement_words(found: Agreement) -> tuple[str, ...]:
    """What two alphas say together, in plain words, by Krippendorff's rule of thumb."""
    if math.isnan(found.among) or math.isnan(found.key):
        return ("All gave one answer, or too few answered: there is nothing to agree or differ on.",)
    if found.key >= RELY:
        return ("The class reads as the key does.",)
    if found.key >= TENTATIVE:
        return ("The class reads nearly as the key does: conclude with care.",)
    if found.among >= TENTATIVE:
        return ("Learners agree with each other, and not with the key: talk about it, and read the key again.",)
    return ("Learners read these differently, from each other too: do not conclude from single labels.",)


def _changes(responses: Responses) -> Json | None:
    changes = [each for each in form_changes(responses) if each.learners]
    if not changes:
        return None
    return {
        "picture": _drawn(change_picture("change", changes)),
        "possible": changes[0].possible,
        "left_out": max(each.left_out for each in changes),
        "few": min(each.learners for each in changes) < FEWEST,
    }


def alone_page(responses: Responses) -> str:
    """The page for the teacher alone, as HTML: each learner's trust and doubt, on invented stories."""
    found = learner_leanings(responses)
    rows = sorted(found.to_dict("records"), key=lambda row: order(row["learner"], ""))
    named = [{**row, "name": responses.names.get(row["learner"], "")} for row in rows]
    return environment().get_template("alone.html.j2").render(rows=named)


def check_target(to: Path) -> None:
    """Refuse a target that is a file.

    Raises:
        KitError: it is one.
    """
    if to.exists() and not to.is_dir():
        raise KitError(f"{to} is a file. Name a folder for the report: --to FOLDER")
