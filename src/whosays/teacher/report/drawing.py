"""How the pictures of a class report are drawn: inline SVG in the kit's look, with its text and its table.

They are drawn by matplotlib and are the same to the byte: no date, fixed ids. Colors are the page's own
variables, so that a picture follows light, dark and print; a letter, a number or a pattern stands beside
every color.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

INK, QUIET, RULE, PAPER, BLUE, RED = "#1d1c1a", "#625d53", "#d9d3c5", "#fbf9f4", "#0b5cad", "#b23a08"
LETTERS = {
    "F": "#0b5394", "O": "#0f6b4f", "C": "#44617d", "A": "#b23a07", "J": "#8a3f74", "P": "#7d5800",
    "X": "#6d6860", "N": "#625d54",
}  # fmt: skip
_VARIABLES = {INK: "ink", QUIET: "quiet", RULE: "rule", PAPER: "paper", BLUE: "focus", RED: "A"} | {
    color: name for name, color in LETTERS.items()
}
_ROW = 0.34  # inches of 72 units
_LARGEST, _SMALLEST = 1.4, 0.95  # pixels for a unit: letters of 15 and of 10
_SETTINGS: dict[Any, Any] = {  # matplotlib names its settings one by one in its types
    "svg.fonttype": "none",  # letters stay letters: they can be read aloud, copied and scaled
    "svg.hashsalt": "whosays",
    "text.parse_math": False,
    "font.family": "DejaVu Serif",
    "font.size": 10.5,
    "text.color": INK,
    "axes.edgecolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": INK,
    "hatch.linewidth": 0.8,
}


@dataclass(frozen=True)
class ReportPicture:
    """A picture, what it shows in words, and the figures it is made of.

    Attributes:
        name: names it within a page.
        svg: an ``svg`` element, safe to stand in a page.
        alt: what it shows, in words.
        note: of these, the words that stand under it: what is not written in the picture.
        caption: what always stands under it.
        table: the same figures.
    """

    name: str
    svg: str = field(repr=False)
    alt: str
    caption: str
    table: "DataFrame" = field(repr=False)
    note: str = ""

    def _repr_html_(self) -> str:
        caption = f"<p><em>{escape(self.caption)}</em></p>" if self.caption else ""
        return f"{self.svg}{caption}<p>{escape(self.alt)}</p>{self.table.to_html(border=0)}"


@contextmanager
def drawn_rows(
    name: str, size: tuple[float, float], labels: Sequence[str], rows: int | None = None
) -> Iterator[tuple["Axes", list[str]]]:
    """Axes with a row a label, the first on top; the finished svg is put into the list at the end.

    Args:
        name: names the picture within its page.
        size: inches of width, and rows of height.
        labels: of the rows.
        rows: how many there are, if they are squares.
    """
    from matplotlib import rc_context  # noqa: PLC0415  a learner's kernel never comes here
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    done: list[str] = []
    with rc_context(_SETTINGS):
        figure = Figure(figsize=(size[0], _ROW * size[1] + 0.6), layout="constrained", facecolor="none")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot(facecolor="none")
        axes.set(ylim=((rows or len(labels)) - 0.5, -0.5), yticks=range(len(labels)))
        axes.set_yticklabels(labels, multialignment="left")
        axes.tick_params(length=0)
        axes.spines[["top", "right", "bottom"] + (["left"] if rows else [])].set_visible(False)
        yield axes, done
        done.append(_sized(_svg(name, figure.savefig), 72 * size[0]))


def _sized(svg: str, units: float) -> str:
    """As wide as the page has room, but never so narrow that its words cannot be read."""
    style = f"max-width: {units * _LARGEST:.0f}px; min-width: {units * _SMALLEST:.0f}px"
    return svg.replace("<svg ", f'<svg style="{style}" ', 1)


def finished(  # noqa: PLR0913 - what a picture is made of
    name: str, svg: str, alt: str, table: "DataFrame", *, caption: str = "", note: str = ""
) -> ReportPicture:
    """A picture that says of itself what it shows."""
    said = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)
    return ReportPicture(name, said, alt, caption, table, note)


def _svg(name: str, save: Callable[..., None]) -> str:
    """The bare element: colors by name of the page's variables, ids of its own, no size but its shape."""
    file = io.StringIO()
    save(file, format="svg", transparent=True, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    text = file.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{name}-", text)
    text = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", text))
    text = text.replace("font-family: 'DejaVu Serif'", "font-family: var(--serif, serif)")
    for color, variable in _VARIABLES.items():
        text = text.replace(color, f"var(--{variable}, {color})")
    return text.strip()
