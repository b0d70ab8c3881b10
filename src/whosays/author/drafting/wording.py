"""What a draft says in sentences: why, what would settle it, what speaks for the second answer."""

import re
from functools import cache

from whosays.articles.article import Span
from whosays.articles.printed_words import bare, first_words
from whosays.author.drafting.decision import ALLEGATION, APPEAL, CLAIM, JUDGEMENT, OFFICIAL, PAGE
from whosays.author.drafting.lists import entries, verbs
from whosays.author.drafting.suggestions import Suggestion
from whosays.author.drafting.voices import Voice

_LEAN = {
    "distance": "The plain verb would be “said”. Does the article’s verb keep a distance?",
    "granted": "The plain verb would be “said”. Does the article’s verb take what follows for granted?",
    "strength": "The plain verb would be “said”. Does the article’s verb make it stronger?",
}
"""A question in each case: attack and answer are weighed alike, and the reader decides."""
_GOES_ON = {OFFICIAL: "goes on, official claim", CLAIM: "goes on, attributed claim"}
_NOTHING = "nothing could: it is a {}"
_NO_RECORD = {APPEAL: "call", JUDGEMENT: "judgement"}
_PROMISES = ("what the speaker will do", "a verb that promises")
_WHAT_COMES = "what happens then"
_LOOKS_BACK = re.compile(r"\bhave\b|\bhad\b")


def settles(text: str, one: Suggestion) -> str:
    """The record, document or person that could show it true or untrue, as far as a rule can tell."""
    kind = one.decision.kind
    if one.decision.rule in _PROMISES and kind == APPEAL:
        return _NOTHING.format("promise")
    if kind in _NO_RECORD:
        return _NOTHING.format(_NO_RECORD[kind])
    if kind == PAGE:
        return "page furniture"
    if one.decision.rule == "a forecast" and not _LOOKS_BACK.search(text, *one.span):
        return _WHAT_COMES
    return _of_act(one.said) if one.said else _of_content(one)


def _of_act(said: Voice) -> str:
    if said.speaker == "record":
        return f"the record itself: {said.names[0]}"
    if said.unnamed or not said.names:
        whom = "that office" if said.speaker == "official" else "others who know"
        return f"no name is given: one would ask {whom}, or the reporter"
    return f"a recording or the text of what {said.names[0]} said"


def _of_content(one: Suggestion) -> str:
    voice = one.voice
    if one.decision.kind == ALLEGATION:
        return "evidence from the accuser, the answer of the accused, records, people who were there"
    if voice is None or not voice.names:
        return "a public record, or people who were there"
    if voice.court:
        return "the ruling and its reasons, if they are published"
    if voice.speaker == "record":
        return f"the record itself: {voice.names[0]}"
    return "a record that others keep, too, or others who were there"


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
def _sentences(name: str) -> dict[str, str]:
    return dict(line.split(" | ") for line in entries(name))


def why(text: str, one: Suggestion) -> str:
    """Why the kind is suggested: a first reason, that points at the deciding words."""
    told, rule = _sentences("reasons"), _told_rule(one)
    reason = _filled(told.get(rule) or told[one.decision.kind], text, one, _who(one.voice))
    return f"{reason} {_lean(one)}".strip()


def _told_rule(one: Suggestion) -> str:
    """The rule as it is told: of a record that is named, and of words that hand nothing over themselves."""
    decision = one.decision
    if one.said and one.said.speaker == "record" and decision.rule == "an act of saying":
        return "a record is named"
    handed = any(a < b for a, b in decision.because)
    if decision.kind in (OFFICIAL, CLAIM) and decision.rule.startswith("signed by") and not handed:
        return _GOES_ON[decision.kind]
    return decision.rule


def _lean(one: Suggestion) -> str:
    """A question about the verb; none about a noun that hands words over (“the argument that”)."""
    verb = one.said.verb if one.said else None
    by_verb = verb is not None and verbs().get(verb.base) == verb
    return _LEAN.get(_sentences("leaning_verbs").get(verb.base, ""), "") if verb and by_verb else ""


def _who(voice: Voice | None) -> str:
    name = voice.names[0] if voice and voice.names else "the article"
    return re.sub('[“”"]', "", name)


def sentence_of(rule: str, words: list[str], who: str) -> str:
    """The reason of a rule, or of a kind by its name.

    Args:
        rule: as in the list of reasons.
        words: that decide, between their quotation marks.
        who: answers for it.
    """
    return _put(_sentences("reasons")[rule], words, re.sub('[“”"]', "", who))


def why_also(text: str, one: Suggestion) -> str:
    """What speaks for the second answer."""
    told, also = _sentences("second_reasons"), one.decision.also
    if one.label:
        return _filled(told["a label"], text, one, _who(one.around))
    if one.around:
        return _filled(told["inside others' words"], text, one, _who(one.around))
    name = "what a record leaves out" if not also else f"{one.decision.rule}, {also}"
    return _filled(told.get(name) or told[also], text, one, _who(one.voice))


def _filled(sentence: str, text: str, one: Suggestion, who: str) -> str:
    return _put(sentence, pointed(text, one.decision.because, one.span), who)


def _put(sentence: str, words: list[str], who: str) -> str:
    return sentence.format(words=" and ".join(words), s="" if len(words) > 1 else "s", who=who)


def second_sentence(kind: str, words: str, who: str) -> str:
    """What speaks for a kind as the second answer; "" for furniture.

    Args:
        kind: by the codebook's name.
        words: that decide, between their quotation marks.
        who: could be heard in it.
    """
    told = _sentences("second_reasons").get(kind, "")
    return _put(told, [words], re.sub('[“”"]', "", who))
