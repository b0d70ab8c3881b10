"""The passive: "X was accused by Y of Z", where Y says it, though the tagger may take X.

Only for verbs of ``accusing_verbs``, with a "by" in the same clause.
"""

from whosays.author.drafting.linking import Link, place_of
from whosays.author.drafting.orphans import sentence_stretches
from whosays.author.drafting.scene import Scene
from whosays.author.drafting.tagged import Stretch
from whosays.author.drafting.word_lists import words_of

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_ENDS = frozenset(
    [
        "of",
        "for",
        "that",
        "over",
        "after",
        "before",
        "when",
        "as",
        "in",
        "on",
        "at",
        "because",
        "while",
        "to",
        "who",
        "which",
        "and",
    ]
)
_BETWEEN = 4  # words from the verb to its "by": "was accused on Monday by"
_NAME = 12  # the longest name of a source, in words


def with_passives(scene: Scene, links: list[Link]) -> list[Link]:
    """The attributions of a text, with those that a passive hands over."""
    found = list(links)
    for sentence in sentence_stretches(scene):
        for verb in range(sentence.first + 1, sentence.end):
            if scene.low[verb] in words_of("accusing_verbs") and (passive := _passive(scene, sentence, verb)):
                found = _merged(found, passive)
    return sorted(found, key=place_of)


def _passive(scene: Scene, sentence: Stretch, verb: int) -> Link | None:
    """The attribution of a passive verb outside quotation marks."""
    be = next((n for n in (verb - 1, verb - 2) if n >= sentence.first and scene.low[n] in _BE), None)
    by = _first(scene, verb + 1, min(verb + 1 + _BETWEEN, sentence.end), "by")
    if be is None or by is None or scene.quoted[verb]:
        return None
    source = Stretch("S", by + 1, _name_end(scene, by + 1, sentence.end))
    content = _content(scene, sentence, be, source.end)
    if source.first == source.end or content is None:
        return None
    return Link(Stretch("U", be, verb + 1), source, [content], rule="passive")


def _first(scene: Scene, start: int, end: int, word: str) -> int | None:
    return next((n for n in range(start, end) if scene.low[n] == word), None)


def _name_end(scene: Scene, start: int, end: int) -> int:
    """Where a name ends: before a mark, a small word, or a day."""
    stops = _ENDS | words_of("times")
    for at in range(start, min(end, start + _NAME)):
        if not scene.low[at][0].isalnum() or scene.low[at] in stops:
            return at
    return min(end, start + _NAME)


def _content(scene: Scene, sentence: Stretch, be: int, after: int) -> Stretch | None:
    """What stands after the source; without that, what is spoken of before the verb."""
    end = sentence.end
    while end > after and not scene.low[end - 1][0].isalnum():
        end -= 1
    if end > after:
        return Stretch("C", after, end)
    return Stretch("C", sentence.first, be) if be > sentence.first else None


def _merged(links: list[Link], passive: Link) -> list[Link]:
    """The attributions with a passive one: in the place of one that took another source, else added."""
    same = [link for link in links if link.cue and passive.cue and _meet(link.cue, passive.cue)]
    if same:
        right = same[0].source and passive.source and _meet(same[0].source, passive.source)
        takes = any(passive.source and _meet(part, passive.source) for part in same[0].content)
        return links if right and not takes else [passive if link is same[0] else link for link in links]
    if any(_meet(part, mine) for link in links for part in link.content for mine in passive.content):
        return links
    return [*links, passive]


def _meet(one: Stretch, other: Stretch) -> bool:
    return one.first < other.end and other.first < one.end
