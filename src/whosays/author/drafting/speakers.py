"""What kind of speaker the words for a source name: one of the key's speakers."""

import re

from whosays.author.drafting.lists import pattern

_LISTS = ("union", "expert", "company", "outlet", "witness", "party", "official")
_UNIONS_OF_STATES = re.compile(r"\b(?:European|African|Soviet) Union\b")
_BANKS_OF_STATES = re.compile(r"\b(?:[Cc]entral|World|Reserve|National|Federal Reserve) [Bb]ank\b")
_OF_A_STATE = re.compile(r"\b(?:National|Federal|State)\b")


def speaker_of(words: str, person: bool, titles: str = "") -> str:
    """The kind of speaker.

    Args:
        words: the words that name the source.
        person: whether they name a person.
        titles: what the text says of that name elsewhere; it counts where the words themselves do not tell.
    """
    told = _told_speaker(words, person) or _told_speaker(titles, person)
    return told or _unknown_speaker(f"{words} {titles}", person)


def _unknown_speaker(words: str, person: bool) -> str:
    """Of a body that bears a country's name an office; of a private person who was there a witness."""
    if not person and (pattern("countries").search(words) or _OF_A_STATE.search(words)):
        return "official"
    return "witness" if person and " who " in words else "party"


def _told_speaker(words: str, person: bool) -> str:
    plain = words.strip(" ,.;:")
    if _is_unnamed(plain):
        return "unnamed"
    if not person and pattern("countries").fullmatch(re.sub("^[Tt]he ", "", plain)):
        return "official"
    if re.search("chief executive of", plain, re.IGNORECASE):
        return "official" if pattern("countries").search(plain) else "company"
    former = pattern("outdated_offices").search(plain)
    order = (
        (*(each for each in _LISTS if each != "outlet"), "outlet") if person else _LISTS
    )  # “Minister Ansa Low”
    lists = [name for name in order if not (name == "official" and former)]
    before = _UNIONS_OF_STATES.sub("states", _BANKS_OF_STATES.sub("authority", _what_not_whose(plain)))
    told = next((name for name in lists if pattern(name).search(before)), "")
    return told or next(
        (name for name in ("official", "party") if not former and pattern(name).search(plain)), ""
    )


def _is_unnamed(plain: str) -> bool:
    """“Sources”, “a person familiar with the talks”, and no office or party with it."""
    what = _what_not_whose(plain)
    begins = re.sub(r"^(?:The|the|A|a)\s+(?=sources?\b|reports\b)", "", plain)
    known = pattern("official").search(what) or pattern("party").search(what)
    return bool(pattern("unnamed").match(begins)) and not known


def _what_not_whose(plain: str) -> str:
    """What somebody is, not whose: of “a doctor at the ministry” the first words."""
    return re.split(r"\s(?:at|from|in)\s", plain)[0]
