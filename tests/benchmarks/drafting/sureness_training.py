"""Trains the weights of ``sureness``: a logistic regression by Newton's method."""

from collections.abc import Iterable, Sequence

import numpy as np

from whosays.author.drafting.linking import Link, linked
from whosays.author.drafting.scene import Scene
from whosays.author.drafting.sureness import facts_of

from .polnear import Document
from .scorer import linked as right_link
from .scorer import matched, places_of

_RIDGE = 1.0


def sureness_examples(
    scene: Scene, document: Document, weights: dict[str, int]
) -> Iterable[tuple[list[float], bool]]:
    """The facts of each attribution of an article, and whether it is right."""
    links = linked(scene, weights)
    golds = places_of(document.text, document.attributions)
    founds = places_of(document.text, [_spans(scene, link) for link in links])
    pairs = {other: one for one, other in matched(golds, founds)}
    for number, link in enumerate(links):
        right = number in pairs and right_link(golds[pairs[number]], founds[number])
        yield facts_of(scene, link), right


def _spans(scene: Scene, link: Link) -> dict[str, list[tuple[int, int]]]:
    return {
        "source": [scene.span(link.source)] if link.source else [],
        "cue": [scene.span(link.cue)] if link.cue else [],
        "content": [scene.span(part) for part in link.content],
    }


def sureness_weights(data: Sequence[tuple[list[float], bool]]) -> list[float]:
    """The weights of the facts."""
    facts, right = np.array([row for row, _ in data]), np.array([good for _, good in data], dtype=float)
    weights = np.zeros(facts.shape[1])
    for _ in range(20):
        share = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (right - share) - _RIDGE * weights
        curve = (facts.T * (share * (1 - share))) @ facts + _RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return [round(float(weight), 3) for weight in weights]
