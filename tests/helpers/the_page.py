"""The real article's page: where it stood, when it was found, and sentences that say it was not."""

import re

from helpers.lesson_text import plain

PUBLISHER = "Fort Russ News"
ADDRESS = "fort-russ.com/2018/05/maduro-accuses-us-of-planning-coup-in-venezuela"
FOUND_ON = "28 November 2026"
CORRECTION = f"A correction, {FOUND_ON}"
NAME = re.compile(r"fort.?russ", re.IGNORECASE)

_NOT = r"(?:\bnot|\bnever|\bcannot|\bnobody|n[’']t)\b"
# The page, and not something that stands on it: its author and its day were indeed not found.
_PAGE = r"(?<!of the )(?<!of our )(?<!of its )(?<!of this )\b(?:page|publisher|address|link)\b"
_WHOSE = r"\bwho (?:wrote|published)\b"
# Whatever it is about: what was looked for, and not found.
NOT_FOUND = (
    rf"{_PAGE}[^.?!;:]*{_NOT}[^.?!;:]{{0,20}}\b(?:found|find)\b",
    rf"{_NOT}[^.?!;:]{{0,20}}\b(?:found|find)\b[^.?!;:]{{0,20}}{_PAGE}",
    rf"{_NOT} (?:found|find)\b[^.?!]*:[^.?!]*(?:\bthe page itself|\bthe page and its|{_WHOSE})",
    rf"{_WHOSE}[^.?!]*\?.{{0,400}}\bnobody (?:knows|can)\b",
    rf"\bnobody (?:knows|can (?:say|tell|know)) (?:{_WHOSE}|(?:whose|where (?:it|the page))\b|the {_PAGE})",
)
# Only of the real article: of an invented one, the publisher is nobody's to know.
NOT_KNOWN = (
    rf"{_PAGE}[^.?!;:]{{0,40}}\b(?:unknown|not known)\b",
    r"\bunknown (?:publisher|page|address)\b",
    r"\b(?:not|never) known?\b[^.?!;:]*\bwho published\b",
    r"\bwho published\b[^.?!;:]*,? (?:we|I|you) (?:do not|cannot|will never) (?:know|say|tell)\b",
)


def denials(text: str, *, invented: bool = False) -> list[str]:
    """Where a text says that the page or its publisher was not found, or that nobody knows them.

    Args:
        text: Markdown or plain.
        invented: whether it is about an invented article, whose publisher is truly not known.
    """
    ended = re.sub(r"^(#+ .*)$", r"\1.", text, flags=re.MULTILINE)  # a heading is a sentence of its own
    words = " ".join(plain(ended).split())
    patterns = NOT_FOUND if invented else (*NOT_FOUND, *NOT_KNOWN)
    return [found.group() for each in patterns for found in re.finditer(each, words, re.IGNORECASE)]


def without_correction(guide: str) -> str:
    """The teacher's guide without its dated correction: the one place that may say what was said."""
    return re.sub(rf"^## {re.escape(CORRECTION)}\n.*?(?=^## )", "", guide, flags=re.DOTALL | re.MULTILINE)
