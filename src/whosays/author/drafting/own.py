"""A stretch in the article's own voice, as its rules hand it on."""

from dataclasses import dataclass

from whosays.articles.article import Span
from whosays.author.drafting.decision import Decision
from whosays.author.drafting.voices import Voice


@dataclass(frozen=True)
class Own:
    """A stretch in the article's own voice; of a ground or a record, who stands behind it.

    Attributes:
        span: where it stands, or its first piece.
        decision: its kind and what suggests it.
        voice: who stands behind it; None for the article.
        rest: its further pieces, where an aside stands between.
    """

    span: Span
    decision: Decision
    voice: Voice | None = None
    rest: tuple[Span, ...] = ()
