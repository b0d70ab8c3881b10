"""What stands between quotation marks in a text.

Double marks, curly and straight, « », „ “, and single ones where they are not apostrophes. A quotation of
several paragraphs reopens each paragraph and closes once, so a quotation ends at the latest where its
line ends.
"""

import re

from whosays.articles.article import Span
from whosays.author.drafting.tokens import lines

_MARK = re.compile(r"[“”„«»\"]")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[\w“\"$£€([…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…;:)\]”\"%—–-])[’'](?!\w)")
_ELISION = re.compile(r"[‘'](?:tis|twas|em|til|cause|round|bout|n)\b|[‘']\d\ds?\b", re.IGNORECASE)
_ENDS = '.,?!…”"—'  # what stands before a closing mark; a plural's apostrophe has an s there


def quotations(text: str) -> list[Span]:
    """The stretches between marks, marks included, in the order of the text; none lies in another."""
    found: list[Span] = []
    open_before = False  # the line before ended within a quotation
    for start, end in lines(text):
        doubles, open_before = _doubles(text, start, end, open_before)
        found += _with_singles(text, start, end, doubles)
    return found


def _doubles(text: str, start: int, end: int, open_before: bool) -> tuple[list[Span], bool]:
    """The quotations in double marks in a line, and whether the last one is still open."""
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        opens = _opens(text, start, at, opened is not None)
        if opens and opened is None:
            opened = at
        elif not opens and opened is not None:
            found.append((opened, at + 1))
            opened = None
        elif not opens and open_before and not found:  # a later paragraph that closes what was open
            found.append((start, at + 1))
    if opened is not None:
        found.append((opened, end))
    return found, opened is not None


def _opens(text: str, line: int, at: int, is_open: bool) -> bool:
    """Whether a mark opens a quotation. A straight one opens where none is open, after no letter."""
    mark = text[at]
    if mark == "“":  # it closes where „ has opened, as in German
        return not (
            is_open and text.rfind("„", line, at) > text.rfind("”", line, at) and _after_word(text, at)
        )
    if mark == '"':
        return not is_open and (at == line or not text[at - 1].isalnum())
    return mark in "„«"


def _after_word(text: str, at: int) -> bool:
    return not text[at - 1].isspace()


def _with_singles(text: str, start: int, end: int, doubles: list[Span]) -> list[Span]:
    """The double quotations of a line and the single ones beside and around them (the British style)."""
    found = list(doubles)
    for single in _singles(text, start, end):
        inside = [double for double in doubles if single[0] < double[0] and double[1] < single[1]]
        crossed = [d for d in doubles if d not in inside and d[0] < single[1] and single[0] < d[1]]
        if not crossed:
            found = [double for double in found if double not in inside] + [single]
    return sorted(found)


def _singles(text: str, start: int, end: int) -> list[Span]:
    """The quotations in single marks in a stretch. An opening mark without a closing one is an apostrophe."""
    found: list[Span] = []
    openings = [
        m.start() for m in _SINGLE_OPEN.finditer(text, start, end) if not _ELISION.match(text, m.start())
    ]
    for number, opening in enumerate(openings):
        if found and opening < found[-1][1]:
            continue
        limit = openings[number + 1] if number + 1 < len(openings) else end
        closing = _closing(text, opening + 1, limit)
        if closing is not None:
            found.append((opening, closing + 1))
    return found


def _closing(text: str, start: int, end: int) -> int | None:
    """Where a single quotation closes: after a mark before all; else where it is no plural's apostrophe."""
    places = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, end)]
    sure = [place for place in places if text[place - 1] in _ENDS]
    likely = [place for place in places if text[place - 1] not in "sS"]
    if likely and (not sure or likely[0] <= sure[0]):
        return likely[0]
    if sure:
        return sure[0]
    return places[-1] if places else None
