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
from whosays.teacher.desk.agreement import MarkerAgreement, agreements, in_words, number
from whosays.teacher.desk.ledger import TextNotes
from whosays.teacher.desk.markbook import MAX_COMMENT
from whosays.teacher.desk.piles import LearnerText, Pile
from whosays.teacher.desk.rubric import LEVELS, RubricRow
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
        "prompt": pile.task.prompt,
        "question": pile.item.question,
        "passage": next(each["passage"] for each in items if each["id"] == pile.item.id),
        "sample": pile.item.raw.get("sample", ""),
        "checklist": pile.item.raw.get("checklist", []),
    }


def _on_top(session: Session) -> JsonObject:
    stack, settle = session.stack(), session.view == "settle"
    learner_text, notes = stack[session.at], session.notes_on(stack[session.at])
    rows = [_row(session, row, notes) for row in session.rows_on_top()]
    comment = (notes.remark or "") if settle else notes.comments.get(session.marker, "")
    return {
        "at": session.at,
        "count": len(stack),
        "marked": sum(session.finished(each) for each in stack),
        "text": _text(learner_text, session.pile),
        "changed": session.changed(learner_text),
        "rows": rows,
        "comment": shown(comment),
        "comments": _comments(session, notes) if settle else [],
        "saved": "" if settle else _clock(notes.times.get(session.marker, "")),
        "phrases": [shown(each) for each in session.phrases()],
        "undo": bool(session.steps),
        "longest": MAX_COMMENT,
    }


def _text(learner_text: LearnerText, pile: Pile) -> JsonObject:
    raw = pile.item.raw
    return {
        "shown": shown(learner_text.text[:LONG]),
        "left_out": max(0, len(learner_text.text) - LONG),
        "words": len(learner_text.text.split()),
        "least": raw.get("min_words"),
        "most": raw.get("max_words"),
        "ticked": [each in learner_text.ticked for each in range(len(raw.get("checklist", [])))],
    }


def _row(session: Session, row: RubricRow, notes: TextNotes) -> JsonObject:
    settle = session.view == "settle"
    levels = notes.final if settle else notes.levels.get(session.marker, {})
    given = session.seen(notes).given(row.name) if settle else {}
    return {
        "name": row.name,
        "words": {str(level): text for level, text in row.words.items()},
        "level": levels.get(row.name),
        "given": [{"by": marker, "level": level} for marker, level in given.items()],
    }


def _comments(session: Session, notes: TextNotes) -> list[JsonObject]:
    written = session.seen(notes).comments
    return [{"by": each, "text": shown(written[each])} for each in sorted(written) if written[each]]


def _clock(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().strftime("%H:%M") if time else ""


# --- the summary ---------------------------------------------------------------------------------


def _summary(session: Session) -> JsonObject:
    return {
        "count": len(session.texts),
        "marked": sum(map(session.complete, session.texts)),
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
    counts = [sum(session.complete(learner_text, each) for learner_text in session.texts) for each in others]
    return [
        {"by": each, "marked": count, "done": each in ready}
        for each, count in zip(others, counts, strict=True)
    ]


def _comparison(session: Session) -> JsonObject:
    all_notes = [session.notes_on(each) for each in session.texts]
    texts = [{row.name: list(notes.given(row.name).values()) for row in session.rows} for notes in all_notes]
    differing = session.differing()
    settled = sum(not session.unsettled(each) for each in differing)
    counts = {"differences": len(differing), "settled": settled}
    try:
        found = session.once(texts, lambda: agreements(texts, [row.name for row in session.rows]))
    except KitError as error:  # settling does not need the figures
        return {**counts, "rows": [], "texts": 0, "words": [str(error)]}
    words = in_words(found[0], found[1:])
    return {**counts, "rows": [_agreement(each) for each in found], "texts": found[0].texts, "words": words}


def _agreement(each: MarkerAgreement) -> JsonObject:
    interval = "–" if each.low is None else f"{number(each.low)} to {number(each.high)}"
    same = f"{each.same} of {each.marks}"
    return {"row": each.row, "same": same, "alpha": number(each.alpha), "interval": interval}


def _names(session: Session) -> list[JsonObject]:
    numbered = sorted(enumerate(session.texts), key=lambda pair: number_order(pair[1].learner))
    return [_named(session, at, learner_text) for at, learner_text in numbered]


def _named(session: Session, at: int, learner_text: LearnerText) -> JsonObject:
    notes = session.seen(session.notes_on(learner_text))
    levels = [notes.settled(row.name) for row in session.rows]
    points = sum(level for level in levels if level is not None)
    return {
        "at": at,
        "learner": learner_text.learner,
        "name": shown(learner_text.name),
        "points": None if None in levels else points_text(points),
        "possible": max(LEVELS) * len(levels),
        "comment": shown(notes.comment()),
    }
