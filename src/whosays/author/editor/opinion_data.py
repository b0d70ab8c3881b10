"""A second opinion as the page paints it: what came of the reply, and two readings side by side."""

from whosays.articles.article import Span
from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS
from whosays.author.editor.drafted import drafted_of
from whosays.author.editor.opinions import all_places, at_hand, can_be_both, counts, is_settled, row_of
from whosays.author.editor.problems import NAMES
from whosays.author.editor.rows import ARTICLE, Row, as_key
from whosays.author.editor.session import Session
from whosays.author.second_opinion.differing import Place, silent
from whosays.author.second_opinion.opinion import NOT_SAID, LeftOut
from whosays.author.second_opinion.question import question
from whosays.author.second_opinion.reply import MOST
from whosays.author.second_opinion.told import silent_told
from whosays.base.json_types import JsonObject

_MOST_LEFT = 100  # of what was left out: so many are shown; all stand in the file
_SHOWN = 300  # letters of each
_AROUND = 90  # letters of the sentence before it


NO_OPINION: JsonObject = {
    **dict.fromkeys(("stamp", "brought", "silent", "why", "question"), ""),
    **dict.fromkeys(("stands", "left_all", "differ", "settled", "open"), 0),
    "has": False,
    "left": [],
    "most": MOST,
    "two": None,
}
"""What the page is told where it shows none: while two keys are settled."""


def opinion_data(session: Session) -> JsonObject:
    """All that the page shows of a second opinion. ``question`` is sent only where it can be copied."""
    shelf = session.opinion
    shelf.look()
    listed = all_places(session)
    left = [each for each in listed if not is_settled(session, each)]
    differing, settled = counts(session, listed)
    now = at_hand(session, left)
    is_asked = session.view in ("opinion", "source")
    return {
        "has": shelf.key is not None,
        "stamp": shelf.stamp,
        "brought": shelf.brought,
        "stands": len(shelf.key.statements) if shelf.key else 0,
        "silent": silent_told(_silent(session)),
        "left": [_left(each) for each in shelf.left_out[:_MOST_LEFT]] if is_asked else [],
        "left_all": len(shelf.left_out),
        "differ": differing,
        "settled": settled,
        "open": len(left),
        "why": shelf.why,
        "question": question(session.article) if is_asked else "",
        "most": MOST,
        "two": _two(session, now, left, differing) if now else None,
    }


def _silent(session: Session) -> int:
    found = session.opinion.key
    return silent(as_key(session.article, session.rows), found) if found else 0


def _left(each: LeftOut) -> JsonObject:
    words = " ".join(each.words.split())
    return {"words": words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…", "why": each.why[:_SHOWN]}


def _two(session: Session, place: Place, left: list[Place], differing: int) -> JsonObject:
    """Both readings of a place, with the keys that choose between them."""
    one, other = place.difference.one, place.difference.other
    words = [each.number for a, b in place.difference.spans for each in session.article.words_in(a, b)]
    edges = "edges" in place.difference.facets
    return {
        "place": place.name,
        "title": "Two readings",
        "small": f"{len(left)} of {differing} differences to settle",
        "where": _where(session, place),
        "before": _before(session, place.difference.spans),
        "quote": _text(session, place.difference.spans),
        "only": row_of(session, place) is None,
        "words": [words[0], words[-1]] if words else [],
        "left": _slip(session, one, _own_name(session, place), edges, ("1", "one", bool(other))),
        "right": _slip(
            session,
            other,
            f"Second opinion, brought {session.opinion.brought}",
            edges,
            ("2", "other", bool(one)),
        ),
        "more": _more(place),
    }


def _more(place: Place) -> list[JsonObject]:
    both = {"key": "B", "label": "Keep both: best and second answer", "choice": "both"}
    neither = {"key": "0", "label": "Neither: I decide", "choice": "neither"}
    return [both, neither] if can_be_both(place.difference) else [neither]


def _own_name(session: Session, place: Place) -> str:
    """Whose reading the key's is: the draft's, as long as nobody has changed its kind and source."""
    row = row_of(session, place)
    if row is None:
        return "The draft" if session.drafted else "Your key"
    return "The draft" if _is_the_drafts(session, row) else "Your key"


def _is_the_drafts(session: Session, row: Row) -> bool:
    found = drafted_of(row, session.drafted)
    return found is not None and (found.row.kind, found.row.source, found.row.why) == (
        row.kind,
        row.cells["source"],
        row.cells["why"],
    )


def _slip(
    session: Session, said: Statement | None, name: str, edges: bool, key: tuple[str, str, bool]
) -> JsonObject:
    """One reading; ``empty`` where it has no statement there."""
    letter, choice, is_both = key
    button = {"key": letter, "label": "Take this", "choice": choice}
    if said is None:
        none = {"letter": "", "sign": "", "kind": "", "lines": [], "why": ""}
        gone = "Take it away" if choice == "other" else "Leave it so"
        return {
            "name": name,
            **none,
            "empty": "No statement of its own here.",
            "button": {**button, "label": gone},
        }
    kind = KINDS.get(said.kind)
    return {
        "name": name,
        "letter": kind.letter if kind else "",
        "sign": kind.sign if kind else "?",
        "kind": NAMES.get(said.kind, "no kind yet"),
        "lines": _lines(session, said, edges and is_both),
        "why": "It gives no reason." if said.row["why"] in ("", NOT_SAID) else said.row["why"],
        "empty": "",
        "button": button,
    }


def _lines(session: Session, said: Statement, edges: bool) -> list[JsonObject]:
    lines = [{"label": "Who says so", "text": _chain(said.row["source"])}]
    if edges:
        lines.append({"label": "Its words", "text": _text(session, said.spans)})
    if second := said.also("kind") or said.also("source"):
        shown = NAMES.get(second, _chain(second))
        why = said.row["why_also"]
        lines.append({"label": "Second answer", "text": f"{shown}. {why}" if why else shown})
    return lines


def _chain(source: str) -> str:
    mouths = [each.strip() for each in source.split("<")]
    return " through ".join(mouths if len(mouths) == 1 else [each for each in mouths if each != ARTICLE])


def _text(session: Session, spans: tuple[Span, ...]) -> str:
    return " … ".join(session.article.text[a:b] for a, b in spans)


def _before(session: Session, spans: tuple[Span, ...]) -> str:
    start, _ = session.article.sentence_at(spans[0][0], spans[-1][1])
    text = " ".join(session.article.text[start : spans[0][0]].split())
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _where(session: Session, place: Place) -> str:
    block = session.article.paragraph_at(place.difference.spans[0][0])
    named = {"headline": "Headline", "page part": "Page part"}.get(block.role, f"Paragraph {block.id[1:]}")
    row = row_of(session, place)
    if row is None:
        return f"{named}, in the second opinion alone"
    return f"Statement {session.rows.index(row) + 1} of {len(session.rows)}, {named.lower()}"
