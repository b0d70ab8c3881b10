"""Figures in the words of a report, and what they cannot bear."""

import math
from collections.abc import Iterable

from whosays.classstats import RELY, TENTATIVE, Agreement
from whosays.formstats import Step
from whosays.itemstats import FEWEST, GOOD, MANY, reach
from whosays.writtenstats import WrittenItem


def percent(share: float) -> str:
    """A share as a report prints it: ``48 %``, with a space that no line breaks; a dash for none."""
    return "–" if math.isnan(share) else f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def decimals(number: float) -> str:
    """A correlation or an alpha as statisticians print it: ``.31``, ``−.08``, ``1.00``; a dash for none."""
    if math.isnan(number):
        return "–"
    text = f"{number:.2f}".replace("-0.00", "0.00").replace("-", "−")
    return text.replace("0.", ".", 1) if abs(number) < 0.995 else text


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
    """What an exercise's written answers add to the advice, a sentence or two for each question."""
    said = []
    for item in items:
        if item.weakest:
            said.append(
                f"In the written answers to “{item.title}”, of which {item.marked} are marked, the row "
                f"“{item.weakest.row}” earned the least ({percent(item.weakest.share)}): {item.weakest.wants}"
            )
        if waiting := item.texts - item.marked:
            many = "One text waits" if waiting == 1 else f"{waiting} texts wait"
            said.append(f"{many} at the marking desk (“{item.title}”).")
    return said


def agreement_words(found: Agreement) -> str:
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
