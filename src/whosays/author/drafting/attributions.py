"""Who says what in a text: the engine's face."""

from whosays.articles.article import Span
from whosays.author.drafting.attribution import Attribution
from whosays.author.drafting.linking import Link, linked
from whosays.author.drafting.paragraphs import Paragraph, paragraphs
from whosays.author.drafting.tagger import Stretch, stretches, tags_of


def attributions(text: str) -> list[Attribution]:
    """What somebody says, thinks or wants in a text, in the order of the text.

    Spans are code points of ``text``, the end excluded. Nothing is found in an empty text.
    """
    pars = paragraphs(text)
    found: list[Attribution] = []
    for par, tags in zip(pars, tags_of(pars), strict=True):
        found += [_attribution(par, link) for link in linked(par, stretches(tags))]
    return found


def _attribution(par: Paragraph, link: Link) -> Attribution:
    return Attribution(
        source=(_span(par, link.source),) if link.source else (),
        cue=(_span(par, link.cue),) if link.cue else (),
        content=tuple(_span(par, content) for content in link.content),
        sure=0.7 if link.cue and link.source else 0.4,
    )


def _span(par: Paragraph, stretch: Stretch) -> Span:
    return par.tokens[stretch.first].start, par.tokens[stretch.end - 1].end
