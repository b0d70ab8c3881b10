"""What the class report says of each exercise and of the reading test, as the template takes it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.base.json_types import JsonObject
from whosays.tasks.task import whose_words
from whosays.teacher.desk.rubric import Place
from whosays.teacher.report.advice_words import best_words
from whosays.teacher.report.drawing import ReportPicture
from whosays.teacher.report.pictures import change_picture, confusion_picture, leaning_picture, rubric_picture
from whosays.teacher.report.words import agreement_words
from whosays.teacher.stats.items import FEWEST, ItemRow, answer_counts, hardness, judged
from whosays.teacher.stats.reading_test import FORMS
from whosays.teacher.stats.responses import Responses
from whosays.teacher.stats.test_changes import (
    FEWEST_SAT,
    first_sitting,
    form_changes,
    sat_when,
    sitting_orders,
)
from whosays.teacher.stats.whole_class import Leaning, agreement, class_leaning, confusion
from whosays.teacher.stats.written import WrittenItem, reply_changes

if TYPE_CHECKING:
    from pandas import DataFrame

FACETS = {
    "kind": "Which kind was taken for which",
    "answers_for": "Who was taken to answer for it",
    "accuses": "What was taken for an accusation",
}
_SHOWN = 3  # wrong answers to an item that are told
_MOVED = 0.005  # of an item's points: less is not seen


def section(
    responses: Responses, items: "DataFrame", stem: str, written: Sequence[WrittenItem] = ()
) -> JsonObject:
    """What the page says of one exercise."""
    mine, rows = responses.of(stem), items[items["exercise"] == stem].reset_index(drop=True)
    leaning = class_leaning(mine)
    return {
        "stem": stem,
        "title": responses.titles[stem],
        "learners": mine.learners(),
        "sat": sat_when(responses, stem) if stem in FORMS else {},
        "first_sitting": first_sitting(responses) if stem in FORMS[:2] else {},
        "answered": int(rows["answered"].sum()),
        "asked": int(rows["learners"].sum()),
        "ranking": ranking(mine, rows),
        "hints": bool(rows["hints"].sum()),
        "moved": bool((rows["better"] + rows["worse"]).sum()),
        "tasks": _tasks(mine, rows, stem),
        "confusions": _confusions(mine, stem),
        "leaning": _drawn(_leaning_picture(mine, leaning, stem)),
        "agreements": [(each, agreement_words(each)) for each in agreement(responses, stem)],
        "written": _written_parts(written, stem),
        "whose": whose_words(mine.tasks(stem).values()),
        "titles": {name: task.raw["title"] for name, task in mine.tasks(stem).items()},
    }


def ranking(responses: Responses, rows: "DataFrame") -> list[JsonObject]:
    """The items as a list, the hardest first, those that nobody answered last."""
    ordered = rows.sort_values("difficulty", kind="stable", na_position="last")
    return [_ranked(responses, ItemRow(**row)) for row in ordered.to_dict("records")]


def _ranked(responses: Responses, row: ItemRow) -> JsonObject:
    asked = responses.asked[Place(row.exercise, row.task, row.item)]
    moved = abs(row.first - row.difficulty) > _MOVED
    return {
        "row": row,
        "asked": asked,
        "best": best_words(asked),
        "weak": hardness(row),
        "first": row.first if moved else None,
    }


def _written_parts(written: Sequence[WrittenItem], stem: str) -> list[JsonObject]:
    """What the page says of an exercise's written answers, a question each."""
    mine = [each for each in written if each.place.exercise == stem]
    return [
        {
            "item": each,
            "picture": _drawn(rubric_picture(f"w{stem[:2]}{number}", each.rows) if each.rows else None),
        }
        for number, each in enumerate(mine)
    ]


def replies(responses: Responses, written: Sequence[WrittenItem]) -> JsonObject | None:
    """The open reply of the reading test from sitting to sitting."""
    steps = reply_changes(responses, list(written))
    return {"picture": _drawn(change_picture("replies", steps)), "steps": steps} if steps else None


def _drawn(picture: ReportPicture | None) -> JsonObject | None:
    """A picture as the template shows it. The svg holds words of the kit alone, escaped by matplotlib."""
    if picture is None:
        return None
    table = picture.table
    return {
        "svg": Markup(picture.svg),
        "alt": picture.alt,
        "caption": picture.caption,
        "note": picture.note,
        "corner": f"{table.index.name or ''}",
        "columns": [str(name) for name in table.columns],
        "rows": [(str(row[0]), [*map(str, row[1:])]) for row in table.itertuples(name=None)],
    }


def _tasks(responses: Responses, rows: "DataFrame", stem: str) -> list[JsonObject]:
    """The item table in groups, a task each."""
    return [
        {
            "title": responses.tasks(stem)[name].raw["title"],
            "items": [_item(responses, ItemRow(**row)) for row in mine.to_dict("records")],
        }
        for name, mine in rows.groupby("task", sort=False)
    ]


def _item(responses: Responses, row: ItemRow) -> JsonObject:
    place = Place(row.exercise, row.task, row.item)
    counts = answer_counts(responses, place)
    return {
        "row": row,
        "asked": responses.asked[place],
        "wrong": _most(counts[counts["verdict"] == "wrong"]),
        "half": _most(counts[counts["verdict"] == "defensible"]),
        "judged": judged(row),
    }


def _most(counts: "DataFrame") -> JsonObject:
    """The answers given most, and how many gave others."""
    shown = [(each.words, int(each.learners)) for each in counts.head(_SHOWN).itertuples()]
    return {"shown": shown, "others": int(counts["learners"][_SHOWN:].sum())}


def _confusions(responses: Responses, stem: str) -> list[tuple[str, JsonObject | None]]:
    found = []
    for facet, title in FACETS.items():
        counts = confusion(responses, facet)
        if not counts.empty:
            found.append((title, _drawn(confusion_picture(f"{facet}{stem[:2]}", counts))))
    return found


def _leaning_picture(responses: Responses, leaning: Leaning, stem: str) -> ReportPicture | None:
    if not leaning.trust.chances + leaning.doubt.chances or not may_be_told(responses):
        return None
    return leaning_picture(f"l{stem[:2]}", leaning)


def may_be_told(responses: Responses) -> bool:
    """Whether a class's trust and doubt may be shown: of a real story only where nobody can be picked out."""
    invented = all(each.task.seed.article.invented for each in responses.asked.values())
    return invented or responses.learners() >= FEWEST


def changes(responses: Responses) -> JsonObject | None:
    """The reading test from sitting to sitting, if somebody sat two."""
    found = [each for each in form_changes(responses) if each.learners]
    if not found:
        return None
    orders = sitting_orders(responses)
    return {
        "picture": _drawn(change_picture("change", found)),
        "possible": found[0].possible,
        "left_out": max(each.left_out for each in found),
        "few": min(each.learners for each in found) < FEWEST_SAT,
        "orders": [(" then ".join(order), learners) for order, learners in orders.items()],
        "rows": found,
        "doubting": any(each.doubts_all for each in found),
    }
