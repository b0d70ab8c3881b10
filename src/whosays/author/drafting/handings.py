"""The acts of saying in a piece of text, each apart from its content: who hands words over, and where.

The unit (source, cue, content) follows PARC 3.0 and PolNeAR; where an act ends and its content begins follows
the kit's codebook.
"""

from dataclasses import replace

from whosays.author.drafting.handing import ACCORDING, Handing
from whosays.author.drafting.lists import small_words
from whosays.author.drafting.signposts import signpost
from whosays.author.drafting.subjects import main_subject
from whosays.author.drafting.text import Token
from whosays.author.drafting.verbal_acts import verbal_act

NO_INNER = small_words("no inner")
"""Groups of verbs that make no act of their own inside somebody else's words."""


def handings(held: list[Token], inner: bool = False) -> list[Handing]:
    """The acts of saying among these tokens, in their order. Tokens that are quoted are passed over.

    Args:
        held: the tokens.
        inner: whether they are somebody's words already. What these want or ask is then no act of its own.
    """
    found: list[Handing] = []
    headline = _in_capitals(held)
    at = 0
    while at < len(held):
        floor = found[-1].act[1] if found else 0
        one = None if held[at].quoted else _act_at(held, at, found, headline)
        if one and one.act[0] >= floor and not (inner and _is_no_inner_act(held, one)):
            found.append(one)
            at = max(at + 1, one.act[1])
        else:
            at += 1
    return _with_shared_sources(found, held)


def _is_no_inner_act(held: list[Token], one: Handing) -> bool:
    """In somebody's words, “I said” is no second voice, and “according to law” no signpost."""
    own = one.source is not None and held[one.source[0]].low in ("i", "we", "you")
    return own or one.verb.group in NO_INNER or (one.verb is ACCORDING and one.before)


def _in_capitals(held: list[Token]) -> bool:
    """Whether nearly every word begins with a capital, as in many headlines."""
    words = [each for each in held if each.is_word and len(each.text) > 3]
    return sum(each.capital for each in words) > 0.75 * len(words)


def _act_at(held: list[Token], at: int, found: list[Handing], headline: bool) -> Handing | None:
    floor = found[-1].act[1] if found else 0
    one = signpost(held, at, floor)
    named = held[at].capital and not headline and at > floor and held[at - 1].is_word
    return one if one or named else verbal_act(held, at, floor, found)


def _with_shared_sources(found: list[Handing], held: list[Token]) -> list[Handing]:
    """The acts with the sources that “, noting” and “and argued” take from what stands before them."""
    result: list[Handing] = []
    for one in found:
        source = _shared(one, [*reversed(result)], held) or next(
            (each.source for each in found if each.source), None
        )
        result.append(replace(one, source=source) if one.shares else one)
    return result


def _shared(one: Handing, before: list[Handing], held: list[Token]) -> tuple[int, int] | None:
    return next((each.source for each in before if each.source), None) or main_subject(held, one.act[0])
