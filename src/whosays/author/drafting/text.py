"""A paragraph cut into tokens, quotations and sentences, for the rules of a draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whosays.articles.article import Span

_SHORTENED = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|Prof|Col|Lt|Sgt|Rev|Hon|Capt|[A-Z])\.(?=\s+[A-ZÀ-Þ])"
_TOKEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}|{_SHORTENED}|" r"\w+(?:(?:['’.,\-&]|(?<=\d):(?=\d\d))\w+)*['’]?(?=\s|$|\W)|[^\w\s]"
)
_DOUBLE = re.compile(r"[“”\"„«»]|''|``")
_OPENING = ("“", "„", "«", "``")
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=\w)(?:[^'’‘\n]|(?<=\w)['’](?=\w)){1,400}(?<=[\w.,!?…])['’](?!\w)")
_END = re.compile(r"[.!?…]+[\])]?[”’\"'»)\]]*(?=\s+[“‘\"'«(\[]?[^\W_a-z]|\s*$)")
_NEW_SENTENCE = re.compile(
    r"(?<=[ap]\.m)\.\s+(?:It|They|He|She|The|In|On|But|And)\s"
)  # “at 4:10 a.m. It does not say”
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"])(?:mr|mrs|ms|dr|sen|rep|gov|gen|lt|col|sgt|rev|st|jr|sr|prof|hon|pres|capt|inc|corp|co|no|vs|"
    r"jan|feb|aug|sept|sep|oct|nov|dec|[a-z]|(?:[a-z]\.)+[a-z]|[a-z]\.[a-z])$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Token:
    """A word or a mark. ``low`` in small letters, ``quoted`` whether it lies between quotation marks."""

    text: str
    low: str
    start: int
    end: int
    quoted: bool

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int, quotations: list[Span]) -> list[Token]:
    """The tokens of a stretch, in their order."""
    return [
        Token(
            each.group(),
            each.group().lower(),
            *each.span(),
            any(a <= each.start() < b for a, b in quotations),
        )
        for each in _TOKEN.finditer(text, start, end)
    ]


def quotations(text: str, start: int, end: int) -> list[Span]:
    """The quotations of a paragraph, marks included; one that is never closed runs to its end."""
    double = list(_double(text, start, end))
    single = [
        found.span()
        for found in _SINGLE.finditer(text, start, end)
        if not any(a < found.end() and found.start() < b for a, b in double)
    ]
    return sorted(double + single)


def _double(text: str, start: int, end: int) -> Iterator[Span]:
    opened: int | None = None
    inner = _inner_marks(text, start, end)
    for mark in _DOUBLE.finditer(text, start, end):
        if mark.start() in inner:
            continue
        at, sign = mark.start(), mark.group()
        straight = sign in ('"', "''")
        if opened is None:
            opened = at if straight or sign in _OPENING else None
        elif sign in _OPENING:
            yield opened, at  # the one before was never closed
            opened = at
        else:
            yield opened, mark.end()
            opened = None
    if opened is not None:
        yield opened, end


def _inner_marks(text: str, start: int, end: int) -> set[int]:
    """Straight marks of a quotation inside a quotation: “"The "team" left," she said” has two of them."""
    open_at: list[int] = []
    inner: set[int] = set()
    for mark in re.compile('"').finditer(text, start, end):
        at = mark.start()
        before, behind = text[max(start, at - 1) : at], text[at + 1 : min(end, at + 2)]
        opens = behind.isalnum() and (not before or before in " (—–[\t\xa0")
        if opens or not open_at:
            open_at.append(at)
        elif len(open_at) > 1:
            inner |= {open_at.pop(), at}
        else:
            open_at.pop()
    return inner if not open_at else set()  # where one is missing, nobody knows which


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a paragraph without white space around them; lines end sentences, too."""
    found: list[Span] = []
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        at = line.start()
        for stop in _END.finditer(text, line.start(), line.end()):
            short = (
                stop.group() == "."
                and stop.end() < line.end()
                and _ABBREVIATION.search(text[at : stop.start()])
            )
            if short and not _NEW_SENTENCE.match(text, stop.start()):
                continue
            found.append((at, stop.end()))
            at = stop.end()
        found.append((at, line.end()))
    return [trimmed for span in found if (trimmed := trim(text, span))]


def trim(text: str, span: Span, off: str = "") -> Span | None:
    """A stretch without white space (and signs of ``off``) around it; None if nothing is left."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in off):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in off):
        end -= 1
    return (start, end) if start < end else None


def units(text: str, start: int, end: int, quoted: list[Span]) -> list[list[Span]]:
    """The sentences of a paragraph, those together that one quotation holds together."""
    groups: list[list[Span]] = []
    for span in sentences(text, start, end):
        joined = groups and any(a < groups[-1][-1][1] - 1 and span[0] < b - 1 for a, b in quoted)
        if joined:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def stretches_between(text: str, span: Span, sign: str) -> list[Span]:
    """A stretch cut in front of every ``sign``, without white space around its parts."""
    cuts = [span[0], *(n for n in range(span[0] + 1, span[1]) if text[n] == sign), span[1]]
    return [part for each in pairwise(cuts) if (part := trim(text, each))]
