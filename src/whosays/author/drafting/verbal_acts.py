"""The act of saying that a reporting verb makes, if it makes one."""

from whosays.author.drafting.behind_content import act_behind, comes_after_content, end_of_tail
from whosays.author.drafting.continuations import content_start
from whosays.author.drafting.grammar import ADVERBS, AUXILIARIES, MODALS, NEGATIONS
from whosays.author.drafting.handing import Handing, Spot
from whosays.author.drafting.lists import Verb, small_words, verbs
from whosays.author.drafting.noun_phrases import subject_left
from whosays.author.drafting.subjects import fits_subject, is_no_verb, main_subject, with_lead
from whosays.author.drafting.text import Token

_BE = small_words("be")
_JOINS = ("and", "but", "then")
_BESIDE = ("and", "but", "while", "with")


def verbal_act(held: list[Token], at: int, floor: int, earlier: list[Handing]) -> Handing | None:
    """The act that the verb at a token makes; None where it is no verb, or hands nothing over.

    Args:
        held: the tokens of the sentence.
        at: the token.
        floor: where the act before it ended.
        earlier: the acts before it.
    """
    spot = _spot(held, at, floor)
    if spot is None:
        return None
    by = spot.behind < len(held) and held[spot.behind].low == "by"
    passive = _passive(spot)
    if passive or is_no_verb(spot) or by or (at > floor and _is_passive_form(spot)):
        return passive
    if not fits_subject(spot):
        return None
    if not spot.participle and comes_after_content(spot):
        return act_behind(spot)
    return _in_front(spot, earlier)


def _spot(held: list[Token], at: int, floor: int) -> Spot | None:
    pair = f"{held[at].low} {held[at + 1].low}" if at + 1 < len(held) else ""
    if pair in verbs():
        return Spot(held, at, at + 2, floor, verbs()[pair])
    verb = verbs().get(held[at].low)
    return Spot(held, at, at + 1, floor, verb) if verb else None


def _is_passive_form(spot: Spot) -> bool:
    return spot.held[spot.at - 1].low in _BE and not spot.token.low.endswith("ing")


def _first_helper(spot: Spot, helpers: frozenset[str]) -> int:
    """The first of the helping words in front of the verb."""
    first = spot.at
    while first - 1 >= spot.floor and (
        spot.held[first - 1].low in helpers or spot.held[first - 1].low.endswith("ly")
    ):
        first -= 1
    return first


def _passive(spot: Spot) -> Handing | None:
    """“He is widely suspected of …”, “was accused by Y of …”."""
    first = _first_helper(spot, AUXILIARIES | ADVERBS)
    if spot.verb.group not in ("accuse", "charge") or not any(
        each.low in _BE for each in spot.own_words(first)
    ):
        return None
    begins = content_start(spot.held, spot.verb, spot.behind, len(spot.held))
    subject = subject_left(spot.held, spot.at, spot.floor)
    if begins is None or (subject and spot.held[subject[0][0]].low in ("who", "which", "that")):
        return None
    by = next((n for n in range(spot.behind, begins) if spot.held[n].low == "by"), None)
    start = with_lead(spot.held, subject[0][0] if subject else first, spot.floor)
    source = None if by is None else (by + 1, begins)
    return Handing((start, begins), source, (spot.at, spot.behind), Verb(spot.verb.base, "accused"))


def _in_front(spot: Spot, earlier: list[Handing]) -> Handing | None:
    """An act in front of what it hands over."""
    held, begins = spot.held, content_start(spot.held, spot.verb, spot.behind, len(spot.held))
    if spot.verb.group == "accuse" and begins == spot.behind:  # “people accused of crimes”
        return None
    if begins is None and not _only_speaks(spot):
        return None
    stop = end_of_tail(held, spot.behind) if begins is None else begins
    verb = _what_is_called(spot, begins)
    if spot.subject is None:
        return _without_subject(spot, stop, verb, earlier)
    if _compares(spot) or any(each.low in NEGATIONS | MODALS for each in spot.own_words(spot.subject[1])):
        return None
    return _with_subject(spot, stop, verb, begins is not None)


def _only_speaks(spot: Spot) -> bool:
    """“Lam also spoke on the economy”: an act of saying without words."""
    behind = spot.held[spot.behind].low if spot.behind < len(spot.held) else ""
    if any(each.low in ("phone", "telephone") for each in spot.held[spot.behind : spot.behind + 3]):
        return False
    return spot.verb.group == "speak" and spot.subject is not None and behind in ("to", "about", "on", "of")


def _what_is_called(spot: Spot, begins: int | None) -> Verb:
    """To call for something is to ask; to call somebody something is to name."""
    asks = begins is not None and spot.held[begins].low in ("for", "to", "that")
    return Verb("call", "ask") if spot.verb.group == "call" and asks else spot.verb


def _compares(spot: Spot) -> bool:
    """“as much as the president had requested”: no act of its own."""
    before = spot.held[spot.start - 1].low if spot.start > 0 else ""
    return before in ("as", "than") and spot.verb.group in ("ask", "wish", "promise")


def _without_subject(spot: Spot, stop: int, verb: Verb, earlier: list[Handing]) -> Handing | None:
    """“, noting that …” and “and argued that …” have the source of what stands before them."""
    first = _first_helper(spot, ADVERBS | AUXILIARIES)
    helpers = spot.own_words(first)
    if any(each.low in NEGATIONS | MODALS for each in helpers):
        return None
    before = spot.held[first - 1] if first > 0 else None
    joined = before is not None and (before.text in ",—;" or before.low in _JOINS)
    cue = (spot.at, spot.behind)
    if spot.token.low.endswith("ing"):
        begins = joined or first == spot.floor
        return Handing((first, stop), None, cue, verb, shares=True, apart=True) if begins else None
    infinitive = spot.token.low == verb.base and not any(each.low in AUXILIARIES for each in helpers)
    if before is None or before.low not in _JOINS or (infinitive and first <= spot.floor):
        return None
    if infinitive or not (earlier or main_subject(spot.held, first - 1)):
        return None
    return Handing((first - 1, stop), None, cue, verb, shares=True, apart=True)


def _with_subject(spot: Spot, stop: int, verb: Verb, said: bool) -> Handing | None:
    if spot.subject is None:
        return None
    held, (source, first) = spot.held, spot.subject
    start = with_lead(held, source[0], spot.floor)
    before = held[start - 1] if start > spot.floor else None
    beside = before is not None and before.low in _BESIDE
    apart = start == 0 or beside or held[start].low in _BESIDE or (before is not None and before.text == ";")
    act = (start - beside, stop)
    return Handing(act, source, (first, spot.behind), verb, after=said, apart=apart)
