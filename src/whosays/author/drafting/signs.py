"""The signs in somebody's words that they accuse, call, promise or judge: lists, and what takes them back."""

import re

from whosays.articles.article import Span
from whosays.author.drafting.lists import found

_NEGATED = re.compile(
    r"\b(?:no|not|never|nobody|neither|nor|without|denie[sd]|deny)\b|n['’]t\b", re.IGNORECASE
)
_NO_PROOF = re.compile(r"\bno\s+(?:\w+\s+)?(?:evidence|proof|sign|indication|reason|basis)\b", re.IGNORECASE)
_BETWEEN = r"(?:(?!of\b|for\b|to\b|in\b|with\b|and\b|that\b|is\b|are\b)\w+\s+){0,2}?"
_DONE_TO_US = re.compile(
    rf"\b\w+(?:ed|s|ing|ew|ke|ut|ght|ld)\s+{_BETWEEN}(?:our\s+\w+|us)\b|"
    r"\blets?\s+(?:the|our|my|your)\s+\w+\s+\w+"
)
_WE = re.compile(r"^\W*(?:that\s+)?(?:I|We|we|our|Our|my|My)\b")
_SAME = re.compile(r"^\W*(?:that\s+)?(?:he|she|they|it)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|get|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_HELPED = re.compile(r"\b(?:is|are|was|were|by|been|of)\s+$")
_BY = re.compile(r"\s+(?:\w+\s+){0,3}by\b")
_OBJECT = re.compile(r"\s+[^\W\d]")
_DEED_ENDINGS = ("ed", "en", "ing", "s", "ot", "ew", "id", "ut", "ck")
_OWN_ENDS = re.compile(r"\bto\s+\w+\s+(?:its|his|her|their)\s+own\b")
MOST = 2  # words that a reason points at


def of_the_speaker(text: str, span: Span) -> bool:
    """Whether a clause is about the speaker alone, by its first word: “I”, “we”, “our”."""
    return bool(_WE.match(text[slice(*span)]))


def of_the_same(text: str, span: Span) -> bool:
    """Whether a clause may be about whoever is said to speak: “he”, “she”, “they”, “it”."""
    return bool(_SAME.match(text[slice(*span)]))


def accusing(text: str, span: Span, quoted: bool) -> tuple[Span, ...]:
    """The words of a clause that put a wrong on somebody other than its speaker.

    Args:
        text: the article.
        span: the clause.
        quoted: whether it stands between quotation marks: then “our” and “us” are the speaker's.
    """
    if of_the_speaker(text, span):
        return ()
    ours = (
        [each.span() for each in _DONE_TO_US.finditer(text, *span) if not _is_benign(text, each)]
        if quoted
        else []
    )
    words = [each for each in found("accusing", text, *span) if not is_negated(text, span, each)]
    return _accusing_only(text, span, sorted({*ours, *words, *deeds_done(text, span)}))[:MOST]


def _accusing_only(text: str, span: Span, words: list[Span]) -> tuple[Span, ...]:
    """Words without those that are part of a neutral phrase: “criminal law”, “cut taxes”."""
    neutral = found("neutral_phrases", text, *span)
    return tuple(each for each in words if not any(a < each[1] and each[0] < b for a, b in neutral))


def _is_benign(text: str, deed: re.Match[str]) -> bool:
    """Whether what is done to us does us no harm: “protects our children”; or nothing is done: “about us”."""
    return any(start == deed.start() for start, _ in found("benign_deeds", text, *deed.span()))


def names_that_accuse(text: str, span: Span) -> tuple[Span, ...]:
    """Bare names stuck on somebody: “a sham”, “thieves”."""
    names = found("accusing_names", text, *span)
    return _accusing_only(text, span, [each for each in names if not is_negated(text, span, each)])[:MOST]


def motives(text: str, span: Span) -> tuple[Span, ...]:
    """Words that lead to a motive or an aim of somebody else."""
    if of_the_speaker(text, span) or of_the_same(text, span):
        return ()
    own_ends = [each.span() for each in _OWN_ENDS.finditer(text, *span)]
    return (*own_ends, *found("motives", text, *span))[:MOST]


def deeds_done(text: str, span: Span) -> tuple[Span, ...]:
    """Deeds that accuse the doer who is named with them."""
    deeds = found("accusing_deeds", text, *span)
    return _accusing_only(text, span, [each for each in deeds if has_doer(text, span, each)])


def is_negated(text: str, span: Span, word: Span) -> bool:
    """Whether the words in front take a word back: “no evidence of fraud”, “never lied”."""
    before = text[span[0] : word[0]]
    return bool(_NEGATED.search(" ".join(before.split()[-4:])) or _NO_PROOF.search(before))


def has_doer(text: str, span: Span, word: Span) -> bool:
    """Whether a deed has somebody who did it: “killed”, “were attacked by”, but not “were killed”."""
    form, before, behind = text[slice(*word)].lower(), text[span[0] : word[0]], text[word[1] : span[1]]
    if is_negated(text, span, word) or not form.endswith(_DEED_ENDINGS):
        return False
    if _PASSIVE.search(before):
        return bool(_BY.match(behind))
    if form.endswith("ing") and not _HELPED.search(before):
        return False
    return bool(_OBJECT.match(behind)) and len(before) > 3
