"""Words that take a side, inside a statement: a judgement of their own beside it."""

from whosays.articles.article import Span
from whosays.author.drafting.decision import JUDGEMENT, Decision
from whosays.author.drafting.judging_phrases import judging_phrase
from whosays.author.drafting.lists import found


def label_in(text: str, span: Span) -> Span | None:
    """The first words in a statement that take a side; None where there are none, or nothing else."""
    phrase = judging_phrase(text, span)
    for start, end in [*([phrase] if phrase else []), *found("labels", text, *span)]:
        named = text[start].isupper() and start > span[0]  # “Scandal” is a title there
        if not named and (end - start) < 0.7 * (span[1] - span[0]):
            return start, end
    return None


def label_decision(label: Span) -> Decision:
    """Its kind is always the same; whether it takes a side, a reader has to say."""
    return Decision(JUDGEMENT, (label,), "a word that takes a side", "doubtful")
