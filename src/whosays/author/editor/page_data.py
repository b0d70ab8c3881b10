"""What the editor's page paints, made from a session. No word of the key's notation is in it."""

from itertools import pairwise

from whosays.articles.article import Paragraph
from whosays.articles.kinds import KINDS, Kind
from whosays.articles.seed import KEY
from whosays.author.editor.cuts import follower
from whosays.author.editor.drafted import Drafted, drafted_of
from whosays.author.editor.first_reasons import first_reason
from whosays.author.editor.opinion_data import opinion_data
from whosays.author.editor.outside import outside_data
from whosays.author.editor.problems import NAMES, SPEAKER_WORDS, Problem, problems_of
from whosays.author.editor.quotation import has_marks, opening_mark
from whosays.author.editor.rows import ARTICLE, PAGE, Row, block_of, holder_of, words_of
from whosays.author.editor.session import Session
from whosays.author.editor.sheet_data import loose_stretches, marks_data, sheet_data
from whosays.author.editor.texts import item_of
from whosays.author.editor.voices import spoken_before
from whosays.base.json_types import JsonObject


def _kind_info(kind: Kind) -> JsonObject:
    """A kind as the page shows it: its test as one question; what more it says is folded."""
    question, _, more = kind.test.partition("?")
    name, _, asked = question.partition(": ")
    return {
        "name": kind.name,
        "label": NAMES[kind.name],
        "letter": kind.letter,
        "sign": kind.sign,
        "needs": f"Needs {kind.needs}.{_for_learners(kind)}",
        "name_of_test": name,
        "test": f"{asked[:1].upper()}{asked[1:]}?",
        "more": more.strip().removeprefix("(").removesuffix(")"),
    }


def _for_learners(kind: Kind) -> str:
    """The word that learners see, where the codebook has another one."""
    return "" if kind.label == NAMES[kind.name] else f" Learners read: {kind.label}."


KIND_LIST = [_kind_info(kind) for kind in KINDS.values()]
"""The seven kinds, in the order of their keys 1 to 7."""
_ASKED = ("furniture", "appeal", "characterisation", "allegation", "official claim", "attributed claim")
ROUTE = [NAMES[name] for name in (*_ASKED, "reported fact")]
"""The order in which the codebook asks for them: the first yes wins."""
_AROUND = 90  # characters of the sentence around a statement


def painted(session: Session, *, at_hand: bool = True) -> JsonObject:
    """Everything the page paints of a session; ``at_hand``: whether a statement is at hand."""
    rows = session.rows
    checked = sum(each.checked for each in rows)
    doubtful = sum(session.doubtful(each) for each in rows)
    loose = loose_stretches(session.article, rows) if rows else []
    opinion = opinion_data(session)  # first: it settles which of its places is at hand
    is_in_hand = at_hand and session.view == "work" and not session.opinion.at
    return {
        "view": session.view,
        "title": session.source.title,
        "counts": {
            "all": len(rows),
            "checked": checked,
            "doubtful": doubtful,
            "steps": session.history.steps,
        },
        "saved": session.saved_at,
        "file": session.path.name,
        "mine": session.mine,
        "theirs": session.theirs,
        "unsaved": session.unsaved,
        "outside": outside_data(session) if session.outside else None,
        "order": session.order,
        "undo": session.history.back,
        "redo": session.history.forth,
        "blocks": sheet_data(session, at_hand=at_hand),
        "marks": marks_data(session),
        "loose": [{"first": a, "last": b, "text": text} for a, b, text in loose],
        "hand": _hand(session, session.row) if session.row and is_in_hand else None,
        "kinds": KIND_LIST,
        "route": ROUTE,
        "source": session.source.answers() if session.view == "source" else None,
        "credit": session.article.attribution if session.view == "work" else "",
        "opinion": opinion if at_hand else opinion | {"two": None},
        "finish": _finish(session) if session.view == "done" else None,
    }


def _hand(session: Session, row: Row) -> JsonObject:
    """The statement at hand, as five plain questions ask about it."""
    drafted = drafted_of(row, session.drafted)
    place = session.rows.index(row) + 1
    return {
        "n": row.number,
        "place": f"Statement {place} of {len(session.rows)}, {_where(block_of(session.article, row))}",
        "state": "checked" if row.checked else "draft",
        "doubt": _doubt(row, drafted),
        "quote": _quote(session, row, drafted),
        "before": _before(session, row),
        "kind": row.kind,
        "voice": _voice(session, row),
        "also": _also(session, row),
        "why": _box(session, row, "why") | {"from": _whose(row, drafted)},
        "settles": _box(session, row, "settles"),
        "problems": [_problem(each) for each in problems_of(row)],
        "words": _words(session, row),
        "cut": _cut(session, row),
        "joins": _joins(session, row),
        "nested": holder_of(session.rows, row) is not None,
    }


def _where(block: Paragraph) -> str:
    named = {"headline": "headline", "page part": "page part"}
    return named.get(block.role, f"paragraph {block.id[1:]}")


def _doubt(row: Row, drafted: Drafted | None) -> str:
    """How sure the draft is, in words; "" where it says nothing, or a person has read the statement."""
    if row.checked or drafted is None or drafted.row.sure not in ("doubtful", "fair"):
        return ""
    if not drafted.is_doubtful:
        return "The draft leans this way"
    if "kind" in drafted.row.doubts and drafted.row.also in KINDS:
        return f"Draft unsure: {NAMES.get(drafted.row.kind, '')} or {NAMES[drafted.row.also]}"
    about = {"kind": "the kind", "source": "who says so", "edges": "where it begins and ends"}
    named = [about[each] for each in drafted.row.doubts if each in about]
    return f"The draft is unsure of {' and '.join(named)}" if named else "The draft is unsure"


def _quote(session: Session, row: Row, drafted: Drafted | None) -> list[JsonObject]:
    """Its words; ``mark``: they made the draft think so, as long as the kind is the draft's."""
    marked = drafted.because if drafted and drafted.row.kind == row.kind else ()
    text, pieces = session.article.text, []
    for i, (start, end) in enumerate(row.spans):
        if i:
            pieces.append({"text": " … ", "mark": False})
        cuts = sorted({start, end, *(n for span in marked for n in span if start < n < end)})
        for a, b in pairwise(cuts):
            pieces.append({"text": text[a:b], "mark": any(c <= a and b <= d for c, d in marked)})
    return pieces


def _before(session: Session, row: Row) -> str:
    """The words of its sentence that stand before it: without them "saying" says nothing."""
    start, _ = session.article.sentence_at(row.start, row.end)
    text = " ".join(session.article.text[start : row.start].split())
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _voice(session: Session, row: Row) -> JsonObject:
    """Who says so: the mouths from the origin outwards, and the words that name and hand over."""
    names = row.chain
    own = names[0] in (ARTICLE, PAGE)
    text = session.article.text
    picked = {role: " … ".join(text[a:b] for a, b in row.words[role]) for role in ("source_words", "cue")}
    fitting = KINDS[row.kind].speakers if row.kind in KINDS else frozenset(SPEAKER_WORDS)
    speakers = [name for name in SPEAKER_WORDS if name in fitting or name == row.cells["speaker"]]
    return {
        "own": own,
        "mouths": [] if own else [each for each in names if each != ARTICLE],
        "last": names[-1] if own else ARTICLE,
        "speaker": row.cells["speaker"],
        "speakers": [{"value": name, "label": SPEAKER_WORDS[name]} for name in speakers],
        "source": picked["source_words"],
        "cue": picked["cue"],
        "marks": _marks(session, row),
        "before": _before_it(session, row),
    }


def _before_it(session: Session, row: Row) -> str:
    """Who spoke last before it, where that is somebody else; "" where there is nothing to take over."""
    other = spoken_before(session.rows, row)
    is_own = row.kind in ("reported fact", "furniture")
    return "" if other is None or is_own or other.cells["source"] == row.cells["source"] else other.chain[0]


def _marks(session: Session, row: Row) -> str:
    """Whether quotation marks hand it over ("on"), could ("off"), or there are none ("")."""
    if has_marks(session.article, row):
        return "on"
    return "off" if opening_mark(session.article, row) else ""


def _also(session: Session, row: Row) -> JsonObject:
    facet, also = row.cells["also_facet"], row.cells["also"]
    shown = " through ".join(part.strip() for part in also.split("<")) if facet == "source" else also
    names = [part.strip() for part in also.split("<")] if facet == "source" else []
    mouths = [each for each in names if each and each != ARTICLE]
    return {"facet": facet, "value": shown, "mouths": mouths, **_box(session, row, "why_also")}


def _box(session: Session, row: Row, column: str) -> JsonObject:
    item = item_of(session, row, column)
    return {"item": item, "text": row.cells[column], "time": session.times.get(item, "")}


def _whose(row: Row, drafted: Drafted | None) -> str:
    """Whose words the reason is, so that nobody takes a guess for a colleague's."""
    if drafted and row.cells["why"] and row.cells["why"] == drafted.row.why:
        return "from the draft: edit it here"
    ours = first_reason(row)
    return "the kit’s words to begin with: edit them here" if ours and row.cells["why"] == ours else ""


def _problem(problem: Problem) -> JsonObject:
    mends = [{"label": each.label, "act": each.act} for each in problem.mends]
    return {"lead": problem.lead, "text": problem.text, "mends": mends}


def _words(session: Session, row: Row) -> list[list[int]]:
    """First and last word of each of its pieces."""
    runs = [session.article.words_in(a, b) for a, b in row.spans]
    return [[run[0].number, run[-1].number] for run in runs if run]


def _cut(session: Session, row: Row) -> int:
    """The word before which a cut is first offered: behind the cue and source, else in the middle."""
    inside = [word for span in row.spans for word in session.article.words_in(*span)]
    handing = [
        b for column in ("source_words", "cue") for a, b in row.words[column] if row.start <= a < row.end
    ]
    behind = [word.number for word in inside[1:] if handing and word.start >= max(handing)]
    middle = inside[len(inside) // 2].number
    return behind[0] if behind else middle


def _joins(session: Session, row: Row) -> str:
    """The words of the statement that Join would take in; "" if none follows."""
    other = follower(session.article, session.rows, row)
    return words_of(session.article, other) if other else ""


def _finish(session: Session) -> JsonObject:
    rows = session.rows
    second = sum(bool(each.cells["also"]) for each in rows)
    kinds = [
        {"label": NAMES[name], "letter": KINDS[name].letter, "sign": KINDS[name].sign, "count": count}
        for name in KINDS
        if (count := sum(each.kind == name for each in rows))
    ]
    named = {"slug": session.folder.name, "is_the_key": session.keeper.path.name == KEY}
    return {"second": second, "kinds": kinds, "many": second * 3 > len(rows), **named}
