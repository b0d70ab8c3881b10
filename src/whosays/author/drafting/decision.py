"""The kinds by name, and what a rule suggests."""

from dataclasses import dataclass

from whosays.articles.article import Span

FACT, OFFICIAL, CLAIM = "reported fact", "official claim", "attributed claim"
ALLEGATION, JUDGEMENT, APPEAL, PAGE = "allegation", "characterisation", "appeal", "furniture"


@dataclass(frozen=True)
class Decision:
    """What a rule suggests for a statement.

    Attributes:
        kind: the kind.
        because: the words that suggest it.
        rule: the rule's name.
        sure: sure, fair or doubtful.
        also: a second kind that a careful reader could defend; perhaps empty.
    """

    kind: str
    because: tuple[Span, ...]
    rule: str
    sure: str
    also: str = ""


def page_part(span: Span) -> Decision:
    """The decision for a piece of the page."""
    return Decision(PAGE, (span,), "a piece of the page", "fair")
