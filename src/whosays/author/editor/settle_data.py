"""What the page paints of two keys side by side. No side comes first but in the order of the names."""

from itertools import pairwise

from whosays.articles.article import Span
from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS
from whosays.author.editor.opinion_data import NO_OPINION
from whosays.author.editor.page_data import KIND_LIST
from whosays.author.editor.problems import NAMES
from whosays.author.editor.rows import ROLES, Row, in_order, title_of
from whosays.author.editor.settle_session import SettleSession, crosses
from whosays.author.editor.sheet_data import blocks_of
from whosays.author.two_keys.agreement import KeyAgreement
from whosays.author.two_keys.differences import Difference
from whosays.author.two_keys.plainly import (
    TITLES,
    about,
    alpha_words,
    chain_words,
    meaning,
    share_lines,
    there_words,
)
from whosays.author.two_keys.record import SETTLED
from whosays.author.two_keys.settling import can_be_both
from whosays.base.json_types import JsonObject

_AGREED = 100_000  # statements on which both agree are numbered from here; differences by their place, from 1
_AROUND = 60  # characters of the sentence around the words


def settle_painted(work: SettleSession) -> JsonObject:
    """Everything the page paints while two settle what differs."""
    rows = _rows(work)
    return {
        "view": "settle",
        "title": title_of(work.article),
        "counts": {"all": len(work.found), "checked": work.settled, "doubtful": 0, "steps": work.steps},
        "saved": work.saved_at,
        "file": SETTLED,
        "mine": "",
        "theirs": "",
        "unsaved": work.unsaved,
        "outside": None,
        "order": "text",
        "undo": "the last choice" if work.can_undo else "",
        "redo": "the choice" if work.can_redo else "",
        "blocks": blocks_of(work.article, rows, set(), []),
        "marks": [_mark(work, row, i) for i, row in enumerate(rows, start=1)],
        "loose": [],
        "hand": None,
        "opinion": NO_OPINION,
        "kinds": KIND_LIST,
        "route": [],
        "source": None,
        "credit": work.article.attribution,
        "finish": None,
        "settle": _settle(work),
    }


# --- the article ----------------------------------------------------------------------------------


def _rows(work: SettleSession) -> list[Row]:
    """The statements that are shown: what stands, and of the rest what crosses nothing."""
    differing = {each.id for found in work.found if (each := found.one)}
    agreed = [each for each in work.keys[0].statements if each.id not in differing]
    numbered = [(_AGREED + i, each) for i, each in enumerate(agreed)]
    order = sorted(range(len(work.found)), key=lambda i: (i != work.at, not work.choice(i), i))
    shown: list[tuple[int, Statement]] = []
    for i in order:
        each = work.taken(i) or work.found[i].one or work.found[i].other
        if each and not any(crosses(each, other) for _, other in [*numbered, *shown]):
            shown.append((i + 1, each))
    return list(in_order(_row(number, each) for number, each in [*numbered, *shown]))


def _row(number: int, each: Statement) -> Row:
    spans = (each.spans, each.source_spans, each.cue_spans, each.deciding_spans)
    return Row(number, dict(zip(ROLES, spans, strict=True)), each.row, each.kind)


def _mark(work: SettleSession, row: Row, place: int) -> JsonObject:
    kind, number = KINDS[row.kind], row.number - 1
    is_open = row.number < _AGREED and not work.choice(number)
    is_out = row.number < _AGREED and not is_open and work.taken(number) is None
    return {
        "n": row.number,
        "place": place,
        "letter": kind.letter,
        "sign": kind.sign,
        "state": "doubt" if is_open else "draft" if is_out else "done",
        "block": work.article.paragraph_at(row.start).id,
    }


# --- the panel ------------------------------------------------------------------------------------


def _settle(work: SettleSession) -> JsonObject:
    neither = sum(work.choice(i) == "neither" for i in range(len(work.found)))
    return {
        "names": [work.two.one, work.two.other],
        "n": work.at + 1,
        "all": len(work.found),
        "settled": work.settled,
        "neither": neither,
        "apart": work.two.apart,
        "asks": work.asks,
        "difference": _difference(work, work.at) if work.at >= 0 else None,
        "list": [_line(work, i, each) for i, each in enumerate(work.found)],
        "crossings": [[i + 1, j + 1] for i, j in work.crossings()],
        "agreement": _agreement(work),
    }


def _line(work: SettleSession, number: int, found: Difference) -> JsonObject:
    """A difference as one row of a table."""
    sides = [_short(each) for each in (found.one, found.other)]
    words = " ".join(" … ".join(work.article.text[a:b] for a, b in found.spans).split())
    return {
        "n": number + 1,
        "words": words,
        "sides": sides,
        "about": about(found),
        "choice": work.choice(number),
    }


def _short(each: Statement | None) -> JsonObject:
    if each is None:
        return {"sign": "", "letter": "", "kind": ""}
    return {"sign": KINDS[each.kind].sign, "letter": KINDS[each.kind].letter, "kind": NAMES[each.kind]}


def _difference(work: SettleSession, number: int) -> JsonObject:
    found = work.found[number]
    pair = [(found.one, found.other), (found.other, found.one)]
    sides = [_side(work, each, against, found) for each, against in pair]
    start = min(span[0] for span in found.spans)
    block = work.article.paragraph_at(start)
    where = {"headline": "headline", "page part": "page part"}.get(block.role, f"paragraph {block.id[1:]}")
    crossed = [b if a == number else a for a, b in work.crossings() if number in (a, b)]
    return {
        "where": where,
        "about": about(found),
        "either": found.defensible,
        "before": _before(work, start),
        "quote": " … ".join(work.article.text[a:b] for a, b in found.spans),
        "edges": "edges" in found.facets,
        "sides": sides,
        "both": can_be_both(found),
        "facet": found.facets[0],
        "choice": work.choice(number),
        "crossed": [each + 1 for each in crossed],
    }


def _side(
    work: SettleSession, each: Statement | None, against: Statement | None, found: Difference
) -> JsonObject:
    if each is None:
        return {"there": False}
    source = each.row["why_source"] if "source" in found.facets else ""
    return {
        "there": True,
        "kind": NAMES[each.kind],
        "letter": KINDS[each.kind].letter,
        "sign": KINDS[each.kind].sign,
        "source": chain_words(each.source),
        "why": each.row["why"],
        "why_source": source,
        "second": _second(each),
        "pieces": _pieces(work.article.text, each.spans, against.spans if against else ()),
        "checked": each.row["status"] == "checked",
    }


def _second(each: Statement) -> str:
    facet, also = each.row["also_facet"], each.row["also"]
    if not also:
        return ""
    return NAMES[also] if facet == "kind" else chain_words(also)


def _pieces(text: str, own: tuple[Span, ...], against: tuple[Span, ...]) -> list[JsonObject]:
    """Its words; ``mark``: the other does not have them in this statement."""
    found: list[JsonObject] = []
    for i, (start, end) in enumerate(own):
        if i:
            found.append({"text": " … ", "mark": False})
        cuts = sorted({start, end, *(n for span in against for n in span if start < n < end)})
        for a, b in pairwise(cuts):
            found.append(
                {"text": text[a:b], "mark": bool(against) and not any(c <= a and b <= d for c, d in against)}
            )
    return found


def _before(work: SettleSession, start: int) -> str:
    begin, _ = work.article.sentence_at(start, start + 1)
    text = " ".join(work.article.text[begin:start].split())
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _agreement(work: SettleSession) -> JsonObject:
    told = work.told
    return {
        "facets": [_facet(each, lacks=told.lacks) for each in told.facets],
        "there": there_words(told, work.two.one, work.two.other, work.found),
        "lacks": told.lacks,
    }


def _facet(found: KeyAgreement, *, lacks: str) -> JsonObject:
    return {
        "title": TITLES[found.facet],
        "shares": share_lines(found),
        "alpha": found.alpha,
        "low": found.low,
        "high": found.high,
        "told": "" if lacks else alpha_words(found),
        "means": "" if lacks else meaning(found),
    }
