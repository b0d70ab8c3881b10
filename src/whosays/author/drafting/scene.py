"""A whole text with the stretches that the tagger found, as the linker reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.articles.article import Span
from whosays.author.drafting.tagged import Stretch, Tagged, stretches
from whosays.author.drafting.tokens import Token


@dataclass(frozen=True)
class Scene:
    """Every token of a text in one row, with what is known of each, and the stretches by place.

    Attributes:
        tokens: words and marks.
        low: the words in small letters.
        cues: the class of a word that may hand words over ("S", "A", "acc"), or "".
        quoted: 1 within quotation marks, else 0.
        sentences: the number of the token's sentence in the text.
        paragraphs: the number of its paragraph.
        margins: how far its label's score is ahead of the next best.
        found: sources, cues and contents, ``first`` and ``end`` counted in ``tokens``.
    """

    tokens: list[Token]
    low: list[str]
    cues: list[str]
    quoted: list[int]
    sentences: list[int]
    paragraphs: list[int]
    margins: list[int]
    found: list[Stretch]

    def span(self, stretch: Stretch) -> Span:
        """Where a stretch stands in the text."""
        return self.tokens[stretch.first].start, self.tokens[stretch.end - 1].end


def scene_of(looks: Sequence[Tagged]) -> Scene:
    """The paragraphs of a text in one row."""
    scene = Scene([], [], [], [], [], [], [], [])
    for number, look in enumerate(looks):
        base = len(scene.tokens)
        scene.tokens.extend(look.par.tokens)
        scene.low.extend(look.par.low)
        scene.cues.extend(look.par.cues)
        scene.quoted.extend(look.par.quoted)
        scene.sentences.extend(look.par.sentences)
        scene.paragraphs.extend([number] * len(look.tags))
        scene.margins.extend(_margin(scores) for scores in look.scores)
        for found in stretches(look.tags):
            scene.found.append(Stretch(found.role, base + found.first, base + found.end))
    return scene


def _margin(scores: Sequence[int]) -> int:
    second, best = sorted(scores)[-2:]
    return best - second
