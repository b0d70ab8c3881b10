"""What a record shows: “The harbour log, open to the public, shows that …” is one statement, a fact."""

import re

from whosays.articles.article import Span
from whosays.author.drafting.decision import FACT, Decision
from whosays.author.drafting.lists import Verb
from whosays.author.drafting.own import Own
from whosays.author.drafting.pieces import Piece
from whosays.author.drafting.text import trim
from whosays.author.drafting.voices import Voice, record_in, record_name

RECORD = "a record shows it"
TELLS_MORE = "a clause that says what something is"
_VERBS = re.compile(
    r"\b(?:shows?|bears?|lists?|says?|names?|counts?|gives?|reads|forbids?|states?|records?|still lists)\b"
)
_ASIDE = re.compile(r"([^,“”\"]+),\s+([^“”\"]{8,90}),(?=\s+(?:still\s+)?$)")
_MOST_NAMING = 20  # words that name a record, and say where it can be read


def as_one_record(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a sentence; one in the article's voice where a record shows all of it.

    What a record shows is no second statement: nobody speaks (codebook, “a record shows it”).
    """
    said = pieces[0].act if pieces else None
    apart = said is None or said.verb.group == "according" or said.quoted  # a signpost is a row of its own
    if said is None or apart or said.speaker != "record" or pieces[0].voice:
        return pieces
    rest = pieces[1:]
    if not rest or any(each.act or each.voice is None or each.voice.names != said.names for each in rest):
        return pieces
    return [Piece((pieces[0].span[0], rest[-1].span[1]), None)]


def record_statements(text: str, span: Span) -> tuple[list[Own], Span | None]:
    """What a record shows, an aside about it, and the stretch behind a semicolon; nothing without one."""
    stop = text.find(";", *span)
    first, rest = (span, None) if stop < 0 else ((span[0], stop + 1), trim(text, (stop + 1, span[1])))
    shown = _shown_in(text, first)
    return (shown, rest) if shown else ([], None)


def _shown_in(text: str, span: Span) -> list[Own]:
    for verb in _VERBS.finditer(text, *span):
        source = trim(text, (span[0], verb.start()), ", ")
        named = source and len(text[slice(*source)].split()) <= _MOST_NAMING and record_in(text, source)
        if source and named:
            return _shown(text, span, source, verb.span())
    return []


def _shown(text: str, span: Span, source: Span, verb: Span) -> list[Own]:
    told = _ASIDE.match(text, span[0], verb[0])
    naming = told.span(1) if told else source
    voice = Voice((record_name(text[slice(*naming)]),), (naming,), (verb,), "record", Verb("show", "record"))
    decision = Decision(FACT, (naming,), RECORD, "fair")
    shown = trim(text, (told.end(), span[1])) if told else None
    if told is None or shown is None:
        return [Own(span, decision, voice)]
    named, aside = trim(text, (span[0], told.start(2))) or naming, (told.start(2), told.end())
    return [
        Own(named, decision, voice, (shown,)),
        Own(aside, Decision(FACT, (aside,), TELLS_MORE, "fair")),
    ]
