"""Whether the files of one number are one person's: the only place where that is judged.

One learner goes on at home, on another computer. Two learners type the same number. Both look alike: one
number, several files. What tells them apart is this, and nothing is guessed beyond it:

*One person*, whose answers are joined item by item, the latest given counting:

- Files with events of one kernel: one computer, or a copy of its folder. A kernel's name is drawn by chance.
- Files with the same long written text.
- Files from two computers that complement each other: no question is answered on both; or at most a third of
  the smaller file's are, and nobody worked on both at one time.
- Files of which the teacher says so (``collect --as 7=7``).

*Perhaps two people*, whose files are all held back until the teacher settles it:

- Files that carry other names, where one is not a short form of the other: unless they hold the very same
  events, which is the same work whoever sent it.
- Files from two computers on which the same questions were answered anew. That the answers are equal proves
  nothing: two who know the answers agree.
- A single file with a name that the class list gives to another learner.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from whosays.base.names import name_words
from whosays.teacher.collect.pieces import Piece
from whosays.teacher.collect.roster import Roster

MOST_COMMON = 3
"""Of two files from two computers at most one in so many answers may be to the same questions."""
SameEvents = Callable[[Sequence[Piece]], bool]


def doubt(pieces: Sequence[Piece], vouched: set[str], same_events: SameEvents) -> str:
    """Why several files may be several people's, as half a sentence; "" where they are one person's.

    Args:
        pieces: the files that stand under one number, in any order.
        vouched: digests of those that the teacher says are this learner's.
        same_events: whether some files hold the very same events, which are read again for it.
    """
    names = other_names(pieces, vouched)
    if names and not same_events(pieces):
        return f"the files carry several names ({', '.join(names)})"
    groups = [_Together(each) for each in _one_copy(pieces, vouched) if any(p.content.items for p in each)]
    for a, b in combinations(sorted(groups, key=lambda group: group.order), 2):
        if why := a.against(b):
            return why
    return ""


def other_names(pieces: Iterable[Piece], vouched: set[str]) -> list[str]:
    """The names in the files, or of their senders, where two of them are not one name."""
    open_ones = [piece for piece in pieces if piece.digest not in vouched]
    senders = {name for piece in open_ones for name in piece.senders}
    typed = {piece.content.handed.name for piece in open_ones}
    for names in (sorted(senders - {""}), sorted(typed - {""})):
        if any(not fit(a, b) for a, b in combinations(names, 2)):
            return names
    return []


def fit(a: str, b: str) -> bool:
    """Whether two names may be one person's: “Grace L.”, “Lee, Grace”, Canvas's “leegrace”; “” fits all."""
    few, many = sorted((_words(a), _words(b)), key=len)
    if sorted("".join(few)) == sorted("".join(many)):
        return True
    left = list(many)
    for word in sorted(few, key=len, reverse=True):
        found = next((each for each in left if each.startswith(word) or word.startswith(each)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _words(name: str) -> list[str]:
    """The words of a name without accents: not every keyboard has them."""
    plain = unicodedata.normalize("NFKD", name)
    return name_words("".join(each for each in plain if not unicodedata.combining(each)))


def somebody_else(piece: Piece, learner: str, roster: Roster | None) -> str:
    """The number that the class list gives to the name in a file, where that is another learner; else ""."""
    listed = roster.find(learner) if roster else None
    names = sorted({*piece.senders, piece.content.handed.name} - {""})
    if roster is None or listed is None or any(fit(name, listed.name) for name in names):
        return ""
    found = filter(None, map(roster.named, names))
    return next((each.learner for each in found if each != listed), "")


class _Together:
    """Files that are one person's beyond doubt, taken together."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        contents = [piece.content for piece in pieces]
        self.items = {item for content in contents for item in content.items}
        spans = [content.span for content in contents if content.span[0]]
        self.first, self.last = min(a for a, _ in spans), max(b for _, b in spans)
        self.order = min(piece.rank for piece in pieces)

    def against(self, other: "_Together") -> str:
        """Why these and others may be two people's, or ""."""
        common = len(self.items & other.items)
        fewer = min(len(self.items), len(other.items))
        if not common:
            return ""
        if common * MOST_COMMON > fewer:
            return f"on two computers {_of(common, fewer)} answered, each for itself"
        if self.first <= other.last and other.first <= self.last:
            return f"on two computers {_of(common, fewer)} answered, at the same time"
        return ""


def _of(common: int, fewer: int) -> str:
    if common == fewer:
        return f"the same {common} questions were" if common > 1 else "the same question was"
    return f"{common} of {fewer} questions were"


def _one_copy(pieces: Sequence[Piece], vouched: set[str]) -> list[list[Piece]]:
    """The files in groups: those of one kernel or with one long text, or vouched for, are together."""
    above = list(range(len(pieces)))  # of each piece, another one of its group, up to the group's head

    def head(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    first: dict[object, int] = {}
    for number, piece in enumerate(pieces):
        vouched_for = ["vouched"] if piece.digest in vouched else []
        kernels = {kernel for kernel, _ in piece.content.begun}
        for mark in {*kernels, *piece.content.texts, *vouched_for}:
            above[head(number)] = head(first.setdefault(mark, number))
    groups: dict[int, list[Piece]] = {}
    for number, piece in enumerate(pieces):
        groups.setdefault(head(number), []).append(piece)
    return list(groups.values())
