"""How a text is parted into paragraphs, and which of them are its headline and parts of the page."""

import re
from collections.abc import Sequence
from itertools import pairwise

from whosays.articles.article import Paragraph
from whosays.author.drafting.page_parts import is_page_part
from whosays.author.new_article.looks import is_poem

_HEADLINE_WORDS = 25
_PART_WORDS = 20  # a longer block is never taken for a part of the page
_ENDED = re.compile(r"[.:;,…][”’\"')\]]*$")
_SMALL_FIRST = 0.4  # of neighbouring lines: a sentence that runs on begins its next line with a small letter
_PARTS = tuple(  # beside those of which the drafting engine knows
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\W*(?:advertise(?:ment|here)?|sponsored(?: content)?|promoted|paid content|ad)\W*$",
        r".*\b(?:sign up|subscribe|join)\b.*\b(?:newsletter|inbox|e-?mails?|alerts|updates|channel)\b",
        r"(?:follow|like|join|support) (?:us|our)\b",
        r"(?:(?:share|tweet|print|e-?mail|comments?|copy link|facebook|whatsapp|save)\b[\W\d]*)+$",
        r"(?:share|print|save) this\b",
        r"(?:photograph|credit)(?: by)?\s*[:/]",
        r"(?:first )?(?:published|updated|last updated|posted)\b.*(?:\d|\b(?:night|morning|noon|today))",
        r"\d+ (?:minutes?|hours?|days?) ago$",
        r"(?:copyright|©)|.*\ball rights reserved",
        r"[\d\s.,|+-]+$",
        r"\w[\w &]{0,20}(?:\s*[>›»/|]\s*\w[\w &]{0,20}){1,5}$",
        r"(?:this|our) (?:site|website|page) uses cookies",
        r"(?:back to top|log ?in|sign ?in|keep reading|reading time|story continues|tell us about)\b",
        r"(?:see also|read next|more news)\b",
    )
)


def parted_by(text: str) -> str:
    """What parts the paragraphs of a text: ``blank lines``, or ``line ends`` where a line is a paragraph.

    Browsers put one line end between the paragraphs that are copied. Where a sentence runs on over its line's
    end, the lines are only the width of a page.
    """
    lines = text.split("\n")
    together = [(one, two) for one, two in pairwise(lines) if one.strip() and two.strip()]
    if not together or is_poem(text):
        return "blank lines"
    runs_on = sum(two.lstrip()[:1].islower() for _, two in together)
    return "blank lines" if runs_on >= _SMALL_FIRST * len(together) else "line ends"


def roles_of(paragraphs: Sequence[Paragraph], title: str = "") -> dict[str, list[int]]:
    """The numbers, from 1, of the blocks that are the headline and parts of the page.

    Args:
        paragraphs: all blocks, in order, none with a role yet.
        title: what the page itself calls its headline; else the first short line without a full stop is it.
    """
    parts = [number for number, block in enumerate(paragraphs, 1) if is_part(block.text)]
    others = [number for number in range(1, len(paragraphs) + 1) if number not in parts]
    first = others[0] if others else 0
    is_first = first and (paragraphs[first - 1].text == title or _is_headline(paragraphs[first - 1].text))
    headline = [first] if is_first and len(others) > 1 else []
    return {"headline": headline, "page_parts": parts if others else []}


def is_part(text: str) -> bool:
    """Whether a block would stand on the page whatever the story: a menu, a counter, a request."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return all(len(line.split()) <= _PART_WORDS and _is_part_line(line) for line in lines)


def _is_part_line(line: str) -> bool:
    return is_page_part(line) or any(each.match(line) for each in _PARTS)


def _is_headline(text: str) -> bool:
    line = text.strip()
    return "\n" not in line and len(line.split()) <= _HEADLINE_WORDS and not _ENDED.search(line)
