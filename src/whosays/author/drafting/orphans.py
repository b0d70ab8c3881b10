"""Sentences that only say who said the sentence before, as "According to the council." does.

The tagger looks for content beside a cue, and finds none there: these take the sentence before as theirs.
Many reporters' texts lose a comma there, so that such a draft is always an unsure one.
"""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from whosays.author.drafting.linking import Link, place_of
from whosays.author.drafting.scene import Scene
from whosays.author.drafting.tagged import Stretch

_LONGEST = 16  # tokens of a sentence that says no more than who said it
_REST = 4  # words of it beside source and cue: "on Monday evening"
_MARKS = frozenset(".,;:!?…—–-")


def with_orphans(scene: Scene, links: list[Link]) -> list[Link]:
    """The attributions of a text, with those of orphan sentences."""
    found = list(links)
    sentences = sentence_stretches(scene)
    inside: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in scene.found:
        inside[scene.sentences[stretch.first]].append(stretch)
    for number in range(1, len(sentences)):
        orphan = _orphan(scene, sentences[number], inside[scene.sentences[sentences[number].first]])
        if orphan and not any(_touches(link, sentences[number]) for link in found):
            found = _given(scene, found, orphan, sentences[number - 1])
    return sorted(found, key=place_of)


def sentence_stretches(scene: Scene) -> list[Stretch]:
    """The sentences of a text as stretches of tokens."""
    numbers = scene.sentences
    firsts = [at for at, number in enumerate(numbers) if not at or number != numbers[at - 1]]
    return [Stretch("", first, end) for first, end in pairwise([*firsts, len(numbers)])]


def _touches(link: Link, sentence: Stretch) -> bool:
    return any(part.first < sentence.end and sentence.first < part.end for part in link.content)


def _orphan(scene: Scene, sentence: Stretch, inside: list[Stretch]) -> Link | None:
    """The source and cue of a sentence that has nothing else."""
    if sentence.end - sentence.first > _LONGEST or any(scene.quoted[sentence.first : sentence.end]):
        return None
    if scene.low[sentence.first : sentence.first + 2] == ["according", "to"]:
        return _according(scene, sentence)
    roles = {s.role: s for s in inside}
    if sorted(s.role for s in inside) != ["S", "U"] or scene.cues[roles["U"].end - 1] != "S":
        return None
    covered = sum(s.end - s.first for s in inside)
    words = sum(scene.low[n][0].isalnum() for n in range(sentence.first, sentence.end))
    return Link(roles["U"], roles["S"], rule="orphan") if words - covered <= _REST else None


def _according(scene: Scene, sentence: Stretch) -> Link | None:
    """The words "according to" and a name, and not a further clause after a comma."""
    first, end = sentence.first + 2, sentence.end
    while end > first and scene.low[end - 1] in _MARKS:
        end -= 1
    if end == first or "," in scene.low[first:end]:
        return None
    return Link(Stretch("U", sentence.first, first), Stretch("S", first, end), rule="orphan")


def _given(scene: Scene, links: list[Link], orphan: Link, before: Stretch) -> list[Link]:
    """The attributions, the sentence before given to the orphan unless somebody says it already."""
    holders = [link for link in links if _touches(link, before)]
    if any(link.cue for link in holders) or not orphan.cue or not _beside(scene, before, orphan.cue):
        return links
    if holders:
        given = replace(holders[-1], cue=orphan.cue, source=orphan.source, rule="orphan")
        return [given if link is holders[-1] else link for link in links]
    end = before.end - (scene.low[before.end - 1] == ".")
    if end == before.first:
        return links
    return [*links, replace(orphan, content=[Stretch("C", before.first, end)])]


def _beside(scene: Scene, before: Stretch, cue: Stretch) -> bool:
    """Whether the sentence before is in the same paragraph or the one before."""
    return scene.paragraphs[cue.first] - scene.paragraphs[before.first] <= 1
