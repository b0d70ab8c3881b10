"""What a draft consists of: a row of the key, and beside it what suggested it."""

from dataclasses import dataclass

from whosays.articles.article import Span

SURE = ("sure", "fair", "doubtful")
DOUBTS = ("kind", "source", "edges")


@dataclass(frozen=True)
class DraftedStatement:
    """One statement as the engine suggests it. It never says that the suggestion is right.

    Attributes:
        row: the cells of its row by column of the key, ``status`` draft.
        spans: its pieces as code points, in the order of the text.
        because: the words that suggested its kind.
        rule: the name of the rule that suggested it.
        sure: one of SURE.
        doubts: what a person should look at first: some of DOUBTS.
    """

    row: dict[str, str]
    spans: tuple[Span, ...]
    because: tuple[Span, ...]
    rule: str
    sure: str
    doubts: tuple[str, ...] = ()
