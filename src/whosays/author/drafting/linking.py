"""Which source, which cue and which content belong together, in the stretches that the tagger found."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from whosays.author.drafting.link_features import candidates, none_features, pair_features
from whosays.author.drafting.scene import Scene
from whosays.author.drafting.tagged import Stretch


@dataclass
class Link:
    """One attribution in the making.

    Attributes:
        cue: the stretch that hands over.
        source: the stretch that names who says it.
        content: what is said; every attribution has some in the end.
        margin: how far the weakest choice of a stretch is ahead of the next best.
        rule: the name of the rule that made it; "" where the tagger and the linker did.
    """

    cue: Stretch | None
    source: Stretch | None
    content: list[Stretch] = field(default_factory=list)
    margin: int = 0
    rule: str = ""


@dataclass(frozen=True)
class Choice:
    """What a stretch chose, by number, and how far it is ahead of the next best."""

    chosen: int | None
    margin: int


@dataclass(frozen=True)
class LinkWeights:
    """The weights of the features of choices, and those of ``sureness``."""

    choices: dict[str, int]
    sureness: list[float]


@cache
def link_weights() -> LinkWeights:
    """The kit's own weights, read once."""
    path = files("whosays.author.drafting") / "weights" / "links.json.gz"
    return LinkWeights(**json.loads(gzip.decompress(path.read_bytes())))


def linked(scene: Scene, weights: Mapping[str, float]) -> list[Link]:
    """The attributions of a text, by the place of their first stretch."""
    by_cue: dict[int, Link] = {}
    found: list[Link] = []
    for number, stretch in enumerate(scene.found):
        if stretch.role != "C":
            continue
        choice = choose(scene, number, "U", weights)
        if choice.chosen is None:
            found.append(_without_cue(scene, number, choice.margin, weights))
            continue
        if choice.chosen not in by_cue:
            by_cue[choice.chosen] = _of_cue(scene, choice.chosen, weights)
            found.append(by_cue[choice.chosen])
        link = by_cue[choice.chosen]
        link.content.append(stretch)
        link.margin = min(link.margin, choice.margin)
    return sorted(found, key=place_of)


def _of_cue(scene: Scene, cue: int, weights: Mapping[str, float]) -> Link:
    choice = choose(scene, cue, "S", weights)
    source = None if choice.chosen is None else scene.found[choice.chosen]
    return Link(scene.found[cue], source, [], choice.margin)


def _without_cue(scene: Scene, content: int, margin: int, weights: Mapping[str, float]) -> Link:
    choice = choose(scene, content, "S", weights)
    source = None if choice.chosen is None else scene.found[choice.chosen]
    return Link(None, source, [scene.found[content]], min(margin, choice.margin))


def choose(scene: Scene, chooser: int, role: str, weights: Mapping[str, float]) -> Choice:
    """What a stretch chooses of a role, or none."""
    options: list[int | None] = [None, *candidates(scene, chooser, role)]
    scores = [
        sum(weights.get(name, 0) for name in names)
        for names in option_features(scene, chooser, role, options)
    ]
    best = max(range(len(options)), key=scores.__getitem__)
    second = max((score for n, score in enumerate(scores) if n != best), default=-1000)
    return Choice(options[best], int(scores[best] - second))


def option_features(scene: Scene, chooser: int, role: str, options: list[int | None]) -> list[list[str]]:
    """The features of each option: the number of a stretch, or none."""
    return [
        none_features(scene, chooser, role) if option is None else pair_features(scene, chooser, option)
        for option in options
    ]


def place_of(link: Link) -> int:
    """The first token of an attribution."""
    return min(s.first for s in [link.cue, link.source, *link.content] if s)
