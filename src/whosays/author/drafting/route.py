"""The kind of a piece of somebody's words, by the codebook's route and its hard cases, with what suggested it."""

import re
from dataclasses import dataclass

from whosays.articles.article import Span
from whosays.author.drafting.voices import Voice
from whosays.author.drafting.lists import found

FACT, OFFICIAL, CLAIM = "reported fact", "official claim", "attributed claim"
ALLEGATION, JUDGEMENT, APPEAL, PAGE = "allegation", "characterisation", "appeal", "furniture"
_NEGATED = re.compile(
    r"\b(?:no|not|never|nobody|neither|nor|without|denie[sd]|deny)\b|n['’]t\b", re.IGNORECASE
)
_BETWEEN = r"(?:(?!of\b|for\b|to\b|in\b|with\b|and\b|that\b|is\b|are\b)\w+\s+){0,2}?"
_DONE_TO_US = re.compile(
    rf"\b\w+(?:ed|s|ing|ew|ke|ut|ght|ld)\s+{_BETWEEN}(?:our\s+\w+|us)\b|\blets?\s+(?:the|our|my|your)\s+\w+\s+\w+"
)
_NO_PROOF = re.compile(r"\bno\s+(?:\w+\s+)?(?:evidence|proof|sign|indication|reason|basis)\b", re.IGNORECASE)
_WE = re.compile(r"^\W*(?:that\s+)?(?:I|We|we|our|Our|my|My)\b")
_SAME = re.compile(r"^\W*(?:that\s+)?(?:he|she|they|it)\b", re.IGNORECASE)
_WILL = (
    r"(?:['’]ll|\s+(?:will|shall|would|(?:is|are|am)\s+(?:going|to\b|set\s+to|planning\s+to|determined\s+to)|"
    r"intends?\s+to|plans?\s+to))\b"
)
_WE_WILL = re.compile(rf"\b(?:I|[Ww]e){_WILL}")
_THEY_WILL = re.compile(rf"^\W*(?:that\s+)?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t){_WILL}")
_ORDERS = re.compile(
    r"^\W*(?:Please|Let|Stop|Go|Come|Give|Look|Ask|Share|Do|Don['’]t|Join|Vote|Tell|Make|Take|Stay|Keep|Leave|"
    r"Remember|Show|Put|Bring|Get|Stand|Wake|Help|Support|Free|Release|Resign|Listen|Read|Return|End|Open)\b(?!\s+(?:is|was|of)\b)"
)
_FORECAST = re.compile(r"\b(?:will|would|could|may|might|is likely|are likely|going to)\b", re.IGNORECASE)
_COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|seems?|feels?|felt|looks?|has become|considers?|considered|"
    r"deserves?|represents?|means|makes?|made|of|as|so|too|very|such|more|most)\b|['’](?:s|re|m)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|get|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_SHOULD_HAVE = re.compile(r"\b(?:should|must)(?:n['’]t)?\s+(?:not\s+)?have\s+\w+", re.IGNORECASE)


_WE_CALL = re.compile(
    r"\b(?:I|[Ww]e)\s+(?:\w+ly\s+|also\s+|therefore\s+)?(?:urge|call\s+(?:on|for|upon)|ask|demand|appeal|beg|invite|encourage|request|"
    r"propose|hope|wish|want|pray|need|implore|recommend)\b"
)
_ONLY_TELLS = re.compile(r"^(?:which|who|where)\s+(?:is|are|was|were|has|have|had)\b")
_FORECAST_CLAUSE = re.compile(r"^(?:which|and|that)\s+(?:could|would|may|might|will)\b")
_PLANS = re.compile(
    r"(?<!our )(?<!his )(?<!her )(?<!its )(?<!their )(?<!the )(?<!of )(?<!no )\b(?:intends?|plans|planning|aims)\s+to\s+(?!be\b)\w+"
)


@dataclass(frozen=True)
class Decision:
    """What a rule suggests: the kind, the words that suggest it, the rule's name, how sure, perhaps a second kind."""

    kind: str
    because: tuple[Span, ...]
    rule: str
    sure: str
    also: str = ""


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
    said = text[slice(*span)]
    if not voice.quoted and _ONLY_TELLS.match(said):
        return Decision(
            FACT,
            ((span[0], span[0] + len(said.split(maxsplit=2)[0])),),
            "a clause that says what something is",
            "doubtful",
            claim_of(voice),
        )
    if _FORECAST_CLAUSE.match(said):
        return _claim(text, span, voice)
    if voice.speaker == "record":
        return Decision(FACT, voice.source, "a record shows it", "fair")
    if voice.denies:
        return Decision(claim_of(voice), voice.cue, "denied", "fair")
    for rule in (_by_verb, _court, _call, _name, _accusation, _motive, _judgement):
        decision = rule(text, span, voice)
        if decision:
            return decision
    return _claim(text, span, voice)


def _by_verb(text: str, span: Span, voice: Voice) -> Decision | None:
    group = voice.verb.group
    if group in ("accuse", "accused", "blame", "alleged"):
        return Decision(ALLEGATION, voice.cue, "a verb that accuses", "sure" if group != "blame" else "fair")
    if group in ("ask", "wish") or (
        group == "call" and text[span[0] : span[1]].startswith(("for", "to", "that"))
    ):
        return Decision(
            APPEAL, voice.cue, "a verb that calls or wishes", "sure" if group == "ask" else "fair"
        )
    if group == "promise":
        return Decision(APPEAL, voice.cue, "a verb that promises", "fair", claim_of(voice))
    if group == "announce" and text[span[0] : span[1]].startswith(("plans", "to ")):
        return Decision(
            claim_of(voice), (*voice.cue, (span[0], span[0] + 5)), "somebody's plans", "fair", APPEAL
        )
    if voice.verb.base == "hope":
        return Decision(APPEAL, voice.cue, "a verb that calls or wishes", "fair")
    if group in ("name", "call"):
        hits = _accusing(text, span, voice)
        return Decision(JUDGEMENT, hits or (span,), "a name for a deed", "fair", ALLEGATION if hits else "")
    return None


def _court(text: str, span: Span, voice: Voice) -> Decision | None:
    if not voice.court:
        return None
    return Decision(OFFICIAL, (*voice.source, *voice.cue), "a court's finding", "fair", FACT)


def _call(text: str, span: Span, voice: Voice) -> Decision | None:
    said = text[span[0] : span[1]]
    order = _ORDERS.match(said) if voice.quoted else None
    asked = _WE_CALL.search(said)
    if asked:
        return Decision(
            APPEAL, ((span[0] + asked.start(), span[0] + asked.end()),), "words of a call or a wish", "fair"
        )
    hits = [each for each in found("calling", text, *span) if not _SHOULD_HAVE.match(text, each[0])]
    if order:
        return Decision(
            APPEAL, ((span[0] + order.start(), span[0] + order.end()),), "an order or a request", "fair"
        )
    if hits:
        return Decision(APPEAL, tuple(hits[:2]), "words of a call or a wish", "fair")
    promise = (_WE_WILL if voice.quoted else _THEY_WILL).search(said)
    if promise and not _FORECAST_OF_IT.search(said) and not re.search(r"\bif\b|\bwould have\b", said):
        where = ((span[0] + promise.start(), span[0] + promise.end()),)
        if voice.speaker == "official" and voice.verb.group == "announce":
            return Decision(OFFICIAL, where, "announced by one with the power", "fair", APPEAL)
        return Decision(APPEAL, where, "what the speaker will do", "fair", claim_of(voice))
    plans = _PLANS.search(said)
    if plans and not _accusing(text, span, voice):
        where = ((span[0] + plans.start(), span[0] + plans.end()),)
        return Decision(APPEAL, where, "somebody's plans", "doubtful", claim_of(voice))
    return None


_FORECAST_OF_IT = re.compile(
    r"^\W*(?:that\s+)?it\s+(?:would|will)\s+(?:be|have|take|cost|lead|mean)\b", re.IGNORECASE
)


def _accusing(text: str, span: Span, voice: Voice) -> tuple[Span, ...]:
    """The words of a clause that put a wrong on somebody other than the speaker."""
    if _WE.match(text[span[0] : span[1]]):
        return ()
    ours = (
        [(span[0] + m.start(), span[0] + m.end()) for m in _DONE_TO_US.finditer(text[slice(*span)])]
        if voice.quoted
        else []
    )
    words = ours + [each for each in found("accusing", text, *span) if not _is_negated(text, span, each)]
    deeds = [each for each in found("accusing_deeds", text, *span) if has_doer(text, span, each)]
    return tuple(sorted({*words, *deeds}))[:2]


def _is_negated(text: str, span: Span, word: Span) -> bool:
    before = text[span[0] : word[0]]
    return bool(_NEGATED.search(" ".join(before.split()[-4:])) or _NO_PROOF.search(before))


def has_doer(text: str, span: Span, word: Span) -> bool:
    """Whether a deed has somebody who did it: “killed”, “were attacked by”, but not “were killed”."""
    if _is_negated(text, span, word):
        return False
    if not text[slice(*word)].lower().endswith(("ed", "ten", "en", "ing", "s", "ot", "ew", "id", "ut", "ck")):
        return False
    if _PASSIVE.search(text[span[0] : word[0]]):
        return bool(re.match(r"\s+(?:\w+\s+){0,3}by\b", text[word[1] : span[1]]))
    if text[slice(*word)].lower().endswith("ing") and not re.search(
        r"\b(?:is|are|was|were|by|been|of)\s+$", text[span[0] : word[0]]
    ):
        return False
    return bool(re.match(r"\s+[^\W\d]", text[word[1] : span[1]])) and word[0] > span[0] + 3


def _name(text: str, span: Span, voice: Voice) -> Decision | None:
    """A bare name stuck on somebody: “It is a sham”; together with a deed it accuses."""
    hits = [each for each in found("accusing_names", text, *span) if not _is_negated(text, span, each)]
    if not hits:
        return None
    if _accusing(text, span, voice):
        return Decision(ALLEGATION, tuple(hits[:1]), "words that accuse", "fair", JUDGEMENT)
    return Decision(JUDGEMENT, tuple(hits[:2]), "a name for a deed", "fair", ALLEGATION)


def _accusation(text: str, span: Span, voice: Voice) -> Decision | None:
    hits = _accusing(text, span, voice)
    if not hits:
        return None
    return Decision(
        ALLEGATION,
        hits,
        "words that accuse",
        "fair" if len(hits) > 1 or voice.verb.group == "doubts" else "doubtful",
    )


_OWN_ENDS = re.compile(r"\bto\s+\w+\s+(?:its|his|her|their)\s+own\b")


def _motive(text: str, span: Span, voice: Voice) -> Decision | None:
    said = text[span[0] : span[1]]
    own_ends = [(span[0] + m.start(), span[0] + m.end()) for m in _OWN_ENDS.finditer(said)]
    hits = own_ends + found("motives", text, *span)
    if not hits or _WE.match(said) or _SAME.match(said):
        return None
    return Decision(ALLEGATION, tuple(hits[:2]), "a motive put on others", "doubtful", JUDGEMENT)


def _judgement(text: str, span: Span, voice: Voice) -> Decision | None:
    hits = found("judging", text, *span)
    said = text[span[0] : span[1]]
    short = voice.quoted and len(said.split()) <= 5
    if not hits or re.search(r"\d", said) or not (_COPULA.search(said) or short or len(hits) > 1):
        return None
    return Decision(
        JUDGEMENT,
        tuple(hits[:2]),
        "words of judgement",
        "fair" if len(hits) > 1 or voice.quoted else "doubtful",
    )


def _claim(text: str, span: Span, voice: Voice) -> Decision:
    kind = claim_of(voice)
    future = [match.span() for match in _FORECAST.finditer(text, *span)][:1]
    rule = "a forecast" if future else f"signed by {'an office' if kind == OFFICIAL else 'somebody else'}"
    words = (*voice.source, *voice.cue[:1])
    return Decision(kind, tuple(future) or words, rule, "fair" if voice.source else "doubtful")
