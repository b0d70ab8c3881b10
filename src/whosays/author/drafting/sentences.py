"""The sentences of a text. A line ends a sentence; a full stop after an abbreviation does not."""

import re

from whosays.articles.article import Span
from whosays.author.drafting.tokens import lines
from whosays.author.drafting.word_lists import words_of

# . ! ? or …, perhaps closing marks, before white space and a capital, a figure or an opening mark
_END = re.compile(r"[.!?…]+[”’»\"')\]]*(?=\s+[“‘«\"'(\[]*[^\W_a-z])")
_LAST_WORD = re.compile(r"[\w.&]{1,30}$")
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")


def sentences(text: str) -> list[Span]:
    """The sentences, each without the white space around it, in the order of the text."""
    return [span for start, end in lines(text) for span in _of_line(text, start, end)]


def _of_line(text: str, start: int, end: int) -> list[Span]:
    ends = [m.end() for m in _END.finditer(text, start, end) if not _abbreviates(text, start, m)]
    found = []
    for stop in [*ends, end]:
        part = text[start:stop]
        if part.strip():
            found.append((start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
        start = stop
    return found


def _abbreviates(text: str, line: int, stop: re.Match[str]) -> bool:
    """Whether a full stop belongs to the word before it: "Sen.", "D.C.", "J." as in a name."""
    if stop.group() != ".":
        return False
    word = _LAST_WORD.search(text[max(line, stop.start() - 30) : stop.start()])
    if word is None:
        return False
    low = word.group().lower()
    return low in words_of("abbreviations") or _INITIALS.fullmatch(low) is not None
