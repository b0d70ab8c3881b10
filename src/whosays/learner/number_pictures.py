"""Pictures of figures for a lesson that teaches with them: bars and ranges, each with its text beside it.

They are plain boxes without script or file, so they follow the reader's colors, print, and stay the same
to the byte. Label and figure stand in words in every row, and what follows from them below: whoever
cannot see the boxes misses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from whosays.articles.rounding import Range
from whosays.base.errors import KitError

_BOX = "font:15px/1.5 system-ui,sans-serif;max-width:44em;margin:.5em 0"
_ROW = "display:flex;align-items:center;gap:.75em;margin:.35em 0"
_LABEL = "flex:0 0 13em;text-align:right"
_TRACK = "flex:1;position:relative;height:24px;border-bottom:1px solid currentColor"
# A pattern beside the color, and a border in the color of the text: it prints in gray and in both themes.
_FILL = "position:absolute;top:3px;bottom:3px;border:2px solid currentColor;background:#2a6f9e;opacity:.85"
_NUMBER = "flex:0 0 11em"


@dataclass(frozen=True)
class BarRow:
    """One row: a label, where its bar begins and ends (percent of the track), and its figure in words."""

    label: str
    start: float
    end: float
    words: str


@dataclass(frozen=True)
class BarPicture:
    """Rows of bars on one track, and in ``follows`` what follows from them, or an empty text."""

    rows: tuple[BarRow, ...]
    follows: str = ""

    def __repr__(self) -> str:
        """The same in words, a line a row."""
        said = [f"{row.label}: {row.words}" for row in self.rows]
        return "\n".join([*said, self.follows] if self.follows else said)

    def _repr_html_(self) -> str:
        rows = "".join(_row_html(row) for row in self.rows)
        end = f"<p><strong>{escape(self.follows)}</strong></p>" if self.follows else ""
        # JupyterLab shows the first line, as it is, in the place of an output that is still folded away.
        return f'What comes out:\n<div style="{_BOX}">{rows}{end}</div>'


def bars(figures: Mapping[str, float] | Any, unit: str = "") -> BarPicture:  # noqa: ANN401  a pandas Series too
    """A bar for each figure, from zero up.

    Args:
        figures: figure by label; anything with ``items()``, such as a column of a table.
        unit: what stands behind each figure, such as ``%``.

    Raises:
        KitError: there is no figure, or one is below zero.
    """
    pairs = [(str(label), float(figure)) for label, figure in figures.items()]
    if not pairs or min(figure for _, figure in pairs) < 0:
        raise KitError("A picture with bars needs figures, and none of them may be below zero.")
    top = max(figure for _, figure in pairs) or 1
    rows = tuple(BarRow(label, 0, 100 * figure / top, _words(figure, unit)) for label, figure in pairs)
    return BarPicture(rows)


def ranges(figures: Mapping[str, Range], unit: str = "") -> BarPicture:
    """A stretch for each range, all on one track, so that you see whether they meet.

    Raises:
        KitError: there is no range.
    """
    if not figures:
        raise KitError("A picture with ranges needs at least one range.")
    low = min(each.low for each in figures.values())
    span = (max(each.high for each in figures.values()) - low) or 1
    low, span = low - span / 10, span * 1.2  # air at both ends
    rows = tuple(
        BarRow(label, 100 * (each.low - low) / span, 100 * (each.high - low) / span, _words(each, unit))
        for label, each in figures.items()
    )
    return BarPicture(rows, _common(list(figures.values()), unit))


def _common(figures: list[Range], unit: str) -> str:
    """Whether all the ranges meet, in words."""
    if len(figures) == 1:
        return ""
    low, high = max(each.low for each in figures), min(each.high for each in figures)
    if low > high:
        return "They do not meet." if len(figures) == 2 else "No value lies in all of them."
    return f"In common: {_words(Range(low, high), unit)}."


def _words(figure: float | Range, unit: str) -> str:
    printed = str(figure) if isinstance(figure, Range) else f"{figure:,.10g}"
    return f"{printed} {unit}".strip()


def _row_html(row: BarRow) -> str:
    width = max(row.end - row.start, 0.4)  # the narrowest range must still be seen
    fill = f"{_FILL};left:{row.start:.2f}%;width:{width:.2f}%"
    return (
        f'<div style="{_ROW}"><span style="{_LABEL}">{escape(row.label)}</span>'
        f'<span style="{_TRACK}" aria-hidden="true"><span style="{fill}"></span></span>'
        f'<span style="{_NUMBER}">{escape(row.words)}</span></div>'
    )
