"""How far two keys agree, in plain words: what is counted, how sure that is, and what it is good for.

The lines at .80 and .67 are those of K. Krippendorff, Content Analysis, 2nd edition, Sage, 2004, page 241.
They speak of the keys, not of the people who made them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.articles.key import Key
from whosays.articles.key_checks import ARTICLE
from whosays.author.two_keys.agreement import KeyAgreement, Share, agreements, both_have
from whosays.author.two_keys.differences import Difference
from whosays.base.errors import KitError

RELIABLE, TENTATIVE = 0.80, 0.667
TITLES = {"kind": "What kind it is", "source": "Who says so first"}
_ABOUT = {"kind": "the kind", "source": "who says so", "edges": "where it begins and ends"}
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


def share_lines(found: KeyAgreement) -> list[str]:
    """Of words and of statements, how many have the same answer, and how many one that can be defended."""
    listed = (
        ("words", found.words, found.defensible_words),
        ("statements that both have", found.statements, found.defensible),
    )
    lines = []
    for noun, same, near in listed:
        more = "" if near == same else f"; with second answers {share_words(near, noun).partition(' of ')[0]}"
        lines.append(f"the same for {share_words(same, noun)}{more}")
    return lines


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
    if round(low, 2) >= RELIABLE:  # as it is printed beside this
        return _ALIKE
    if found.alpha >= RELIABLE:
        return _MAYBE
    return _TALK if found.alpha >= TENTATIVE else _TWO_WAYS


def number(value: float) -> str:
    """A coefficient as the field prints it: ".90"."""
    return f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 0.995 else f"{value:.2f}"


def there_words(told: Told, one: str, other: str, found: Sequence[Difference]) -> str:
    """How many statements both have, and how many only one of them."""
    both = f"Both have {told.there.same} of the {told.there.of} statements that either has."
    alone = [each for each in found if "there" in each.facets]
    if not alone:
        return both
    mine = sum(each.other is None for each in alone)
    return f"{both} Only {one} has {mine}, only {other} {len(alone) - mine}: they are in the list."


def about(found: Difference) -> str:
    """What two answers differ in, in words."""
    if found.facets == ("there",):
        return "only one has it"
    named = [_ABOUT[each] for each in found.facets]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def chain_words(source: str) -> str:
    """A chain of sources without its sign: Rudaw through Reuters."""
    names = [each.strip() for each in source.split("<")]
    others = [each for each in names if each != ARTICLE]
    return " through ".join(others or names)
