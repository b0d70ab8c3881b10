"""Acts of saying that stand behind what was said: “…,” she said; “…,” said the mayor."""

from whosays.author.drafting.continuations import content_start
from whosays.author.drafting.grammar import has_clause, is_day, starts_noun_phrase
from whosays.author.drafting.handing import Handing, Spot
from whosays.author.drafting.lists import small_words, verbs
from whosays.author.drafting.noun_phrases import phrase_right
from whosays.author.drafting.text import Token

_ONLY_IN_FRONT = ("ask", "call", "accuse", "blame", "wish", "promise", "name")
_BEHIND_QUOTATIONS_ALONE = ("mind", "announce", "finding")
_TAIL = small_words("tail")


def comes_after_content(spot: Spot) -> bool:
    """Whether what was said stands before the act."""
    if spot.start - spot.floor < 2 or spot.verb.group in _ONLY_IN_FRONT:
        return False
    return _follows_quotation(spot) or _ends_a_clause(spot)


def _follows_quotation(spot: Spot) -> bool:
    mark = spot.held[spot.start - 1]
    before = spot.held[spot.start - 2]
    quoted = mark.quoted or (mark.text == "," and before.quoted)
    return quoted and not spot.token.quoted


def _ends_a_clause(spot: Spot) -> bool:
    """“Mahan's permit has been suspended, officials said.”: a clause, a comma, and little behind the act."""
    held, mark = spot.held, spot.held[spot.start - 1]
    if spot.token.low.endswith("ing") or spot.verb.group in _BEHIND_QUOTATIONS_ALONE:
        return False
    said = held[spot.floor : spot.start - 1]
    if mark.text not in (",", "—", "–") or not (has_clause(said) or _is_headline(said)):
        return False
    stop = spot.behind if spot.subject else phrase_right(held, spot.behind, len(held))
    if stop + 1 < len(held) and held[stop].text in ",:" and held[stop + 1].quoted:
        return False
    return stop >= len(held) or held[stop].text in ".,;" or _is_tail(held, stop)


def _is_headline(said: list[Token]) -> bool:
    """Whether nearly every word begins with a capital: “Office Leaned on Board, Letter Suggests”."""
    words = [each for each in said if each.is_word and len(each.text) > 3]
    return len(words) > 2 and sum(each.capital for each in words) > 0.75 * len(words)


def _is_tail(held: list[Token], at: int) -> bool:
    said_on = any(each.low == "that" or each.quoted for each in held[at:])
    return (held[at].low in _TAIL or is_day(held[at])) and not said_on


def act_behind(spot: Spot) -> Handing | None:
    """The act that stands behind what it hands over; perhaps more of it follows."""
    held, end, subject = spot.held, len(spot.held), spot.subject
    named = subject[0] if subject else (spot.behind, _with_who(held, phrase_right(held, spot.behind, end)))
    if named[0] >= named[1]:
        return None
    stop = spot.behind if subject else named[1]
    later = next((n for n in range(stop, end) if held[n].quoted), None)
    goes_on = later is None and stop + 2 < end and _goes_on(held, stop)
    if later is not None:
        plain = subject and spot.verb.group == "plain"
        stop = (content_start(held, spot.verb, spot.behind, end) if plain else None) or later
    else:
        stop = stop + 1 if goes_on else end_of_tail(held, stop)
    cue = (subject[1] if subject else spot.at, spot.behind)
    after = goes_on or later is not None
    return Handing((spot.start, stop), named, cue, spot.verb, True, after, apart=True)


def _goes_on(held: list[Token], at: int) -> bool:
    """“…, reads the motion, the declaration violates …”: what was said goes on behind the act."""
    following = held[at + 1]
    begins = held[at].text == "," and starts_noun_phrase(following) and not is_day(following)
    return begins and has_clause(held[at + 1 :])


def _with_who(held: list[Token], at: int) -> int:
    """An apposition behind an inverted subject belongs to it: “argued the lawyer, Richard Keen”."""
    if at + 1 >= len(held) or held[at].text != ",":
        return at
    if not held[at + 1].capital and held[at + 1].low not in ("a", "an", "the", "who"):
        return at
    return next((n for n in range(at + 1, len(held)) if held[n].text in ",.;" or held[n].quoted), len(held))


def end_of_tail(held: list[Token], at: int) -> int:
    """The act's own words run on, until a second voice or a clause of its own begins."""
    for number in range(at, len(held)):
        behind_comma = number > at and held[number - 1].text in (",", "—", ";")
        joining = held[number].low in ("and", "but", "while")
        if behind_comma and (held[number].low in verbs() or joining):
            return number
        if joining and number + 1 < len(held) and held[number + 1].low in verbs():
            return number
    return len(held)
