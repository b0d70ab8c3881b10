"""Phrases by which an article judges an act itself: “in a show of good will”, “with admirable speed”."""

import re

from whosays.articles.article import Span
from whosays.author.drafting.lists import alternatives, entries

_STEP = re.compile(
    rf"\bin\s+an?\s+((?:[\w-]+\s+){{0,3}}?)(?:{alternatives('steps')})\b"
    r"(\s+(?:of|at|to|for|against)\s+[^,.;]{2,40})?",
    re.IGNORECASE,
)
_NAMES_A_MERIT = re.compile(
    r"\b(?:show|sign|spirit|gesture|act|display|effort|attempt)\s+(?:of|at)\s+(?!the\b|an?\b)\w+",
    re.IGNORECASE,
)
_JUDGING_END = r"(?:able|ible|ful|less|ish|ous|ive|ant|ent|ing|ed|y|al|id)"
_MANNER = re.compile(
    rf"\bwith\s+(?!(?:the|an?|its|his|her)\b)[a-z-]+{_JUDGING_END}\s+(?:{alternatives('manners')})\b"
)


def judging_phrase(text: str, span: Span) -> Span | None:
    """The first such phrase in a stretch; None where there is none."""
    neutral = set(entries("neutral_before_step"))
    for found in _STEP.finditer(text, *span):
        words = found.group(1).lower().split()
        judges = [word for word in words if word not in neutral and not word[:1].isdigit()]
        if _NAMES_A_MERIT.search(found.group()) or (judges and not _is_act_of_law(found)):
            end = (
                found.end() if _NAMES_A_MERIT.search(found.group()) or not found.group(2) else found.start(2)
            )
            return found.start(), end
    manner = _MANNER.search(text, *span)
    return manner.span() if manner else None


def _is_act_of_law(found: re.Match[str]) -> bool:
    """“In a resignation speech”, “in a television appeal”: what sort of speech it was, and no judgement."""
    return bool(
        re.search(r"(?:speech|response|appeal|attempt|bid|effort|act)\b", found.group(), re.IGNORECASE)
    )


def leading_phrase(text: str, span: Span) -> Span | None:
    """Such a phrase at the beginning of a sentence, its comma included."""
    phrase = judging_phrase(text, span)
    if phrase is None or phrase[0] > span[0]:
        return None
    comma = re.compile(r"\s*,").match(text, phrase[1], span[1])
    return (phrase[0], comma.end()) if comma else None
