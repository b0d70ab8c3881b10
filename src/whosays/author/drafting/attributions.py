"""Who says what in a text: the engine's face."""

from collections.abc import Sequence

from whosays.articles.article import Span
from whosays.author.drafting.according import with_according
from whosays.author.drafting.attribution import Attribution
from whosays.author.drafting.datelines import after_date_line
from whosays.author.drafting.interviews import labelled
from whosays.author.drafting.linking import Link, link_weights, linked
from whosays.author.drafting.model import tagger_model
from whosays.author.drafting.orphans import with_orphans
from whosays.author.drafting.paragraphs import paragraphs
from whosays.author.drafting.passives import with_passives
from whosays.author.drafting.scene import Scene, scene_of
from whosays.author.drafting.sureness import sureness
from whosays.author.drafting.tagged import Stretch
from whosays.author.drafting.tagger import tagged

_LABELLED = 0.8  # how sure a speaker's label is
RULES = (with_orphans, with_according, with_passives)  # for what the tagger cannot see


def attributions(text: str) -> list[Attribution]:
    """What somebody says, thinks or wants in a text, in the order of the text.

    Spans are code points of ``text``, the end excluded; those of a role are in order, not empty, and do not
    overlap. Nothing is found in an empty text. Lines of an interview are read by their labels.
    """
    interview = labelled(text)
    scene = scene_of(tagged(paragraphs(text), tagger_model()))
    links = linked(scene, link_weights().choices)
    for rule in RULES:
        links = rule(scene, links)
    found = [attribution_of(scene, link, text) for link in links]
    said = [Attribution((label,), (), (words,), _LABELLED) for label, words in interview]
    return sorted([*(a for a in found if not _within(a, interview)), *said], key=_first)


def attribution_of(scene: Scene, link: Link, text: str) -> Attribution:
    """The attribution of a link, in code points."""
    return Attribution(
        source=_spans(scene, [link.source] if link.source else [], text),
        cue=_spans(scene, [link.cue] if link.cue else [], text),
        content=_spans(scene, link.content, text),
        sure=sureness(scene, link, link_weights().sureness),
    )


def _spans(scene: Scene, parts: Sequence[Stretch], text: str) -> tuple[Span, ...]:
    """The spans of stretches in order, without a date line before them."""
    return tuple(_own_words(text, *scene.span(part)) for part in sorted(parts, key=lambda part: part.first))


def _own_words(text: str, start: int, end: int) -> Span:
    line = max(text.rfind(mark, 0, start) for mark in "\r\n") + 1
    return max(start, after_date_line(text, line, end)), end


def _within(attribution: Attribution, interview: list[tuple[Span, Span]]) -> bool:
    """Whether an attribution has words of a labelled line, which its label says."""
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    return any(label[0] < end and start < words[1] for label, words in interview for start, end in spans)


def _first(attribution: Attribution) -> int:
    return min(start for start, _ in [*attribution.source, *attribution.cue, *attribution.content])
