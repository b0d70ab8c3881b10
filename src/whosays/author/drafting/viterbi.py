"""The best row of labels for a row of scores, with transitions that are allowed only."""

from collections.abc import Sequence

_NEVER = -(10**9)


def allowed(before: str, after: str) -> bool:
    """Whether a label may follow another: "I-C" continues "B-C" or "I-C" only. ``before`` is "" at the start."""
    return not after.startswith("I-") or before[2:] == after[2:]


def best_labels(
    scores: Sequence[Sequence[int]], labels: Sequence[str], transitions: Sequence[Sequence[int]]
) -> list[int]:
    """The numbers of the labels of the best row (Viterbi 1967)."""
    count = range(len(labels))
    ways = [[(i, transitions[i][j]) for i in count if allowed(labels[i], labels[j])] for j in count]
    best = [scores[0][j] if allowed("", labels[j]) else _NEVER for j in count]
    came: list[list[int]] = []
    for row in scores[1:]:
        step = [max([(best[i] + weight, i) for i, weight in ways[j]]) for j in count]
        best = [value + row[j] for j, (value, _) in enumerate(step)]
        came.append([i for _, i in step])
    last = max(count, key=best.__getitem__)
    path = [last]
    for froms in reversed(came):
        path.append(froms[path[-1]])
    return path[::-1]
