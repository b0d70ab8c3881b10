"""Where a longer statement may be cut: at the ends of sentences, and in front of a clause of its own."""

import re

from whosays.articles.article import Span
from whosays.author.drafting.grammar import has_clause
from whosays.author.drafting.lists import small_words
from whosays.author.drafting.text import sentences, tokens, trim

_BREAK = re.compile(
    r"(?<=;)\s+|\s+(?=[—–]\s)|(?<=,)\s+(?=(?:and|but|so|which|while|yet|because)\b)|(?<=,[\"”’'])\s+(?=(?:and|but)\b)|"
    r"(?<=[”\"’])\s+(?=and\s+[“\"‘])|"
    r"\s+(?=and\s+(?:that|I|we|he|she|they|it|will|should|must)\b)|\s+(?=so\s+that\b)|(?<=…\])\s+|(?<=\.\.\])\s+"
)
_BEGINS = (
    r"(?:he|she|it|they|we|there|the|an?|this|that|these|those|his|her|its|their|some|many|most|all|no|"
    r"[A-Z]\w*)\b"
)
_OWN_BREAK = re.compile(
    rf"(?<=;)\s+|(?<=,)\s+(?=(?:and|but|while|yet|so|although|though)\s+{_BEGINS})|(?<=,)\s+(?=which\b)|"
    rf"\s+(?=(?:after|before|because|although)\s+{_BEGINS})"
)
_CONSEQUENCE = re.compile(
    rf"(?<=,)\s+(?=(?:{'|'.join(sorted(small_words('consequences')))})\s+(?:\S+\s+){{3}})"
)
_NEXT_QUOTATION = re.compile(r"and\s+[“\"‘](?:\w+[\s,]+){3,}")
_FEWEST_WORDS = 3


_MEANWHILE = re.compile(
    r"(?<!such)\s+(?=as\s+[A-ZÀ-Þ]\S*(?:\s+\S+){2,})|\s+(?=A[sS]\s+[A-ZÀ-Þ]\S*(?:\s+\S+){2,})"
)


def clauses(text: str, span: Span) -> list[list[Span]]:
    """The clauses of a stretch, in a list for each of its sentences; joined together they are all of it."""
    return [_clauses_of(text, each) for each in sentences(text, *span)]


def own_clauses(text: str, span: Span, quoted: list[Span]) -> list[Span]:
    """The clauses of a stretch in the article's own voice, each of which says one thing."""
    parts = [span]
    breaks = [*_OWN_BREAK.finditer(text, *span), *_CONSEQUENCE.finditer(text, *span)]
    for at in sorted(breaks, key=lambda each: each.start()):
        left = trim(text, (parts[-1][0], at.start()))
        right = trim(text, (at.end(), span[1]))
        inside = any(a < at.start() < b for a, b in quoted)
        follows = at.re is _CONSEQUENCE or (right and _says_something(text, right))
        if left and right and not inside and _says_something(text, left) and follows:
            parts[-1:] = [left, right]
    return parts


def headline_parts(text: str, span: Span) -> list[Span]:
    """“Ferries Stand Still as Minister Blames Bank” tells two things: it is cut in front of “as”."""
    at = _MEANWHILE.search(text, *span)
    if at is None or len(text[span[0] : at.start()].split()) < _FEWEST_WORDS:
        return [span]
    return [(span[0], at.start()), (at.end(), span[1])]


def _clauses_of(text: str, sentence: Span) -> list[Span]:
    parts = [sentence]
    for at in _BREAK.finditer(text, *sentence):
        left = trim(text, (parts[-1][0], at.start()))
        right = trim(text, (at.end(), sentence[1]))
        quotations = bool(_NEXT_QUOTATION.match(text, at.end()))  # “destroy us” and “plan a coup”
        if left and right and (quotations or (_says_something(text, left) and _says_something(text, right))):
            parts[-1:] = [left, right]
    return parts


def _says_something(text: str, span: Span) -> bool:
    held = tokens(text, *span, [])
    return len([each for each in held if each.is_word]) >= _FEWEST_WORDS and has_clause(held)
