"""Where second opinion and key differ, what is still open of it, and what a choice makes of the key."""

from collections.abc import Iterator

from whosays.articles.key import COLUMNS, Statement
from whosays.author.editor import cuts, derive
from whosays.author.editor.first_reasons import first_reason, second_reason
from whosays.author.editor.rows import Row, as_key
from whosays.author.editor.session import Rows, Session
from whosays.author.second_opinion.differing import Place, places
from whosays.author.second_opinion.opinion import NOT_SAID
from whosays.author.two_keys.differences import Difference

ONE_OR_OTHER = ("kind", "source")
"""The facets of which both answers can stand in one row."""
_SECOND = ("also_facet", "also", "why_also")


def all_places(session: Session) -> list[Place]:
    """Each place where they differ now, settled or not."""
    found = session.opinion.key
    if found is None:
        return []
    drafted = frozenset(each.spans for each in session.drafted)
    return places(as_key(session.article, session.rows), found, drafted)


def is_settled(session: Session, place: Place) -> bool:
    """Whether a person has chosen there."""
    return session.opinion.full_name(place.name) in {name for name, _ in session.history.now.settled}


def open_places(session: Session) -> list[Place]:
    """The places that nobody has settled yet, in the order of the text."""
    return [each for each in all_places(session) if not is_settled(session, each)]


def counts(session: Session, listed: list[Place]) -> tuple[int, int]:
    """How many places differ or did until they were settled, and how many of them are settled."""
    reply = f"{session.opinion.stamp} "
    chosen = {name for name, _ in session.history.now.settled if name.startswith(reply)}
    there = {session.opinion.full_name(each.name) for each in listed}
    left = {session.opinion.full_name(each.name) for each in listed if not is_settled(session, each)}
    return len(there | chosen), len((there | chosen) - left)


def row_of(session: Session, place: Place) -> Row | None:
    """The key's row at a place; None where only the opinion has a statement."""
    held = place.difference.one
    return next((each for each in session.rows if held and each.spans == held.spans), None)


def at_hand(session: Session, left: list[Place]) -> Place | None:
    """The open place that the page is to show: that of the statement at hand, or the one that was gone to."""
    if session.view != "work":
        return None
    by_name = {each.name: each for each in left}
    if session.opinion.at in by_name:
        return by_name[session.opinion.at]
    session.opinion.at = ""  # it is settled, or gone
    rows = ((each, row_of(session, each)) for each in left)
    return next((each for each, row in rows if row and row.number == session.at), None)


def facets(difference: Difference) -> tuple[str, ...]:
    """What differs beside the edges."""
    return tuple(each for each in difference.facets if each != "edges")


def can_be_both(difference: Difference) -> bool:
    """Whether the opinion's answer can stand beside the key's, as its second one."""
    return len(facets(difference)) == 1 and facets(difference)[0] in ONE_OR_OTHER


def rows_with(session: Session, place: Place, choice: str) -> tuple[Rows, Row | None]:
    """The rows after a choice, and the row at the place then.

    Raises:
        KitError: the opinion's words would leave nothing of a neighbour.
    """
    row, other = row_of(session, place), place.difference.other
    if choice == "other":
        return _taken(session, place, row, other)
    if row is None:
        return session.rows, None
    if choice == "both" and other is not None:
        row = _with_second(row, other, *facets(place.difference))
    elif choice == "neither":
        row = row.saying(status="draft")
    return tuple(row if each.number == row.number else each for each in session.rows), row


def _taken(
    session: Session, place: Place, row: Row | None, other: Statement | None
) -> tuple[Rows, Row | None]:
    """The opinion's answer in the place of the key's."""
    if other is None:
        return (cuts.delete(session.rows, row) if row else session.rows), None
    taken = _row(session.fresh_number() if row is None else row.number, other)
    if row is not None:
        taken = _merged(row, taken, place.difference.facets)
    rows = cuts.put(session.article, session.rows, taken)
    return rows, next(each for each in rows if each.number == taken.number)


def _row(number: int, said: Statement) -> Row:
    words = {
        "quote": said.spans,
        "source_words": said.source_spans,
        "cue": said.cue_spans,
        "deciding": said.deciding_spans,
    }
    cells = dict.fromkeys(COLUMNS, "") | said.row | {"id": "", "status": "draft"}
    if cells["settles"] == NOT_SAID:
        cells["settles"] = derive.SETTLES[said.kind]
    row = Row(number, words, cells, said.kind)
    return row.saying(why=first_reason(row)) if cells["why"] == NOT_SAID else row


def _merged(row: Row, taken: Row, differing: tuple[str, ...]) -> Row:
    """The opinion's row, with the key's own where the two do not differ."""
    kept = set(_kept(differing))
    words = {name: (row if name in kept else taken).words[name] for name in taken.words}
    cells = {name: (row if name in kept else taken).cells[name] for name in taken.cells}
    why_kind = row.why_kind if "why" in kept else taken.why_kind
    return Row(row.number, words, cells | {"status": "draft"}, why_kind)


def _kept(differing: tuple[str, ...]) -> Iterator[str]:
    """The columns in which the key's own stands."""
    yield "id"
    if "edges" not in differing:
        yield "quote"
    if "source" not in differing:
        yield from ("source", "source_words", "cue")
    if "kind" not in differing:
        yield from ("settles", "flags", "deciding", "why_accuses")
        yield from (*_SECOND, "speaker", "why", "why_source") if "source" not in differing else ()


def _with_second(row: Row, other: Statement, facet: str) -> Row:
    said = row.saying(**dict(zip(_SECOND, (facet, other.row[facet], other.row["why"]), strict=True)))
    if other.row["why"] != NOT_SAID:
        return said
    return said.saying(why_also=second_reason(said) if facet == "kind" else first_reason(_row(0, other)))
