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
# Other words for it, beside other verbs: what a careless editor would write.
_ORIGIN = r"article[’']?s? (?:origin|source)|source of the article"
_THING = rf"\b(?:website|site it stood on|its publisher|the publisher|{_ORIGIN})\b"
_FIND = r"\b(?:located?|traced?|identif(?:y|ied)|tracked? down|found out|find out)\b"
_LOST = (
    r"\b(?:untraceable|is lost|was lost|a mystery|anybody[’']s guess|unidentified|in vain|came up empty)\b"
)
# Whatever it is about: what was looked for, and not found.
NOT_FOUND = (
    rf"{_PAGE}[^.?!;:]*{_NOT}[^.?!;:]{{0,20}}\b(?:found|find)\b",
    rf"{_NOT}[^.?!;:]{{0,20}}\b(?:found|find)\b[^.?!;:]{{0,20}}{_PAGE}",
    rf"{_NOT} (?:found|find)\b[^.?!]*:[^.?!]*(?:\bthe page itself|\bthe page and its|{_WHOSE})",
    rf"{_WHOSE}[^.?!]*\?.{{0,400}}\bnobody (?:knows|can)\b",
    rf"\bnobody (?:knows|can (?:say|tell|know)) (?:{_WHOSE}|(?:whose|where (?:it|the page))\b|the {_PAGE})",
    rf"(?:{_PAGE}|{_THING})[^.?!;:]{{0,60}}{_NOT}[^.?!;:]{{0,20}}{_FIND}",
    rf"{_NOT}[^.?!;:]{{0,30}}{_FIND}[^.?!;:]{{0,30}}(?:{_PAGE}|{_THING}|{_WHOSE})",
    rf"(?:{_THING}|\boriginal|\barticle) (?:could|can) ?not be found",
    rf"(?:{_PAGE}|{_THING})[^.?!;:]{{0,40}}{_LOST}|{_LOST}[^.?!;:]{{0,40}}{_PAGE}",
    rf"\b(?:searched|looked) for the {_PAGE}[^.?!;:]*{_LOST}",
    r"\bno trace of the (?:page|text|article)\b",
    rf"\bfound no (?:{_PAGE}|copy of the page)|\bno search(?: engine)? (?:returns|finds|shows)\b",
    r"\bno way to tell (?:which|who|where)\b|\b(?:published|stood)\b[^.?!;:]{0,20}\banybody[’']s guess",
)
# Only of the real article: of an invented one, the publisher is nobody's to know.
NOT_KNOWN = (
    r"\bit (?:could|can) ?not be (?:found|traced|located)\b",
    r"\bpublisher(?: is|:)? unknown\b",
    r"\b(?:origin|outlet|site|website)\b[^.?!;:]{0,10}\b(?:unknown|not known)\b",
    rf"\b(?:not|never) known\b[^.?!;:]{{0,20}}{_WHOSE}|{_WHOSE}[^.?!;:]{{0,20}}\bnot known\b",
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
    """A text without its dated correction: guide and CHANGELOG may say there what was said."""
    guide = re.sub(r"^\*\*A correction\.\*\*.*?(?=^$)", "", guide, flags=re.DOTALL | re.MULTILINE)
    return re.sub(rf"^## {re.escape(CORRECTION)}\n.*?(?=^## )", "", guide, flags=re.DOTALL | re.MULTILINE)
