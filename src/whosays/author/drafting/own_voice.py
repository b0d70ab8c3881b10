"""What an article says in its own voice: facts, grounds of a measure, and phrases that judge."""

import re
from dataclasses import dataclass

from whosays.articles.article import Span
from whosays.author.drafting.clauses import own_clauses
from whosays.author.drafting.decision import (
    ALLEGATION,
    APPEAL,
    CLAIM,
    FACT,
    JUDGEMENT,
    OFFICIAL,
    Decision,
)
from whosays.author.drafting.lists import Verb, alternatives, found
from whosays.author.drafting.people import People
from whosays.author.drafting.signs import deeds_done
from whosays.author.drafting.subjects import main_subject
from whosays.author.drafting.text import tokens, trim
from whosays.author.drafting.voices import Voice, record_in, run_span

_WHOLE_ACTS = re.compile(
    r"\b(?:condemn|welcom|reject|denounc|prais|criticis|criticiz|refus|recogni[sz]|applaud|hail|dismiss|mock|"
    r"disparag|lambast|deplor|slamm?|ridicul|endors|fault|bristl|challeng)(?:e|ed|es|ing|s)?\b|"
    r"\b(?:not|declin\w+ to|fail\w* to) accept\b",
    re.IGNORECASE,
)
_RECORD_VERBS = re.compile(
    r"\b(?:shows?|lists|says?|names?|counts?|gives?|reads?|forbids?|states?|records?|still lists)\b"
)


_TO_DO = re.compile(
    rf"((?:(?:[A-ZÀ-Þ][\w’'.-]*|of|and|{alternatives('roles_of_names')}|government|council|court|party|union)\s+){{1,7}})"
    r"(to)\s+[a-z]+\b[^.!?]*"
)
_PEOPLE = (
    "people",
    "those",
    "persons",
    "anyone",
    "anybody",
    "somebody",
    "someone",
    "men",
    "women",
    "suspects",
)
_MOST_NAMING = 14  # words that name a record


@dataclass(frozen=True)
class Own:
    """A stretch in the article's own voice; of a ground or a record, who stands behind it."""

    span: Span
    decision: Decision
    voice: Voice | None = None


def own_statements(text: str, span: Span, quoted: list[Span], people: People) -> list[Own]:
    """The statements of a stretch that nobody else is said to say, in their order."""
    ground = _ground(text, span, quoted, people)
    if ground:
        before = trim(text, (span[0], ground.span[0]))
        after = trim(text, (ground.span[1], span[1]))
        rests = _facts(text, before, quoted) if before else []
        return [*rests, ground, *(_facts(text, after, quoted) if after else [])]
    one = _plan(text, span, people) or _record(text, span)
    return [one] if one else _facts(text, span, quoted)


def _facts(text: str, span: Span, quoted: list[Span]) -> list[Own]:
    return [_fact(text, each, quoted) for each in own_clauses(text, span, quoted)]


def _plan(text: str, span: Span, people: People) -> Own | None:
    """The headline “President Low to send bill”: announced by whoever is named, and not yet done."""
    told = _TO_DO.fullmatch(text, *span)
    if told is None:
        return None
    known = people.named(told.group(1))
    voice = Voice(
        (known.name,), (told.span(1),), (told.span(2),), known.speaker, Verb("announce", "announce")
    )
    official = known.speaker == "official"
    kinds = (OFFICIAL, APPEAL) if official else (APPEAL, CLAIM)
    return Own(span, Decision(kinds[0], (told.span(2),), "somebody's plans", "fair", kinds[1]), voice)


def _ground(text: str, span: Span, quoted: list[Span], people: People) -> Own | None:
    """“… on suspicion of hiding money”: the ground of a measure is an allegation of who takes it."""
    hits = found("grounds", text, *span)
    hit = next((each for each in hits if each[0] > span[0] and not _only_described(text, span, each)), None)
    if hit is None:
        return None
    stop = re.compile(r",\s+(?:and|but|which|who|the|he|she|they|it|after)\b|;").search(text, hit[1], span[1])
    end = stop.start() if stop else span[1]
    held = tokens(text, *span, quoted)
    subject = main_subject(held, len(held))
    verb = Verb("charge", "ground")
    voice = Voice(("unnamed accusers",), (), (hit,), "unnamed", verb, unnamed=True)
    if subject:
        known = people.named(text[slice(*run_span(held, subject))])
        if known.speaker == "official":
            voice = Voice((known.name,), (run_span(held, subject),), (hit,), "official", verb)
    also = OFFICIAL if voice.speaker == "official" else ""
    return Own((hit[0], end), Decision(ALLEGATION, (hit,), "the ground of a measure", "fair", also), voice)


def _only_described(text: str, span: Span, hit: Span) -> bool:
    """“people accused of crimes”: who they are, and no measure."""
    before = text[span[0] : hit[0]].split()[-1:]
    return text[slice(*hit)].lower().startswith(("accused", "suspected")) and before[0].lower() in _PEOPLE


def _record(text: str, span: Span) -> Own | None:
    """“The harbour board's log shows …”: a fact, and the record is noted as its source."""
    verb = _RECORD_VERBS.search(text, *span)
    source = trim(text, (span[0], verb.start()), ", ") if verb else None
    if verb is None or source is None or not record_in(text, source):
        return None
    if len(text[slice(*source)].split()) > _MOST_NAMING:
        return None
    words = text[slice(*source)].partition(",")[0]
    name = words[:1].lower() + words[1:] if words.startswith(("The ", "A ", "Its ")) else words
    voice = Voice((name,), (source,), (verb.span(),), "record", Verb("show", "record"))
    return Own(span, Decision(FACT, (source,), "a record shows it", "fair"), voice)


def _fact(text: str, span: Span, quoted: list[Span]) -> Own:
    accusing = deeds_done(text, span)
    whole = _WHOLE_ACTS.search(text, *span)
    if whole:
        return Own(span, Decision(FACT, (whole.span(),), "a whole public act", "fair", JUDGEMENT))
    if accusing:
        return Own(span, Decision(FACT, accusing[:2], "a deed nobody disputes", "doubtful", ALLEGATION))
    held = [each for each in tokens(text, *span, quoted) if each.is_word]
    first = (held[0].start, held[min(len(held), 6) - 1].end) if held else span
    return Own(span, Decision(FACT, (first,), "the article's own voice", "fair"))
