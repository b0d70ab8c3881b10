"""Words and marks of a text with their places: what the tagger tags."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\x0b\x0c\u0085\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•·▪●◦‣*–—-]+\s+)?")
_TOKEN = re.compile(r"\w+(?:['’.\-&]\w+)*|[^\w\s]")


class Token(NamedTuple):
    """A word, or one mark: its text, and its first and past-the-end code point."""

    text: str
    start: int
    end: int


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold something, its paragraphs: their start, after a bullet, and end."""
    for found in _LINE.finditer(text):
        bullet = _BULLET.match(text, found.start(), found.end())
        start = bullet.end() if bullet else found.start()
        if start < found.end():
            yield start, found.end()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks from ``start`` to ``end``."""
    return [Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text, start, end)]
