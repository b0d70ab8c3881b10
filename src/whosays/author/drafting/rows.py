"""From what a draft suggests to the row of a key: cells that lead back to the very same words."""

import re
from collections.abc import Iterable

from whosays.articles.article import Article, Paragraph, Span
from whosays.articles.key import COLUMNS
from whosays.articles.quote_cells import cell_of
from whosays.author.drafting.decision import FACT, JUDGEMENT, PAGE
from whosays.author.drafting.drafted import DraftedStatement
from whosays.author.drafting.suggestions import Suggestion, is_missing_in_record
from whosays.author.drafting.voices import ARTICLE, Voice
from whosays.author.drafting.wording import settles, why, why_also
from whosays.base.errors import KitError

THE_PAGE = "the page"


def drafted(article: Article, block: Paragraph, number: int, one: Suggestion) -> DraftedStatement:
    """The statement of a suggestion.

    Raises:
        KitError: no cell can name its words.
    """
    doubts = _doubts(article.text, one)
    cells = dict.fromkeys(COLUMNS, "") | {
        "id": f"{block.id}.{number}",
        "quote": cell_of(article, block, one.spans),
        "kind": one.decision.kind,
        "source": _chain(one),
        "source_words": _cell(article, block, one.voice.source if one.voice else (), "source_words"),
        "cue": _cell(article, block, one.voice.cue if one.voice else (), "cue"),
        "speaker": speaker(one),
        "settles": settles(article.text, one),
        "why": why(article.text, one),
        "status": "draft",
        "flags": "; ".join(_flags(article.text, one)),
    }
    return DraftedStatement(
        cells | _second(article.text, one),
        one.spans,
        tuple(sorted(set(one.decision.because))),
        one.decision.rule,
        "doubtful" if doubts else one.decision.sure,
        doubts,
    )


def _chain(one: Suggestion) -> str:
    if one.decision.kind == PAGE:
        return THE_PAGE
    return one.voice.chain if one.voice else ARTICLE


def speaker(one: Suggestion) -> str:
    """Who speaks, as the key calls it; of a kind that this speaker cannot have, the nearest that can."""
    if one.decision.kind == PAGE:
        return "page"
    if one.voice is None:
        return "article"
    if one.decision.kind == FACT:
        return "record" if one.voice.speaker == "record" else "article"
    return one.voice.speaker


def _cell(article: Article, block: Paragraph, spans: Iterable[Span], column: str) -> str:
    """The cell of some words; empty where they overlap, or no cell leads back to them: they only help."""
    kept: list[Span] = []
    for start, end in sorted(set(spans)):
        if start < end and (not kept or kept[-1][1] <= start):
            kept.append((start, end))
    try:
        return cell_of(article, block, kept, column) if kept else ""
    except KitError:
        return ""


def _second(text: str, one: Suggestion) -> dict[str, str]:
    if one.decision.also and one.decision.also != one.decision.kind:
        return {"also_facet": "kind", "also": one.decision.also, "why_also": why_also(text, one)}
    other = _other_source(text, one)
    return {"also_facet": "source", "also": other, "why_also": why_also(text, one)} if other else {}


def _other_source(text: str, one: Suggestion) -> str:
    """The chain that a careful reader could also name; "" for none.

    Of a word or a deed inside somebody's words that one's; of what a record does not say the article, which
    noticed it.
    """
    if one.around and one.around.names:
        return one.around.chain
    return ARTICLE if is_missing_in_record(text, one) else ""


def _flags(text: str, one: Suggestion) -> list[str]:
    voice = one.voice
    flags = {
        "label": one.label,
        "act": one.said is not None,
        "unnamed": bool((voice and voice.unnamed) or (one.said and one.said.unnamed)),
        "second hand": bool(voice and len(voice.names) > 1),
        "partial quotation": bool(voice and voice.quoted and not one.label and _in_part(text, one.span)),
        "unclear reach": one.decision.rule
        in ("a signpost behind a full stop", "figures of one announcement"),
    }
    return [name for name, holds in flags.items() if holds and one.decision.kind != PAGE]


def _in_part(text: str, span: Span) -> bool:
    """Whether words stand in front of the first opening mark."""
    mark = re.compile(r"(?<=[\s(])[“\"‘'](?=\w)").search(text, *span)
    return bool(mark and mark.start() > span[0] and text[span[0]] not in '“"‘')


def _doubts(text: str, one: Suggestion) -> tuple[str, ...]:
    doubts = {
        "kind": one.decision.sure == "doubtful" or one.decision.kind == JUDGEMENT,
        "source": one.decision.kind != PAGE and _doubtful_source(text, one.voice),
        "edges": len(one.span) > 0
        and one.decision.rule in ("a signpost behind a full stop", "the ground of a measure"),
    }
    return tuple(name for name, holds in doubts.items() if holds)


def _doubtful_source(text: str, voice: Voice | None) -> bool:
    """Whether nobody is named, or only described (“the company”), or one voice stands inside another."""
    if voice is None:
        return False
    words = text[slice(*voice.source[0])] if voice.source else ""
    described = bool(re.fullmatch(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?:\s[a-z-]+)+", words))
    return not words or described or len(voice.names) > 1
