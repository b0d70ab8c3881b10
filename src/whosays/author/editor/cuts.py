"""Edges, splitting, joining, adding and taking away: no two statements ever cross."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from whosays.articles.article import Article, Span
from whosays.articles.key import COLUMNS
from whosays.author.editor import derive
from whosays.author.editor.first_reasons import first_reason
from whosays.author.editor.rows import (
    ROLES,
    Row,
    Spans,
    block_of,
    crosses,
    holder_of,
    in_order,
    refuse_crossings,
    shares,
    stretch,
    trimmed,
    words_of,
)
from whosays.author.editor.voices import with_voice_of
from whosays.base.errors import KitError

Rows = tuple[Row, ...]
Ranges = list[tuple[int, int]]
"""Pieces as a first and a last word, both in them."""


def with_edges(article: Article, rows: Rows, row: Row, ranges: Ranges) -> Rows:
    """The rows with other words for one of them; a neighbour gives up what it takes."""
    spans = tuple(sorted(_kept_edges(article, row, piece) for piece in ranges))
    changed = _moved(article, row, spans)
    return _make_room(article, rows, changed)


def put(article: Article, rows: Rows, row: Row) -> Rows:
    """The rows with one that is new, or stands in the place of its old self; a neighbour gives way."""
    return _make_room(article, rows, _moved(article, row, row.spans))


def _kept_edges(article: Article, row: Row, piece: tuple[int, int]) -> Span:
    """A piece; where its first or last word is as before, it begins or ends within that word as before."""
    start, end = stretch(article, *piece)
    for a, b in row.spans:
        inside = article.words_in(a, b)
        start = a if inside[0].number == piece[0] else start
        end = b if inside[-1].number == piece[1] else end
    return start, end


def _moved(article: Article, row: Row, spans: Spans) -> Row:
    """A row with other words of its paragraph.

    Raises:
        KitError: they are none, overlap, or stand elsewhere.
    """
    if not spans:
        raise KitError("A statement needs words. Choose some, or delete it.")
    for (_, end), (start, _) in pairwise(spans):
        if start < end:
            raise KitError("Two pieces of the statement overlap. Choose words so that they do not touch.")
    moved = replace(row, words={**row.words, "quote": spans})
    if len({article.paragraph_at(a).id for a, _ in spans}) > 1:
        raise KitError("The pieces stand in two paragraphs. A statement stands in one: make two of it.")
    at_home = block_of(article, moved).id == block_of(article, row).id
    renamed = moved.naming(article, "quote", spans)
    return renamed if at_home else _renamed(article, renamed)


def _renamed(article: Article, row: Row) -> Row:
    """All its cells of words, as they are written from another paragraph."""
    for column in ROLES:
        row = row.naming(article, column, row.words[column])
    return row


def _make_room(article: Article, rows: Rows, changed: Row) -> Rows:
    """The rows with one that was changed or is new; what it crosses gives up the shared words."""
    others = [_giving_way(article, each, changed) for each in rows if each.number != changed.number]
    result = in_order([*others, changed])
    refuse_crossings(article, result)
    return result


def _giving_way(article: Article, row: Row, changed: Row) -> Row:
    if not crosses(row, changed):
        return row
    if row.spans == changed.spans:
        raise KitError(
            f"“{words_of(article, row)}” is a statement already. Choose other words, or change that one."
        )
    left = trimmed(article, (piece for span in row.spans for piece in _without(span, changed.spans)))
    if not left:
        raise KitError(
            f"Nothing would be left of “{words_of(article, row)}”. Delete it first, or take fewer words."
        )
    return _moved(article, row, left)


def _without(span: Span, taken: Spans) -> Iterable[Span]:
    start, end = span
    for a, b in sorted(taken):
        if a < end and start < b:
            yield start, max(start, a)
            start = min(end, b)
    yield start, end


def split(article: Article, rows: Rows, row: Row, word: int, number: int) -> Rows:
    """The rows with one cut in two before a word; ``number`` is for the second half.

    The half with the source and its cue is the act of saying, where the other has none of them.
    """
    at = stretch(article, word, word)[0]
    left = trimmed(article, ((a, min(b, at)) for a, b in row.spans if a < at))
    right = trimmed(article, ((max(a, at), b) for a, b in row.spans if b > at))
    if not left or not right:
        raise KitError("The cut must lie between two words of the statement. Move it, then cut.")
    for each in rows:
        if each.number != row.number and row.holds(each) and not _on_one_side(each, at):
            raise KitError(f"“{words_of(article, each)}” lies inside and would be cut in two. Move the cut.")
    first = _moved(article, row, left).saying(status="draft")
    second = replace(_moved(article, row, right), number=number).saying(status="draft", id="")
    first, second = _roles(article, row, first, second)
    result = in_order([*(each for each in rows if each.number != row.number), first, second])
    refuse_crossings(article, result)
    return result


def _on_one_side(row: Row, at: int) -> bool:
    return row.end <= at or row.start >= at


def _roles(article: Article, row: Row, first: Row, second: Row) -> tuple[Row, Row]:
    """Which half is the act of saying, by where the words stand that hand it over."""
    named = (*row.words["source_words"], *row.words["cue"])
    handing = tuple((a, b) for a, b in named if has_words(article, a, b))
    if row.kind == "reported fact" or not handing:
        return first, second
    here, there = shares(first.spans, handing), shares(second.spans, handing)
    if here and not there:
        return _act(article, first), second
    return (first, _act(article, second)) if there and not here else (first, second)


def has_words(article: Article, start: int, end: int) -> bool:
    """Whether there are letters or figures: a quotation mark hands over, and stands in the content itself."""
    return any(each.isalnum() for each in article.text[start:end])


def _act(article: Article, row: Row) -> Row:
    act = derive.as_the_act(row)
    for column in ("source_words", "cue", "deciding"):
        act = act.naming(article, column, ())
    return act


def follower(article: Article, rows: Rows, row: Row) -> Row | None:
    """The statement that Join takes in: the next one of the paragraph, on the same footing."""
    outer = holder_of(rows, row)
    block = block_of(article, row)
    behind = [each for each in rows if each.start >= row.end and each.start < block.end]
    same = [each for each in behind if (holder_of(rows, each) or row) == (outer or row)]
    return min(same, key=lambda each: (each.start, -each.end), default=None)


def join(article: Article, rows: Rows, row: Row) -> Rows:
    """The rows with one and its follower made one; it keeps its own kind, source and reason."""
    other = follower(article, rows, row)
    if other is None:
        raise KitError(
            "No statement follows in this paragraph. Choose the one before it, and join from there."
        )
    rest = tuple(each for each in rows if each.number != other.number)
    between = (row.spans[-1][0], other.spans[0][1])
    try:
        return _made_one(article, rest, row, (*row.spans[:-1], between, *other.spans[1:]))
    except KitError:  # a third one stands between them: then it is one statement in two pieces
        return _made_one(article, rest, row, (*row.spans, *other.spans))


def _made_one(article: Article, rest: Rows, row: Row, spans: Spans) -> Rows:
    joined = _moved(article, row, tuple(sorted(spans)))
    result = in_order([*(each for each in rest if each.number != row.number), joined])
    refuse_crossings(article, result)
    return result


def delete(rows: Rows, row: Row) -> Rows:
    """The rows without one. What lies inside it stays."""
    return tuple(each for each in rows if each.number != row.number)


def add(article: Article, rows: Rows, ranges: Ranges, number: int) -> Rows:
    """The rows with a new statement of these words."""
    spans = tuple(sorted(stretch(article, *piece) for piece in ranges))
    if not spans:
        raise KitError("Choose the words of the new statement first.")
    blank = Row(number, dict.fromkeys(ROLES, ()) | {"quote": spans}, dict.fromkeys(COLUMNS, ""), "")
    holder = holder_of(rows, blank)
    said = _moved(article, blank.saying(**derive.new_cells(holder)), spans)
    if holder and said.cells["source"] == holder.cells["source"]:
        said = with_voice_of(article, said, holder)
    new = replace(said.saying(why=first_reason(said)), why_kind=said.kind)
    return _make_room(article, rows, new)
