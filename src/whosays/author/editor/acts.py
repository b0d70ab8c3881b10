"""What the page may ask of a session, by its word. Each act is one step, and can be taken back."""

from collections.abc import Callable
from datetime import UTC, datetime

from whosays.articles.kinds import KINDS, SPEAKERS
from whosays.author.editor import cuts, derive
from whosays.author.editor.opinion_acts import OPINION_ACTS
from whosays.author.editor.problems import NAMES, fresh_reason, problems_of
from whosays.author.editor.quotation import marks_in, with_marks
from whosays.author.editor.rows import ARTICLE, Row, stretch, without_marks
from whosays.author.editor.session import ORDERS, Session, nothing
from whosays.author.editor.texts import BOXES, box_of, with_text
from whosays.author.editor.voices import with_voice_before
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Receipt

_ODD = "The editor does not know this. Run the cell again."


def change(session: Session, row: Row, what: str) -> Receipt:
    """Put a changed statement in the place of the old one."""
    rows = tuple(row if each.number == row.number else each for each in session.rows)
    return session.step(rows, row.number, what)


def accept(session: Session, message: JsonObject) -> Receipt:
    """Mark a statement as read by a person, and bring the next one to hand."""
    row = session.need(message.get("at"))
    if found := problems_of(row):
        raise KitError(f"{found[0].lead} {found[0].text}")
    receipt = change(session, row.saying(status="checked"), "accept")
    if receipt.saved:
        session.at = session.next_open(row.number)
        session.view = "work" if session.at is not None else "done"
    return receipt


def kind(session: Session, message: JsonObject) -> Receipt:
    """Give a statement another kind."""
    wanted = message.get("kind")
    if wanted not in KINDS:
        raise KitError(_ODD)
    row = session.need(message.get("at"))
    return change(session, derive.with_kind(row, str(wanted), session.drafted), f"kind: {NAMES[str(wanted)]}")


def speaker(session: Session, message: JsonObject) -> Receipt:
    """Say what the first of the chain is: an office, a party, an outlet."""
    wanted = message.get("speaker")
    if wanted not in SPEAKERS:
        raise KitError(_ODD)
    return change(session, derive.with_speaker(session.need(message.get("at")), str(wanted)), "who says so")


def chain(session: Session, message: JsonObject) -> Receipt:
    """Write the chain of mouths, origin first; "the article" ends it."""
    row = session.need(message.get("at"))
    return change(session, _with_chain(session, row, _names(message)), "who says so")


def _names(message: JsonObject) -> list[str]:
    """The names that a message brings.

    Raises:
        KitError: they are none, or hold the sign that parts them in the file.
    """
    names = message.get("names")
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise KitError(_ODD)
    if any("<" in each for each in names):
        raise KitError("A name cannot hold the sign “<”. Write it in words.")
    return [" ".join(each.split()) for each in names]


def _with_chain(session: Session, row: Row, names: list[str]) -> Row:
    others = [each for each in names if each and each != ARTICLE]
    if not others:
        return row.saying(source=ARTICLE, speaker="article")
    with_rest = row.saying(source=" < ".join([*others, ARTICLE]))
    return derive.with_source(with_rest, others[0], session.rows) if others[0] != row.chain[0] else with_rest


def words(session: Session, message: JsonObject) -> Receipt:
    """Take words of the article as the source's or the cue's; none clears them."""
    row, role = session.need(message.get("at")), message.get("role")
    if role not in ("source_words", "cue"):
        raise KitError(_ODD)
    pieces = [without_marks(session.article, stretch(session.article, *each)) for each in ranges(message)]
    kept = marks_in(session.article, row) if role == "cue" and pieces else ()
    named = row.naming(session.article, str(role), [*pieces, *kept])
    if role == "source_words" and pieces and _follows_the_words(session, row):
        text = session.article.text[slice(*pieces[0])]
        named = derive.with_source(named, text, session.rows)
    return change(session, named, "source" if role == "source_words" else "cue")


def marks(session: Session, message: JsonObject) -> Receipt:
    """Let the quotation marks around a statement hand it over, too, or no longer."""
    row = session.need(message.get("at"))
    return change(session, with_marks(session.article, row), "cue")


def before(session: Session, message: JsonObject) -> Receipt:
    """Let the one who speaks before a statement speak here, too."""
    row = session.need(message.get("at"))
    return change(session, with_voice_before(session.article, session.rows, row), "who says so")


def _follows_the_words(session: Session, row: Row) -> bool:
    """Whether the name in the chain is no more than the words that were picked before, or nobody's."""
    picked = [session.article.text[a:b] for a, b in row.words["source_words"]]
    return row.chain[0] in ("", ARTICLE, *picked) and row.kind != "furniture" and not _is_own(row)


def _is_own(row: Row) -> bool:
    """A fact is the article's own, whoever's words stand around it."""
    return row.kind == "reported fact"


def edges(session: Session, message: JsonObject) -> Receipt:
    """Give a statement other words."""
    row = session.need(message.get("at"))
    rows = cuts.with_edges(session.article, session.rows, row, ranges(message))
    return session.step(rows, row.number, "edges")


def split(session: Session, message: JsonObject) -> Receipt:
    """Cut a statement in two before a word."""
    row, word = session.need(message.get("at")), message.get("word")
    if type(word) is not int:
        raise KitError(_ODD)
    rows = cuts.split(session.article, session.rows, row, word, session.fresh_number())
    return session.step(rows, row.number, "split")


def join(session: Session, message: JsonObject) -> Receipt:
    """Make a statement and the next one a single one."""
    row = session.need(message.get("at"))
    return session.step(cuts.join(session.article, session.rows, row), row.number, "join")


def delete(session: Session, message: JsonObject) -> Receipt:
    """Take a statement away; its words stay in the article."""
    row = session.need(message.get("at"))
    after = [each.number for each in session.rows if each.start >= row.start and each.number != row.number]
    others = [each.number for each in session.rows if each.number not in (*after, row.number)]
    at = next(iter(after), others[-1] if others else None)
    return session.step(cuts.delete(session.rows, row), at, "delete")


def add(session: Session, message: JsonObject) -> Receipt:
    """Make a statement of words, also inside another one."""
    number = session.fresh_number()
    receipt = session.step(cuts.add(session.article, session.rows, ranges(message), number), number, "add")
    session.view = "work"
    return receipt


def also(session: Session, message: JsonObject) -> Receipt:
    """Give a statement a second defensible kind or source, or none."""
    row, wanted = session.need(message.get("at")), message.get("kind")
    if "names" in message:
        return change(session, derive.with_second_source(row, _names(message)), "second answer")
    if wanted == "likely":
        wanted = row.cells["also"] or derive.likely_second(row, session.drafted)
    if wanted != "" and wanted not in KINDS:
        raise KitError(_ODD)
    return change(session, derive.with_second(row, str(wanted)), "second answer")


def fits(session: Session, message: JsonObject) -> Receipt:
    """Say that a reason still fits, although the kind is another now."""
    row = session.need(message.get("at"))
    return change(session, Row(row.number, row.words, row.cells, row.kind), "the reason fits")


def fresh(session: Session, message: JsonObject) -> Receipt:
    """Begin the reason anew with the kit's words."""
    return change(session, fresh_reason(session.need(message.get("at"))), "the reason")


def answer(session: Session, message: JsonObject) -> Receipt:
    """Keep what is written in a box. What is only on its way stays with the page."""
    if message.get("draft") is True:
        return nothing()
    row, column = box_of(session, message.get("item"))
    text = message.get("answer")
    if not isinstance(text, str):
        raise KitError(_ODD)
    receipt = change(session, with_text(row, column, text), BOXES[column])
    if receipt.saved:
        session.times[str(message.get("item"))] = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"
    return receipt


def go(session: Session, message: JsonObject) -> Receipt:
    """Bring another statement to hand, or the next one to be read."""
    to = message.get("to")
    session.opinion.at = ""
    session.look_outside()
    if to == "next":
        session.later()
    elif to == "source":
        session.view = "source"
        return nothing()
    elif to == "work":
        session.at = session.at if session.row else session.next_open(None)
    else:
        session.at = session.need(to).number
    session.view = "work"
    return nothing()


def order(session: Session, message: JsonObject) -> Receipt:
    """In which order statements come to hand."""
    wanted = message.get("order")
    if wanted not in ORDERS:
        raise KitError(_ODD)
    session.order = str(wanted)
    return nothing()


def source(session: Session, message: JsonObject) -> Receipt:
    """Keep where the article is from, and begin."""
    fields = message.get("fields")
    if not isinstance(fields, dict):
        raise KitError(_ODD)
    session.source.write({str(name): value for name, value in fields.items()})
    session.view, session.at = "work", session.at if session.at is not None else session.next_open(None)
    return nothing()


def ranges(message: JsonObject) -> list[tuple[int, int]]:
    """The pieces that a message names: first and last word of each.

    Raises:
        KitError: it names none that could be.
    """
    found = message.get("ranges")
    if not isinstance(found, list):
        raise KitError(_ODD)
    pieces = [tuple(each) for each in found if isinstance(each, list)]
    if len(pieces) != len(found) or not all(
        len(each) == 2 and all(type(n) is int for n in each) for each in pieces
    ):
        raise KitError(_ODD)
    return sorted((int(first), int(last)) for first, last in pieces)


_ACTS = (
    accept, kind, speaker, chain, words, marks, before, edges, split, join, delete, add, also, fits, fresh,
    answer, go, order, source,
)  # fmt: skip
ACTS: dict[str, Callable[[Session, JsonObject], Receipt]] = {
    **{each.__name__: each for each in _ACTS},
    **OPINION_ACTS,
    "undo": Session.undo,
    "redo": Session.redo,
    "save": Session.save,
    "take_theirs": Session.take_theirs,
    "keep_mine": Session.keep_mine,
    "put_back": Session.put_back,
}
"""What the page may ask for, by its word."""
