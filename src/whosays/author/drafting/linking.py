"""Which source, which cue and which content belong together, in the stretches that the tagger found."""

from dataclasses import dataclass, field

from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.tagger import Stretch

_FAR = 150  # a cost from which on two stretches do not belong together
_NEAR_CUES = 6  # cues looked at on each side of a stretch


@dataclass
class Link:
    """One attribution in the making: stretches of one paragraph."""

    cue: Stretch | None
    source: Stretch | None = None
    content: list[Stretch] = field(default_factory=list)


def linked(par: Paragraph, found: list[Stretch]) -> list[Link]:
    """The attributions of a paragraph, by the place of their first stretch."""
    cues = [s for s in found if s.role == "U"]
    links = [Link(cue, _source_of(par, cue, found)) for cue in cues]
    loose: list[Link] = []
    for content in (s for s in found if s.role == "C"):
        costs = [(_content_cost(par, link, content, found), n) for n, link in enumerate(links)]
        cost, best = min(costs, default=(_FAR, -1))
        if cost < _FAR:
            links[best].content.append(content)
        else:
            loose.append(Link(None, None, [content]))
    return sorted((link for link in [*links, *loose] if link.content), key=_place)


def _place(link: Link) -> int:
    return min(s.first for s in [link.cue, link.source, *link.content] if s)


def _source_of(par: Paragraph, cue: Stretch, found: list[Stretch]) -> Stretch | None:
    """The source of a cue: the nearest in its sentence, rather before than after it."""
    sources = [s for s in found if s.role == "S" and par.sentences[s.first] == par.sentences[cue.first]]
    costs = [(_source_cost(par, cue, source, found), n) for n, source in enumerate(sources)]
    return sources[min(costs)[1]] if costs else None


def _source_cost(par: Paragraph, cue: Stretch, source: Stretch, found: list[Stretch]) -> int:
    gap = cue.first - source.end if source.first < cue.first else source.first - cue.end + 2
    low, high = sorted((cue.first, source.first))
    return gap + 12 * sum(low < s.first < high for s in found if s.role == "U")


def _content_cost(par: Paragraph, link: Link, content: Stretch, found: list[Stretch]) -> int:
    assert link.cue is not None
    low, high = sorted((link.cue.first, content.first))
    away = abs(par.sentences[content.end - 1] - par.sentences[link.cue.first])
    gap = link.cue.first - content.end if content.first < link.cue.first else content.first - link.cue.end
    return gap + 40 * away + 60 * sum(low < s.first < high for s in found if s.role == "U")
