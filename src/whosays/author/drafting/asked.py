"""What the tagger asks of the tokens of a paragraph: what stands around each, where the next cues are.

Features stand in columns, an entry a token: plain Python makes and weighs a whole column quickest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TypeVar

from whosays.author.drafting.features import EDGE, NOTHING, Group, distance, lists_of
from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.view import NO_CUE, View, summary, view_of
from whosays.author.drafting.word_lists import words_of

Column = Iterable[str]  # a feature by name for each token
Entry = TypeVar("Entry")
_NEAR = (("-1", -1), ("+1", 1), ("-2", -2), ("+2", 2))  # neighbours, and how their features are called
_LONGEST_PATH = 7  # parts of speech between a word and a cue; longer ones hardly come twice


@dataclass(frozen=True)
class Asked:
    """The features of a paragraph: columns of groups, and columns of single features by name."""

    groups: list[Iterable[Group]]
    names: list[Column]


def asked_of(pars: Sequence[Paragraph], cue_words: Mapping[str, float]) -> Iterator[Asked]:
    """The features of every token, paragraph by paragraph.

    Args:
        pars: the paragraphs of one text in order.
        cue_words: words that are often cues, with the share of their uses that are.
    """
    before = "00"
    for par in pars:
        view = view_of(par, before, cue_words)
        left, right = _left(view), _right(view)
        yield Asked(
            groups=[*_words(view), *_places(view), left[0], right[0]],
            names=[*_pairs(view), *_parts(par.parts), *left[1], *right[1], *_both(view)],
        )
        before = summary(par)


def shifted(entries: Sequence[Entry], by: int, edge: Entry) -> list[Entry]:
    """The entries that stand so many places behind each one (before it, if ``by`` is negative)."""
    edges = [edge] * min(abs(by), len(entries))
    return [*edges, *entries[:by]] if by < 0 else [*entries[by:], *edges]


def _words(view: View) -> Iterator[Iterable[Group]]:
    """How each token and its four neighbours are written, the cues further off, and a cue of its own."""
    par, shapes, near = view.par, view.shapes, view.near
    lists = list(map(lists_of, par.low))
    yield [("always",)] * len(par.low)
    yield zip(repeat("written"), repeat(""), shapes, par.parts, lists)
    for name, by in _NEAR:
        written = zip(
            shifted(shapes, by, EDGE), shifted(par.parts, by, EDGE), shifted(lists, by, ()), strict=True
        )
        yield [("written", name, *one) for one in written]
    yield zip(repeat("around"), near, near[1:], near[2:], near[4:], near[5:], near[6:])
    own = zip(
        par.cues,
        par.quoted,
        shifted(shapes, -1, EDGE),
        shifted(shapes, 1, EDGE),
        shifted(par.low, 1, EDGE),
        strict=True,
    )
    yield [("cue", *facts) if facts[0] else NOTHING for facts in own]


def _places(view: View) -> Iterator[Iterable[Group]]:
    """How each token is quoted, and where it stands in its sentence and paragraph."""
    par, marks = view.par, [view.marks[number] for number in view.par.sentences]
    quoted = par.quoted
    yield zip(repeat("quote"), quoted, par.edges, [0, *quoted], [*quoted[1:], 0], marks)
    numbers = par.sentences
    opens = ["P", *("" if a == b else "S" for a, b in pairwise(numbers))]
    closes = [*(a != b for a, b in pairwise(numbers)), True]
    yield zip(repeat("begins"), opens, closes, view.shapes, repeat(view.before), marks)


def _pairs(view: View) -> Iterator[Column]:
    """The words, alone and two together; ways of writing; sentences."""
    low, shapes, marks = view.par.low, view.shapes, view.marks
    yield ["w=" + word for word in low]
    yield ["3=" + word[-3:] for word in low]
    yield ["2=" + word[-2:] for word in low]
    for name, by in _NEAR:
        yield [f"w{name}={word}" for word in shifted(low, by, EDGE)]
    yield [f"<={one}|{two}" for one, two in zip(shifted(low, -1, EDGE), low, strict=True)]
    yield [f">={one}|{two}" for one, two in zip(low, shifted(low, 1, EDGE), strict=True)]
    around = zip(shifted(shapes, -1, EDGE), shapes, shifted(shapes, 1, EDGE), strict=True)
    yield [f"sss={one}|{two}|{three}" for one, two, three in around]
    both = {number: f"ps={marks.get(number - 1, view.before)}|{marks[number]}" for number in marks}
    yield [both[number] for number in view.par.sentences]


def _parts(parts: list[str]) -> Iterator[Column]:
    """The parts of speech of neighbours together."""
    before, after = shifted(parts, -1, "^"), shifted(parts, 1, "$")
    two, next_two = shifted(parts, -2, "^"), shifted(parts, 2, "$")
    yield [f"pp={one}{part}" for one, part in zip(before, parts, strict=True)]
    yield [f"pn={part}{one}" for part, one in zip(parts, after, strict=True)]
    yield [f"ppp={one}|{part}|{other}" for one, part, other in zip(before, parts, after, strict=True)]
    yield [f"p2={one}|{other}|{part}" for one, other, part in zip(two, before, parts, strict=True)]
    yield [f"p3={part}|{one}|{other}" for part, one, other in zip(parts, after, next_two, strict=True)]


_AFTER_CUE = frozenset({".", "in", "on"}) | words_of("times")
_THAT = frozenset({"that", "to", ":"})


def _left(view: View) -> tuple[list[Group], list[Column]]:
    """The nearest cue before each token in its sentence, and the one before that."""
    par, low = view.par, view.par.low
    groups: list[Group] = []
    words, follows, paths, beyond = [], [], [], []
    for at, left in enumerate(view.left):
        if left == NO_CUE:
            groups.append(NOTHING)
            words.append("")
            follows.append("")
            paths.append("L0=")
            beyond.append("L2=0")
            continue
        comma, that = view.commas[at] > view.commas[left], view.thats[at] > view.thats[left]
        facts = f"{par.quoted[at]}{comma:d}{that:d}{low[left + 1] in _THAT:d}"
        far = distance(at - left)
        groups.append(("side", "L", par.cues[left], far, facts))
        words.append("L=" + low[left])
        follows.append(
            f"Lw={low[left]}|{view.small[left + 1]}" if far == "1" else "Ln=" + view.small[left + 1]
        )
        paths.append(f"Lp={par.cues[left]}|{_path(view, left + 1, at + 1)}")
        beyond.append("L2=" + _beyond(view, view.left[left]))
    return groups, [words, follows, paths, beyond]


def _right(view: View) -> tuple[list[Group], list[Column]]:
    """The nearest cue after each token in its sentence, and the one after that."""
    par, low, last = view.par, view.par.low, len(view.par.low) - 1
    groups: list[Group] = []
    words, follows, paths, beyond = [], [], [], []
    for at, right in enumerate(view.right):
        if right == NO_CUE:
            groups.append(NOTHING)
            words.append("")
            follows.append("")
            paths.append("R0=")
            beyond.append("R2=0")
            continue
        closes = right == last or low[right + 1] in _AFTER_CUE
        facts = f"{par.quoted[at]}{view.commas[right] > view.commas[at]:d}{closes:d}"
        far = distance(right - at)
        groups.append(("side", "R", par.cues[right], far, facts))
        words.append("R=" + low[right])
        follows.append(
            f"Rw={low[right]}|{view.small[right - 1]}" if far == "1" else "Rn=" + view.small[right - 1]
        )
        paths.append(f"Rp={par.cues[right]}|{_path(view, at, right)}")
        beyond.append("R2=" + _beyond(view, view.right[right]))
    return groups, [words, follows, paths, beyond]


def _beyond(view: View, cue: int) -> str:
    """The cue beyond the nearest one."""
    return "0" if cue == NO_CUE else view.par.low[cue]


def _both(view: View) -> Iterator[Column]:
    """The classes of both cues; the word or mark that the clause begins after, and how far behind it is."""
    low, classes = view.par.low, [cue or "l" for cue in view.par.cues]
    classes.append("0")  # what NO_CUE, the last entry, leads to
    yield [f"LR={classes[one]}|{classes[two]}" for one, two in zip(view.left, view.right, strict=True)]
    openers = zip(view.clauses, view.path, strict=True)
    yield [
        f"B={low[start] if start >= 0 else '^'}|{distance(at - start)}|{letter}"
        for at, (start, letter) in enumerate(openers)
    ]


def _path(view: View, start: int, end: int) -> str:
    """The kinds of words from ``start`` to ``end``, one letter a run; "far" for a long stretch."""
    if end - start > _LONGEST_PATH * 2:
        return "far"
    runs = ""
    for letter in view.path[start:end]:
        if not runs.endswith(letter):
            runs += letter
    return runs if len(runs) <= _LONGEST_PATH else "far"
