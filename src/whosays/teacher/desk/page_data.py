"""What the page of the marking desk paints, made from a marker's session.

A text comes without its learner's number and name; they come only in ``names``, when the marker has asked.
Everything is a plain text: the page shows it as text and never as markup.
"""

import re
from datetime import datetime

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.class_numbers import number_order
from whosays.tasks.page_data import task_data
from whosays.tasks.verdict import points_text
from whosays.teacher.desk.agreement import Agreement, agreements, in_words, number
from whosays.teacher.desk.ledger import Sheet
from whosays.teacher.desk.markbook import MAX_COMMENT
from whosays.teacher.desk.rubric import LEVELS, Pile, Row, Script
from whosays.teacher.desk.session import Session

LONG = 20_000  # characters of a text that go to the page
_HALVES = re.compile("[\ud800-\udfff]")


def shown(text: str) -> str:
    """A text as a page can be sent it: half a character, which no message can carry, shows as �."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def painted(session: Session) -> JsonObject:
    """Everything the page paints of a session."""
    common = {"view": session.view, "marker": session.marker, "title": session.pile.task.raw["title"]}
    if session.view == "summary":
        return {**common, **_summary(session)}
    return {**common, **_question(session.pile), **_on_top(session)}


# --- a text to be marked, or to be settled -------------------------------------------------------


def _question(pile: Pile) -> JsonObject:
    items = task_data(pile.task)["items"]
    return {
        "prompt": pile.task.raw["prompt"],
        "question": pile.item.question,
        "passage": next(each["passage"] for each in items if each["id"] == pile.item.id),
        "sample": pile.item.raw.get("sample", ""),
        "checklist": pile.item.raw.get("checklist", []),
    }


def _on_top(session: Session) -> JsonObject:
    stack, settle = session.stack(), session.view == "settle"
    script, sheet = stack[session.at], session.sheet(stack[session.at])
    rows = [_row(session, row, sheet) for row in session.rows_on_top()]
    comment = (sheet.remark or "") if settle else sheet.comments.get(session.marker, "")
    return {
        "at": session.at,
        "count": len(stack),
        "marked": sum(session.finished(each) for each in stack),
        "text": _text(script, session.pile),
        "changed": session.changed(script),
        "rows": rows,
        "comment": shown(comment),
        "comments": _comments(session, sheet) if settle else [],
        "saved": "" if settle else _clock(sheet.times.get(session.marker, "")),
        "phrases": [shown(each) for each in session.phrases()],
        "undo": bool(session.steps),
        "longest": MAX_COMMENT,
    }


def _text(script: Script, pile: Pile) -> JsonObject:
    raw = pile.item.raw
    return {
        "shown": shown(script.text[:LONG]),
        "left_out": max(0, len(script.text) - LONG),
        "words": len(script.text.split()),
        "least": raw.get("min_words"),
        "most": raw.get("max_words"),
        "ticked": [each in script.ticked for each in range(len(raw.get("checklist", [])))],
    }


def _row(session: Session, row: Row, sheet: Sheet) -> JsonObject:
    settle = session.view == "settle"
    levels = sheet.final if settle else sheet.levels.get(session.marker, {})
    given = session.seen(sheet).given(row.name) if settle else {}
    return {
        "name": row.name,
        "words": {str(level): text for level, text in row.words.items()},
        "level": levels.get(row.name),
        "given": [{"by": marker, "level": level} for marker, level in given.items()],
    }


def _comments(session: Session, sheet: Sheet) -> list[JsonObject]:
    written = session.seen(sheet).comments
    return [{"by": each, "text": shown(written[each])} for each in sorted(written) if written[each]]


def _clock(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().strftime("%H:%M") if time else ""


# --- the summary ---------------------------------------------------------------------------------


def _summary(session: Session) -> JsonObject:
    return {
        "count": len(session.scripts),
        "marked": sum(map(session.complete, session.scripts)),
        "left_open": session.pile.left_open,
        "odd": session.pile.odd,
        "folder": shown(str(session.book.folder)),
        "role": session.role,
        "done": session.is_done(),
        "sealed": bool(session.sealed()),
        "others": _others(session),
        "compare": _comparison(session) if session.is_open() else None,
        "names": _names(session) if session.named else None,
    }


def _others(session: Session) -> list[JsonObject]:
    """How far the other markers are, and nothing of what they gave."""
    ready = session.ready()
    others = [each for each in session.markers() if each != session.marker]
    counts = [sum(session.complete(script, each) for script in session.scripts) for each in others]
    return [
        {"by": each, "marked": count, "done": each in ready}
        for each, count in zip(others, counts, strict=True)
    ]


def _comparison(session: Session) -> JsonObject:
    sheets = [session.sheet(each) for each in session.scripts]
    texts = [{row.name: list(sheet.given(row.name).values()) for row in session.rows} for sheet in sheets]
    differing = session.differing()
    settled = sum(not session.unsettled(each) for each in differing)
    counts = {"differences": len(differing), "settled": settled}
    try:
        found = session.once(texts, lambda: agreements(texts, [row.name for row in session.rows]))
    except KitError as error:  # settling does not need the figures
        return {**counts, "rows": [], "texts": 0, "words": [str(error)]}
    words = in_words(found[0], found[1:])
    return {**counts, "rows": [_agreement(each) for each in found], "texts": found[0].texts, "words": words}


def _agreement(each: Agreement) -> JsonObject:
    interval = "–" if each.low is None else f"{number(each.low)} to {number(each.high)}"
    same = f"{each.same} of {each.marks}"
    return {"row": each.row, "same": same, "alpha": number(each.alpha), "interval": interval}


def _names(session: Session) -> list[JsonObject]:
    numbered = sorted(enumerate(session.scripts), key=lambda pair: number_order(pair[1].learner))
    return [_named(session, at, script) for at, script in numbered]


def _named(session: Session, at: int, script: Script) -> JsonObject:
    sheet = session.seen(session.sheet(script))
    levels = [sheet.settled(row.name) for row in session.rows]
    points = sum(level for level in levels if level is not None)
    return {
        "at": at,
        "learner": script.learner,
        "name": shown(script.name),
        "points": None if None in levels else points_text(points),
        "possible": max(LEVELS) * len(levels),
        "comment": shown(sheet.comment()),
    }
