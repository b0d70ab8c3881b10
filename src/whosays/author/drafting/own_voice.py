"""What an article says in its own voice: facts, grounds of a measure, and phrases that judge."""

import re

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
from whosays.author.drafting.own import Own
from whosays.author.drafting.people import People
from whosays.author.drafting.records import record_statements
from whosays.author.drafting.signs import deeds_done
from whosays.author.drafting.subjects import main_subject
from whosays.author.drafting.text import tokens, trim
from whosays.author.drafting.voices import Voice, run_span

_WHOLE_ACTS = re.compile(
    r"\b(?:condemn|welcom|reject|denounc|prais|criticis|criticiz|refus|recogni[sz]|applaud|hail|dismiss|mock|"
    r"disparag|lambast|deplor|slamm?|ridicul|endors|fault|bristl|challeng)(?:e|ed|es|ing|s)?\b|"
    r"\b(?:not|declin\w+ to|fail\w* to) accept\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    rf"((?:(?:[A-ZÀ-Þ][\w’'.-]*|of|and|{alternatives('roles_of_names')}|government|council|court|party|union)\s+){{1,7}})"
    r"(to)\s+[a-z]+\b[^.!?]*"
)
FINE = "the ground of a fine"
_FINED = re.compile(r"\b(fined)\s[^.;“”\"]{3,60}?\s(for\s+(?:not\s+)?[a-z]+ing\b)")
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


def own_statements(text: str, span: Span, quoted: list[Span], people: People) -> list[Own]:
    """The statements of a stretch that nobody else is said to say, in their order."""
    ground = _ground(text, span, quoted, people)
    if ground:
        before = trim(text, (span[0], ground.span[0]))
        after = trim(text, (ground.span[1], span[1]))
        rests = _facts(text, before, quoted) if before else []
        return [*rests, ground, *(_facts(text, after, quoted) if after else [])]
    plan = _plan(text, span, people)
    if plan:
        return [plan]
    shown, rest = record_statements(text, span)
    behind = own_statements(text, rest, quoted, people) if rest else []
    return [*shown, *behind] if shown else _facts(text, span, quoted)


def _facts(text: str, span: Span, quoted: list[Span]) -> list[Own]:
    parts = own_clauses(text, span, quoted)
    return [one for each in parts for one in _fined(text, each) or [_fact(text, each, quoted)]]


def _fined(text: str, span: Span) -> list[Own]:
    """“fined the office for paying late”: the fine, and the deed that was found."""
    told = _FINED.search(text, *span)
    fine = trim(text, (span[0], told.start(2))) if told else None
    if told is None or fine is None:
        return []
    verb, ground = told.span(1), (told.start(2), span[1])
    found_so = Decision(FACT, (verb, ground), FINE, "fair", OFFICIAL)
    return [Own(fine, Decision(FACT, (verb,), "the article's own voice", "fair")), Own(ground, found_so)]


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
