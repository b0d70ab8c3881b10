"""What a draft says in sentences: why, what would settle it, what speaks for the second answer."""

import re

from whosays.articles.article import Span
from whosays.articles.printed_words import bare, first_words
from whosays.author.drafting.decision import (ALLEGATION, APPEAL, CLAIM, FACT, JUDGEMENT, OFFICIAL, PAGE)
from whosays.author.drafting.suggestions import Suggestion

_LEAN = {
    "doubts": "Weigh the verb: it keeps a distance that “said” would not keep.",
    "agrees": "Weigh the verb: it takes what follows for granted.",
    "strong": "Weigh the verb: it says more than “said” would say.",
}
_NOTHING = {
    APPEAL: "nothing could: it is a call",
    JUDGEMENT: "nothing could: it is a judgement",
    PAGE: "page furniture",
}


def settles(one: Suggestion) -> str:
    """The record, document or person that could show it true or untrue, as far as a rule can tell."""
    kind = one.decision.kind
    if kind in _NOTHING:
        promise = one.decision.rule in ("what the speaker will do", "a verb that promises")
        return "nothing could: it is a promise" if promise else _NOTHING[kind]
    if one.said:
        return _of_act(one)
    if one.voice and one.voice.court:
        return "the published ruling and its reasons"
    if one.voice and one.voice.speaker == "record":
        return f"{one.voice.names[0]} itself"
    if kind == ALLEGATION:
        return "documents or messages of those meant, or people who were there"
    if kind in (OFFICIAL, CLAIM) and one.voice and one.voice.names:
        return f"papers or figures of {one.voice.names[0]}; people who could know"
    return "a public record, or people who were there"


def _of_act(one: Suggestion) -> str:
    said = one.said
    if said and said.unnamed:
        return "nobody can be asked: no name is given"
    return (
        f"a recording or the text of what {said.names[0]} said"
        if said and said.names
        else "a recording or the text"
    )


def pointed(text: str, spans: tuple[Span, ...], fallback: Span) -> str:
    """The words that a reason points at, between quotation marks, two at most."""
    words = [quotable(text[a:b]) for a, b in spans if a < b]
    told = [f"“{each}”" for each in dict.fromkeys(words) if each and re.search(r"\w", each)][:2]
    return " and ".join(told) or f"“{quotable(text[slice(*fallback)])}”"


def quotable(words: str) -> str:
    """Words without quotation marks of their own, and no more than fit into a sentence."""
    inner = max(re.split('[“”„«»"\n]', words), key=len)
    return bare(first_words(bare(inner)))


def why(text: str, one: Suggestion) -> str:
    """Why the kind is suggested: a first reason, that points at the deciding words."""
    words = pointed(text, one.decision.because, one.span)
    several = " and " in words and words.count("“") > 1
    sentence = _REASONS[one.decision.rule] if one.decision.rule in _REASONS else _OF_KIND[one.decision.kind]
    lean = _LEAN.get(one.said.verb.group, "") if one.said else ""
    reason = sentence.format(words=words, s="" if several else "s", who=_who(one))
    return f"{reason} {lean}".strip()


def _who(one: Suggestion) -> str:
    name = one.voice.names[0] if one.voice and one.voice.names else "the article"
    return re.sub('[“”"]', "", name)


_OF_KIND = {
    FACT: "{words} stand{s} in the article’s own voice: no words hand it to anybody else.",
    OFFICIAL: "{words} hand{s} it over, and {who} holds an office. So an office signs.",
    CLAIM: "{words} hand{s} it over. So {who} signs, and nobody in office.",
    ALLEGATION: "{words} put{s} something wrong or hostile on somebody, and the article leaves it open.",
    JUDGEMENT: "{words} judge{s}. No record could settle it.",
    APPEAL: "{words} make{s} a call or a wish. It can be followed or refused, and cannot be checked.",
    PAGE: "{words} could stand here with any other story.",
}
_REASONS = {
    "an act of saying": "{words} tell{s} of an act of saying, and the article reports it in its own voice.",
    "an act at second hand": "{words} tell{s} of an act of saying, but it is {who} who tells of it.",
    "a record shows it": "{words} name{s} a record that anyone who opens it can check.",
    "denied": "{words} say{s} that this is denied. The denial is a claim of {who}.",
    "a verb that accuses": "{words} hand{s} over an accusation, and the article leaves it open.",
    "a verb that promises": "{words} lead{s} to a promise: it can be kept or broken, and not be checked today.",
    "what the speaker will do": "{words} tell{s} what the speaker means to do. It can be kept or not.",
    "announced by one with the power": "{words} announce{s} what lies in the power of {who}. So an office signs.",
    "a court's finding": "{words} hand{s} over what a court found. The court signs, with reasons that can be read.",
    "a forecast": "{words} look{s} ahead: what could or will happen is a claim of {who}.",
    "a motive put on others": "{words} name{s} a motive, and {who} puts it on somebody else.",
    "a name for a deed": "{words} give{s} a name to somebody or something. No record could settle a name.",
    "a signpost behind a full stop": "{words} stand{s} behind a full stop, but fit{s} what stands before it.",
    "figures of one announcement": "{words} stand{s} before these figures, and nothing closes what {who} gives out.",
    "a clause that says what something is": "{words} only tell{s} who or what something is, and anyone can look it up.",
    "somebody's plans": "{words} tell{s} of plans: they can be kept or dropped, and not be checked today.",
    "the ground of a measure": "{words} lead{s} to what somebody is said to have done. It is not proved here.",
    "a whole public act": "{words} tell{s} of a public act in the article’s own voice.",
    "a deed nobody disputes": "{words} stand{s} in the article’s own voice, and nobody in this sentence disputes it.",
    "a word that takes a side": "{words} take{s} a side. Those concerned could ask for another word.",
    "a phrase that judges": "{words} judge{s} what follows, and no words hand it to anybody else.",
}


def why_also(text: str, one: Suggestion) -> str:
    """What speaks for the second answer."""
    words = pointed(text, one.decision.because, one.span)
    if one.label:
        return f"{words} stands in words that are handed to somebody else. The name could be theirs."
    return _SECOND[one.decision.also].format(words=words, who=_who(one))


_SECOND = {
    FACT: "What {words} tells of was done or said in public, or can be read there. Anyone could check it.",
    OFFICIAL: "Behind {words} stands an office, {who}. So it can be heard as an office’s claim.",
    CLAIM: "{words} can be heard as a claim of {who}, who says how things are or will be.",
    ALLEGATION: "{words} also says that somebody did something wrong.",
    JUDGEMENT: "{words} can also be heard as a judgement, which no record could settle.",
    APPEAL: "{words} looks ahead: it can be kept or dropped, and not be checked today.",
}
