"""Writes a tagging pass's weights in the form that ``whosays.author.drafting.model`` reads."""

import gzip
import json
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from whosays.author.drafting.model import WEIGHTS


@dataclass(frozen=True)
class Trained:
    """What training found: weights by feature and label, transitions by label and label."""

    state: dict[tuple[str, str], float]
    transitions: dict[tuple[str, str], float]


def write_weights(path: Path, trained: Trained, cue_words: dict[str, float], size: int) -> int:
    """Write the ``size`` features of the greatest weights. The bytes written."""
    labels = sorted({label for _, label in trained.state})
    rows: dict[str, list[float]] = {}
    for (name, label), weight in trained.state.items():
        rows.setdefault(name, [0.0] * len(labels))[labels.index(label)] = weight
    kept = sorted(sorted(rows, key=lambda name: -max(map(abs, rows[name])))[:size])
    transitions = [[round(trained.transitions.get((a, b), 0)) for b in labels] for a in labels]
    head = {"labels": labels, "transitions": transitions, "features": len(kept), "cue_words": cue_words}
    planes = bytes(_byte(rows[name][n]) for n in range(len(labels)) for name in kept)
    lines = [json.dumps(head, ensure_ascii=False), *kept, ""]
    packed = gzip.compress("\n".join(lines).encode() + planes, 9, mtime=0)
    path.write_bytes(packed)
    return len(packed)


def _byte(weight: float) -> int:
    """The byte whose weight is nearest."""
    at = bisect_left(WEIGHTS, weight)
    near = WEIGHTS[max(0, at - 1) : at + 1]
    return WEIGHTS.index(min(near, key=lambda value: abs(value - weight))) if near else 255
