"""A page cut at every border of a statement, hard word or printed line.

The segments of a paragraph joined together give its text back exactly, so that whoever paints or
prints them needs to count nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whosays.articles.article import Paragraph, Span
from whosays.articles.key import Key, Statement
from whosays.articles.seed import GlossaryEntry
from whosays.articles.xray import voices
from whosays.base.json_types import JsonObject

Hit = tuple[int, int, str]  # a stretch of the text and the glossary term that explains it
StatementSpan = tuple[int, int, Statement]


def block_data(key: Key | None, block: Paragraph, hits: list[Hit], lines: list[int]) -> JsonObject:
    """One block of the page.

    Args:
        key: the statements, or None to paint none.
        block: the block.
        hits: its hard words.
        lines: where the printed lines of the article begin, in code points.

    Returns:
        ``segments`` (each with its text, the statements it lies in, outer ones first, the term that
        explains it, and its printed line) and ``voices`` (who answers here, in order).
    """
    pieces = _pieces(key, block)
    breaks = [at for at in lines if block.start < at < block.end]
    segments = list(_segments(block, pieces, hits, breaks))
    first = bisect_right(lines, block.start)
    for segment in segments:
        segment["line"] = first + bisect_right(breaks, segment.pop("start"))
    heard = voices([each for _, _, each in pieces])
    return {
        "id": block.id,
        "role": block.role,
        "number": block.id[1:] if block.role == "paragraph" else "",
        "segments": segments,
        "voices": [vars(each) for each in heard],
    }


def _pieces(key: Key | None, block: Paragraph) -> list[StatementSpan]:
    """The statements' pieces that lie in this block, outer ones before inner ones."""
    if key is None:
        return []
    mine = (each for each in key.statements if block.start <= each.start < block.end)
    pieces = [(start, end, each) for each in mine for start, end in each.spans]
    return sorted(pieces, key=lambda piece: (piece[0], -piece[1]))


def _segments(
    block: Paragraph, pieces: list[StatementSpan], hits: list[Hit], breaks: list[int]
) -> Iterator[JsonObject]:
    borders = sorted({block.start, block.end, *breaks, *(at for p in pieces for at in p[:2])})
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
            "start": start,
        }


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
