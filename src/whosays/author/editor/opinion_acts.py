"""What the page may ask about a second opinion: to read a reply, to go to a difference, to settle it."""

from collections.abc import Callable

from whosays.author.editor.opinions import at_hand, can_be_both, open_places, row_of, rows_with
from whosays.author.editor.session import Session, nothing
from whosays.author.second_opinion.bringing import drop_opinion, take_text
from whosays.author.second_opinion.differing import Place
from whosays.author.two_keys.settling import CHOICES
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Receipt

_ODD = "The editor does not know this. Run the cell again."
_GONE = "This difference is settled, or not there any more. Choose another."
_STEPS = {
    "one": "the key’s reading",
    "other": "the second opinion",
    "both": "both readings",
    "neither": "neither reading",
}
"""What a step is called that settles a difference."""


def opinion(session: Session, _: JsonObject) -> Receipt:
    """Show where the text to paste is copied and a reply is put in."""
    session.view = "opinion"
    return nothing()


def reply(session: Session, message: JsonObject) -> Receipt:
    """Take a part of a pasted reply; with the last one, lay the opinion beside the key."""
    part, of, text = (message.get(name) for name in ("part", "of", "text"))
    if type(part) is not int or type(of) is not int or not isinstance(text, str):
        raise KitError(_ODD)
    whole = session.opinion.add_part(part, of, text)
    if whole is not None:
        take_text(session.folder, session.article, whole)
        session.opinion.look()
    return nothing()


def aside(session: Session, _: JsonObject) -> Receipt:
    """Take the second opinion away. The key stays, with what was chosen."""
    drop_opinion(session.folder)
    session.opinion.look()
    return nothing()


def differ(session: Session, _: JsonObject) -> Receipt:
    """Bring the next open difference to hand, behind the one that is."""
    left = open_places(session)
    if not left:
        raise KitError("No difference is open.")
    now = at_hand(session, left)
    _go(session, left[(left.index(now) + 1) % len(left)] if now else left[0])
    return nothing()


def take_reading(session: Session, message: JsonObject) -> Receipt:
    """Settle a difference by one of CHOICES: one step, which can be taken back."""
    choice, left = message.get("choice"), open_places(session)
    place = next((each for each in left if each.name == message.get("place")), None)
    if choice not in CHOICES:
        raise KitError(_ODD)
    if place is None:
        raise KitError(_GONE)
    if choice == "both" and not can_be_both(place.difference):
        raise KitError("Both cannot stand here. Take one of the two, or neither.")
    rows, row = rows_with(session, place, str(choice))
    at = row.number if row else _near(session, place)
    settled = (*session.history.now.settled, (session.opinion.full_name(place.name), str(choice)))
    receipt = session.step(rows, at, _STEPS[str(choice)], settled)
    session.opinion.at = ""
    if receipt.saved and choice != "neither" and (after := _after(session, left, place)):
        _go(session, after)
    return receipt


def _near(session: Session, place: Place) -> int | None:
    """What comes to hand where no statement is: the nearest before it."""
    start = place.difference.spans[0][0]
    gone = row_of(session, place)
    before = [each.number for each in session.rows if each.start <= start and each is not gone]
    return before[-1] if before else session.next_open(None)


def _after(session: Session, before: list[Place], settled: Place) -> Place | None:
    """The next open place behind one that was settled, else the first."""
    left = open_places(session)
    behind = {each.name for each in before[before.index(settled) + 1 :]}
    return next((each for each in left if each.name in behind), left[0] if left else None)


def _go(session: Session, place: Place) -> None:
    row = row_of(session, place)
    session.view = "work"
    session.at, session.opinion.at = (row.number, "") if row else (session.at, place.name)


OPINION_ACTS: dict[str, Callable[[Session, JsonObject], Receipt]] = {
    each.__name__: each for each in (opinion, reply, aside, differ, take_reading)
}
"""What the page may ask for, by its word."""
