"""Whose word is each part? What the X-ray shows, worked out from a key.

Bold: the article's own report, which anyone could check. Wavy: the article's own judgement. Faded:
somebody else answers for it. Nothing here says whether a statement is so.
"""

from collections import Counter
from collections.abc import Iterable

from whosays.articles.key import Key, Statement
from whosays.articles.kinds import KINDS

ARTICLE = "the article"
PAGE = "the page"
VOUCHES = {
    "bold": "the article’s own report",
    "wavy": "the article’s own judgement",
    "faded": "somebody else’s words",
    "both": "can be read both ways",
    "page": "page parts",
    "joining": "joining words",
}
"""How a word is drawn, and what that says of it."""


def vouches(statement: Statement) -> tuple[str, ...]:
    """How the best answer draws a statement, and the second answer if it draws it otherwise.

    Returns:
        One or two of ``bold``, ``wavy``, ``faded``, ``page``.
    """
    first = _vouch(statement.kind, statement.speaker)
    second = _second_vouch(statement)
    return (first,) if second in ("", first) else (first, second)


def vouch(statement: Statement) -> str:
    """One of VOUCHES: ``both`` where two defensible answers draw the statement differently."""
    drawn = vouches(statement)
    return drawn[0] if len(drawn) == 1 else "both"


def voice(statement: Statement) -> str:
    """Who answers for a statement; both names where two answers are defensible."""
    return ", or ".join(answering(statement))


def answering(statement: Statement) -> tuple[str, ...]:
    """Who answers for a statement: one name, or two where two answers are defensible."""
    first, second = _first_name(statement), _second_name(statement)
    return (first,) if second in ("", first) else (first, second)


def margin_notes(owners: Iterable[Statement | None]) -> list[str]:
    """What stands in the margin beside each piece of a paragraph: a name where another voice begins.

    Args:
        owners: the innermost statement of each piece, in order; None where a piece says nothing.

    Returns:
        A note for each piece, empty while a voice goes on. The article's own words and page parts have
        none: how they are drawn says it. What stands between two pieces of a voice does not end it.
    """
    notes, now = [], ""
    for owner in owners:
        begun = "" if owner is None else _note(owner)
        notes.append(begun if begun != now else "")
        now = now if owner is None else begun
    return notes


def _note(owner: Statement) -> str:
    name = voice(owner)
    return "" if name in (ARTICLE, PAGE) else name


def _vouch(kind: str, speaker: str) -> str:
    if kind == "furniture":
        return "page"
    if kind == "reported fact":
        return "bold"
    return "wavy" if speaker == "article" else "faded"


def _second_vouch(statement: Statement) -> str:
    kind = statement.also("kind")
    if kind:
        known = statement.speaker in KINDS[kind].speakers
        return _vouch(kind, statement.speaker if known else "")
    source = _origin(statement.also("source"))
    if source != ARTICLE:
        return "faded" if source else ""
    judged = statement.kind in ("characterisation", "appeal", "allegation")
    return "wavy" if judged else "bold"


def _origin(chain: str) -> str:
    return chain.split("<", maxsplit=1)[0].strip()


def _first_name(statement: Statement) -> str:
    own = _vouch(statement.kind, statement.speaker) in ("bold", "wavy")
    return ARTICLE if own and statement.speaker != "record" else statement.chain[0]


def _second_name(statement: Statement) -> str:
    if statement.also("source"):
        return _origin(statement.also("source"))
    drawn = _second_vouch(statement)
    if drawn in ("bold", "wavy"):
        return ARTICLE
    if drawn == "page":
        return PAGE
    if drawn != "faded" or statement.chain[0] != ARTICLE:
        return statement.chain[0] if drawn else ""
    return "an office" if statement.also("kind") == "official claim" else "somebody else"


def count_words(key: Key, numbers: Iterable[int]) -> tuple[Counter[str], Counter[str]]:
    """Count words by how they are drawn, and the faded ones by who answers for them.

    Args:
        key: the article's key.
        numbers: the word numbers to count.

    Returns:
        Words by VOUCHES, and words by name. Each word counts once, for its innermost statement.
    """
    drawn: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for number in numbers:
        owner = key.innermost[number]
        drawn[vouch(owner) if owner else "joining"] += 1
        if owner and vouch(owner) == "faded":
            names[voice(owner)] += 1
    return drawn, names


def in_words(drawn: Counter[str], names: Counter[str]) -> str:
    """The X-ray as sentences, for whoever cannot see it."""
    own = f"Of {_words(drawn.total())}, {_are(drawn['bold'])} the article’s own report"
    sentences = [own + (f" and {drawn['wavy']} its own judgement." if drawn["wavy"] else ".")]
    if drawn["faded"]:
        sentences.append(f"{_are(drawn['faded'])} somebody else’s ({_names(names)}).")
    if drawn["both"]:
        sentences.append(f"{drawn['both']} can be read both ways.")
    if drawn["page"]:
        sentences.append(f"{_are(drawn['page'])} page parts.")
    if drawn["joining"]:
        sentences.append(f"{_are(drawn['joining'])} joining words.")
    return " ".join(sentences)


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _are(count: int) -> str:
    return "1 is" if count == 1 else f"{count} are"


def _names(names: Counter[str], most: int = 5) -> str:
    told = [f"{name} {count}" for name, count in names.most_common(most)]
    left = len(names) - len(told)
    return ", ".join(told) + (f" and {left} more" if left > 0 else "")
