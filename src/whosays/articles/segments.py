"""A page cut at every border of a statement or a hard word.

The segments of a paragraph joined together give its text back exactly, so that whoever paints or
prints them needs to count nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whosays.articles.article import Paragraph, Span
from whosays.articles.key import Key, Statement
from whosays.articles.seed import GlossaryEntry
from whosays.articles.xray import margin_notes
from whosays.base.json_types import JsonObject

Hit = tuple[int, int, str]  # a stretch of the text and the glossary term that explains it
StatementSpan = tuple[int, int, Statement]
_HAS_LETTER = re.compile(r"\w")


def block_data(key: Key | None, block: Paragraph, hits: list[Hit], turns: tuple[int, ...] = ()) -> JsonObject:
    """One block of the page.

    Args:
        key: the statements, or None to paint none.
        block: the block.
        hits: its hard words.
        turns: where a new line begins in a long sentence.

    Returns:
        ``segments``: each with its text, the statements it lies in, outer ones first, the term that
        explains it, ``note``, who answers, where another voice begins, and perhaps ``turn``: it begins
        on a new line. ``number`` is the paragraph's, as tasks name it; a headline and a page part have none.
    """
    segments = list(_segments(block, _pieces(key, block), hits, turns))
    owners = [_owner(key, each) for each in segments]
    for segment, note in zip(segments, margin_notes(owners), strict=True):
        segment["note"] = note
    return {
        "id": block.id,
        "role": block.role,
        "number": block.id[1:] if block.role == "paragraph" else "",
        "segments": segments,
    }


def _owner(key: Key | None, segment: JsonObject) -> Statement | None:
    """The innermost statement of a segment; a lone quotation mark is nobody's words."""
    names = segment["statements"]
    return key.statement(names[-1]) if key and names and _HAS_LETTER.search(segment["text"]) else None


def _pieces(key: Key | None, block: Paragraph) -> list[StatementSpan]:
    """The statements' pieces that lie in this block, outer ones before inner ones."""
    if key is None:
        return []
    mine = (each for each in key.statements if block.start <= each.start < block.end)
    pieces = [(start, end, each) for each in mine for start, end in each.spans]
    return sorted(pieces, key=lambda piece: (piece[0], -piece[1]))


def _segments(
    block: Paragraph, pieces: list[StatementSpan], hits: list[Hit], turns: tuple[int, ...]
) -> Iterator[JsonObject]:
    borders = sorted({block.start, block.end, *turns, *(at for p in pieces for at in p[:2])})
    glosses = {widest: hit for hit in hits if (widest := _widest(hit, borders))}
    cuts = sorted({*borders, *(at for span in glosses for at in span)})
    waiting = list(reversed(pieces))
    inside: list[StatementSpan] = []
    for start, end in pairwise(cuts):
        inside = [piece for piece in inside if piece[1] > start]
        while waiting and waiting[-1][0] <= start:
            inside.append(waiting.pop())
        gloss = glosses.get((start, end))
        yield {
            "text": block.text[start - block.start : end - block.start],
            "statements": [each.id for _, _, each in inside],
            "gloss": gloss[2] if gloss else None,
        } | ({"turn": True} if start in turns else {})


def _widest(hit: Hit, borders: list[int]) -> Span | None:
    """The longest part of a hard word that no border cuts: that part is the button."""
    start, end, _ = hit
    cuts = [start, *(at for at in borders if start < at < end), end]
    parts = list(pairwise(cuts))
    return max(parts, key=lambda part: part[1] - part[0])


def find_hard_words(glossary: Sequence[GlossaryEntry], block: Paragraph) -> list[Hit]:
    """The first place of each hard word in a block; where two overlap, the longer one that begins first."""
    found = [
        (block.start + match.start(), block.start + match.end(), entry.term)
        for entry in glossary
        for match in entry.pattern.finditer(block.text)
        if match.group()
    ]
    first: dict[str, Hit] = {}
    free = block.start
    for start, end, term in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if start >= free:
            free = end
            first.setdefault(term, (start, end, term))
    return list(first.values())
