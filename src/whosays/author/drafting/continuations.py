"""What must follow a reporting verb so that it hands words over, and where these words begin."""

from whosays.author.drafting.grammar import PRONOUNS, has_clause, is_day, starts_noun_phrase
from whosays.author.drafting.lists import Verb, small_words
from whosays.author.drafting.noun_phrases import phrase_right
from whosays.author.drafting.text import Token

_WHERE_AND_WHEN = small_words("where and when")
_CHARGES = small_words("charges")
_REFUSED = small_words("refused")
_WHOLE_ACTS = small_words("whole acts")
_FINDINGS = small_words("findings")
_DECLARED = small_words("declared")
_REACH = 16  # how far behind the verb “of”, “for” or “to” may stand


def content_start(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    """Where the words begin that a verb hands over.

    Args:
        held: the tokens.
        verb: the verb.
        at: the first token behind it.
        end: the first token behind all that could be its content.

    Returns:
        The number of their first token; None where the verb hands over none.
    """
    if at >= end:
        return None
    rule = _RULES.get(verb.group, _clause_only)
    return rule(held, verb, at, end)


def _plain(held: list[Token], _verb: Verb, at: int, end: int) -> int | None:
    if held[at].low in _WHOLE_ACTS:
        return None
    return _marked(held, at, end) or _after_when(held, at, end) or _clause(held, at, end)


def _anything(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    if held[at].low in _WHOLE_ACTS or (verb.base == "deny" and _names_no_words(held, at, end)):
        return None
    if held[at].low == "to" and not starts_noun_phrase(held[min(at + 1, end - 1)]):
        return at
    return _plain(held, verb, at, end) or (
        at if held[at].is_word and held[at].low not in ("by", "in") else None
    )


def _names_no_words(held: list[Token], at: int, end: int) -> bool:
    """“denied funding” refuses, and “denied the allegation” says no more than that."""
    told = (
        at + 1 < end
        and held[at].low in ("the", "this", "these", "those", "all", "any")
        and held[at + 1].low in _CHARGES
    )
    return held[at].low in _REFUSED or told


def _told(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    behind = phrase_right(held, at, end)
    for start in (behind, at):
        if start < end and (found := _plain(held, verb, start, end)) is not None:
            return found
    return _word_ahead(held, behind, end, ("to", "of", "about")) if verb.base != "tell" else None


def _clause_only(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    figures = any(each.text[0].isdigit() for each in held[at : at + 6])
    if verb.group == "report" and starts_noun_phrase(held[at]) and figures:
        return at
    return (
        _before_colon(held, at, end)
        or _marked(held, at, end)
        or _after_when(held, at, end)
        or _strict_clause(held, at, end)
    )


def _announced(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    if verb.base == "declare" and any(each.low in _DECLARED for each in held[at : at + 4]):
        return None  # “declared a state of emergency” is the whole act
    found = _clause_only(held, verb, at, end)
    return at if found is None and held[at].low in ("plans", "to") else found


def _found(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    """A court's finding: “found it to be unlawful”, “finds suspension unlawful”."""
    found = _clause_only(held, verb, at, end)
    if found is not None or held[at].low in ("on", "in", "against", "for", "guilty"):
        return found
    return at if any(each.low in _FINDINGS for each in held[at:end]) else None


def _mind(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    if verb.base in ("hope", "expect") and held[at].low in ("to", "for"):
        return at
    if verb.base == "consider" and held[at].low in ("it", "this", "him", "her", "them"):
        return at
    return _marked(held, at, end) or _strict_clause(held, at, end)


def _asked(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    found = _word_ahead(held, at, end, ("to", "for", "that"))
    if found is None:
        found = _marked(held, at, end)
    if found is None and verb.group == "promise" and held[at].low.endswith("ing"):
        return at
    if found is None and verb.base in ("demand", "propose", "recommend") and starts_noun_phrase(held[at]):
        return at
    return found if found is not None or verb.group != "ask" else _strict_clause(held, at, end)


def _called(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    if held[at].low == "for":
        return at
    if held[at].low in ("on", "upon"):
        return _word_ahead(held, at, end, ("to", "for"))
    if held[at].low == "it" and _word_ahead(held, at, end, ("that",)) is not None:
        return at
    return _named(held, verb, at, end)


def _named(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    for number in range(at, min(at + _REACH, end)):
        if held[number].quoted:
            return number
        if held[number].low == "as" and verb.base in ("describe", "refer", "dismiss", "brand", "praise"):
            return number
        if held[number].text in ".;:":
            return None
    return None


def _accused(held: list[Token], _verb: Verb, at: int, end: int) -> int | None:
    return _word_ahead(held, at, end, ("of",))


def _charged(held: list[Token], verb: Verb, at: int, end: int) -> int | None:
    if held[at].low == "that":
        return _weak(held, verb, at, end)
    found = _word_ahead(held, at, end, ("with", "over", "for"))
    return _weak(held, verb, at, end) if found is None else found


def _blamed(held: list[Token], _verb: Verb, at: int, end: int) -> int | None:
    return _word_ahead(held, at, end, ("for", "over")) or _marked(held, at, end)


def _quoted_only(held: list[Token], _verb: Verb, at: int, end: int) -> int | None:
    for number in range(at, min(at + _REACH, end)):
        if held[number].quoted:
            return number
        if held[number].text in ".;":
            return None
    return None


def _weak(held: list[Token], _verb: Verb, at: int, end: int) -> int | None:
    return _marked(held, at, end)


_RULES = {
    "plain": _plain,
    "tell": _told,
    "doubts": _anything,
    "cite": _anything,
    "announce": _announced,
    "finding": _found,
    "mind": _mind,
    "ask": _asked,
    "wish": _asked,
    "promise": _asked,
    "call": _called,
    "name": _named,
    "accuse": _accused,
    "blame": _blamed,
    "express": _quoted_only,
    "speak": _quoted_only,
    "weak": _weak,
    "charge": _charged,
    "strong": _plain,
}


def _marked(held: list[Token], at: int, end: int) -> int | None:
    """Behind a colon, at “that”, or at a quotation mark; a few words may stand in between."""
    if held[at].low == "that" or held[at].quoted:
        return at
    if held[at].text in ",—–(":
        return _behind_comma(held, at, end)
    for number in range(at, min(at + _REACH, end - 1)):
        token = held[number]
        if token.text == ":":
            return number + 1
        if token.text in (".", ";", "?", "!") or token.quoted:
            return None
    return None


def _before_colon(held: list[Token], at: int, end: int) -> int | None:
    """“indicated the government was pleased: “…””: words that say something stand in front of the colon."""
    colon = next((n for n in range(at, end) if held[n].text == ":" or held[n].quoted), end)
    says = colon < end and held[colon].text == ":" and starts_noun_phrase(held[at])
    return at if says and has_clause(held[at:colon]) else None


def _behind_comma(held: list[Token], comma: int, end: int) -> int | None:
    if comma + 1 < end and held[comma + 1].quoted:
        return comma + 1
    closing = {"(": ")"}.get(held[comma].text, held[comma].text)
    for number in range(comma + 1, min(comma + 12, end - 1)):
        if held[number].text == closing:  # “alleged, by way of example, that …”
            after = held[number + 1]
            return number + 1 if after.quoted or starts_noun_phrase(after) else None
        if held[number].quoted:
            return None
    return None


def _after_when(held: list[Token], at: int, end: int) -> int | None:
    """Behind words that say where or when it was said: “said in a statement on Monday that …”."""
    if (held[at].low not in _WHERE_AND_WHEN and not is_day(held[at])) or _counts(held, at, end):
        return None
    for number in range(at, min(at + _REACH, end - 1)):
        token, after = held[number], held[number + 1]
        if token.text in (",", ":"):
            return number + 1 if after.quoted or token.text == ":" or starts_noun_phrase(after) else None
        if token.quoted or (number > at and _opens_clause(held, number)):
            return number
        if _ends_date(held, number) and starts_noun_phrase(after) and not is_day(after):
            return number + 1
    return None


def _opens_clause(held: list[Token], at: int) -> bool:
    """“that”, but not “of that decision”; “he”, “they”."""
    behind_preposition = held[at - 1].low in _WHERE_AND_WHEN | {"of", "for", "with"}
    return held[at].low in PRONOUNS or (held[at].low == "that" and not behind_preposition)


def _ends_date(held: list[Token], at: int) -> bool:
    """“Monday”, “September 11” or “2019” behind them: the last word of a date."""
    number = held[at].text.isdigit()
    return (is_day(held[at]) and not held[at + 1].text.isdigit()) or (number and is_day(held[at - 1]))


def _clause(held: list[Token], at: int, end: int) -> int | None:
    """Any words that could say something: a noun phrase or “not”, with a verb somewhere behind."""
    if _counts(held, at, end):
        return at
    if not held[at].is_word or held[at].low in _WHERE_AND_WHEN | {"and", "but", "or"}:
        return None
    gerund = held[at].low.endswith("ing")
    return at if gerund or has_clause(held[at:end]) or starts_noun_phrase(held[at]) else None


def _counts(held: list[Token], at: int, end: int) -> bool:
    """“at least 71 people”, “about 46 per cent”: a figure begins what is said."""
    return (
        held[at].low in ("at", "about")
        and at + 1 < end
        and (held[at + 1].low in ("least", "most") or held[at + 1].text[0].isdigit())
    )


def _strict_clause(held: list[Token], at: int, end: int) -> int | None:
    if not starts_noun_phrase(held[at]):
        return None
    stop = next((n for n in range(at, end) if held[n].text in ".;:"), end)
    return at if has_clause(held[at : min(stop, at + 14)]) else None


def _end_of_aside(held: list[Token], comma: int, end: int) -> int:
    """The first token behind “, which …,”; 0 where no such clause begins, or none ends soon."""
    begins = held[comma].text == "," and comma + 1 < end and held[comma + 1].low in ("which", "who", "whose")
    close = (n + 1 for n in range(comma + 2, min(comma + _REACH, end)) if held[n].text == ",")
    return next(close, 0) if begins else 0


def _word_ahead(held: list[Token], at: int, end: int, wanted: tuple[str, ...]) -> int | None:
    """Where one of these words stands in the same clause; “, which …,” in between is passed over."""
    behind = 0
    for number in range(at, min(at + _REACH, end)):
        token = held[number]
        behind = max(behind, _end_of_aside(held, number, end))
        if number < behind:
            continue
        recipient = token.low == "to" and number + 1 < end and starts_noun_phrase(held[number + 1])
        if token.low in wanted and not recipient:
            return number
        joins_names = token.low == "and" and number + 1 < end and held[number + 1].capital
        if token.text in ".;:,—" or token.quoted or token.low in ("but", "after", "because"):
            return None
        if token.low == "and" and not joins_names:
            return None
    return None
