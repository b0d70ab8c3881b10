"""What hands words over without a verb of saying: “according to”, “reportedly”, “the argument was that”."""

from whosays.author.drafting.grammar import has_clause, is_day
from whosays.author.drafting.handing import ACCORDING, ALLEGED, HEARSAY, Handing
from whosays.author.drafting.lists import Verb, small_words
from whosays.author.drafting.noun_phrases import phrase_right, subject_left
from whosays.author.drafting.subjects import with_lead
from whosays.author.drafting.text import Token

_HEARSAY = {"reportedly": HEARSAY, "allegedly": ALLEGED}
_GOES_ON = ("on", "in", "from", "by", "at", "of", "to", "for", "who", "which", "that")
_NOUNS_OF_ASKING, _MAKES = small_words("nouns of asking"), small_words("makes")
_NOUNS_OF_SAYING = small_words("nouns of saying")


def signpost(held: list[Token], at: int, floor: int) -> Handing | None:
    """The signpost that begins at a token; None where none does.

    Args:
        held: the tokens of the sentence.
        at: the token.
        floor: where the act before it ended.
    """
    hearsay = _HEARSAY.get(held[at].low)
    if hearsay:
        return Handing((at, at), None, (at, at + 1), hearsay, before=True)
    return _according(held, at, floor) or _noun_of_saying(held, at, floor) or _noun_of_asking(held, at, floor)


def _according(held: list[Token], at: int, floor: int) -> Handing | None:
    if held[at].low != "according" or at + 2 >= len(held) or held[at + 1].low != "to":
        return None
    if held[at + 2].low in ("which", "whom"):
        return None
    stop = _end_of_named(held, at + 2)
    begins = at
    while begins - 1 >= floor and held[begins - 1].low in ("and", "but"):
        begins -= 1
    opens = begins == floor or held[begins - 1].text in ";:—" or begins < at
    lone = not any(each.is_word for each in held[stop:])
    comma = stop < len(held) and held[stop].text == ","
    stop = len(held) if lone else stop + comma
    after = opens or (comma and not lone)
    return Handing(
        (begins, stop), (at + 2, stop), (at, at + 2), ACCORDING, not opens or lone, after, apart=True
    )


def _end_of_named(held: list[Token], start: int) -> int:
    """The end of who is named behind “according to”, appositions and days included."""
    end = len(held)
    at = phrase_right(held, start, end)
    while at + 1 < end and is_day(held[at]):
        at += 1
    while at < end and held[at].low in _GOES_ON:
        at = next((n for n in range(at, end) if held[n].text in ",.;:—" or held[n].quoted), end)
    return _end_of_apposition(held, at) if at + 1 < end and held[at].text == "," else at


def _end_of_apposition(held: list[Token], comma: int) -> int:
    """The second comma of “, a human rights center,” if words that say something follow it."""
    if held[comma + 1].low not in ("a", "an", "who", "which", "and"):
        return comma
    tells_more = held[comma + 1].low == "who"  # “a person close to him, who asked not to be named, …”
    reach = comma + (24 if tells_more else 14)
    close = next((n for n in range(comma + 1, min(reach, len(held))) if held[n].text == ","), None)
    if close is None or close + 2 >= len(held) or (has_clause(held[comma + 1 : close]) and not tells_more):
        return comma
    return close if has_clause(held[close:]) and held[close + 1].is_word else comma


def _noun_of_saying(held: list[Token], at: int, floor: int) -> Handing | None:
    """“The government's counter-argument was that …”."""
    if held[at].low not in ("was", "is") or at + 1 >= len(held) or held[at + 1].low != "that":
        return None
    noun = next((each.low for each in held[max(floor, at - 6) : at] if each.low in _NOUNS_OF_SAYING), "")
    subject = subject_left(held, at, floor) if noun else None
    if subject is None:
        return None
    accuses = noun in ("accusation", "allegation", "charge")
    verb = Verb("accuse", "accused") if accuses else Verb("argue", "plain")
    start = with_lead(held, subject[0][0], floor)
    named = held[subject[0][0]].low not in ("the", "an", "one") or any(
        each.low in ("of", "by", "from") for each in held[slice(*subject[0])]
    )
    source = subject[0] if named or not accuses else None  # of “the accusation against her” nobody is named
    return Handing((start, at + 1), source, (at - 1, at + 1), verb, apart=True)


def _noun_of_asking(held: list[Token], at: int, floor: int) -> Handing | None:
    """“His sister made public requests for help”: an act, and what was asked."""
    begins = at + 1
    if held[at].low not in _NOUNS_OF_ASKING or begins >= len(held) or held[begins].low not in ("for", "to"):
        return None
    makes = next((n for n in range(at - 1, max(floor, at - 6), -1) if held[n].low in _MAKES), None)
    subject = None if makes is None else subject_left(held, makes, floor)
    if subject is None:
        return None
    start = with_lead(held, subject[0][0], floor)
    return Handing((start, begins), subject[0], (at, begins), Verb("ask", "ask"), apart=True)
