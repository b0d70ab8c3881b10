"""What speaks for two stretches belonging together: features, as short names, for the linker's weights.

A content chooses its cue, and a cue its source; each may choose none.
"""

from collections.abc import Iterator
from itertools import islice

from whosays.author.drafting.features import distance
from whosays.author.drafting.scene import Scene
from whosays.author.drafting.tagged import Stretch

_NEAR = 4  # candidates looked at on each side
_LONGEST = 5  # roles between two stretches


def candidates(scene: Scene, chooser: int, role: str) -> list[int]:
    """The stretches of a role near a stretch, by number: in its paragraph and the two beside it."""
    place = scene.paragraphs[scene.found[chooser].first]
    before = _walk(scene, range(chooser - 1, -1, -1), role, place)
    after = _walk(scene, range(chooser + 1, len(scene.found)), role, place)
    return [*before, *after]


def _walk(scene: Scene, numbers: range, role: str, place: int) -> list[int]:
    found: list[int] = []
    for number in numbers:
        stretch = scene.found[number]
        away = abs(scene.paragraphs[stretch.first] - place)
        if away > 1 or len(found) == _NEAR:
            break
        if stretch.role == role:
            found.append(number)
            if away:  # of another paragraph, the nearest only
                break
    return found


def pair_features(scene: Scene, chooser: int, chosen: int) -> list[str]:
    """The features of a choice."""
    one, other = scene.found[chooser], scene.found[chosen]
    low, high = sorted((chooser, chosen))
    side = one.role + other.role + ("<" if chosen < chooser else ">")
    roles = "".join(scene.found[n].role for n in range(low + 1, high))[:_LONGEST]
    gap = range(scene.found[low].end, scene.found[high].first)
    away = _away(scene, one, other)
    near = "|".join(scene.low[n] for n in gap) if len(gap) < 4 else distance(len(gap))
    cue = one if one.role == "U" else other
    quoted = _quoted(scene, one if one.role == "C" else other)
    comma = any(scene.low[n] in ",;—–:" for n in gap[:12])
    bare = [
        f"r{roles}",
        f"r{roles}{away}",
        f"g{near}",
        f"d{distance(len(gap))}{away}",
        f"k{roles}{distance(len(gap))}",
        f"q{quoted}{roles}{away}",
        f"q{quoted}{comma:d}{scene.cues[cue.end - 1]}{away}",
        f"c{'_'.join(scene.low[cue.first : cue.end][:3])}",
        f"c{scene.cues[cue.end - 1]}{roles}{comma:d}",
        f"a{_around(scene, cue)}{roles[:2]}",
        f"b{_around(scene, other)}",
        f"e{_edge(scene, one)}{roles[:2]}",
        *_rivals(scene, chooser, chosen),
    ]
    return [side + name for name in bare]


def none_features(scene: Scene, chooser: int, role: str) -> list[str]:
    """The features of the choice of none of a role."""
    one = scene.found[chooser]
    before = scene.found[chooser - 1] if chooser else None
    after = scene.found[chooser + 1] if chooser + 1 < len(scene.found) else None
    sides = "".join(_beside(scene, one, other) for other in (before, after))
    quoted = _quoted(scene, one)
    alone = len(list(islice(_same_sentence(scene, chooser), 3)))
    bare = ["", "q" + quoted, "s" + sides, "sq" + sides + quoted, f"n{alone}", "e" + _edge(scene, one)]
    if one.role == "U":
        bare.append("c" + "_".join(scene.low[one.first : one.end][:3]))
    return [f"{one.role}{role}0{name}" for name in bare]


def _away(scene: Scene, one: Stretch, other: Stretch) -> str:
    """In another paragraph, or so many sentences away."""
    if scene.paragraphs[one.first] != scene.paragraphs[other.first]:
        return "p"
    first, second = sorted((one, other), key=lambda stretch: stretch.first)
    return str(min(2, max(0, scene.sentences[second.first] - scene.sentences[first.end - 1])))


def _quoted(scene: Scene, stretch: Stretch) -> str:
    inside = sum(scene.quoted[stretch.first : stretch.end])
    return "a" if inside == stretch.end - stretch.first else "s" if inside else "n"


def _around(scene: Scene, stretch: Stretch) -> str:
    """The small word or mark before and after a stretch."""
    before = scene.low[stretch.first - 1] if stretch.first else ""
    after = scene.low[stretch.end] if stretch.end < len(scene.low) else ""
    return "|".join(word if len(word) < 4 else "w" for word in (before, after))


def _edge(scene: Scene, stretch: Stretch) -> str:
    """How a stretch begins: a word of up to four letters, or any."""
    word = scene.low[stretch.first]
    return word if len(word) < 5 else "w"


def _rivals(scene: Scene, chooser: int, chosen: int) -> Iterator[str]:
    """Whether the chosen has another of the chooser's role nearer to it, and what lies beyond it."""
    role, step = scene.found[chooser].role, 1 if chooser < chosen else -1
    beyond = scene.found[chosen + step] if 0 <= chosen + step < len(scene.found) else None
    yield "v" + _beside(scene, scene.found[chosen], beyond)
    nearer = [n for n in range(min(chooser, chosen) + 1, max(chooser, chosen)) if scene.found[n].role == role]
    yield f"m{len(nearer)}"
    if beyond is not None:
        gap = max(scene.found[chosen].first - beyond.end, beyond.first - scene.found[chosen].end)
        yield f"x{beyond.role}{distance(gap)}"


def _beside(scene: Scene, one: Stretch, other: Stretch | None) -> str:
    """The role of a neighbour, in small letters where it is in another sentence."""
    if other is None:
        return "-"
    return other.role if scene.sentences[one.first] == scene.sentences[other.first] else other.role.lower()


def _same_sentence(scene: Scene, chooser: int) -> Iterator[int]:
    """Stretches in the sentence of one, itself left out."""
    number = scene.sentences[scene.found[chooser].first]
    for way in (range(chooser - 1, -1, -1), range(chooser + 1, len(scene.found))):
        for n in way:
            if scene.sentences[scene.found[n].first] != number:
                break
            yield n
