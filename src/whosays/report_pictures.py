"""The pictures of a class report: inline SVG in the kit's look, each with its text and its table.

They are drawn by matplotlib and are the same to the byte: no date, fixed ids. Colors are the page's own
variables, so that a picture follows light, dark and print; a letter, a number or a pattern stands beside
every color.
"""

import io
import math
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from whosays.classstats import Leaning, Share
from whosays.formstats import FormChange
from whosays.itemstats import EASY, HARD
from whosays.kinds import CAPTION, KINDS, NOT_YET
from whosays.report_words import change_range, percent, signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

INK, QUIET, RULE, PAPER, BLUE, RED = "#1d1c1a", "#625d53", "#d9d3c5", "#fbf9f4", "#0b5cad", "#b23a08"
_LETTERS = {
    "F": "#0b5394", "O": "#0f6b4f", "C": "#44617d", "A": "#b23a07", "J": "#8a3f74", "P": "#7d5800",
    "X": "#6d6860", "N": "#625d54",
}  # fmt: skip
_VARIABLES = {INK: "ink", QUIET: "quiet", RULE: "rule", PAPER: "paper", BLUE: "focus", RED: "A"} | {
    color: name for name, color in _LETTERS.items()
}
_WIDTH, _ROW = 7.2, 0.3  # inches of 72 units
_SETTINGS = {
    "svg.fonttype": "none",  # letters stay letters: they can be read aloud, copied and scaled
    "svg.hashsalt": "whosays",
    "text.parse_math": False,
    "font.family": "DejaVu Serif",
    "font.size": 9.5,
    "text.color": INK,
    "axes.edgecolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": INK,
    "hatch.linewidth": 0.8,
}


@dataclass(frozen=True)
class Picture:
    """A picture, what it shows in words, and the figures it is made of.

    Attributes:
        name: names it within a page.
        svg: an ``svg`` element, safe to stand in a page.
        alt: what it shows, in words.
        caption: what always stands under it.
        table: the same figures.
    """

    name: str
    svg: str = field(repr=False)
    alt: str
    caption: str
    table: "DataFrame" = field(repr=False)

    def _repr_html_(self) -> str:
        caption = f"<p><em>{escape(self.caption)}</em></p>" if self.caption else ""
        return f"{self.svg}{caption}<p>{escape(self.alt)}</p>{self.table.to_html(border=0)}"


def difficulty_picture(name: str, items: "DataFrame", labels: Sequence[str]) -> Picture:
    """How much of the points each item brought, and what the first answers would have brought.

    Args:
        name: names the picture within its page.
        items: rows of item_table, in order.
        labels: a short name of each.
    """
    last, first = items["difficulty"].fillna(0).to_numpy(), items["first"].fillna(0).to_numpy()
    rows = range(len(items))
    with _axes(name, len(items), labels) as (axes, done):
        axes.axvspan(HARD, EASY, color=RULE, alpha=0.35, lw=0)
        axes.barh(rows, last, height=0.56, color=BLUE, alpha=0.75)
        moved = [row for row in rows if abs(first[row] - last[row]) > 0.005]
        axes.scatter(first[moved], moved, s=34, facecolor=PAPER, edgecolor=INK, linewidth=1.2, zorder=3)
        for row in rows:
            text = percent(items["difficulty"].iloc[row])
            axes.text(max(last[row], first[row]) + 0.025, row, text, va="center")
        axes.set(xlim=(0, 1.1), xticks=[0, 0.2, 0.5, 0.8, 1], xticklabels=["0 %", "20", "50", "80", "100 %"])
    table = items[["task", "item", "text", "answered", "first", "difficulty"]]
    return _picture(name, done[0], _difficulty_words(items, labels), "", table)


def _difficulty_words(items: "DataFrame", labels: Sequence[str]) -> str:
    if items["difficulty"].isna().all():
        return "Nobody answered a scored item."
    hardest, easiest = int(items["difficulty"].argmin()), int(items["difficulty"].argmax())
    low, high = percent(items["difficulty"].iloc[hardest]), percent(items["difficulty"].iloc[easiest])
    return (
        f"A bar for each of {len(items)} items: the share of its points that the answers earned. "
        f"Least: {labels[hardest]} ({low}). Most: {labels[easiest]} ({high}). The gray band runs from "
        "20 to 80 %; a ring stands where the first answers would have been, if they were others."
    )


def confusion_picture(name: str, counts: "DataFrame") -> Picture:
    """What was taken for what: a square for each pair, the darker the more often.

    Args:
        name: names the picture within its page.
        counts: what classstats.confusion gives; not empty.
    """
    sums = counts.sum(axis=1).clip(lower=1)
    with _axes(name, 1.25 * len(counts) + 1, list(counts.index), rows=len(counts)) as (axes, done):
        for row, best in enumerate(counts.index):
            for column, chosen in enumerate(counts.columns):
                _square(axes, (column, row), counts.loc[best, chosen], sums[best], best == chosen)
        lettered = _badges(axes, counts)
        axes.set(xlim=(-0.5, len(counts.columns) - 0.5), xticks=range(len(counts.columns)))
        axes.set_xticklabels([_folded(label) for label in counts.columns])
        above = {"top": True, "labeltop": True, "bottom": False, "labelbottom": False}
        axes.tick_params(axis="x", pad=16 if lettered else 4, **above)
        axes.tick_params(axis="y", pad=20 if lettered else 4)
        axes.set_xlabel("chosen", loc="left", color=QUIET)
    table = counts.rename_axis(index="best answer", columns="chosen")
    return _picture(name, done[0], _confusion_words(counts), CAPTION, table)


def _square(axes: "Axes", place: tuple[int, int], count: int, of: int, right: bool) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    column, row = place
    color = BLUE if right else RED
    edge = {"edgecolor": INK, "linewidth": 1.6} if right else {"edgecolor": RULE, "linewidth": 0.8}
    fill = 0.55 * float(count) / float(of)
    axes.add_patch(Rectangle((column - 0.46, row - 0.44), 0.92, 0.88, facecolor=(color, fill), **edge))
    axes.text(column, row, str(count), ha="center", va="center", color=INK if count else QUIET)


def _badges(axes: "Axes", counts: "DataFrame") -> bool:
    """The letter of each kind in its color, as on the page the learners saw; whether there are any."""
    letters = {each.label: each.letter for each in (*KINDS.values(), NOT_YET)}
    above, beside = axes.get_xaxis_transform(), axes.get_yaxis_transform()
    for number, label in enumerate(counts.columns):
        if label in letters:
            _badge(axes, (number, 1.07), letters[label], above)
    for number, label in enumerate(counts.index):
        if label in letters:
            _badge(axes, (-0.02, number), letters[label], beside)
    return any(label in letters for label in counts.index)


def _badge(axes: "Axes", place: tuple[float, float], letter: str, transform: Any) -> None:  # noqa: ANN401
    at = {"transform": transform, "clip_on": False, "zorder": 4}
    axes.scatter([place[0]], [place[1]], s=150, color=_LETTERS[letter], **at)
    shown = {"ha": "center", "va": "center", "weight": "bold", "size": 8.5, "color": PAPER}
    axes.text(*place, "×" if letter == "X" else letter, **shown, **{**at, "zorder": 5})


def _folded(label: str) -> str:
    """A label on two lines, parted where it is shortest."""
    words = label.split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(cuts, key=lambda cut: max(map(len, cut)))) if cuts else label


def _confusion_words(counts: "DataFrame") -> str:
    right = sum(int(counts.loc[label, label]) for label in counts.index if label in counts.columns)
    total = int(counts.to_numpy().sum())
    wrong = [
        (int(counts.loc[best, chosen]), best, chosen)
        for best in counts.index
        for chosen in counts.columns
        if best != chosen and counts.loc[best, chosen]
    ]
    said = f"Rows: the best answer. Columns: what was chosen. {right} of {total} answers were the best one."
    if not wrong:
        return f"{said} None was taken for another."
    times, best, chosen = max(wrong, key=lambda each: each[0])
    return f"{said} The commonest slip: “{chosen}” where the best answer was “{best}”, {_times(times)}."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def leaning_picture(name: str, leaning: Leaning) -> Picture:
    """Two bars: how often the class trusted too much and doubted too much, of its chances for each."""
    from pandas import DataFrame  # noqa: PLC0415

    shares = {"too much trust": leaning.trust, "too much doubt": leaning.doubt}
    with _axes(name, 2, list(shares)) as (axes, done):
        for row, (each, color, hatch) in enumerate(
            zip(shares.values(), (RED, BLUE), ("////", "\\\\\\\\"), strict=True)
        ):
            axes.barh(row, _or_zero(each.share), height=0.5, color=(color, 0.25))
            axes.barh(row, _or_zero(each.share), height=0.5, fill=False, edgecolor=color, hatch=hatch)
            _whisker(axes, (each.low, each.high), row)
            axes.text(max(_or_zero(each.share), _or_zero(each.high)) + 0.025, row, _of(each), va="center")
        axes.set(xlim=(0, 1.1), xticks=[0, 0.5, 1], xticklabels=["0 %", "50", "100 %"])
    rows = [
        (label, each.times, each.chances, percent(each.share), _from_to(each))
        for label, each in shares.items()
    ]
    table = DataFrame(rows, columns=["", "times", "chances", "share", "95 % interval"]).set_index("")
    alt = ". ".join(f"{label.capitalize()}: {_of(each)}" for label, each in shares.items())
    return _picture(name, done[0], f"{alt}.", "", table)


def _of(each: Share) -> str:
    return f"{each.times} of {each.chances} ({percent(each.share)})" if each.chances else "no chance for it"


def _from_to(each: Share) -> str:
    return "–" if math.isnan(each.low) else f"{percent(each.low)} to {percent(each.high)}"


def _or_zero(number: float) -> float:
    return 0.0 if math.isnan(number) else number


def _whisker(axes: "Axes", interval: tuple[float, float], row: int) -> None:
    if not math.isnan(interval[0]):
        axes.plot(interval, (row, row), color=INK, lw=1.4, marker="|", ms=9, mew=1.4, zorder=3)


def change_picture(name: str, changes: Sequence[FormChange]) -> Picture:
    """A dot and its interval for each change, beside a line at no change."""
    from pandas import DataFrame  # noqa: PLC0415

    labels = [f"{each.first} → {each.second}" for each in changes]
    ends = [abs(end) for each in changes for end in (each.low, each.high, each.change) if not math.isnan(end)]
    most = max([1.0, *ends]) * 1.15
    with _axes(name, len(changes), labels) as (axes, done):
        axes.axvline(0, color=QUIET, lw=1)
        for row, each in enumerate(changes):
            _whisker(axes, (each.low, each.high), row)
            axes.scatter([each.change], [row], s=46, color=BLUE, zorder=4)
            axes.text(most * 1.05, row, signed(each.change), va="center")
        axes.set(xlim=(-most, most * 1.35))
        axes.set_xlabel("points", loc="left", color=QUIET)
    rows = [
        (each.learners, f"{each.before:.1f}", f"{each.after:.1f}", signed(each.change), change_range(each))
        for each in changes
    ]
    columns = ["learners who sat both", "mean before", "mean after", "change", "95 % interval"]
    said = [f"{label}: {row[3]} points ({row[4]})" for label, row in zip(labels, rows, strict=True)]
    return _picture(name, done[0], f"{'; '.join(said)}.", "", DataFrame(rows, columns=columns, index=labels))


@contextmanager
def _axes(
    name: str, height: float, labels: Sequence[str], rows: int | None = None
) -> Iterator[tuple["Axes", list[str]]]:
    """Axes with a row a label, the first on top; the finished svg is put into the list at the end."""
    from matplotlib import rc_context  # noqa: PLC0415  a learner's kernel never comes here
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    done: list[str] = []
    with rc_context(_SETTINGS):
        figure = Figure(figsize=(_WIDTH, _ROW * height + 0.6), layout="constrained", facecolor="none")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot(facecolor="none")
        axes.set(ylim=((rows or len(labels)) - 0.5, -0.5), yticks=range(len(labels)))
        axes.set_yticklabels(labels)
        axes.tick_params(length=0)
        axes.spines[["top", "right", "bottom"] + (["left"] if rows else [])].set_visible(False)
        yield axes, done
        done.append(_svg(name, figure.savefig))


def _picture(name: str, svg: str, alt: str, caption: str, table: "DataFrame") -> Picture:
    """A picture that says of itself what it shows."""
    said = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)
    return Picture(name, said, alt, caption, table)


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
