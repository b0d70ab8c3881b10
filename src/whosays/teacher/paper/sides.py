"""How many sides of paper a page will take, reckoned from its lines: only a browser knows it exactly.

The figures are those of ``worksheet.html.j2``. A slow test holds the result against the browser's own.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

SIZES = {"A4": (182.0, 276.0), "letter": (188.0, 275.0)}
"""Millimetres between the margins, across and down. Letter has closer lines, hence more than it measures."""
_POINT = 25.4 / 72
_VOID = frozenset({"meta", "br"})
_SANS, _BOLD, _SERIF = 0.51, 0.55, 0.425  # of the size of the letters: how wide one is, on average
_WHOLE = ("first", "pair", "item")  # what no page end cuts


@dataclass
class _Node:
    """An element of the page; ``text`` is all text right in it and in what stands in its lines."""

    tag: str
    classes: frozenset[str]
    style: str = ""
    text: str = ""
    inside: list["_Node"] = field(default_factory=list)


@dataclass(frozen=True)
class _Look:
    """Letters in points, the height of a line of them, and millimetres below the block."""

    size: float
    line: float
    below: float
    wide: float = _SERIF


_LOOKS = {
    "h1": _Look(16, 1.2, 1.5, 0.5),
    "h2": _Look(11.5, 1.25, 0.8, 0.5),
    "h3": _Look(10.5, 1.3, 2.8, 0.5),
    "words": _Look(7.6, 1.2, 0.45, 0.53),
    "wide": _Look(12, 2.3, 1.2),
    "headline": _Look(13, 1.25, 0),
    "lines": _Look(10, 1.3, 0),
    "boxes": _Look(8.8, 1.5, 0, _SANS),
    "words-of": _Look(8.8, 1.28, 0, _BOLD),
    "card": _Look(8.8, 1.28, 0, _SANS),
    "outlets": _Look(8.4, 1.25, 1.4, _SANS),
    "ui": _Look(8.8, 1.32, 1.2, _SANS),
    "who": _Look(8.8, 1.3, 6.5, _SANS),
    "blockquote": _Look(9.6, 1.32, 0.8),
    "p": _Look(9.6, 1.3, 1.2),
}
_CELLS = (0.2, 0.12, 0.64)  # of the width of a table: name, what it is called, and the answer
_FIXED = {"blank": 7.2, "box": 9.0}
_BREAKS = {"br": "\n", "th": "\t", "td": "\t"}  # as what they stand in the text of a block
_IN_LINE = frozenset({"span", "mark", "strong", "i", "em", "dt", "dd", "th", "td"})


class _Block(NamedTuple):
    """What no page end cuts: its height, whether a new page begins with it, whether it is ``empty`` space."""

    height: float
    new: bool = False
    empty: bool = False


def sides_of(page: str, size: str) -> int:
    """About how many sides a page takes.

    Args:
        page: the HTML of a worksheet.
        size: one of SIZES.
    """
    across, down = SIZES[size]
    sides, left = 1, down
    for block in _blocks(_parsed(page), across, set()):
        if (block.new and left < down) or (block.height > left and not block.empty):
            sides, left = sides + 1, down
        left -= min(block.height, max(left, 0) if block.empty else down)
    return sides


def _blocks(node: _Node, across: float, above: set[str]) -> Iterator[_Block]:
    """What no page end cuts, from top to bottom."""
    new = "new" in node.classes
    if not node.inside or node.classes & {*_WHOLE, "words", "boxes"}:
        yield _Block(_height(node, across, above), new)
        return
    for number, each in enumerate(node.inside):
        for block in _blocks(each, across, above | node.classes | {node.tag}):
            yield block._replace(new=block.new or (new and number == 0))
    yield _Block(_space(node), empty=True)


def _height(node: _Node, across: float, above: set[str]) -> float:
    within = above | node.classes | {node.tag}
    if fixed := next((_FIXED[name] for name in node.classes if name in _FIXED), 0):
        return fixed
    if not node.inside:
        return _text_height(node, across, within)
    heights = [_height(each, _width(node, across), within) for each in node.inside]
    if "pair" in node.classes:
        return max(heights)
    columns = 4 if "words" in node.classes else 2 if "pairs" in node.classes else 1
    if "row" in node.classes:
        return max(heights) * math.ceil(sum(len(each.text) + 4 for each in node.inside) * 1.7 / across)
    return sum(heights) / columns + _space(node)


def _width(node: _Node, across: float) -> float:
    if "pair" in node.classes:
        return across / len(node.inside) - 3
    if "words" in node.classes:
        return across / 4 - 4
    return across / 2 - 8 if "pairs" in node.classes else across - 6 * ("item" in node.classes)


def _space(node: _Node) -> float:
    """Millimetres below an element that holds others."""
    spaces = {"task": 3.0, "item": 2.2, "card": 2.6, "lines": 1.5, "words": 2.0, "tasks": 2.5}
    return sum(spaces.get(name, 0) for name in node.classes)


def _text_height(node: _Node, across: float, within: set[str]) -> float:
    if not node.text.strip():
        return 0.0
    look = next(look for name, look in (*_LOOKS.items(), ("", _LOOKS["p"])) if name in within or not name)
    room = across / (look.size * look.wide * _POINT)
    lines = 1 if "lines" in within else _lines(node.text, room)
    return lines * look.size * look.line * _POINT + look.below


def _lines(text: str, room: float) -> int:
    """How many lines a block has, of so many letters each; a row of a table has those of its longest cell."""
    cells = text.split("\t")[1:]
    if cells:
        return max(_lines(cell, room * part) for cell, part in zip(cells, _CELLS, strict=False))
    return sum(max(1, math.ceil(len(" ".join(part.split())) / room)) for part in text.split("\n"))


def _parsed(page: str) -> _Node:
    reader = _Reader()
    reader.feed(page[page.index("<body>") :])
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree; what stands in a line belongs to the block around it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _Node("root", frozenset())
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        classes = frozenset(said.get("class", "").split())
        self._open[-1].text += _BREAKS.get(tag, "")
        if tag in _VOID or (tag in _IN_LINE and "blank" not in classes):
            self._open[-1].classes |= classes & {"box"}  # a line of boxes, however many
            return
        node = _Node(tag, classes)
        self._open[-1].inside.append(node)
        self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        node = self._open[-1]
        keeps = node.tag == "blockquote" or "words-of" in node.classes  # the lines of what somebody wrote
        node.text += re.sub(r"[^\S\n]+" if keeps else r"\s+", " ", data)
