"""How far two keys agree, in plain words: what is counted, how sure that is, and what it is good for.

The lines at .80 and .67 are those of K. Krippendorff, Content Analysis, 2nd edition, Sage, 2004, page 241.
They speak of the keys, not of the people who made them.
"""

from dataclasses import dataclass

from whosays.articles.key import Key
from whosays.author.two_keys.agreement import KeyAgreement, Share, agreements, both_have
from whosays.base.errors import KitError

RELIABLE, TENTATIVE = 0.80, 0.667
TITLES = {"kind": "What kind it is", "source": "Who says so first"}
_ALIKE = "All of that is .80 or more: the codebook was read alike, and what differs are single cases."
_MAYBE = "Alpha itself is .80 or more, but one article is little: it may be less. Settle what differs."
_TALK = "That is between .67 and .80: settle what differs, and look for the rule that was read in two ways."
_TWO_WAYS = "That is under .67: a rule was read in two ways. Read the codebook together before you settle."


@dataclass(frozen=True)
class Told:
    """What two keys have in common.

    Attributes:
        facets: how far they agree, for each thing that is asked.
        there: of all statements of both, those that both have.
        lacks: why there is no alpha, where a library is missing; "" otherwise.
    """

    facets: tuple[KeyAgreement, ...]
    there: Share
    lacks: str


def compare(one: Key, other: Key) -> Told:
    """How far two keys of one article agree; without the libraries for alpha, the shares alone."""
    try:
        return Told(tuple(agreements(one, other)), both_have(one, other), "")
    except KitError as error:
        return Told(tuple(agreements(one, other, chance=False)), both_have(one, other), str(error))


def share_words(share: Share, noun: str) -> str:
    """A share in words: 98.2 % of the words (375 of 382)."""
    if share.share is None:
        return f"no {noun} in common"
    return f"{100 * share.share:.1f} % of the {noun} ({share.same} of {share.of})"


def alpha_words(found: KeyAgreement) -> str:
    """Alpha with its interval; why there is none."""
    if found.alpha is None:
        return "Alpha has nothing to measure: all answers are the same one."
    if found.low is None or found.high is None:
        return f"Alpha {number(found.alpha)}; the article is too short for an interval."
    return f"Alpha {number(found.alpha)}, likely between {number(found.low)} and {number(found.high)}."


def meaning(found: KeyAgreement) -> str:
    """What alpha means, in one sentence."""
    if found.alpha is None:
        return ""
    low = found.alpha if found.low is None else found.low
    if low >= RELIABLE:
        return _ALIKE
    if found.alpha >= RELIABLE:
        return _MAYBE
    return _TALK if found.alpha >= TENTATIVE else _TWO_WAYS


def number(value: float) -> str:
    """A coefficient as the field prints it: ".90"."""
    text = f"{value:.2f}"
    return text.replace("0.", ".", 1) if abs(value) < 1 and text not in ("1.00", "-1.00") else text
