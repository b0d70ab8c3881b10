"""Two teachers on one article: each keys apart, neither sees the other's, and then they settle what differs.

A :class:`Workplace` is what the editor shows of one article: its key, one's own key, or the two compared.
"""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path

from whosays.author.editor.acts import ACTS
from whosays.author.editor.session import Session, nothing
from whosays.author.editor.settle_session import SettleSession
from whosays.author.two_keys.own_keys import STARTS, OwnKey, TakenError, begin, bring, named, own_keys, two_of
from whosays.author.two_keys.record import Row, is_of, read_record, refuse_early
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Receipt

_ODD = "The editor does not know this. Run the cell again."
_SEEN = (
    "{} has been compared already, and stays as it was made apart. What you change now, you change while you "
    "settle, and then in the key."
)


class Workplace:
    """One article in the editor.

    Args:
        folder: of the article, in ``seeds/``.

    Raises:
        KitError: the article, its key or its draft cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = Session(folder)
        self.mine = ""  # the name that is keyed under; "": the article's own key is at hand
        self.settling: SettleSession | None = None
        self.taken: JsonObject | None = None  # a file that was brought, and would replace another
        is_read = bool(self.session.rows) and all(each.checked for each in self.session.rows)
        self.is_asking = bool(own_keys(folder)) and not is_read  # whether the people are listed

    def act(self, message: JsonObject) -> Receipt:
        """What the page asks for.

        Raises:
            KitError: it cannot be done; says what to do.
        """
        word = str(message.get("do"))
        if word in APART:
            return APART[word](self, message)
        if self.settling and word in _WHILE_SETTLING:
            return _WHILE_SETTLING[word](self.settling)
        if word not in ACTS or self.settling:
            raise KitError(_ODD)
        return ACTS[word](self.session, message)

    def compared(self) -> list[Row]:
        """The record of what was compared; none where it cannot be read: comparing says why."""
        try:
            return read_record(self.folder)
        except KitError:
            return []

    def is_frozen(self, own: OwnKey) -> bool:
        """Whether a key was done, and has been shown to whom it was kept from."""
        return own.is_done and any(own.name in (row["one"], row["other"]) for row in self.compared())

    def put_away(self) -> Receipt:
        """Leave the key at hand, unless something of it is not saved."""
        return self.session.save() if self.session.unsaved else nothing()


def show_people(place: Workplace, _: JsonObject) -> Receipt:
    """List who keys the article apart, and how to begin."""
    place.is_asking, place.settling, place.taken = True, None, None
    return nothing()


def hide_people(place: Workplace, _: JsonObject) -> Receipt:
    """Back to the key at hand."""
    place.is_asking, place.settling, place.taken = False, None, None
    return nothing()


def own_begin(place: Workplace, message: JsonObject) -> Receipt:
    """Begin a key under a name of one's own."""
    start = message.get("start")
    if start not in STARTS:
        raise KitError("Choose what to begin with: the draft, or nothing.")
    return _at_hand(place, begin(place.folder, str(message.get("name", "")), str(start)))


def own_open(place: Workplace, message: JsonObject) -> Receipt:
    """Go on with a key made apart; without a name, with the article's own."""
    name = str(message.get("name", ""))
    if not name:
        return _at_hand(place, None)
    own = named(place.folder, name)
    if place.is_frozen(own):
        raise KitError(_SEEN.format(f"{own.name}’s key"))
    return _at_hand(place, own)


def _at_hand(place: Workplace, own: OwnKey | None) -> Receipt:
    if not (receipt := place.put_away()).saved:
        return receipt
    place.session = Session(place.folder, own.path if own else None)
    place.mine = own.name if own else ""
    return hide_people(place, {})


def own_bring(place: Workplace, message: JsonObject) -> Receipt:
    """Take in a colleague's file: ``content`` in base64; ``sure``: in the place of another by this name."""
    try:
        content = base64.b64decode(str(message.get("content", "")), validate=True)
    except binascii.Error as error:
        raise KitError(_ODD) from error
    place.taken = None
    try:
        own = bring(place.folder, str(message.get("name", "")), content, replace=message.get("sure") is True)
    except TakenError as error:
        place.taken = {"name": error.name}
        raise
    if own.name == place.mine:  # one's own key came back from another machine
        place.session = Session(place.folder, own.path)
    return nothing()


def compare(place: Workplace, message: JsonObject) -> Receipt:
    """Show two keys side by side. That ends the blind part; ``now``: although somebody is not done."""
    one, other = (named(place.folder, str(message.get(side, ""))) for side in ("one", "other"))
    if one == other:
        raise KitError("Choose two different keys.")
    if message.get("now") is not True:
        refuse_early(one, other, place.compared())
    if not (receipt := place.put_away()).saved:
        return receipt
    place.settling = SettleSession(place.folder, one, other)
    place.is_asking = False
    return nothing()


def settle(place: Workplace, message: JsonObject) -> Receipt:
    """Choose for a difference."""
    return _settling(place).settle(message)


def settle_go(place: Workplace, message: JsonObject) -> Receipt:
    """Bring another difference to hand."""
    return _settling(place).go(message)


def settle_finish(place: Workplace, message: JsonObject) -> Receipt:
    """Make the settled key the article's, and go on with it in the editor."""
    made = _settling(place).finish(sure=message.get("sure") is True)
    if made is None:
        return nothing()
    place.session, place.mine = made, ""
    return hide_people(place, {})


def _settling(place: Workplace) -> SettleSession:
    if place.settling is None:
        raise KitError(_ODD)
    return place.settling


_ACTS = (show_people, hide_people, own_begin, own_open, own_bring, compare, settle, settle_go, settle_finish)
APART: dict[str, Callable[[Workplace, JsonObject], Receipt]] = {each.__name__: each for each in _ACTS}
"""What the page may ask of two who work apart, by its word."""
_WHILE_SETTLING: dict[str, Callable[[SettleSession], Receipt]] = {
    "undo": SettleSession.undo,
    "redo": SettleSession.redo,
    "save": SettleSession.save,
}


def people_data(place: Workplace) -> JsonObject:
    """What the page may know of the keys made apart: whose they are, and whether they are done. No figure."""
    found = own_keys(place.folder) if place.is_asking else ()
    rows = place.compared() if place.is_asking else []
    return {
        "mine": place.mine,
        "folder": f"seeds/{place.folder.name}",
        "people": [_person(place, each) for each in found],
        "pairs": [_pair(one, other, rows) for one, other in two_of(found)],
        "taken": place.taken,
    }


def _person(place: Workplace, own: OwnKey) -> JsonObject:
    return {"name": own.name, "done": own.is_done, "frozen": place.is_frozen(own), "why": own.why}


def _pair(one: OwnKey, other: OwnKey, rows: list[Row]) -> JsonObject:
    seen = any(is_of(row, one.name, other.name) for row in rows)
    late = [each.name for each in (one, other) if not each.is_done]
    return {"one": one.name, "other": other.name, "late": late, "seen": seen}
