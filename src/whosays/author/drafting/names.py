"""The name of a source as keys write it: short, titles off, and whether it is a person's."""

import re

from whosays.author.drafting.lists import alternatives, pattern

_CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*"
_SMALL = r"(?:\b(?:al|el|ul)-[A-ZÀ-Þ][\w’'-]*|\b(?:al|bin|de|del|der|la|van|von)\b(?!-))"
NAME = re.compile(rf"(?:{_CAPITAL}|{_SMALL})(?:\s+(?:{_CAPITAL}|{_SMALL}))*")
"""A run of words that begin with capitals."""
TITLES = re.compile(rf"^(?:(?:{alternatives('titles')})\.?\s+)+")
"""Titles at the beginning of such a run."""
_INNER_TITLE = re.compile(rf"\b(?:{alternatives('titles_before_names')})\s+(?=[A-Z])")
_TITLE_BEFORE = re.compile(rf"\b(?:{alternatives('roles_of_names')})\s+$")
"""A title in small letters right in front of a name."""
_DEMONYM = re.compile(r"^[A-Z]\w*(?:ian|ean|ish|ese|can|ench|erman|utch|eek|aqi|aeli|ani|sian)\s+(?=[A-Z])")
_PLACE = re.compile(rf"^(?i:{alternatives('countries')})\s+(?=[A-Z]\w+\s+[A-Z])")
_NO_PART = re.compile(r"(?:[JS]r\.?|[IVX]+)")  # of “Ada Low Jr.” and “Elizabeth II” not the last name
_ENDS_BODY = r",| who | which | that | on (?=[A-Z]\w+day)"
_ENDS_SOMEBODY = r",| on (?=[A-Z]\w+day)"  # of “a person who works at the bridge” the clause is the name
_SOMEBODY = re.compile(r"[Aa]n? (?:[a-z-]+ ){1,3}who ")
_PARTS_OF_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:(?:of|for|and|the)\s+)*[A-ZÀ-Þ][\w’'.-]*)*$"
_DESCRIBED = re.compile(rf"^[Tt]he\s+(?:[a-z][\w-]*\s+)+(?={_PARTS_OF_NAME})")
_CALLED = re.compile(
    rf"^[Tt]he\s+(?:[a-z][\w-]*\s+)*?(portal|newspaper|website|broadcaster|agency|company|firm|union|magazine)\s+({_PARTS_OF_NAME})"
)
_SMALL_BEGINNING = re.compile(
    r"(?:The|A|An|Some|Several|Many|Two|Three|Four|One|Its|His|Her|Their|Sources|Protesters|Critics|Officials)\b"
)


def short_name(plain: str) -> tuple[str, bool]:
    """A source's name as keys write it, and whether it is a person's."""
    person = whole_name(plain)
    if person:
        return _last_name(person), True
    first = _bare_body(re.split(_ENDS_SOMEBODY if _SOMEBODY.match(plain) else _ENDS_BODY, plain)[0].strip())
    small = _SMALL_BEGINNING.match(first)
    return (first[:1].lower() + first[1:] if small else first) or plain, False


def _bare_body(name: str) -> str:
    """A body's name as keys write it: “the Long Quay Party” of “the opposition Long Quay Party”."""
    name = re.sub(r"^(?:With|As|And|But|While)\s+", "", name)
    name = re.sub(r"\s+of this (?:story|article|report|page|post)$", "", name)
    if re.match("(?:[Tt]he )?[Pp]olice (?:in|of|from) ", name):
        return "the police"
    if name.lower() in ("sources", "reports"):
        return f"unnamed {name.lower()}"
    called = _CALLED.match(name)
    return called.group(2) if called else _DESCRIBED.sub("the ", name)


def whole_name(plain: str) -> str:
    """The name of a person in these words, titles off; empty where none is named."""
    parts = [part.strip() for part in re.split(r",|\(|—|–", plain)]
    alone = next((part for part in parts if len(parts) > 1 and _is_only_a_name(part)), "")
    if alone:
        return bare_name(alone)
    if re.search(r"\b(?:including|such as)\b", plain):
        return ""
    return next((name for part in parts if (name := _name_in(part))), "")


def _is_only_a_name(part: str) -> bool:
    """“Ada Low” between commas: the words around it say who that is."""
    name = bare_name(part)
    return bool(NAME.fullmatch(part)) and 2 <= len(name.split()) <= 4 and looks_like_person(name, part)


def _name_in(part: str) -> str:
    piece = re.split(r"['’]s?\s+(?=[\w])", part)[-1]  # of “Russia's Foreign Ministry” the ministry speaks
    for run in NAME.finditer(piece):
        name = bare_name(run.group())
        titled = name != run.group() or bool(_TITLE_BEFORE.search(piece[: run.start()]))
        if name and looks_like_person(name, piece, titled):
            return name
        behind_body = TITLES.search(piece) and name != run.group() and len(name.split()) == 2
        if behind_body and looks_like_person(name, name):  # “Ambassador to the United Nations Ada Low”
            return name
    return ""


def bare_name(run: str) -> str:
    """A run of capitals without titles, countries and “'s”; empty where nothing else is left."""
    name = re.sub(r"['’]s?$", "", run)
    if TITLES.fullmatch(f"{name} "):
        return ""
    inner = list(_INNER_TITLE.finditer(name))
    name = name[inner[-1].end() :] if inner else name
    while True:
        shorter = _PLACE.sub("", _DEMONYM.sub("", TITLES.sub("", name)))
        if shorter == name:
            return name
        name = shorter


def looks_like_person(name: str, piece: str, titled: bool = False) -> bool:
    """Whether a bare name is a person's.

    Args:
        name: the name.
        piece: the words that it stands in.
        titled: whether a title stood in front of it: then one word is enough.
    """
    words, bodies = name.split(), pattern("bodies")
    before, _, behind = piece.partition(name)
    if bodies.search(name) or pattern("countries").fullmatch(name) or not words[0][0].isupper():
        return False
    if len(words) == 1 and titled:
        return not name.isupper() and not bodies.search(behind.split(" of ")[0][:30])
    if (pattern("outlet").search(name) and not titled) or bodies.match(behind.strip()):
        return False
    if len(words) == 1:
        return piece.strip() == name and not name.isupper()
    *_, owner, last = ["", "", *before.split()]
    of_body = last == "of" and bool(bodies.fullmatch(owner))  # “the Council of Five Shores”
    behind_article = last.lower() == "the" or bool(bodies.fullmatch(last)) or of_body
    return len(words) <= 4 and not behind_article and not re.search(r"\b(?:of|the|The)\b", name)


def _last_name(name: str) -> str:
    words = [word for word in name.split() if not _NO_PART.fullmatch(word)]
    return words[-1] if words else name
