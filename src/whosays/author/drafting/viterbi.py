"""The best row of labels for a row of scores, with transitions that are allowed only."""

from collections.abc import Sequence
from operator import add

_NEVER = -(10**9)


def allowed(before: str, after: str) -> bool:
    """Whether a label may follow another: "I-C" only "B-C" or "I-C". ``before`` is "" at the start."""
    return not after.startswith("I-") or before[2:] == after[2:]


def best_labels(
    scores: Sequence[Sequence[int]], labels: Sequence[str], transitions: Sequence[Sequence[int]]
) -> list[int]:
    """The numbers of the labels of the best row (Viterbi 1967)."""
    count = range(len(labels))
    columns = [[transitions[i][j] if allowed(labels[i], labels[j]) else _NEVER for i in count] for j in count]
    best = [scores[0][j] if allowed("", labels[j]) else _NEVER for j in count]
    came: list[list[int]] = []
    for row in scores[1:]:
        froms, values = [], []
        for own, column in zip(row, columns, strict=True):
            sums = list(map(add, best, column))
            top = max(sums)
            froms.append(sums.index(top))
            values.append(top + own)
        best = values
        came.append(froms)
    last = max(count, key=best.__getitem__)
    path = [last]
    for row_froms in reversed(came):
        path.append(row_froms[path[-1]])
    return path[::-1]
