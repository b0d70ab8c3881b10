"""What marking gives back: a verdict, a credit and the reasons."""

from dataclasses import dataclass

from whosays.base.json_types import JSON

HALF = 0.5


@dataclass(frozen=True)
class Mark:
    """The verdict on one answer.

    Attributes:
        verdict: best, defensible, wrong or noted (free text, which no machine marks).
        credit: from 0 to 1.
        lead: the first sentence of the feedback.
        why: its paragraphs, each pointing at the words that decide.
        best: the best answer, in the form an answer has.
        others: why the other answers on offer are not the best, a paragraph each; only a page tells them.
    """

    verdict: str
    credit: float
    lead: str
    why: tuple[str, ...]
    best: JSON = None
    others: tuple[str, ...] = ()


def points_text(points: float) -> str:
    """Points as a table shows them: 3, 3.5 or 3.67."""
    return str(int(points)) if points == int(points) else f"{points:.2f}".rstrip("0")


def graded(credit: float, why: tuple[str, ...], best: JSON) -> Mark:
    """A mark for a credit from a formula: 1 is best, from ½ on most of it is right."""
    if credit >= 1 - 1e-9:
        return Mark("best", 1.0, "Yes, and here is what decides.", why, best)
    if credit >= HALF:
        return Mark("defensible", credit, "Most of it is right. Look at the difference.", why, best)
    return Mark("wrong", credit, "Not yet. Look at the difference.", why, best)
