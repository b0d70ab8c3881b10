"""What a draft says in sentences: why, what would settle it, what speaks for the second answer."""

import re
from functools import cache

from whosays.articles.article import Span
from whosays.articles.printed_words import bare, first_words
from whosays.author.drafting.decision import ALLEGATION, APPEAL, CLAIM, FACT, JUDGEMENT, OFFICIAL, PAGE
from whosays.author.drafting.lists import entries
from whosays.author.drafting.own_voice import FINE
from whosays.author.drafting.suggestions import Suggestion
from whosays.author.drafting.voices import Voice

_LEAN = {
    "doubts": "Weigh the verb: it keeps a distance that “said” would not keep.",
    "agrees": "Weigh the verb: it takes what follows for granted.",
    "strong": "Weigh the verb: it says more than “said” would say.",
}
_NOTHING = "nothing could: it is a {}"
_NO_RECORD = {APPEAL: "call", JUDGEMENT: "judgement"}
_PROMISES = ("what the speaker will do", "a verb that promises")
_SECOND = {
    FACT: "What {words} tells of was done or said in public, or can be read there. Anyone could check it.",
    OFFICIAL: "Behind {words} stands an office, {who}. So it can be heard as an office’s claim.",
    CLAIM: "{words} can be heard as a claim of {who}, who says how things are or will be.",
    ALLEGATION: "{words} also says that somebody did something wrong.",
    JUDGEMENT: "{words} can also be heard as a judgement, which no record could settle.",
    APPEAL: "{words} looks ahead: it can be kept or dropped, and not be checked today.",
}


def settles(one: Suggestion) -> str:
    """The record, document or person that could show it true or untrue, as far as a rule can tell."""
    kind = one.decision.kind
    if one.decision.rule in _PROMISES and kind == APPEAL:
        return _NOTHING.format("promise")
    if kind in _NO_RECORD:
        return _NOTHING.format(_NO_RECORD[kind])
    if kind == PAGE:
        return "page furniture"
    return _of_act(one) if one.said else _of_content(one)


def _of_act(one: Suggestion) -> str:
    if one.said is None or one.said.unnamed:
        return "nobody can be asked: no name is given"
    return f"a recording or the text of what {next(iter(one.said.names), 'was')} said"


def _of_content(one: Suggestion) -> str:
    voice, kind = one.voice, one.decision.kind
    if kind == ALLEGATION:
        return "documents or messages of those meant, or people who were there"
    if voice is None or not voice.names:
        return "a public record, or people who were there"
    if voice.court:
        return "the published ruling and its reasons"
    return (
        f"{voice.names[0]} itself" if voice.speaker == "record" else f"papers or figures of {voice.names[0]}"
    )


def pointed(text: str, spans: tuple[Span, ...], fallback: Span) -> list[str]:
    """The words that a reason points at, between quotation marks, two at most."""
    words = [quotable(text[a:b]) for a, b in spans if a < b]
    told = [f"“{each}”" for each in dict.fromkeys(words) if re.search(r"\w", each)]
    return told[:2] or [f"“{quotable(text[slice(*fallback)])}”"]


def quotable(words: str) -> str:
    """Words without quotation marks of their own, and no more than fit into a sentence."""
    inner = max(re.split('[“”„«»"\n]', words), key=len)
    return bare(first_words(bare(inner)))


@cache
def _reasons() -> dict[str, str]:
    return dict(line.split(" | ") for line in entries("reasons"))


def why(text: str, one: Suggestion) -> str:
    """Why the kind is suggested: a first reason, that points at the deciding words."""
    words = pointed(text, one.decision.because, one.span)
    rule = one.decision.rule if one.decision.rule in _reasons() else one.decision.kind
    lean = _LEAN.get(one.said.verb.group, "") if one.said else ""
    return f"{sentence_of(rule, words, _who(one))} {lean}".strip()


def sentence_of(rule: str, words: list[str], who: str) -> str:
    """The reason of a rule, or of a kind by its name.

    Args:
        rule: as in the list of reasons.
        words: that decide, between their quotation marks.
        who: answers for it.
    """
    plain = re.sub('[“”"]', "", who)
    return _reasons()[rule].format(words=" and ".join(words), s="" if len(words) > 1 else "s", who=plain)


def _who(one: Suggestion) -> str:
    return one.voice.names[0] if one.voice and one.voice.names else "the article"


def why_also(text: str, one: Suggestion) -> str:
    """What speaks for the second answer."""
    words = " and ".join(pointed(text, one.decision.because, one.span))
    if one.label:
        return f"{words} stands in words that are handed to somebody else. The name could be theirs."
    if one.around:
        return f"{words} stands in what {_told_by(one.around)} says. Heard so, it is no more than their word."
    if one.decision.rule == FINE:
        return f"{words} tells what was found when the fine was set. Heard so, an office signs for it."
    if not one.decision.also:
        return f"{words}: no record says what is missing in it. It was the article that noticed."
    return second_sentence(one.decision.also, words, _who(one))


def _told_by(voice: Voice) -> str:
    return re.sub('[“”"]', "", voice.names[0]) if voice.names else "somebody"


def second_sentence(kind: str, words: str, who: str) -> str:
    """What speaks for a kind as the second answer; "" for furniture.

    Args:
        kind: by the codebook's name.
        words: that decide, between their quotation marks.
        who: could be heard in it.
    """
    return _SECOND.get(kind, "").format(words=words, who=re.sub('[“”"]', "", who))
