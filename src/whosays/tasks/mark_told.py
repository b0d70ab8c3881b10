"""What is said of a marked passage once it was checked: a sentence a role, and the role that each piece has.

Everything is said of the pieces that a learner can pick, and in the words of the passage.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from whosays.articles.article import Word
from whosays.base.json_types import JsonObject

JOINING = "that"
ROLE_TOLD = {"source": "Who speaks", "cue": "What hands it over", "content": "What was said"}
_WHAT_IT_IS = {
    "source": "that is who speaks",
    "cue": "that hands it over",
    "content": "that is what was said",
    "": "that belongs to none of the three",
}
_ENDS = " \n,;:.“”‘’\"'"  # what a quotation does not need at its ends
_MANY = 14  # words from which a quotation leaves out its middle


def joined_as_given(
    words: Sequence[Word], best: Mapping[str, Iterable[int]], given: Mapping[str, set[int]]
) -> dict[str, set[int]]:
    """The key's words by role, a joining word where the learner has it: what counts is not told to be off."""
    found = {role: set(numbers) for role, numbers in best.items()}
    for role, other in (("cue", "content"), ("content", "cue")):
        moved = {n for n in given[other] & found[role] if words[n].text.lower() == JOINING}
        found[role] -= moved
        found[other] |= moved
    return found


def roles_of(units: Sequence[JsonObject], numbers: Mapping[str, set[int]]) -> list[str]:
    """The role of each piece, "" for none: the one that most of its words have.

    Args:
        units: what can be picked, as ``units`` gives it.
        numbers: word numbers by role.
    """
    role = {number: name for name, found in numbers.items() for number in found}
    counted = (Counter(role.get(number, "") for number in unit["words"]) for unit in units)
    return [count.most_common(1)[0][0] for count in counted]


def told(units: Sequence[JsonObject], mine: list[str], best: list[str]) -> list[JsonObject]:
    """A sentence for each role that the learner or the key uses.

    Args:
        units: what can be picked.
        mine: the role that the learner gave to each piece, "" for none.
        best: the role that it has.

    Returns:
        ``role``, ``name``, ``sign`` (right, half or explained) and ``text``.
    """
    texts = [unit["text"] for unit in units]
    lines = []
    for role, name in ROLE_TOLD.items():
        marked = {i for i, each in enumerate(mine) if each == role}
        wanted = {i for i, each in enumerate(best) if each == role}
        if marked or wanted:
            found, text = _sentence(texts, marked, wanted, best)
            lines.append({"role": role, "name": name, "sign": found, "text": text})
    return lines


def _sentence(texts: list[str], marked: set[int], wanted: set[int], best: list[str]) -> tuple[str, str]:
    if marked == wanted:
        return "right", f"{_quoted(texts, wanted)} — found."
    found = marked & wanted
    parts = [f"You found {_quoted(texts, found)}."] if found else []
    parts += _missed(texts, found, wanted - marked)
    parts += _too_much(texts, marked - wanted, best, also=bool(found))
    if not wanted:
        parts.insert(0, "There is nothing to mark here.")
    return ("half" if found else "explained"), " ".join(parts)


def _missed(texts: list[str], found: set[int], missed: set[int]) -> list[str]:
    if not missed:
        return []
    quote = _quoted(texts, missed)
    if not found:
        return [f"It is {quote}."]
    if max(missed) == min(found) - 1 and _is_one(missed):
        return [f"It begins earlier, with {quote}."]
    if min(missed) == max(found) + 1 and _is_one(missed):
        return [f"It goes on: {quote}."]
    return [f"Still missing: {quote}."]


def _is_one(places: set[int]) -> bool:
    """Whether pieces stand side by side."""
    return max(places) - min(places) + 1 == len(places)


def _too_much(texts: list[str], extra: set[int], best: list[str], *, also: bool) -> list[str]:
    """What was taken and has another role, or none: a sentence for each."""
    begin = "You also took" if also else "You took"
    groups = {role: {i for i in extra if best[i] == role} for role in _WHAT_IT_IS}
    quotes = {role: _quoted(texts, held) for role, held in groups.items() if held}
    return [f"{begin} {quote}: {_WHAT_IT_IS[role]}." for role, quote in quotes.items()]


def _quoted(texts: list[str], places: Iterable[int]) -> str:
    """Pieces of the passage in quotation marks, a gap shown as a gap."""
    runs: list[list[str]] = []
    before = None
    for i in sorted(places):
        if before is None or i != before + 1:
            runs.append([])
        runs[-1].append(texts[i])
        before = i
    pieces = (_shortened(" ".join(run).strip(_ENDS)) for run in runs)
    return f"“{' … '.join(piece for piece in pieces if piece)}”"


def _shortened(text: str) -> str:
    words = text.split()
    return f"{' '.join(words[:7])} … {' '.join(words[-4:])}" if len(words) > _MANY else text
