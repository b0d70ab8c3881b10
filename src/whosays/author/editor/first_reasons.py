"""A reason to begin with: true of the kind, and pointing at words of the statement where they can be told.

The sentences are the draft's own. Until a person writes a reason, it follows the statement: other edges,
another cue or another source leave none that speaks of words which are gone.
"""

import re
from collections.abc import Iterable

from whosays.articles.article import Article
from whosays.articles.kinds import KINDS
from whosays.author.drafting.wording import quotable, second_sentence, sentence_of
from whosays.author.editor.drafted import Drafted
from whosays.author.editor.rows import ARTICLE, PAGE, Row

_PLAIN = {
    "reported fact": "The article says this in its own voice and hands it to nobody.",
    "official claim": "The article hands it to somebody in office: {origin}. Nobody is accused.",
    "attributed claim": "The article hands it to somebody without an office: {origin}. Nobody is accused.",
    "allegation": "It puts something wrong or hostile on somebody. The words do not show whether it is so.",
    "characterisation": "No record could settle it. The one meant could answer: ‘I wouldn’t call it that.’",
    "appeal": "This is wanted or promised: it can be kept or refused, and cannot be checked today.",
    "furniture": "It would stand there with any other story.",
}
"""What is true of a kind where no words can be pointed at: a person has to find them."""
_HANDED = ("official claim", "attributed claim")
_FEW = 4  # words: a statement of so few is itself what decides
_PIECES, _NOTATION = " ‖ ", re.compile(r"^[hxp]\d*:|#\d+$")
_POINTED = re.compile("“([^”]+)”")


def first_reason(row: Row) -> str:
    """The kit's reason for the kind of a statement; "" where it has none of the seven."""
    if row.kind not in KINDS:
        return ""
    words = _deciding(row)
    if not words:
        return _PLAIN[row.kind].format(origin=origin_of(row))
    return sentence_of(_rule(row), [f"“{each}”" for each in words], origin_of(row))


def second_reason(row: Row) -> str:
    """The kit's reason for the second kind of a statement; "" where it has none."""
    other = row.saying(kind=row.cells["also"])
    words = [f"“{each}”" for each in _deciding(other)[:1]]
    told = second_sentence(other.kind, words[0], origin_of(row)) if words else ""
    return told or first_reason(other)


def origin_of(row: Row) -> str:
    """Who stands first in a chain, in words; "somebody" where nobody does."""
    origin = row.chain[0]
    return "somebody" if origin in ("", ARTICLE, PAGE) else origin


def _rule(row: Row) -> str:
    if row.kind != "reported fact":
        return row.kind
    if row.cells["speaker"] == "record":
        return "a record shows it"
    return "an act of saying" if "act" in row.cells["flags"] else row.kind


def _deciding(row: Row) -> list[str]:
    """The words that decide, two stretches at most; none where only a person can tell."""
    named, handed, own = (_said(row.cells[name]) for name in ("source_words", "cue", "quote"))
    if row.kind in _HANDED:
        return [*named, *handed][:2] if origin_of(row) != "somebody" else []
    if row.kind in ("reported fact", "furniture"):
        return (named if row.cells["speaker"] == "record" and named else own)[:1]
    return own if len(own) == 1 and len(row.cells["quote"].split()) <= _FEW else []


def _said(cell: str) -> list[str]:
    """The words of a cell, without its notation, as they can stand in a reason."""
    pieces = [quotable(_NOTATION.sub("", each)) for each in cell.split(_PIECES)]
    return [each for each in pieces if re.search(r"\w", each)]


def following(
    article: Article, rows: Iterable[Row], before: Iterable[Row], drafted: Iterable[Drafted]
) -> list[Row]:
    """The rows; reasons that nobody wrote, and that speak of words or of a source now gone, begun anew.

    Args:
        article: whose statements they are.
        rows: as they are to stand.
        before: as they stood.
        drafted: what the draft said of them.
    """
    old = list(before)
    ours = {first_reason(each) for each in old} - {""}
    second = {second_reason(each) for each in old if each.cells["also_facet"] == "kind"} - {""}
    said = {each.row.why: each for each in drafted}
    return [each if each.checked else _followed(article, each, ours, second, said) for each in rows]


def _followed(article: Article, row: Row, ours: set[str], second: set[str], said: dict[str, Drafted]) -> Row:
    why = row.cells["why"]
    is_stale = why in said and not _still_true(article, row, said[why])
    if row.why_kind == row.kind and (why in ours or is_stale):
        row = row.saying(why=first_reason(row))
    if row.cells["also_facet"] == "kind" and row.cells["why_also"] in second:
        row = row.saying(why_also=second_reason(row))
    return row


def _still_true(article: Article, row: Row, drafted: Drafted) -> bool:
    """Whether the draft's reason points at words of the statement, and names no source that is gone."""
    own = [article.text[a:b] for role in ("quote", "source_words", "cue") for a, b in row.words[role]]
    points = any(words in text for words in _POINTED.findall(drafted.row.why) for text in own)
    names = [name.strip() for name in drafted.row.source.split("<")]
    there = " ".join([*row.chain, *own])
    return points and not any(name in drafted.row.why and name not in there for name in names)
