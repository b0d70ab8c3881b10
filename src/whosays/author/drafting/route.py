"""The kind of a piece of somebody's words, by the codebook's route and its hard cases."""

import re

from whosays.articles.article import Span
from whosays.author.drafting.decision import ALLEGATION, APPEAL, CLAIM, FACT, JUDGEMENT, OFFICIAL, Decision
from whosays.author.drafting.lists import alternatives, found, small_words
from whosays.author.drafting.signs import MOST, accusing, is_negated, motives, names_that_accuse
from whosays.author.drafting.voices import Voice

_WILL = (
    r"(?:['’]ll|\s+(?:will|shall|would|(?:is|are|am)\s+(?:going|to\b|set\s+to|planning\s+to|determined\s+to)|"
    r"intends?\s+to|plans?\s+to))\b"
)
_WE_WILL = re.compile(rf"\b(?:I|[Ww]e){_WILL}")
_THEY_WILL = re.compile(rf"^\W*(?:that\s+)?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t){_WILL}")
_IT = re.compile(r"^\W*(?:that\s+)?[Ii]t\b")
_IT_WILL_BE = re.compile(r"^\W*(?:that\s+)?[Ii]t\s+(?:would|will)\s+(?:be|have|take|cost|lead|mean)\b")
_ONLY_IF = re.compile(r"\bif\b|\bwould have\b")
_ORDER = re.compile(rf"^\W*(?:{alternatives('orders')})\b(?!\s+(?:is|was|of)\b)")
_WE_CALL = re.compile(
    r"\b(?:I|[Ww]e)\s+(?:\w+ly\s+|also\s+|therefore\s+)?(?:urge|call\s+(?:on|for|upon)|ask|demand|appeal|beg|"
    r"invite|encourage|request|propose|hope|wish|want|pray|need|implore|recommend)\b"
)
_SHOULD_HAVE = re.compile(r"\b(?:should|must)(?:n['’]t)?\s+(?:not\s+)?have\s+\w+", re.IGNORECASE)
_PLANS = re.compile(
    r"(?<!our )(?<!his )(?<!her )(?<!its )(?<!their )(?<!the )(?<!of )(?<!no )"
    r"\b(?:intends?|plans|planning|aims)\s+to\s+(?!be\b)\w+"
)
_FORECAST = re.compile(r"\b(?:may|(?i:will|would|could|might|is likely|are likely|going to))\b")  # no month
_FORECAST_CLAUSE = re.compile(r"(?:which|and|that)\s+(?:could|would|may|might|will)\b")
_ONLY_TELLS = re.compile(r"(?:which|who|where)\s+(?:is|are|was|were|has|have|had)\b")
_JUDGES = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|seems?|feels?|felt|looks?|has become|considers?|"
    r"considered|deserves?|represents?|means|makes?|made|of|as|so|too|very|such|more|most)\b|['’](?:s|re|m)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(rf"\d|\b(?:{'|'.join(sorted(small_words('numbers')))})\b", re.IGNORECASE)
_SHORT = 5  # words of a quotation that is no more than a name


def claim_of(voice: Voice) -> str:
    """The claim that this speaker signs: an office's or somebody else's; a record's is a fact."""
    return {"official": OFFICIAL, "record": FACT, "article": FACT}.get(voice.speaker, CLAIM)


def decide(text: str, span: Span, voice: Voice) -> Decision:
    """The kind of a clause that somebody answers for.

    Args:
        text: the whole article.
        span: the clause.
        voice: who answers, and the verb that hands it over.
    """
    for rule in _RULES:
        decision = rule(text, span, voice)
        if decision:
            return decision
    return _claim(text, span, voice)


def _only_tells(text: str, span: Span, voice: Voice) -> Decision | None:
    """“, which is held by the army”: outside quotation marks a fact of the article."""
    told = None if voice.quoted else _ONLY_TELLS.match(text, *span)
    rule = "a clause that says what something is"
    return Decision(FACT, (told.span(),), rule, "doubtful", claim_of(voice)) if told else None


def _forecast_clause(text: str, span: Span, voice: Voice) -> Decision | None:
    """“, which could destroy the peace”: a claim, apart from the accusation that it hangs on."""
    return _claim(text, span, voice) if _FORECAST_CLAUSE.match(text, *span) else None


def _record_or_denial(text: str, span: Span, voice: Voice) -> Decision | None:
    if voice.speaker == "record":
        return Decision(FACT, voice.source or (span,), "a record shows it", "fair")
    if voice.denies:
        return Decision(claim_of(voice), voice.cue or (span,), "denied", "fair")
    return _by_a_verb_of_naming(text, span, voice) if voice.verb.group in ("name", "call") else None


def _by_a_verb_of_naming(text: str, span: Span, voice: Voice) -> Decision:
    hits = accusing(text, span, voice.quoted)
    return Decision(JUDGEMENT, hits or (span,), "a name for a deed", "fair", ALLEGATION)


def _by_verb(text: str, span: Span, voice: Voice) -> Decision | None:
    group, cue = voice.verb.group, voice.cue
    if group in ("accuse", "accused", "alleged"):
        return Decision(ALLEGATION, cue, "a verb that accuses", "sure")
    if group == "blame":
        return Decision(ALLEGATION, cue, "a verb that accuses", "fair")
    if group in ("ask", "wish") or voice.verb.base == "hope":
        return Decision(APPEAL, cue, "a verb that calls or wishes", "sure" if group == "ask" else "fair")
    if group == "promise":
        return Decision(APPEAL, cue, "a verb that promises", "fair", claim_of(voice))
    if group == "announce" and text[slice(*span)].startswith(("plans", "to ")):
        return Decision(claim_of(voice), cue, "somebody's plans", "fair", APPEAL)
    return None


def _court(_text: str, span: Span, voice: Voice) -> Decision | None:
    words = (*voice.source, *voice.cue) or (span,)
    return Decision(OFFICIAL, words, "a court's finding", "fair", FACT) if voice.court else None


def _call(text: str, span: Span, voice: Voice) -> Decision | None:
    asked = _WE_CALL.search(text, *span)
    order = _ORDER.match(text[slice(*span)]) if voice.quoted else None
    if order and not asked:
        return Decision(APPEAL, ((span[0], span[0] + order.end()),), "an order or a request", "fair")
    hits = [each for each in found("calling", text, *span) if not _is_no_call(text, span, each)]
    words = [asked.span()] if asked else hits
    return Decision(APPEAL, tuple(words[:MOST]), "words of a call or a wish", "fair") if words else None


def _is_no_call(text: str, span: Span, hit: Span) -> bool:
    """“should have gone” looks back, and “does not have to” asks for nothing."""
    free = text[slice(*hit)].lower().startswith(("have", "has", "need")) and is_negated(text, span, hit)
    return free or bool(_SHOULD_HAVE.match(text, hit[0]))


def _promise(text: str, span: Span, voice: Voice) -> Decision | None:
    will = _WE_WILL.search(text, *span) if voice.quoted else _THEY_WILL.match(text[slice(*span)])
    said = text[slice(*span)]
    another = _IT.match(said) and voice.is_person and not voice.quoted
    if will is None or another or _IT_WILL_BE.match(said) or _ONLY_IF.search(said):
        return _plans(text, span, voice)
    where = (will.span() if voice.quoted else (span[0], span[0] + will.end()),)
    if voice.speaker == "official" and voice.verb.group == "announce":
        return Decision(OFFICIAL, where, "announced by one with the power", "fair", APPEAL)
    return Decision(APPEAL, where, "what the speaker will do", "fair", claim_of(voice))


def _plans(text: str, span: Span, voice: Voice) -> Decision | None:
    plans = _PLANS.search(text, *span)
    if plans is None or accusing(text, span, voice.quoted):
        return None
    return Decision(APPEAL, (plans.span(),), "somebody's plans", "doubtful", claim_of(voice))


def _name(text: str, span: Span, voice: Voice) -> Decision | None:
    """A bare name stuck on somebody: “It is a sham”; together with a deed it accuses."""
    hits = names_that_accuse(text, span)
    if not hits:
        return None
    if accusing(text, span, voice.quoted):
        return Decision(ALLEGATION, hits, "words that accuse", "fair", JUDGEMENT)
    return Decision(JUDGEMENT, hits, "a name for a deed", "fair", ALLEGATION)


def _accusation(text: str, span: Span, voice: Voice) -> Decision | None:
    hits = accusing(text, span, voice.quoted)
    sure = "fair" if len(hits) > 1 or voice.verb.group == "doubts" else "doubtful"
    return Decision(ALLEGATION, hits, "words that accuse", sure) if hits else None


def _motive(text: str, span: Span, voice: Voice) -> Decision | None:
    hits = motives(text, span)
    found_one = hits and voice.speaker != "record"
    return Decision(ALLEGATION, hits, "a motive put on others", "doubtful") if found_one else None


def _judgement(text: str, span: Span, voice: Voice) -> Decision | None:
    hits, said = found("judging", text, *span), text[slice(*span)]
    short = voice.quoted and len(said.split()) <= _SHORT
    if not hits or _COUNTS.search(said) or not (_JUDGES.search(said) or short or len(hits) > 1):
        return None
    sure = "fair" if len(hits) > 1 or voice.quoted else "doubtful"
    return Decision(JUDGEMENT, tuple(hits[:MOST]), "words of judgement", sure)


def _claim(text: str, span: Span, voice: Voice) -> Decision:
    kind, future = claim_of(voice), _FORECAST.search(text, *span)
    rule = "a forecast" if future else f"signed by {'an office' if kind == OFFICIAL else 'somebody else'}"
    words = (future.span(),) if future else (*voice.source, *voice.cue[:1])
    return Decision(kind, words, rule, "fair" if _is_plain_claim(text, span, voice) else "doubtful")


def _is_plain_claim(text: str, span: Span, voice: Voice) -> bool:
    """Whether a claim that no word gives away is likely one: with figures, or of what will come.

    On the kit's own keys a quarter of all others were something else, and of these one in seven.
    """
    said = text[slice(*span)]
    return bool(voice.source) and bool(re.search(r"\d", said) or _FORECAST.search(said))


_RULES = (
    _only_tells, _forecast_clause, _record_or_denial, _by_verb, _court, _call, _promise, _name, _accusation,
    _motive, _judgement,
)  # fmt: skip
