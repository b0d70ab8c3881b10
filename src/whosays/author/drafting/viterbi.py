"""The best row of labels for a row of scores, with transitions that are allowed only."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

_NEVER = -(10**9)
Numbers = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Moves:
    """The transitions, made ready.

    Attributes:
        rows: by the label before, then by the one after; one that is not allowed is far below all others.
        free: for each label that all may precede its number, and the moves to it by the label before.
        inside: for each "I-" label its number, that of its "B-", and the moves from its "B-" and from itself.
        reach: the most that one label before may catch up on another by its move to a free label.
    """

    rows: list[list[int]]
    free: list[tuple[int, list[int]]]
    inside: list[tuple[int, int, int, int]]
    reach: int


def allowed(before: str, after: str) -> bool:
    """Whether a label may follow another: "I-C" only "B-C" or "I-C". ``before`` is "" at the start."""
    return not after.startswith("I-") or before[2:] == after[2:]


def moves_of(labels: Sequence[str], transitions: Numbers) -> Moves:
    """The transitions of a pass, made ready for ``best_labels``."""
    count = range(len(labels))
    rows = [[transitions[i][j] if allowed(labels[i], labels[j]) else _NEVER for j in count] for i in count]
    columns = [list(column) for column in zip(*rows, strict=True)]
    begins = {j: labels.index("B" + labels[j][1:]) for j in count if labels[j].startswith("I-")}
    inside = [(j, begin, columns[j][begin], columns[j][j]) for j, begin in begins.items()]
    free = [(j, columns[j]) for j in count if j not in begins]
    return Moves(rows, free, inside, max(max(column) - min(column) for _, column in free))


def best_labels(scores: Numbers, labels: Sequence[str], moves: Moves) -> list[int]:
    """The numbers of the labels of the best row (Viterbi 1967)."""
    best = [own if allowed("", label) else _NEVER for own, label in zip(scores[0], labels, strict=True)]
    came: list[list[int]] = []
    for row in scores[1:]:
        froms, values = _step(best, moves)
        best = list(map(add, values, row))
        came.append(froms)
    path = [best.index(max(best))]
    for froms in reversed(came):
        path.append(froms[path[-1]])
    return path[::-1]


def _step(best: list[int], moves: Moves) -> tuple[list[int], list[int]]:
    """For each label, the best one to come from, and its value with the move.

    Where one label is ahead by more than the others can catch up, all come from there but the "I-" ones.
    """
    second, top = sorted(best)[-2:]
    if top - second > moves.reach:
        first = best.index(top)
        froms, values = [first] * len(best), [top + move for move in moves.rows[first]]
    else:
        froms, values = [0] * len(best), [0] * len(best)
        for label, column in moves.free:
            sums = list(map(add, best, column))
            values[label] = highest = max(sums)
            froms[label] = sums.index(highest)
    for label, begin, from_begin, from_inside in moves.inside:
        begun, inside = best[begin] + from_begin, best[label] + from_inside
        froms[label], values[label] = (begin, begun) if begun >= inside else (label, inside)
    return froms, values
