"""What counts for each learner once all pieces are there: one of them, all of them joined, or none.

The outcome follows from the pieces, the corrections and the class list alone: never from the order in which
files came, nor from what an earlier run made of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from whosays.base.errors import KitError
from whosays.learner.answers.class_numbers import number_order
from whosays.learner.answers.hand_in_file import HandedIn, read_handed_in
from whosays.teacher.collect.assigning import Assigned
from whosays.teacher.collect.joining import EventId, event_id, joined_file, lines_of, standing
from whosays.teacher.collect.pieces import Key, Piece
from whosays.teacher.collect.roster import Roster
from whosays.teacher.collect.same_person import doubt, somebody_else

Reread = Callable[[Piece], HandedIn]
"""Reads a piece again, with its events."""


@dataclass(frozen=True)
class Outcome:
    """What became of the pieces under one number.

    Attributes:
        stem, learner: of which exercise, whose.
        pieces: the latest last.
        why: why they are held back, as half a sentence; "" where they count.
        together: all learners of one and the same pieces, in order; empty where it is one.
        content: the file that collect writes; None where the latest piece is the file itself.
        answered: how many questions are answered in the file that collect writes.
        gained: how many of them are not answered in the latest piece.
        moved: digests of pieces that stand here by a correction.
    """

    stem: str
    learner: str
    pieces: tuple[Piece, ...]
    why: str = ""
    together: tuple[str, ...] = ()
    content: bytes | None = None
    answered: int = 0
    gained: int = 0
    moved: frozenset[str] = frozenset()

    @property
    def latest(self) -> Piece:
        """The latest piece."""
        return self.pieces[-1]

    @property
    def joined(self) -> bool:
        """Whether more than one piece counts."""
        return self.content is not None and len(self.pieces) > 1


def settle(assigned: dict[Key, Assigned], roster: Roster | None, reread: Reread) -> list[Outcome]:
    """The outcome of every number of every exercise."""
    together = _together(assigned)
    judge = _Judge(roster, reread)
    return [judge.outcome(key[0], each, together.get(key, ())) for key, each in assigned.items()]


def _together(assigned: dict[Key, Assigned]) -> dict[Key, tuple[str, ...]]:
    """The learners who have exactly the same pieces: they are read once, and counted once."""
    moved = {key: each for key, each in assigned.items() if each.moved}
    same: dict[tuple[str, ...], list[Key]] = {}
    for key, each in moved.items():
        same.setdefault((key[0], *sorted(piece.digest for piece in each.pieces)), []).append(key)
    found: dict[Key, tuple[str, ...]] = {}
    for keys in same.values():
        numbers = tuple(sorted((assigned[key].learner for key in keys), key=number_order))
        found |= dict.fromkeys(keys, numbers) if len(numbers) > 1 else {}
    return found


class _Judge:
    """Decides number by number. ``reread``: see Reread."""

    def __init__(self, roster: Roster | None, reread: Reread) -> None:
        self.roster, self.reread = roster, reread

    def outcome(self, stem: str, mine: Assigned, together: tuple[str, ...]) -> Outcome:
        pieces = tuple(sorted(mine.pieces, key=lambda piece: piece.rank))
        learner = mine.learner if mine.moved else pieces[-1].learner
        found = Outcome(stem, learner, pieces, together=together, moved=frozenset(mine.moved))
        if why := self._why(found, mine):
            return replace(found, why=why)
        if not together and self._is_the_file(found):
            return found
        try:
            return self._joined(found)
        except KitError as error:
            return replace(found, why=f"{error}")

    def _why(self, found: Outcome, mine: Assigned) -> str:
        own = mine.vouched | mine.moved
        others = {somebody_else(p, found.learner, self.roster) for p in found.pieces if p.digest not in own}
        if named := sorted(others - {""}):
            return f"the class list gives the name in it to {' and '.join(named)}"
        several = len(found.pieces) > 1
        return doubt(found.pieces, mine.vouched, self._same_events) if several else ""

    def _is_the_file(self, found: Outcome) -> bool:
        """Whether the latest piece stands for all: it is the learner's as it is, and nothing is missing."""
        latest = found.latest
        if latest.digest in found.moved or latest.content.handed.assembled:
            return False
        if len(found.pieces) == 1:
            return True
        there = self._ids(latest)
        return all(self._ids(piece) <= there for piece in found.pieces[:-1])

    def _ids(self, piece: Piece) -> set[EventId]:
        return {event_id(event) for event in self.reread(piece).events}

    def _same_events(self, pieces: Sequence[Piece]) -> bool:
        """Whether all hold the same events."""
        return len({tuple(lines_of([self.reread(piece)])) for piece in pieces}) == 1

    def _joined(self, found: Outcome) -> Outcome:
        handed = [self.reread(piece) for piece in found.pieces]
        digests = [piece.digest for piece in found.pieces]
        content = joined_file(handed, digests, found.learner, found.together)
        whole = standing(read_handed_in(content, found.learner))
        gained = len(whole - standing(handed[-1]))
        return replace(found, content=content, answered=len(whole), gained=gained)


def held(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Those that wait for the teacher."""
    return [each for each in outcomes if each.why]
