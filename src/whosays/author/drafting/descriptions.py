"""What a text says of the people whom it names, anywhere in it."""

import re

from whosays.author.drafting.lists import alternatives
from whosays.author.drafting.names import NAME, bare_name

_ROLE = rf"(?i:{alternatives('roles_of_names')})"
_CAPITALS = r"[A-ZÀ-Þ][\w’'.-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){1,3}"
_OFFICE_OF = re.compile(rf"\b((?:\w+\s+)?{_ROLE}\s+(?:of|for|to)\s+(?:the\s+)?)({_CAPITALS})")
_OFFICE = re.compile(rf"\b((?:[a-z]+\s+){{0,2}}{_ROLE})\s+({_CAPITALS})")
_APPOSITION = re.compile(
    rf"\b({_CAPITALS}),\s+((?:the\s|a\s|an\s|who\s|[A-ZÀ-Þ][\w ]*['’]s?\s|[a-z])[^,.;:“”\"]{{3,70}})[,.]"
)
_BEFORE = re.compile(rf"\b((?:[\w’'-]+\s+){{0,3}}{_ROLE}),\s+({_CAPITALS})(?=,)")
_BODY = re.compile(
    r"\b((?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s+(?:[\w’'-]+\s+){0,2}(?:company|owner|operator|firm|manufacturer|supplier|"
    r"union|newspaper|broadcaster|portal)),?\s+([A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,3})"
)
_SHORT = re.compile(r"\b((?:[A-ZÀ-Þ][\w’'-]*\s+(?:(?:of|for|and|the|on)\s+)*){2,8})\(([A-Z]{2,8})\)")


def descriptions(text: str) -> dict[str, str]:
    """All that is said of a name, by its last word: titles, offices, appositions, what letters stand for."""
    described: dict[str, str] = {}
    for run in NAME.finditer(text):
        name = bare_name(run.group())
        if name and name != run.group() and len(name.split()) < 4:
            _describe(described, name, run.group())
    for told in (*_OFFICE_OF.finditer(text), *_OFFICE.finditer(text), *_BEFORE.finditer(text)):
        _describe(described, told.group(2), told.group(1))
    for told in _BODY.finditer(text):  # “the owner, Low Care”, which is “Low” for short
        for name in {told.group(2), told.group(2).split()[0]}:
            described[name] = f"{told.group(1)} {described.get(name, '')}".strip()
    for told in _SHORT.finditer(text):
        described[told.group(2)] = told.group(1)
    for told in _APPOSITION.finditer(text):
        _describe(described, told.group(1), told.group(2))
    return described


def _describe(described: dict[str, str], name: str, words: str) -> None:
    """Note what words say of a name: for its last part, and for each but the first of a longer one."""
    for part in name.split()[1:] or [name]:
        described[part] = f"{described.get(part, '')} {words}".strip()
