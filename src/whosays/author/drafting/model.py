"""The weights of the tagger, and the scores that they give a token.

A token's score is two times seven numbers: one a label, for the first pass and for the second. They are held
in one Python integer, 32 bits a number: adding two such integers adds all the numbers at once, which plain
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
from struct import Struct

from whosays.author.drafting.features import Group, names_of
from whosays.author.drafting.viterbi import Moves, moves_of

_BITS = 32
_SIZE = _BITS // 8
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
        self[group] = value = sum(map(self.weights.get, names_of(group), repeat(0)))
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
        self.moves: list[Moves] = [moves_of(self.labels, rows) for rows in self.transitions]

    def scores(self, groups: Iterable[Iterable[Group]], names: Iterable[Iterable[str]]) -> list[int]:
        """The packed scores of each token, by columns of groups of features and of single features."""
        known = [map(self._known.__getitem__, column) for column in groups]
        single = [map(self.weights.get, column, repeat(0)) for column in names]
        return list(map(sum, zip(*known, *single, strict=True)))

    def unpack(self, packed: Iterable[int], number: int) -> list[tuple[int, ...]]:
        """The scores of the labels in a pass (0 or 1), in the labels' order, for each packed number."""
        count = len(self.labels)
        size, borrow = PASSES * count * _SIZE, halves(PASSES * count)
        read, at = Struct(f"<{count}i").unpack_from, number * count * _SIZE
        return [read(((one + borrow) ^ borrow).to_bytes(size, "little"), at) for one in packed]


@cache
def halves(count: int) -> int:
    """What ends the borrowing between ``count`` numbers, when it is added and its bits are turned back."""
    return sum(1 << (_BITS * n + _BITS - 1) for n in range(count))


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
    step = _SIZE * numbers
    rows = bytearray(step * count)
    highest = 1 << 15  # added to every weight, so that two bytes hold it
    low = bytes((weight + highest) & 255 for weight in WEIGHTS)
    high = bytes((weight + highest) >> 8 for weight in WEIGHTS)
    for n in range(numbers):
        plane = planes[n * count : (n + 1) * count]
        rows[n * _SIZE :: step] = plane.translate(low)
        rows[n * _SIZE + 1 :: step] = plane.translate(high)
    zero = sum(highest << (_BITS * n) for n in range(numbers))
    return [int.from_bytes(rows[at : at + step], "little") - zero for at in range(0, len(rows), step)]
