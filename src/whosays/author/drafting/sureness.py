"""How sure the engine is of an attribution: from 0 to 1, the share of such ones that were right in training.

A logistic regression over how far the labels and the links are ahead of the next best ones. "Right" means:
half of the content, and some of source and cue, are those of the annotators.
"""

from collections.abc import Sequence
from math import exp

from whosays.author.drafting.linking import Link
from whosays.author.drafting.scene import Scene
from whosays.author.drafting.tagged import Stretch

_BY_RULE = {"orphan": 0.3, "passive": 0.5, "according": 0.6}
_STEPS = 10.0  # margins count by their doublings: up to about ten


def sureness(scene: Scene, link: Link, weights: Sequence[float]) -> float:
    """From 0 to 1; what a rule made has the rule's own number."""
    if link.rule:
        return _BY_RULE[link.rule]
    total = sum(weight * fact for weight, fact in zip(weights, facts_of(scene, link), strict=True))
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)


def facts_of(scene: Scene, link: Link) -> list[float]:
    """The numbers that the regression weighs; the first is always 1."""
    content = link.content
    return [
        1.0,
        float(link.cue is None),
        float(link.source is None),
        _doublings(link.margin),
        _least(scene, link.cue),
        _least(scene, link.source),
        min((_doublings(scene.margins[part.first]) for part in content), default=0.0),
        min((_doublings(scene.margins[part.end - 1]) for part in content), default=0.0),
        min((_least(scene, part) for part in content), default=0.0),
        float(all(scene.quoted[part.first] for part in content)),
        float(any(scene.cues[n] == "S" for n in range(link.cue.first, link.cue.end)) if link.cue else 0),
        float(len(content) > 1),
    ]


def _least(scene: Scene, stretch: Stretch | None) -> float:
    return _doublings(min(scene.margins[stretch.first : stretch.end])) if stretch else 0.0


def _doublings(margin: int) -> float:
    return max(0, margin).bit_length() / _STEPS
