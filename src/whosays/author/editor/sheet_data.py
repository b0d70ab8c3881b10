"""The article as the editor's page paints it: cut at every border of a word, a statement or picked words.

The pieces of a paragraph joined together give its text back exactly, so the page counts nothing.
"""

from collections.abc import Iterable
from itertools import groupby, pairwise

from whosays.articles.article import Article, Paragraph, Span
from whosays.articles.kinds import KINDS
from whosays.articles.printed_words import JOINING
from whosays.author.editor.rows import Row, as_key, in_order
from whosays.author.editor.session import Session
from whosays.base.json_types import JsonObject


def sheet_data(session: Session, *, at_hand: bool = True) -> list[JsonObject]:
    """The blocks of the article, each with its pieces.

    A piece has its text; ``w``, the number of its word (-1 between words); ``s``, the statements it lies in,
    outer ones first; perhaps ``role`` (source or cue of the statement at hand) and ``loose`` (in none).
    """
    stretches = (
        loose_stretches(session.article, session.rows) if session.rows else []
    )  # an empty key is plain
    loose = {n for first, last, _ in stretches for n in range(first, last + 1)}
    lit = _lit(session.row) if at_hand and session.view == "work" else []
    return blocks_of(session.article, session.rows, loose, lit)


def blocks_of(
    article: Article, rows: Iterable[Row], loose: set[int], lit: list[tuple[Span, str]]
) -> list[JsonObject]:
    """The blocks of an article with statements in it, whosever they are.

    Args:
        article: whose blocks they are.
        rows: the statements.
        loose: the numbers of the words that are to be marked as in none.
        lit: stretches of words with their role.
    """
    listed = tuple(rows)
    return [_block(article, block, listed, loose, lit) for block in article.paragraphs]


def _lit(row: Row | None) -> list[tuple[Span, str]]:
    """The words that name the source and hand the statement at hand to it."""
    if row is None:
        return []
    return [
        (span, role)
        for role, column in (("source", "source_words"), ("cue", "cue"))
        for span in row.words[column]
    ]


def _block(
    article: Article, block: Paragraph, rows: Iterable[Row], loose: set[int], lit: list[tuple[Span, str]]
) -> JsonObject:
    mine = [each for each in in_order(rows) if block.start <= each.start < block.end]
    stretches = [(a, b, each.number) for each in mine for a, b in each.spans]
    words = article.words_in(block.start, block.end)
    cuts = {block.start, block.end, *(n for word in words for n in (word.start, word.end))}
    cuts |= {n for a, b, _ in stretches for n in (a, b)} | {n for span, _ in lit for n in span}
    borders = sorted(each for each in cuts if block.start <= each <= block.end)
    number_at = {n: word.number for word in words for n in range(word.start, word.end)}
    pieces = []
    for start, end in pairwise(borders):
        piece: JsonObject = {"t": article.text[start:end], "w": number_at.get(start, -1)}
        piece["s"] = [number for a, b, number in stretches if a <= start and end <= b]
        role = [name for (a, b), name in lit if a <= start and end <= b]
        more = {"role": role[0] if role else "", "loose": piece["w"] in loose}
        pieces.append(piece | {name: value for name, value in more.items() if value})
    number = block.id[1:] if block.role == "paragraph" else ""
    return {"id": block.id, "role": block.role, "number": number, "pieces": pieces}


def loose_stretches(article: Article, rows: Iterable[Row]) -> list[tuple[int, int, str]]:
    """The words in no statement: first and last of each stretch, and what is printed there.

    A mere joining word may lie in none (formats.md).
    """
    owners = as_key(article, rows).innermost
    found = []
    for block in article.paragraphs:
        words = article.words_in(block.start, block.end)
        for owned, run in groupby(words, lambda word: owners[word.number] is not None):
            stretch = list(run)
            if not owned and not all(_joins(word.text) for word in stretch):
                text = article.text[stretch[0].start : stretch[-1].end]
                found.append((stretch[0].number, stretch[-1].number, text))
    return found


def _joins(word: str) -> bool:
    """Whether a word only joins what stands before it and behind it; a dash alone does, too."""
    return word.strip(".,;:—–-").lower() in {"", *JOINING}


def marks_data(session: Session) -> list[JsonObject]:
    """A statement as article and strip show it: its letter, and whether it is draft, doubt or done."""
    return [_mark(session, each, i) for i, each in enumerate(session.rows, start=1)]


def _mark(session: Session, row: Row, place: int) -> JsonObject:
    kind = KINDS.get(row.kind)
    state = "done" if row.checked else "doubt" if session.doubtful(row) else "draft"
    return {
        "n": row.number,
        "place": place,
        "letter": kind.letter if kind else "",
        "sign": kind.sign if kind else "?",
        "state": state,
        "block": session.article.paragraph_at(row.start).id,
    }
