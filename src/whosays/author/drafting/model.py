"""The weights of the tagger, and the scores that they give a token.

A token's score is two times seven numbers: one a label, for the first pass and for the second. They are held
in one Python integer, 24 bits a number: adding two such integers adds all the numbers at once, which plain
Python does as fast as it adds two single ones.

The weights file is, under gzip: a line of JSON (labels, transitions of each pass, number of features, cue
words), then the features' names, a line each, then their weights, a byte each, label by label and pass by
pass. A byte stands for a weight by ``WEIGHTS``: small weights finely, great ones roughly.
"""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat

from whosays.author.drafting.features import Group, names_of

_BITS = 24
_HALF = 1 << (_BITS - 1)  # added to every number before they are cut apart: none is negative then
_MASK = (1 << _BITS) - 1
PASSES = 2
_CACHED = 20_000  # groups remembered: about 5 MB
WEIGHTS = [round(abs(n - 128) ** 1.5 / 1.5) * (1 if n > 128 else -1) for n in range(256)]  # up to 965


class Known(dict[Group, int]):
    """The packed weights of groups that have come before; all go when there are too many."""

    def __init__(self, weights: dict[str, int]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, group: Group) -> int:
        if len(self) > _CACHED:
            self.clear()
        self[group] = value = sum(self.weights.get(name, 0) for name in names_of(group))
        return value


@dataclass
class Model:
    """The tagger's weights: packed, by feature; transitions[pass][label before][label after]."""

    labels: list[str]
    transitions: list[list[list[int]]]
    weights: dict[str, int]
    cue_words: dict[str, float]

    def __post_init__(self) -> None:
        self._known = Known(self.weights)

    def score(self, groups: Iterable[Group], names: Iterable[str]) -> int:
        """The packed scores of a token by groups of features and by single ones."""
        return sum(map(self._known.__getitem__, groups)) + sum(map(self.weights.get, names, repeat(0)))

    def unpack(self, packed: int, number: int) -> list[int]:
        """The scores of the labels in a pass (0 or 1), in the labels' order."""
        count = len(self.labels)
        packed = (packed + bias(PASSES * count)) >> (_BITS * count * number)
        return [((packed >> (_BITS * n)) & _MASK) - _HALF for n in range(count)]


@cache
def bias(count: int) -> int:
    """``_HALF`` for each of ``count`` numbers."""
    return sum(_HALF << (_BITS * n) for n in range(count))


@cache
def tagger_model() -> Model:
    """The kit's own model, read once."""
    path = files("whosays.author.drafting") / "weights" / "tagger.gz"
    return read_model(path.read_bytes())


def read_model(file: bytes) -> Model:
    """The model of a weights file."""
    head, _, rest = gzip.decompress(file).partition(b"\n")
    facts = json.loads(head)
    *names, planes = rest.split(b"\n", facts["features"])
    packed = _pack(planes, PASSES * len(facts["labels"]), len(names))
    weights = dict(zip((name.decode() for name in names), packed, strict=True))
    return Model(facts["labels"], facts["transitions"], weights, facts["cue_words"])


def _pack(planes: bytes, numbers: int, count: int) -> list[int]:
    """The packed weights of each feature, from a plane of bytes a label."""
    size = _BITS // 8
    step = size * numbers
    rows = bytearray(step * count)
    highest = 1 << 15  # added to every weight, so that two bytes hold it
    low = bytes((weight + highest) & 255 for weight in WEIGHTS)
    high = bytes((weight + highest) >> 8 for weight in WEIGHTS)
    for n in range(numbers):
        plane = planes[n * count : (n + 1) * count]
        rows[n * size :: step] = plane.translate(low)
        rows[n * size + 1 :: step] = plane.translate(high)
    zero = sum(highest << (_BITS * n) for n in range(numbers))
    return [int.from_bytes(rows[at : at + step], "little") - zero for at in range(0, len(rows), step)]
