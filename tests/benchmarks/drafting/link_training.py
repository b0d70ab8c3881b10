"""Trains the linker: an averaged perceptron that ranks the options of each choice (Collins 2002)."""

import gzip
import json
import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from whosays.author.drafting.link_features import candidates
from whosays.author.drafting.linking import option_features
from whosays.author.drafting.scene import Scene

from .polnear import Document, Span

Example = tuple[list[list[str]], set[int]]  # the features of each option, and which options are right


def examples(scene: Scene, document: Document) -> Iterable[Example]:
    """The choices of an article that has labels which were not trained on it."""
    starts = [token.start for token in scene.tokens]
    places = [{role: _places(starts, a[role]) for role in a} for a in document.attributions]
    for number, stretch in enumerate(scene.found):
        own = set(range(stretch.first, stretch.end))
        if stretch.role == "C" and (gold := _gold(own, places, "content")):
            yield _example(scene, number, "U", gold["cue"])
            if not gold["cue"]:
                yield _example(scene, number, "S", gold["source"])
        elif stretch.role == "U" and (gold := _gold(own, places, "cue")):
            yield _example(scene, number, "S", gold["source"])


def _places(starts: list[int], spans: list[Span]) -> set[int]:
    return {n for start, end in spans for n in range(bisect_left(starts, start), bisect_left(starts, end))}


def _gold(own: set[int], places: list[dict[str, set[int]]], role: str) -> dict[str, set[int]] | None:
    """The attribution whose stretch of the role is most like these tokens."""
    scores = [len(own & place[role]) / len(own | place[role]) for place in places]
    best = max(range(len(places)), key=scores.__getitem__, default=-1)
    return places[best] if best >= 0 and scores[best] > 0 else None


def _example(scene: Scene, number: int, role: str, gold: set[int]) -> Example:
    options: list[int | None] = [None, *candidates(scene, number, role)]
    right = {
        n for n, option in enumerate(options)
        if option is not None and gold & set(range(scene.found[option].first, scene.found[option].end))
    }  # fmt: skip
    return option_features(scene, number, role, options), right or {0}


def trained(data: list[Example], rounds: int = 8, seed: int = 1) -> dict[str, float]:
    """Averaged weights by feature."""
    weights: dict[str, float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    order, step = list(range(len(data))), 0
    shuffle = random.Random(seed)
    for _ in range(rounds):
        shuffle.shuffle(order)
        for number in order:
            step += 1
            _learn(data[number], weights, totals, step)
    return {name: weight - totals[name] / step for name, weight in weights.items()}


def _learn(example: Example, weights: dict[str, float], totals: dict[str, float], step: int) -> None:
    options, right = example
    scores = [sum(weights.get(name, 0) for name in names) for names in options]
    good = max(right, key=scores.__getitem__)
    wrong = [n for n in range(len(options)) if n not in right]
    bad = max(wrong, key=scores.__getitem__, default=good)
    if bad == good or scores[good] > scores[bad] + 1:
        return
    for names, by in ((options[good], 1.0), (options[bad], -1.0)):
        for name in names:
            weights[name] += by
            totals[name] += by * step


def links_file(weights: dict[str, float], size: int, sureness: list[float]) -> bytes:
    """The linker's file: the ``size`` greatest weights, in hundredths, and those of ``sureness``."""
    kept = sorted(sorted(weights, key=lambda name: -abs(weights[name]))[:size])
    facts = {"choices": hundredths({name: weights[name] for name in kept}), "sureness": sureness}
    return gzip.compress(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)


def hundredths(weights: dict[str, float]) -> dict[str, int]:
    """The weights as the kit reads them."""
    return {name: round(100 * weight) for name, weight in weights.items()}
