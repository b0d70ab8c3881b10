"""Whether a verb fits its subject, who acts in a clause, and where an act begins."""

import re

from whosays.author.drafting.grammar import (
    AUXILIARIES,
    ISSUED,
    PRONOUNS,
    has_clause,
    is_finite,
    starts_noun_phrase,
)
from whosays.author.drafting.handing import Spot
from whosays.author.drafting.lists import pattern, small_words, verbs
from whosays.author.drafting.noun_phrases import Run, subject_left
from whosays.author.drafting.text import Token

_BE = small_words("be")
_BEFORE_NOUN = small_words("before noun")
_RELATIVE = ("who", "which", "that", "whom")


def is_no_verb(spot: Spot) -> bool:
    """A noun (“the claim”), an adjective (“alleged ties”), an infinitive (“to say”), or a name."""
    if spot.at in (spot.floor, 0):
        return not spot.token.low.endswith("ing")
    before = spot.held[spot.at - 1].low
    if before in _BEFORE_NOUN or before == "united" or before.endswith(("'s", "’s", "s’", "s'")):
        return True
    if spot.token.low in ISSUED and pattern("channels").fullmatch(before):
        return True  # “in a statement issued that evening”
    return spot.token.low in ("found", "held") and before in _BE


def fits_subject(spot: Spot) -> bool:
    """Whether it can be its subject's main verb: not “a report citing”, “an aide, who asked”."""
    return spot.subject is None or (_agrees(spot, spot.subject) and not _is_aside(spot, spot.subject))


def _is_aside(spot: Spot, subject: tuple[Run, int]) -> bool:
    """“An aide, who asked not to be named, said”: the main verb comes behind the second comma."""
    held = spot.held
    if held[subject[0][0]].low not in ("who", "which"):
        return False
    commas = [n for n in range(spot.behind, min(spot.behind + 15, len(held) - 2)) if held[n].text == ","]
    return any(held[n + 1].low in verbs() or held[n + 2].low in verbs() for n in commas)


def _agrees(spot: Spot, subject: tuple[Run, int]) -> bool:
    form, base, held = spot.token.low, spot.verb.base, spot.held
    start = subject[0][0]
    helped = any(each.low in AUXILIARIES for each in spot.own_words(subject[1]))
    if form.endswith("ing"):
        return helped or (start > 0 and held[start - 1].low == "with")
    if helped or base == "read":
        return True
    if form.endswith("s") and form != base:
        return starts_noun_phrase(held[start]) or not held[spot.at - 1].low.islower()
    return form != base or _several([each for each in held[start : subject[1]] if each.is_word])


def _several(named: list[Token]) -> bool:
    """Whether more than one acts, or “I”, “you”: “they claim”, “critics say”, “A and B warn”."""
    last = _head(named)[-1].low
    many = any(each.low == "and" for each in named) or re.search("[^s]s$", last)
    return bool(many) or last in PRONOUNS | {"people", "police"}


def _head(named: list[Token]) -> list[Token]:
    """What is named, not whose: of “estimates by the government” the first word."""
    stop = next((n for n, each in enumerate(named) if n and each.low in ("by", "of", "from", "in")), None)
    return named[:stop]


def main_subject(held: list[Token], before: int) -> Run | None:
    """Who acts in the clause in front of an act: “Germany bans an airline, citing …”."""
    for at in range(1, before):
        if not held[at].quoted and (is_finite(held[at]) or _is_present(held, at)):
            subject = subject_left(held, at, 0)
            if subject and held[subject[0][0]].low not in _RELATIVE:
                return subject[0]
    return None


def _is_present(held: list[Token], at: int) -> bool:
    """“Germany bans”: a form in -s behind a name."""
    token, before = held[at], held[at - 1]
    present = token.low.endswith("s") and token.low.isalpha() and not token.capital
    return present and before.capital and len(before.text) > 3


def with_lead(held: list[Token], start: int, floor: int) -> int:
    """Where an act begins, the words in front of it that say when or where included."""
    lead = held[floor:start]
    if not lead:
        return start
    if all(each.low in ("and", "but", "then") for each in lead):
        return floor
    if lead[0].low in {"and", "but"} | PRONOUNS or lead[-1].text not in (",", "—", "–"):
        return start
    return start if has_clause(lead) or any(each.quoted for each in lead) else floor
