"""Figures in the words of a report, and what they cannot bear."""

import math
import re
from collections.abc import Iterable

from whosays.teacher.printed_numbers import decimals, percent
from whosays.teacher.stats.items import FEWEST, GOOD, MANY, reach
from whosays.teacher.stats.test_changes import Step
from whosays.teacher.stats.whole_class import RELY, TENTATIVE, SortAgreement
from whosays.teacher.stats.written import WrittenItem, pooled

_SINGLE = str.maketrans("“”", "‘’")
_OPENS = re.compile(r'(?<![^\s(])"')  # a straight mark with nothing before it
_SENTENCE_ENDS = re.compile(r"(?:(?<=[^A-Z][.!?])|(?<=[.!?][”’]))\s+(?=[A-Z“‘])")


def quoted(text: str) -> str:
    """A text in quotation marks; the marks inside it become single ones, here and nowhere else."""
    inner = _OPENS.sub("‘", text.translate(_SINGLE)).replace('"', "’")
    return f"“{inner}”"


def first_sentence(text: str) -> str:
    """Up to the first full stop, question or exclamation mark that ends a sentence."""
    return _SENTENCE_ENDS.split(text.strip(), maxsplit=1)[0]


def signed(number: float) -> str:
    """A change as a report prints it: ``+0.4``, ``−1.2``."""
    return "–" if math.isnan(number) else f"{number:+.1f}".replace("-", "−")


def change_range(each: Step) -> str:
    """The interval of a change in words."""
    return "no interval" if math.isnan(each.low) else f"{signed(each.low)} to {signed(each.high)}"


def limits(learners: int) -> list[str]:
    """What the numbers of so many learners cannot bear, in sentences; none where there are enough."""
    if learners >= MANY:
        return []
    said = f"These are the answers of {learners} learner{'' if learners == 1 else 's'}, and {MANY} are few."
    moves = f"A share moves by {percent(1 / learners)} with every single learner."
    if learners < FEWEST:
        none = f"Under {FEWEST} no discrimination and no interval is shown: each would hang on one or two."
        return [said, none, moves, "Read the answers instead."]
    low, high = reach(learners)
    wide = (
        f"A discrimination of {decimals(GOOD)} may in truth lie anywhere from {decimals(low)} to "
        f"{decimals(high)}: do not rewrite or drop an item for it."
    )
    return [
        said,
        wide,
        moves,
        "Intervals of shares are rather too narrow then. Do not compare classes.",
    ]


def written_words(items: Iterable[WrittenItem]) -> list[str]:
    """What an exercise's written answers add to the advice, a sentence for each question."""
    return [sentence for item in pooled(items) if (sentence := _written_in_words(item))]


def _written_in_words(item: WrittenItem) -> str:
    waiting = item.texts - item.marked
    wait = f"wait{'s' if waiting == 1 else ''} at the marking desk"
    if item.weakest:
        more = f"; {waiting} more {wait}" if waiting else ""
        return (
            f"Of the written answers to {quoted(item.title)}, the row {quoted(item.weakest.row)} earned the "
            f"least ({percent(item.weakest.share)} in {_texts(item.marked)}{more})."
        )
    return f"{_texts(waiting).capitalize()} {wait} ({quoted(item.title)})." if waiting else ""


def _texts(number: int) -> str:
    return "one text" if number == 1 else f"{number} texts"


def agreement_words(found: SortAgreement) -> str:
    """What two alphas say together, in plain words, by Krippendorff's rule of thumb."""
    if math.isnan(found.among) or math.isnan(found.key):
        return "All gave one answer, or too few answered: there is nothing to agree or differ on."
    if found.key >= RELY:
        return "The class reads as the key does."
    if found.key >= TENTATIVE:
        return "The class reads nearly as the key does: conclude with care."
    if found.among >= TENTATIVE:
        return "Learners agree with each other, not with the key: talk about it, and read the key again."
    return "Learners read these differently, from each other too: do not conclude from single labels."
