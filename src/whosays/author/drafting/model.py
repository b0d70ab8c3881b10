"""The weights of a tagging pass, and the scores that they give a token.

A score is seven numbers, one a label. They are held in one Python integer, 24 bits a number: adding two such
integers adds all seven at once, which plain Python does as fast as it adds two single numbers.

A weights file is, under gzip: a line of JSON (labels, scale, transitions, number of features, cue words), then
the features' names, a line each, then their weights, a byte each, label by label. A byte stands for a weight by
``WEIGHTS``: small weights finely, great ones roughly.
"""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files

from whosays.author.drafting.features import Group, names_of

_BITS = 24
_HALF = 1 << (_BITS - 1)
_MASK = (1 << _BITS) - 1
_CACHED = 40_000  # groups remembered: about 10 MB at most
WEIGHTS = [round(abs(n - 128) ** 1.5 / 1.5) * (1 if n > 128 else -1) for n in range(256)]  # up to 965


@dataclass
class Model:
    """One pass of the tagger: weights by feature, packed; transitions[before][after]."""

    labels: list[str]
    transitions: list[list[int]]
    weights: dict[str, int]
    cue_words: dict[str, float]
    _known: dict[Group, int] = field(default_factory=dict)

    def score(self, groups: Iterable[Group]) -> int:
        """The packed scores of a token."""
        known, total = self._known, 0
        for group in groups:
            value = known.get(group)
            total += self._learn(group) if value is None else value
        return total

    def _learn(self, group: Group) -> int:
        if len(self._known) > _CACHED:
            self._known.clear()
        value = sum(self.weights.get(name, 0) for name in names_of(group))
        self._known[group] = value
        return value

    def unpack(self, packed: int) -> list[int]:
        """The scores of the labels, in their order."""
        packed += bias(len(self.labels))
        return [((packed >> (_BITS * n)) & _MASK) - _HALF for n in range(len(self.labels))]


def bias(count: int) -> int:
    """What makes every one of ``count`` packed numbers positive, so that they can be cut apart."""
    return sum(_HALF << (_BITS * n) for n in range(count))


def read_model(name: str) -> Model:
    """The model of a weights file, for example ``read_model("first")``."""
    path = files("whosays.author.drafting") / "weights" / f"{name}.weights.gz"
    head, _, rest = gzip.decompress(path.read_bytes()).partition(b"\n")
    facts = json.loads(head)
    *names, planes = rest.split(b"\n", facts["features"])
    packed = _pack(planes, len(facts["labels"]), len(names))
    weights = dict(zip((name.decode() for name in names), packed, strict=True))
    return Model(facts["labels"], facts["transitions"], weights, facts["cue_words"])


def _pack(planes: bytes, labels: int, count: int) -> list[int]:
    """The packed weights of each feature, from a plane of bytes a label."""
    size = _BITS // 8
    step = size * labels
    rows = bytearray(step * count)
    highest = 1 << 15  # added to every weight, so that two bytes hold it
    low = bytes((weight + highest) & 255 for weight in WEIGHTS)
    high = bytes((weight + highest) >> 8 for weight in WEIGHTS)
    for label in range(labels):
        plane = planes[label * count : (label + 1) * count]
        rows[label * size :: step] = plane.translate(low)
        rows[label * size + 1 :: step] = plane.translate(high)
    zero = sum(highest << (_BITS * n) for n in range(labels))
    return [int.from_bytes(rows[at : at + step], "little") - zero for at in range(0, len(rows), step)]
