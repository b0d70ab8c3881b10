"""What the teacher is told once everything is settled: a row a file, and a row for each who is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from whosays.learner.answers.class_numbers import name_on_disk
from whosays.teacher.collect.collection import Collected, doubts, in_short, listed_name, order
from whosays.teacher.collect.nothing_came import without_file
from whosays.teacher.collect.pieces import Key
from whosays.teacher.collect.roster import Roster
from whosays.teacher.collect.settling import Outcome

Rows = Mapping[tuple[Key, str], list[Collected]]


class Telling:
    """Makes the rows.

    Args:
        rows: of each piece (by key and digest), a row a place that it came from.
        outcomes: what became of the pieces.
        roster: the class list, if there is one.
    """

    def __init__(self, rows: Rows, outcomes: list[Outcome], roster: Roster | None) -> None:
        self._rows, self._outcomes, self._roster = rows, outcomes, roster
        self._shared = _shared(outcomes)
        self._of: dict[tuple[Key, str], list[Outcome]] = {}
        for outcome in outcomes:
            for piece in outcome.pieces:
                self._of.setdefault((piece.key, piece.digest), []).append(outcome)

    def rows(self, unreadable: list[Collected]) -> list[Collected]:
        """Every row, ordered by exercise, learner, time and file."""
        notes = {id(outcome): self._notes(outcome) for outcome in self._outcomes}
        rows = [row for place in self._rows for row in self._of_piece(place, notes)]
        there = ((outcome.stem, outcome.learner) for outcome in self._outcomes)
        rows += without_file(there, self._roster) if self._roster else []
        return sorted(rows, key=order) + sorted(unreadable, key=order)

    def held(self, rows: list[Collected]) -> tuple[tuple[tuple[Collected, ...], str], ...]:
        """Of each learner whose files are held back, the rows of these, and why."""
        waiting = [row for row in rows if row.status == "held back"]
        found = []
        for outcome in filter(lambda each: each.why, self._outcomes if waiting else ()):
            places = {row.file for p in outcome.pieces for row in self._rows[p.key, p.digest]}
            mine = [row for row in waiting if row.exercise == outcome.stem and row.file in places]
            # A pair's file stands under its own number, and behind those of the learner who is told of.
            mine.sort(key=lambda row: name_on_disk(row.learner) != name_on_disk(outcome.learner))
            found += [(tuple(mine), outcome.why)] if mine else []
        return tuple(sorted(found, key=lambda each: order(each[0][0])))

    def groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Exercise and class numbers, where several hold the very same answers."""
        # All of a group hold the same tuple: by what it is and not by what is in it, a whole school is quick.
        groups = {id(group): (outcome.stem, group) for outcome, group in self._shared.values()}
        return tuple(sorted(set(groups.values())))

    def _of_piece(self, place: tuple[Key, str], notes: dict[int, list[str]]) -> Iterator[Collected]:
        outcomes, several = self._of[place], len(self._of[place]) > 1
        outcome = min(outcomes, key=lambda each: (not each.why, each.latest.digest != place[1]))
        status = "held back" if outcome.why else "latest" if outcome.latest.digest == place[1] else "earlier"
        _, group = self._shared.get(id(outcome), (outcome, ()))
        same_as = in_short(group, outcome.learner.casefold())
        for row in sorted(self._rows[place], key=lambda row: row.file):
            learner = row.learner if several or place[1] not in outcome.moved else outcome.learner
            own = replace(row, learner=learner)
            told = [row.note, *_moved(row.learner, outcomes, place[1]), *notes[id(outcome)]]
            told += _of_all(outcome) if status != "earlier" else []
            name = "" if several else listed_name(own, self._roster)
            yield replace(
                own, status=status, name=name or row.name, note=" ".join(filter(None, told)), same_as=same_as
            )
            status = "same file again"

    def _notes(self, outcome: Outcome) -> list[str]:
        """What a teacher should look at before believing that one learner sent all this."""
        pieces = [p for p in outcome.pieces if len(self._of[p.key, p.digest]) == 1]
        rows = [row for piece in pieces for row in self._rows[piece.key, piece.digest]]
        own = [replace(row, learner=outcome.learner) for row in rows if outcome.moved] or rows
        return doubts(own, self._roster) if own else []


def _moved(number: str, outcomes: list[Outcome], digest: str) -> list[str]:
    """That a piece counts for others than the number in it."""
    to = [outcome.learner for outcome in outcomes if digest in outcome.moved]
    if len(to) > 1:
        return [f"It counts for {', '.join(to[:-1])} and {to[-1]}, who handed in one file."]
    return [f"The file says {number}; by corrections.csv it is {to[0]}’s."] if to else []


def _of_all(outcome: Outcome) -> list[str]:
    """What is told of all pieces together."""
    if outcome.why:
        return [f"Held back, perhaps two people: {outcome.why}."]
    if not outcome.joined:
        return []
    more = f", {outcome.gained} of which are not in the latest" if outcome.gained else ""
    return [f"Joined from {len(outcome.pieces)} files: {outcome.answered} questions answered{more}."]


def _shared(outcomes: Iterable[Outcome]) -> dict[int, tuple[Outcome, tuple[str, ...]]]:
    """Whose answers stand in others' files, too: the numbers of all of them, in order, by outcome.

    Where a file shares some with one group and some with another, the larger one is told. Learners who handed
    in one file are one here.
    """
    holders: dict[tuple[str, str, str], list[Outcome]] = {}
    seen: set[tuple[Key, str]] = set()  # a pair's file, which one of the two may have joined with an own one
    for outcome in outcomes:
        if outcome.together[:1] in ((), (outcome.learner,)):
            pieces = [piece for piece in outcome.pieces if (piece.key, piece.digest) not in seen]
            seen |= {(piece.key, piece.digest) for piece in pieces}
            for begun in {begun for piece in pieces for begun in piece.content.begun}:
                holders.setdefault((outcome.stem, *begun), []).append(outcome)
    found: dict[int, tuple[Outcome, tuple[str, ...]]] = {}
    for several in holders.values():
        group = tuple(sorted({outcome.learner for outcome in several}))
        for outcome in several if len(group) > 1 else ():
            if len(group) > len(found.get(id(outcome), (outcome, ()))[1]):
                found[id(outcome)] = outcome, group
    return found
