"""The tagger's weights in the form that ``whosays.author.drafting.model`` reads."""

import gzip
import json
from bisect import bisect_left
from dataclasses import dataclass

from whosays.author.drafting.model import PASSES, WEIGHTS


@dataclass(frozen=True)
class Trained:
    """What training found: weights by feature and label, transitions by label and label."""

    state: dict[tuple[str, str], float]
    transitions: dict[tuple[str, str], float]


# The label of what is nobody's words is given too often: in the second pass the others are favoured. On
# held-out articles of "train", 60 more for sources and cues took words of sources from F1 .702 to .719
# and linked attributions from .579 to .583; these numbers were chosen between two on "dev" (sentences
# .897 to .900).
FAVOUR = {"B-S": 120, "I-S": 120, "B-U": 80, "I-U": 80, "B-C": 50, "I-C": 50}
ALWAYS = "b"  # the feature that every token has
LABELS = ["B-C", "B-S", "B-U", "I-C", "I-S", "I-U", "O"]


def weights_file(passes: list[Trained], cue_words: dict[str, float], size: int) -> bytes:
    """The file with the ``size`` features of the greatest weights; a pass that is missing weighs nothing."""
    rows: dict[str, list[float]] = {}
    for number, trained in enumerate(passes):
        for (name, label), weight in trained.state.items():
            row = rows.setdefault(name, [0.0] * (PASSES * len(LABELS)))
            row[number * len(LABELS) + LABELS.index(label)] = weight
    for label, more in FAVOUR.items():
        if len(passes) == PASSES and ALWAYS in rows:
            rows[ALWAYS][len(LABELS) + LABELS.index(label)] += more
    kept = sorted(sorted(rows, key=lambda name: -max(map(abs, rows[name])))[:size])
    head = {
        "labels": LABELS,
        "transitions": [_transitions(trained) for trained in passes],
        "features": len(kept),
        "cue_words": cue_words,
    }
    planes = bytes(_byte(rows[name][n]) for n in range(PASSES * len(LABELS)) for name in kept)
    lines = [json.dumps(head, ensure_ascii=False), *kept, ""]
    return gzip.compress("\n".join(lines).encode() + planes, 9, mtime=0)


def _transitions(trained: Trained) -> list[list[int]]:
    return [[round(trained.transitions.get((before, after), 0)) for after in LABELS] for before in LABELS]


def _byte(weight: float) -> int:
    """The byte whose weight is nearest."""
    at = bisect_left(WEIGHTS, weight)
    if at == len(WEIGHTS) or (at and weight - WEIGHTS[at - 1] < WEIGHTS[at] - weight):
        return at - 1
    return at
