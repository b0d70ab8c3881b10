"""The key was changed by another program: what is different there, in words."""

from whosays.author.editor.problems import NAMES
from whosays.author.editor.rows import Row, words_of
from whosays.author.editor.session import Session
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject

_MOST = 12  # differences that are shown one by one
_COLUMNS = {
    "kind": "kind",
    "source": "who says so",
    "source_words": "source words",
    "cue": "cue",
    "also": "second answer",
    "why": "reason",
    "settles": "what would settle it",
    "status": "checked or not",
}


def outside_data(session: Session) -> JsonObject:
    """How the version on the disk differs; ``gone``: there is none any more; ``why``: it cannot be read."""
    none = {"gone": False, "why": "", "theirs": 0, "mine": len(session.rows), "differences": [], "more": 0}
    if session.keeper.on_disk() is None:
        return {**none, "gone": True}
    try:
        theirs = session.look_at_theirs()
    except KitError as error:
        return {**none, "why": str(error)}
    found = _differences(session, theirs)
    more = {"differences": found[:_MOST], "more": max(0, len(found) - _MOST)}
    return {**none, "theirs": len(theirs), **more}


def _differences(session: Session, theirs: tuple[Row, ...]) -> list[JsonObject]:
    mine = {each.spans: each for each in session.rows}
    other = {each.spans: each for each in theirs}
    found = [_only(session, row, "only in yours") for spans, row in mine.items() if spans not in other]
    for spans, row in other.items():
        if spans not in mine:
            found.append(_only(session, row, "only in the other"))
        else:
            found += _of_one(session, mine[spans], row)
    return found


def _only(session: Session, row: Row, where: str) -> JsonObject:
    return {"words": words_of(session.article, row), "what": where, "mine": "", "theirs": ""}


def _of_one(session: Session, mine: Row, theirs: Row) -> list[JsonObject]:
    words = words_of(session.article, mine)
    return [
        {
            "words": words,
            "what": name,
            "mine": _shown(mine.cells[column]),
            "theirs": _shown(theirs.cells[column]),
        }
        for column, name in _COLUMNS.items()
        if mine.cells[column] != theirs.cells[column]
    ]


def _shown(cell: str) -> str:
    """A cell without the key's signs."""
    return NAMES.get(cell, cell).replace(" < ", " through ").replace(" ‖ ", " … ") or "nothing"
