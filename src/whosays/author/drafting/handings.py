"""The acts of saying in a piece of text, each apart from its content: who hands words over, and where.

The unit (source, cue, content) follows PARC 3.0 and PolNeAR; where an act ends and its content begins follows
the kit's codebook.
"""

import re
from dataclasses import dataclass, replace

from whosays.author.drafting.continuations import content_start
from whosays.author.drafting.noun_phrases import (
    ADVERBS,
    AUXILIARIES,
    MODALS,
    NEGATIONS,
    PRONOUNS,
    Run,
    has_clause,
    is_day,
    is_finite,
    phrase_right,
    starts_noun_phrase,
    subject_left,
)
from whosays.author.drafting.text import Token
from whosays.author.drafting.lists import Verb, verbs

ACCORDING = Verb("according to", "according")
HEARSAY = Verb("reportedly", "hearsay")
_HEARSAY = {"reportedly": HEARSAY, "allegedly": Verb("allegedly", "alleged")}
_BE = frozenset("is are was were be been being".split())
_BEFORE_NOUN = frozenset(
    "the a an his her their its this that these those any no some our my your such other of in for with from "
    "latest recent new own without under despite over amid about against between from".split()
)
_NO_INNER = frozenset("mind wish ask promise name call blame weak speak cite express record".split())
_NOUNS_OF_SAYING = frozenset(
    "argument counter-argument view claim position statement message conclusion opinion complaint response reply "
    "answer belief hope fear warning idea point accusation allegation charge reason".split()
)
_TAIL = frozenset("in on at during via through last this after as to from when before while".split())


@dataclass(frozen=True)
class Handing:
    """One act of saying, in token numbers; the end is always excluded.

    Attributes:
        act: all of its own words.
        source: the words that name who says it; None where nobody is named here.
        cue: the words that hand over.
        verb: the verb, or what stands for one.
        before, after: whether its content stands before it, behind it.
        shares: whether it has the source of the act before it (“and argued”, “, noting”).
        apart: whether it stands beside the act before it, and not in that one's content.
    """

    act: Run
    source: Run | None
    cue: Run
    verb: Verb
    before: bool = False
    after: bool = True
    shares: bool = False
    apart: bool = False


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
        one = None if held[at].quoted else _act_at(held, at, floor, found, headline)
        if one and inner and _is_no_inner_act(held, one):
            one = None
        if one and one.act[0] >= floor and not (inner and one.verb.group in _NO_INNER):
            found.append(one)
            at = max(at + 1, one.act[1])
        else:
            at += 1
    return shared_source(found, held)


def _is_no_inner_act(held: list[Token], one: Handing) -> bool:
    """In somebody's words, “I said” is no second voice, and “according to law” no signpost."""
    own = one.source is not None and held[one.source[0]].low in ("i", "we", "you")
    return own or (one.verb is ACCORDING and one.before)


def _in_capitals(held: list[Token]) -> bool:
    """Whether nearly every word begins with a capital, as in many headlines."""
    words = [each for each in held if each.is_word and len(each.text) > 3]
    return sum(each.capital for each in words) > 0.6 * len(words)


def _act_at(held: list[Token], at: int, floor: int, found: list[Handing], headline: bool) -> Handing | None:
    end = len(held)
    one = _according(held, at, floor, end) or _hearsay(held, at) or _noun_act(held, at, floor)
    if one or (held[at].capital and not headline and at > floor and held[at - 1].is_word):
        return one
    return _verbal(held, at, floor, end, found)


def _noun_act(held: list[Token], at: int, floor: int) -> Handing | None:
    """“The government's counter-argument was that …”."""
    if held[at].low not in ("was", "is") or at + 1 >= len(held) or held[at + 1].low != "that":
        return None
    noun = next((each.low for each in held[max(floor, at - 6) : at] if each.low in _NOUNS_OF_SAYING), "")
    if at == floor or not noun:
        return None
    subject = subject_left(held, at, floor)
    if subject is None:
        return None
    accuses = noun in ("accusation", "allegation", "charge")
    verb = Verb("accuse", "accused") if accuses else Verb("argue", "plain")
    return Handing((_with_lead(held, subject[0][0], floor), at + 1), subject[0], (at - 1, at + 1), verb, apart=True)


def _according(held: list[Token], at: int, floor: int, end: int) -> Handing | None:
    if held[at].low != "according" or at + 2 >= end or held[at + 1].low != "to" or held[at + 2].low in ("which", "whom"):
        return None
    stop = _end_of_named(held, at + 2, end)
    begins = at
    while begins - 1 >= floor and held[begins - 1].low in ("and", "but"):
        begins -= 1
    opens = begins == floor or held[begins - 1].text in ";:—" or begins < at
    lone = stop >= end or all(not each.is_word for each in held[stop:end])
    behind = stop < end and held[stop].text == "," and not opens and not lone
    stop = stop + 1 if stop < end and held[stop].text == "," else stop
    stop = end if lone else stop
    return Handing((begins, stop), (at + 2, stop), (at, at + 2), ACCORDING, not opens or lone, opens or behind, apart=True)


def _end_of_named(held: list[Token], start: int, end: int) -> int:
    """The end of who is named behind “according to”, appositions and days included."""
    at = phrase_right(held, start, end)
    while at + 1 < end and is_day(held[at]):
        at += 1
    while at < end and held[at].low in ("on", "in", "from", "by", "at", "of", "to", "for", "who", "which", "that"):
        at = next((n for n in range(at, end) if held[n].text in ",.;:—" or held[n].quoted), end)
    if at + 1 < end and held[at].text == "," and held[at + 1].low in ("a", "an", "who", "which", "and"):
        close = next((n for n in range(at + 1, min(at + 14, end)) if held[n].text == ","), None)
        if close is not None and not has_clause(held[at + 1 : close]) and close + 2 < end:
            following = held[close + 1]
            at = close if has_clause(held[close:end]) and following.is_word else at
    return at


def _hearsay(held: list[Token], at: int) -> Handing | None:
    verb = _HEARSAY.get(held[at].low)
    return Handing((at, at), None, (at, at + 1), verb, True, True) if verb else None


def _verbal(held: list[Token], at: int, floor: int, end: int, earlier: list[Handing]) -> Handing | None:
    pair = f"{held[at].low} {held[at + 1].low}" if at + 1 < end else ""
    verb, behind = (verbs()[pair], at + 2) if pair in verbs() else (verbs().get(held[at].low), at + 1)
    if verb is None or _is_no_verb(held, at, floor) or (behind < end and held[behind].low == "by"):
        return _passive(held, at, floor, behind, end, verb) if verb else None
    passive = _passive(held, at, floor, behind, end, verb)
    if passive or (at > floor and held[at - 1].low in _BE and not held[at].low.endswith("ing")):
        return passive
    participle = held[at].low.endswith("ing") and at > floor and held[at - 1].text in ",—;"
    subject = None if participle else subject_left(held, at, floor)
    if subject and (not _agrees(held, at, subject, verb) or _is_aside(held, at, subject, behind)):
        return None
    if not participle and _comes_after_content(held, at, floor, subject, behind, end, verb):
        return _behind_content(held, at, floor, subject, behind, end, verb)
    begins = content_start(held, verb, behind, end)
    if verb.group == "accuse" and begins == behind:  # “people accused of crimes”
        return None
    if begins is None and verb.group != "speak":
        return None
    if begins is None and not (subject and held[behind : behind + 1] and held[behind].low in ("to", "about", "on", "of")):
        return None
    stop = _end_of_tail(held, behind, end) if begins is None else begins
    if verb.group == "call" and begins is not None and held[begins].low in ("for", "to", "that"):
        verb = Verb(verb.base, "ask")
    if subject is None:
        return _without_subject(held, at, floor, stop, verb, earlier)
    if subject[0][0] > 0 and held[subject[0][0] - 1].low in ("as", "than") and verb.group in ("ask", "wish", "promise"):
        return None
    if any(each.low in NEGATIONS | MODALS for each in held[subject[1] : at]):
        return None
    return _with_subject(held, at, floor, subject, stop, verb, begins is not None)


def _is_no_verb(held: list[Token], at: int, floor: int) -> bool:
    """A noun (“the claim”, “Lam’s call”), an adjective (“alleged ties”), an infinitive (“to say”), or a name."""
    if at == floor or at == 0:
        return not held[at].low.endswith("ing")
    before = held[at - 1]
    if before.low in _BEFORE_NOUN | {"to"} or before.low.endswith(("'s", "’s", "s’", "s'")):
        return True
    return held[at].low in ("found", "held", "like") and before.low in _BE


def _is_aside(held: list[Token], at: int, subject: tuple[Run, int], behind: int) -> bool:
    """“An aide, who asked not to be named, said”: the main verb comes behind the second comma."""
    if held[subject[0][0]].low not in ("who", "which"):
        return False
    commas = [n for n in range(behind, min(behind + 15, len(held) - 2)) if held[n].text == ","]
    return any(held[n + 1].low in verbs() or held[n + 2].low in verbs() for n in commas)


def _agrees(held: list[Token], at: int, subject: tuple[Run, int], verb: Verb) -> bool:
    """Whether a form can be the verb of its subject: not “a request”, “cease referring”, “a report citing”."""
    helped = subject[1] < at and any(each.low in AUXILIARIES for each in held[subject[1] : at])
    start = subject[0][0]
    if held[at].low.endswith("ing"):
        return helped or (start > 0 and held[start - 1].low == "with")
    if held[at].low.endswith("s") and held[at].low != verb.base and not helped:
        return starts_noun_phrase(held[start]) or not held[at - 1].low.islower()
    if held[at].low != verb.base or helped or verb.base in ("read", "put"):
        return True
    named = [each for each in held[start : subject[1]] if each.is_word]
    several = any(each.low == "and" for each in named)
    return several or named[-1].low in PRONOUNS | {"people", "police"} or bool(re.search("[^s]s$", named[-1].low))


def _passive(held: list[Token], at: int, floor: int, behind: int, end: int, verb: Verb) -> Handing | None:
    """“He is widely suspected of …”, “was accused by Y of …”."""
    first = at
    while first - 1 >= floor and (held[first - 1].low in AUXILIARIES | ADVERBS or held[first - 1].low.endswith("ly")):
        first -= 1
    if verb.group != "accuse" or not any(each.low in _BE for each in held[first:at]):
        return None
    begins = content_start(held, verb, behind, end)
    by = next((n for n in range(behind, begins or behind) if held[n].low == "by"), None)
    if begins is None:
        return None
    subject = subject_left(held, at, floor)
    if subject and held[subject[0][0]].low in ("who", "which", "that"):
        return None
    start = subject[0][0] if subject else first
    source = (by + 1, begins) if by is not None else None
    return Handing((_with_lead(held, start, floor), begins), source, (at, behind), Verb(verb.base, "accused"))


def _comes_after_content(  # noqa: PLR0913  what stands around the verb decides together
    held: list[Token], at: int, floor: int, subject: tuple[Run, int] | None, behind: int, end: int, verb: Verb
) -> bool:
    """Whether what was said stands before the act: “…,” she said; “…,” said the mayor."""
    start = subject[0][0] if subject else at
    if start - floor < 2 or verb.group in ("ask", "call", "accuse", "blame", "wish", "promise", "name"):
        return False
    mark = held[start - 1]
    after_quotation = mark.quoted and not held[at].quoted
    if mark.text == "," and start - 2 >= floor and held[start - 2].quoted and not held[at].quoted:
        after_quotation = True
    if after_quotation:
        return True
    if held[at].low.endswith("ing") or verb.group in ("mind", "announce", "finding") or mark.text not in (",", "—", "–") or not has_clause(held[floor : start - 1]):
        return False
    stop = behind if subject else phrase_right(held, behind, end)
    if stop + 1 < end and held[stop].text in ",:" and held[stop + 1].quoted:
        return False
    return stop >= end or held[stop].text in ".,;" or _is_tail(held, stop, end)


def _is_tail(held: list[Token], at: int, end: int) -> bool:
    rest = held[at:end]
    return (held[at].low in _TAIL or is_day(held[at])) and not any(each.low == "that" or each.quoted for each in rest)


def _behind_content(  # noqa: PLR0913  as above
    held: list[Token], at: int, floor: int, subject: tuple[Run, int] | None, behind: int, end: int, verb: Verb
) -> Handing | None:
    inverted = subject is None
    source = subject[0] if subject else (behind, _with_who(held, phrase_right(held, behind, end), end))
    if source[0] >= source[1]:
        return None
    stop = behind if subject else source[1]
    later = next((n for n in range(stop, end) if held[n].quoted), None)
    said_on = content_start(held, verb, behind, end) if subject and verb.group == "plain" and later else None
    goes_on = later is None and stop + 2 < end and _goes_on(held, stop, end)
    stop = stop + 1 if goes_on else _end_of_tail(held, stop, end) if later is None else said_on or later
    cue = (at, behind) if inverted else (subject[1] if subject else at, behind)
    start = source[0] if not inverted else at
    return Handing((start, stop), source, cue, verb, True, goes_on or later is not None, apart=True)


def _goes_on(held: list[Token], at: int, end: int) -> bool:
    """“…, reads the motion, the declaration violates …”: what was said goes on behind the act."""
    following = held[at + 1]
    return held[at].text == "," and starts_noun_phrase(following) and not is_day(following) and has_clause(held[at + 1 : end])


def _with_who(held: list[Token], at: int, end: int) -> int:
    """An apposition behind an inverted subject belongs to it: “argued the lawyer, Richard Keen”."""
    if at + 1 < end and held[at].text == "," and (held[at + 1].capital or held[at + 1].low in ("a", "an", "the", "who")):
        return next((n for n in range(at + 1, end) if held[n].text in ",.;" or held[n].quoted), end)
    return at


def _end_of_tail(held: list[Token], at: int, end: int) -> int:
    """The act's own words run on, until a second voice or a clause of its own begins."""
    for number in range(at, end):
        behind_comma = number > at and held[number - 1].text in (",", "—", ";")
        joining = held[number].low in ("and", "but", "while")
        if behind_comma and (held[number].low in verbs() or joining):
            return number
        if joining and number + 1 < end and held[number + 1].low in verbs():
            return number
    return end


def _without_subject(
    held: list[Token], at: int, floor: int, stop: int, verb: Verb, earlier: list[Handing]
) -> Handing | None:
    """“, noting that …” and “and argued that …” have the source of what stands before them."""
    first = at
    while first - 1 >= floor and (held[first - 1].low in ADVERBS | AUXILIARIES or held[first - 1].low.endswith("ly")):
        first -= 1
    if any(each.low in NEGATIONS | MODALS for each in held[first:at]):
        return None
    before = held[first - 1] if first > 0 else None
    joined = before is not None and (before.text in ",—;" or before.low in ("and", "but", "then"))
    if held[at].low.endswith("ing") and (joined or first == floor) or (joined and first > floor):
        return Handing((first, stop), None, (at, at + 1), verb, shares=True, apart=True)
    if held[at].low == verb.base and not any(each.low in AUXILIARIES for each in held[first:at]):
        return None
    if before is not None and before.low not in ("and", "but", "then"):
        return None
    if joined and (earlier or main_subject(held, first - 1)):
        first -= before is not None and before.low in ("and", "but", "then")
        return Handing((first, stop), None, (at, at + 1), verb, shares=True, apart=True)
    return None


def _with_subject(  # noqa: PLR0913  an act is made of all these
    held: list[Token], at: int, floor: int, subject: tuple[Run, int], stop: int, verb: Verb, said: bool
) -> Handing:
    source = subject[0]
    start = _with_lead(held, source[0], floor)
    before = held[start - 1] if start > floor else None
    apart = start == 0 or (before is not None and before.text == ";") or held[start].low in ("and", "but", "while", "with")
    if start > floor and held[start - 1].low in ("and", "but", "while", "with"):
        start, apart = start - 1, True
    pair = " " in verb.base
    return Handing((start, stop), source, (subject[1], at + 1 + pair), verb, after=said, apart=apart)


def _with_lead(held: list[Token], start: int, floor: int) -> int:
    """Where the act begins, the words in front of it that say when or where included."""
    lead = held[floor:start]
    if not lead:
        return start
    if lead[0].low in ("and", "but") and all(each.low in ("and", "but", "then") for each in lead):
        return floor
    short = lead[-1].text in (",", "—", "–") and not has_clause(lead) and not any(each.quoted for each in lead)
    return floor if short and lead[0].low not in {"and", "but"} | PRONOUNS else start


def hidden(one: Handing) -> bool:
    """Whether an act has no words of its own: “reportedly” stands in the midst of what it hands over."""
    return one.act[0] == one.act[1]


def shared_source(found: list[Handing], held: list[Token]) -> list[Handing]:
    """The acts with the sources that “, noting” and “and argued” take from what stands before them."""
    result: list[Handing] = []
    for one in found:
        source = next((each.source for each in reversed(result) if each.source), None) if one.shares else None
        if one.shares and source is None:
            source = main_subject(held, one.act[0]) or next((each.source for each in found if each.source), None)
        result.append(replace(one, source=source) if source else one)
    return result


def _is_present(held: list[Token], at: int) -> bool:
    """“Germany bans”: a form in -s behind a name."""
    form, before = held[at].low, held[at - 1]
    return form.endswith("s") and form.isalpha() and not held[at].capital and before.capital and len(before.text) > 3


def main_subject(held: list[Token], before: int) -> Run | None:
    """Who acts in the clause in front of an act: “Germany bans an airline, citing …”."""
    for at in range(1, before):
        if held[at].quoted:
            continue
        if is_finite(held[at]) or _is_present(held, at):
            subject = subject_left(held, at, 0)
            if subject and held[subject[0][0]].low not in ("who", "which", "that", "whom"):
                return subject[0]
    return None
