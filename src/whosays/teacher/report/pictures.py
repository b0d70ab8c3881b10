"""The pictures of a class report: what for what, trust and doubt, change, and rubric rows."""

import math
from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from whosays.articles.kinds import CAPTION, KINDS, NOT_YET, Kind
from whosays.teacher.printed_numbers import percent
from whosays.teacher.report.drawing import (
    BLUE,
    INK,
    LETTERS,
    PAPER,
    QUIET,
    RED,
    RULE,
    ReportPicture,
    drawn_rows,
    finished,
)
from whosays.teacher.report.words import change_range, signed
from whosays.teacher.stats.test_changes import Step
from whosays.teacher.stats.whole_class import Leaning, Share
from whosays.teacher.stats.written import RowCount

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

_NARROW, _LABELS, _COLUMN = 4.7, 1.75, 0.86  # inches: a picture that a phone shows whole; a square's


def confusion_picture(name: str, counts: "DataFrame") -> ReportPicture:
    """What was taken for what: a square for each pair, the darker the more often.

    Args:
        name: names the picture within its page.
        counts: what ``whole_class.confusion`` gives; not empty.
    """
    sums = counts.sum(axis=1).clip(lower=1)
    size = (_LABELS + _COLUMN * len(counts.columns), 1.25 * len(counts) + 1.6)
    with drawn_rows(name, size, [_folded(each, 18) for each in counts.index], rows=len(counts)) as (
        axes,
        done,
    ):
        for row, best in enumerate(counts.index):
            for column, chosen in enumerate(counts.columns):
                _square(axes, (column, row), counts.loc[best, chosen], sums[best], best == chosen)
        _headings(axes, counts, lettered=_badges(axes, counts))
    table = counts.rename_axis(index="best answer", columns="chosen")
    said = _confusion_words(counts)
    return finished(name, done[0], said, table, caption=CAPTION, note=said)


def _headings(axes: "Axes", counts: "DataFrame", *, lettered: bool) -> None:
    axes.set(xlim=(-0.5, len(counts.columns) - 0.5), xticks=range(len(counts.columns)))
    axes.set_xticklabels([_folded(label, 11) for label in counts.columns])
    above = {"top": True, "labeltop": True, "bottom": False, "labelbottom": False}
    axes.tick_params(axis="x", pad=18 if lettered else 4, **above)
    axes.tick_params(axis="y", pad=22 if lettered else 4)
    axes.xaxis.set_label_position("top")
    axes.set_xlabel("chosen →", loc="left", color=QUIET, style="italic")
    axes.text(0, 1, "best ↓ ", transform=axes.transAxes, ha="right", va="bottom", color=QUIET, style="italic")


def _square(axes: "Axes", place: tuple[int, int], count: int, of: int, right: bool) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    column, row = place
    color = BLUE if right else RED
    edge, width = (INK, 1.6) if right else (RULE, 0.8)
    square = Rectangle((column - 0.46, row - 0.44), 0.92, 0.88, edgecolor=edge, linewidth=width)
    square.set_facecolor((color, 0.55 * float(count) / float(of)))
    axes.add_patch(square)
    axes.text(column, row, str(count), ha="center", va="center", color=INK if count else QUIET)


def _badges(axes: "Axes", counts: "DataFrame") -> bool:
    """The letter of each kind in its color, as on the page the learners saw; whether there are any."""
    kinds = {each.label: each for each in (*KINDS.values(), NOT_YET)}
    for number, label in enumerate(counts.columns):
        if label in kinds:
            _badge(axes, (number, -0.5), kinds[label], (0, 11))
    for number, label in enumerate(counts.index):
        if label in kinds:
            _badge(axes, (-0.5, number), kinds[label], (-12, 0))
    return any(label in kinds for label in counts.index)


def _badge(axes: "Axes", place: tuple[float, float], kind: Kind, beside: tuple[float, float]) -> None:
    """A letter in its color, so many points beside a place."""
    shown = {"boxstyle": "circle,pad=0.22", "facecolor": LETTERS[kind.letter], "edgecolor": "none"}
    axes.annotate(
        kind.printed, place, beside, textcoords="offset points", annotation_clip=False,
        ha="center", va="center", weight="bold", size=8.5, color=PAPER, bbox=shown,
    )  # fmt: skip


def _folded(label: str, most: int) -> str:
    """A label on as many lines as it needs, of about so many letters."""
    return "\n".join(wrap(label, most, break_long_words=False))


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


def leaning_picture(name: str, leaning: Leaning) -> ReportPicture:
    """Two bars: how often the class trusted too much and doubted too much, of its chances for each."""
    from pandas import DataFrame  # noqa: PLC0415

    shares = {"too much trust": leaning.trust, "too much doubt": leaning.doubt}
    with drawn_rows(name, (_NARROW, 2), list(shares)) as (axes, done):
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
    return finished(name, done[0], f"{alt}.", table)


def _of(each: Share) -> str:
    return f"{each.times} of {each.chances} ({percent(each.share)})" if each.chances else "no chance for it"


def _from_to(each: Share) -> str:
    return "–" if math.isnan(each.low) else f"{percent(each.low)} to {percent(each.high)}"


def _or_zero(number: float) -> float:
    return 0.0 if math.isnan(number) else number


def _whisker(axes: "Axes", interval: tuple[float, float], row: int) -> None:
    if not math.isnan(interval[0]):
        axes.plot(interval, (row, row), color=INK, lw=1.4, marker="|", ms=9, mew=1.4, zorder=3)


def change_picture(name: str, changes: Sequence[Step]) -> ReportPicture:
    """A dot and its interval for each change, beside a line at no change."""
    from pandas import DataFrame  # noqa: PLC0415

    labels = [f"{each.first} → {each.second}" for each in changes]
    ends = [abs(end) for each in changes for end in (each.low, each.high, each.change) if not math.isnan(end)]
    most = max([1.0, *ends]) * 1.15
    with drawn_rows(name, (_NARROW, len(changes)), labels) as (axes, done):
        axes.spines["left"].set_visible(False)
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
    return finished(name, done[0], f"{'; '.join(said)}.", DataFrame(rows, columns=columns, index=labels))


def rubric_picture(name: str, rows: Sequence[RowCount]) -> ReportPicture:
    """A bar for each row of a rubric, parted into the texts that earned 2, 1 and 0 points in it."""
    from pandas import DataFrame  # noqa: PLC0415

    with drawn_rows(name, (_NARROW, len(rows)), [_folded(each.row, 16) for each in rows]) as (axes, done):
        for number, each in enumerate(rows):
            _parted(axes, number, each)
        axes.set(xlim=(0, 1.1), xticks=[0, 0.5, 1], xticklabels=["0 %", "50", "100 % of the texts"])
    cells = [(each.full, each.part, each.none, percent(each.share)) for each in rows]
    columns = ["2 points", "1 point", "0 points", "share of the points"]
    table = DataFrame(cells, columns=columns, index=[each.row for each in rows])
    said = [f"{each.row}: {each.full} full, {each.part} in part, {each.none} not" for each in rows]
    parts = "Filled: 2 points. Hatched: 1 point. Empty: 0 points."
    return finished(name, done[0], f"{'; '.join(said)}. {parts}", table, note=parts)


def _parted(axes: "Axes", number: int, row: RowCount) -> None:
    of, left = row.full + row.part + row.none, 0.0
    looks: tuple[dict[str, Any], ...] = (
        {"color": (BLUE, 0.75)},
        {"fill": False, "edgecolor": BLUE, "hatch": "////"},
        {"fill": False, "edgecolor": QUIET},
    )
    for count, look in zip((row.full, row.part, row.none), looks, strict=True):
        if count:
            axes.barh(number, count / of, left=left, height=0.56, **look)
            shown = {"facecolor": PAPER, "edgecolor": "none", "boxstyle": "round,pad=0.2"}
            axes.text(left + count / of / 2, number, str(count), ha="center", va="center", bbox=shown)
        left += count / of
    axes.text(1.025, number, percent(row.share), va="center")
