"""Somebody's words in a text, as the engine finds them: source, cue, content (as in PARC 3.0 and PolNeAR)."""

from dataclasses import dataclass

from whosays.articles.article import Span


@dataclass(frozen=True)
class Attribution:
    """One thing that somebody says, thinks or wants, by the words of a text.

    Attributes:
        source: the words that name who says it; none where nobody is named.
        cue: the words that hand it over: a verb, "according to", none for bare quotation marks.
        content: what is said.
        sure: how sure the engine is that these belong together, from 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sure: float
