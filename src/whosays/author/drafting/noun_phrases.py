"""Where the words end that name somebody: to the left of a verb, or to the right of one."""

from whosays.author.drafting.grammar import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    LINKS,
    PRONOUNS,
    STOPS,
    is_day,
    is_finite,
)
from whosays.author.drafting.lists import pattern, small_words
from whosays.author.drafting.parts_of_speech import part_of_speech
from whosays.author.drafting.text import Token

Run = tuple[int, int]  # token numbers, the end excluded

_ROLES = small_words("roles")
_ROLE_LISTS = ("official", "party", "company", "expert", "witness")
_WITH_MORE = ("close", "familiar")  # “a person close to the party”, “familiar with the talks”
_SPEAKING = ("speaking", "talking", "writing")
_WORKS = small_words("works")


def subject_left(held: list[Token], verb: int, floor: int) -> tuple[Run, int] | None:
    """The words before a verb that name who acts, and where the verb's own words begin."""
    first = verb
    while first - 1 >= floor and _belongs_to_verb(held[first - 1]):
        first -= 1
    last = first - 1
    if last < floor or held[last].quoted != held[verb].quoted:
        return None
    if held[last].text in ",)—–":
        return _with_apposition(held, last, floor, first)
    start = _start_of_phrase(held, last, floor)
    return ((start, first), first) if start <= last else None


def _belongs_to_verb(token: Token) -> bool:
    low = token.low
    return low in AUXILIARIES or (not token.capital and (low in ADVERBS or low.endswith("ly")))


def _with_apposition(held: list[Token], close: int, floor: int, first: int) -> tuple[Run, int] | None:
    """“Name, who he is, said”: the words between the commas belong to the name."""
    opening = {")": "("}.get(held[close].text, held[close].text)
    at = close - 1
    while at >= floor and held[at].text != opening and close - at < 30 and not held[at].quoted:
        at -= 1
    if at <= floor or held[at].text != opening:
        return None
    at = _clause_before(held, at, floor)
    start = _start_of_phrase(held, at - 1, floor)
    named = held[start:at]
    if not named or not (any(each.capital for each in named) or named[0].low in DETERMINERS | PRONOUNS):
        return None
    if held[at + 1].low in ("and", "but", "while"):
        return None
    return (start, first), first


def _clause_before(held: list[Token], comma: int, floor: int) -> int:
    """“Name, who speaks for a driver, a man of 44, said”: the comma where the first of these begins."""
    commas = (n for n in range(comma - 1, max(floor, comma - 20), -1) if held[n].text == ",")
    before = next(commas, comma)
    return before if held[before + 1].low in ("who", "whose", "which") else comma


def _start_of_phrase(held: list[Token], last: int, floor: int) -> int:
    """The first token of the noun phrase that ends at ``last``."""
    if held[last].low in PRONOUNS or held[last].low in ("which", "that"):
        return last
    at = last
    while at >= floor and held[at].quoted == held[last].quoted and not _stops(held, at, floor, last):
        at -= 1
    at += 1
    while at <= last and (held[at].low in LINKS - {"the", "a", "an", "de", "al"} or not held[at].is_word):
        at += 1
    if at > floor and held[at - 1].low == "to" and _is_infinitive(held[at]):
        at = next((n for n in range(at, last) if held[n].low in DETERMINERS | PRONOUNS), last + 1)
    return _with_relative_clause(
        held, _past_listener(held, _without_lead(held, at, floor, last), floor), floor
    )


def _is_infinitive(token: Token) -> bool:
    """Whether “to” in front of a word makes a verb of it, or it is an adverb of one."""
    if token.capital or token.low in DETERMINERS | PRONOUNS:
        return False
    return "VB" in part_of_speech(token.low).split("/") or token.low.endswith("ly")


def _past_listener(held: list[Token], start: int, floor: int) -> int:
    """“Ada Low speaking to the Herald called …”: who speaks, not who listens."""
    at = start - 1
    while at > floor and held[at].low in ("the", "a", "an"):
        at -= 1
    listens = at - 1 > floor and held[at].low in ("to", "with") and held[at - 1].low in _SPEAKING
    return _start_of_phrase(held, at - 2, floor) if listens and held[at - 2].is_word else start


def _stops(held: list[Token], at: int, floor: int, last: int) -> bool:
    """Whether a token to the left of a name no longer belongs to it."""
    token, inner = held[at], floor < at < last
    if not token.is_word:
        named = _title_and_name(held, at, last) or _lists_names(held, at, last) if inner else False
        return not ((token.text == "," and named) or token.text in "&'’")
    if token.low in ("to", "with") and at > floor and held[at - 1].low in _WITH_MORE:
        return False
    if token.low in ("and", "to") and inner:
        return not _joins_names(held, at, floor, last)
    if token.low in STOPS or (at < last and is_day(token)):
        return not (token.low == "by" and inner and held[at - 1].low in _WORKS)
    return at < last and not token.capital and _is_verb_or_adverb(held, at, floor)


def _joins_names(held: list[Token], at: int, floor: int, last: int) -> bool:
    """“Ambassador to the UN”, “Bahn and Telekom”: names stand on both sides."""
    before = held[at - 1].capital or (held[at - 1].text == "," and at - 2 >= floor and held[at - 2].capital)
    behind = held[at + 2] if held[at + 1].low == "the" and at + 2 <= last else held[at + 1]
    return before and behind.capital


def _is_verb_or_adverb(held: list[Token], at: int, floor: int) -> bool:
    token = held[at]
    described = at > floor and (held[at - 1].low in DETERMINERS or held[at - 1].low.endswith("ly"))
    return token.low in ADVERBS or (is_finite(token) and not described)


def _lists_names(held: list[Token], comma: int, last: int) -> bool:
    """“Bahn, Telekom, and Siemens”: a comma between names that an “and” closes."""
    rest = held[comma + 1 : last + 1]
    stop = next((n for n, each in enumerate(rest) if each.text == "," or each.low == "and"), 0)
    item = rest[:stop] if rest[0].low != "and" else rest[1:]
    names = all(each.capital for each in item) and held[comma - 1].capital
    return names and bool(item) and any(each.low == "and" for each in rest)


def _without_lead(held: list[Token], start: int, floor: int, last: int) -> int:
    """“In an effort at peace, Maduro”: the words before the comma say when or how, and name nobody."""
    before = held[max(floor, start - 1)]
    if start == floor or before.low not in LINKS | STOPS or before.low in ("the", "a", "an", "and", "to"):
        return start
    commas = [n for n in range(start, last) if held[n].text == ","]
    return commas[-1] + 1 if commas else start


def _with_relative_clause(held: list[Token], start: int, floor: int) -> int:
    """“A person who works in the office says”, “Voters hoping for change say”: all from the first word on."""
    before = held[floor:start]
    if not before or any(not each.is_word or each.quoted for each in before):
        return start
    names = before[0].low in DETERMINERS or (
        before[0].capital and before[0].low not in STOPS | LINKS | ADVERBS
    )
    relative = any(each.low == "who" for each in before[1:])
    narrowed = any(each.low.endswith("ing") for each in before[1:]) and not any(map(is_finite, before))
    return floor if names and (relative or narrowed) else start


def _title_and_name(held: list[Token], comma: int, last: int) -> bool:
    """“The company's director, Ada Low, said” has a comma inside the name's own words."""
    name = held[comma + 1 : last + 1]
    before = held[comma - 1].text
    role = before in _ROLES or any(pattern(each).fullmatch(before) for each in _ROLE_LISTS)
    place = any(each.low in ("of", "for") for each in held[max(0, comma - 5) : comma])
    return 0 < len(name) < 4 and all(each.capital for each in name) and (place or (role and before.islower()))


def phrase_right(held: list[Token], start: int, end: int) -> int:
    """Where the noun phrase ends that begins at ``start``: the number of the first token behind it."""
    if start >= end or held[start].quoted:
        return start
    if held[start].low in PRONOUNS | {"him", "her", "them", "us", "me"}:
        return start + 1
    at, capital = start, False
    while at < end and not held[at].quoted:
        token = held[at]
        if not token.is_word and token.text not in "&'’":
            break
        goes_on = token.low in ("to", "with") and held[at - 1].low in _WITH_MORE
        if (
            at > start
            and not goes_on
            and (token.low in STOPS - {"and"} or is_day(token) or _begins_another(token, capital))
        ):
            break
        if token.low == "and" and not (at + 1 < end and held[at + 1].capital):
            break
        capital = capital or token.capital
        at += 1
    return at


def _begins_another(token: Token, capital: bool) -> bool:
    low = token.low
    return low in FINITE or low in PRONOUNS or (capital and low in ("in", "on", "at", "the", "a", "an"))
