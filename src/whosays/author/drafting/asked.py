"""What the tagger asks of each token of a paragraph: what stands around it, where the next cues are."""

from collections.abc import Iterator, Mapping, Sequence

from whosays.author.drafting.features import EDGE, Group, distance
from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.view import NO_CUE, View, summary, view_of
from whosays.author.drafting.word_lists import words_of

Asked = tuple[list[Group], list[str]]  # of one token: groups of features, and single features by name
_LONGEST_PATH = 7  # parts of speech between a word and a cue; longer ones hardly come twice


def asked_of(pars: Sequence[Paragraph], cue_words: Mapping[str, float]) -> Iterator[list[Asked]]:
    """The features of every token, paragraph by paragraph.

    Args:
        pars: the paragraphs of one text in order.
        cue_words: words that are often cues, with the share of their uses that are.
    """
    before = "00"
    for par in pars:
        view = view_of(par, before, cue_words)
        yield [_asked(view, at) for at in range(len(par.tokens))]
        before = summary(par)


def _asked(view: View, at: int) -> Asked:
    """The features of one token."""
    par, shapes, last = view.par, view.shapes, len(view.par.low) - 1
    low, read = par.low, par.read
    before, after = (low[at - 1] if at else EDGE), (low[at + 1] if at < last else EDGE)
    shape_before, shape_after = (shapes[at - 1] if at else EDGE), (shapes[at + 1] if at < last else EDGE)
    quoted, mark = par.quoted, view.marks[par.sentences[at]]
    groups: list[Group] = [
        ("word", read[at]),
        ("near", "-1", read[at - 1] if at else EDGE),
        ("near", "+1", read[at + 1] if at < last else EDGE),
        ("near", "-2", read[at - 2] if at > 1 else EDGE),
        ("near", "+2", read[at + 2] if at + 1 < last else EDGE),
        ("quote", quoted[at], par.edges[at], at and quoted[at - 1], quoted[at + 1] if at < last else 0, mark),
        ("around", *view.near[at : at + 3], *view.near[at + 4 : at + 7]),
        _place(view, at, last, mark),
    ]
    names = [
        f"<={before}|{low[at]}",
        f">={low[at]}|{after}",
        f"sss={shape_before}|{shapes[at]}|{shape_after}",
    ]
    names.append(f"ps={view.marks.get(par.sentences[at] - 1, view.before)}|{mark}")
    _add_parts(groups, names, par.parts, at)
    _add_left(groups, names, view, at)
    _add_right(groups, names, view, at)
    _add_both(names, view, at)
    if par.cues[at]:
        groups.append(("cue", par.cues[at], quoted[at], shape_before, shape_after, after))
    return groups, names


def _add_parts(groups: list[Group], names: list[str], parts: list[str], at: int) -> None:
    last, part = len(parts) - 1, parts[at]
    before, after = (parts[at - 1] if at else "^"), (parts[at + 1] if at < last else "$")
    groups.append(("parts", before, part, after))
    names.append(f"p2={parts[at - 2] if at > 1 else '^'}|{before}|{part}")
    names.append(f"p3={part}|{after}|{parts[at + 2] if at + 1 < last else '$'}")


_AFTER_CUE = frozenset({".", "in", "on"}) | words_of("times")
_THAT = frozenset({"that", "to", ":"})


def _place(view: View, at: int, last: int, mark: str) -> Group:
    """Where a token stands in its sentence and paragraph, and what stood before those."""
    numbers = view.par.sentences
    first = "" if at and numbers[at] == numbers[at - 1] else "S" if at else "P"
    closes = at == last or numbers[at] != numbers[at + 1]
    return ("begins", first, closes, view.shapes[at], view.before, mark)


def _add_left(groups: list[Group], names: list[str], view: View, at: int) -> None:
    """The nearest cue before a token in its sentence."""
    par, left = view.par, view.left[at]
    if left == NO_CUE:
        names += ("L0=", "L2=0")
        return
    comma, that = view.commas[at] > view.commas[left], view.thats[at] > view.thats[left]
    facts = f"{par.quoted[at]}{comma:d}{that:d}{par.low[left + 1] in _THAT:d}"
    groups.append(
        ("side", "L", par.cues[left], distance(at - left), par.low[left], view.small[left + 1], facts)
    )
    names.append(f"Lp={par.cues[left]}|{_path(view, left + 1, at + 1)}")
    names.append("L2=" + _beyond(view, view.left[left]))


def _add_right(groups: list[Group], names: list[str], view: View, at: int) -> None:
    """The nearest cue after a token in its sentence."""
    par, right = view.par, view.right[at]
    if right == NO_CUE:
        names += ("R0=", "R2=0")
        return
    closes = right == len(par.low) - 1 or par.low[right + 1] in _AFTER_CUE
    facts = f"{par.quoted[at]}{view.commas[right] > view.commas[at]:d}{closes:d}"
    groups.append(
        ("side", "R", par.cues[right], distance(right - at), par.low[right], view.small[right - 1], facts)
    )
    names.append(f"Rp={par.cues[right]}|{_path(view, at, right)}")
    names.append("R2=" + _beyond(view, view.right[right]))


def _beyond(view: View, cue: int) -> str:
    """The cue beyond the nearest one."""
    return "0" if cue == NO_CUE else view.par.low[cue]


def _add_both(names: list[str], view: View, at: int) -> None:
    """The classes of both cues; the word or mark that the clause begins after, and how far behind it is."""
    cues, left, right, start = view.par.cues, view.left[at], view.right[at], view.clauses[at]
    before = "0" if left == NO_CUE else cues[left] or "l"
    after = "0" if right == NO_CUE else cues[right] or "l"
    opener = view.par.low[start] if start >= 0 else "^"
    names.append(f"LR={before}|{after}")
    names.append(f"B={opener}|{distance(at - start)}|{view.path[at]}")


def _path(view: View, start: int, end: int) -> str:
    """The kinds of words from ``start`` to ``end``, one letter a run; "far" for a long stretch."""
    if end - start > _LONGEST_PATH * 2:
        return "far"
    runs = ""
    for letter in view.path[start:end]:
        if not runs.endswith(letter):
            runs += letter
    return runs if len(runs) <= _LONGEST_PATH else "far"
