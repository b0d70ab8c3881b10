"""Sentences with "according to" that the tagger has seen in part, or not at all."""

from dataclasses import replace

from whosays.author.drafting.linking import Link, place_of
from whosays.author.drafting.orphans import sentence_stretches
from whosays.author.drafting.scene import Scene
from whosays.author.drafting.tagged import Stretch

_SHORT = 2  # a content is put right where it has less than one half of its clause


def with_according(scene: Scene, links: list[Link]) -> list[Link]:
    """The attributions of a text, with those of "according to"."""
    found = list(links)
    for sentence in sentence_stretches(scene):
        at = _cue(scene, sentence)
        if at is not None and (whole := _whole(scene, sentence, at)):
            found = _merged(found, whole, sentence)
    return sorted(found, key=place_of)


def _cue(scene: Scene, sentence: Stretch) -> int | None:
    """Where the only "according to" of a sentence stands, outside quotation marks."""
    places = [
        at
        for at in range(sentence.first, sentence.end - 1)
        if scene.low[at] == "according" and scene.low[at + 1] == "to" and not scene.quoted[at]
    ]
    return places[0] if len(places) == 1 else None


def _whole(scene: Scene, sentence: Stretch, at: int) -> Link | None:
    """Source and content as the sentence's form has them; none where its form is another."""
    cue = Stretch("U", at, at + 2)
    commas = [n for n in range(at + 2, sentence.end) if scene.low[n] == ","]
    last = sentence.end - (not scene.low[sentence.end - 1][0].isalnum())
    if at == sentence.first and commas:
        source, content = Stretch("S", at + 2, commas[0]), Stretch("C", commas[-1] + 1, last)
        if len(commas) > 1 and scene.low[commas[0] + 1] not in ("a", "an", "the", "which", "who"):
            content = Stretch("C", commas[0] + 1, last)
    elif at > sentence.first and scene.low[at - 1] == ",":
        source, content = (
            Stretch("S", at + 2, commas[0] if commas else last),
            Stretch("C", sentence.first, at - 1),
        )
    else:
        return None
    if source.first >= source.end or content.first >= content.end:
        return None
    return Link(cue, source, [content], rule="according")


def _merged(links: list[Link], whole: Link, sentence: Stretch) -> list[Link]:
    """The attributions with the whole one: in the place of a part of it, or added where nothing is there."""
    inside = [
        link for link in links if any(sentence.first <= part.first < sentence.end for part in link.content)
    ]
    if not inside:
        return [*links, whole]
    (first, *others) = inside
    size = sum(part.end - part.first for part in first.content)
    full = sum(part.end - part.first for part in whole.content)
    if others or size * _SHORT >= full or not _same_cue(first, whole):
        return links
    return [replace(whole, source=first.source or whole.source) if link is first else link for link in links]


def _same_cue(one: Link, other: Link) -> bool:
    """Whether two have a word of their cues in common; one without a cue takes any."""
    if one.cue is None or other.cue is None:
        return True
    return one.cue.first < other.cue.end and other.cue.first < one.cue.end
