"""What markers noted of each text, taken together from the entries of a markbook. Touches no disk."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from whosays.base.json_types import JsonObject
from whosays.learner.answers.class_numbers import is_class_number
from whosays.learner.answers.events import is_time
from whosays.teacher.desk.rubric import LEVELS, Place, RubricRow

T = TypeVar("T")
_INITIALS = re.compile(r"[^\W_]{1,5}")
_PAPER = re.compile(r"[0-9a-f]{12}")


@dataclass
class TextNotes:
    """What was noted of one text.

    Attributes:
        levels: by marker, then by row.
        comments: by marker.
        final: by row, where a third mark was given; ``settled_by`` whom.
        remark: the comment that goes with it, or None.
        times: when each marker last noted something (UTC, as in an event).
    """

    levels: dict[str, dict[str, int]] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    final: dict[str, int] = field(default_factory=dict)
    remark: str | None = None
    settled_by: str = ""
    times: dict[str, str] = field(default_factory=dict)

    def given(self, row: str) -> dict[str, int]:
        """What the markers gave for a row, by their initials in order."""
        return {marker: levels[row] for marker, levels in sorted(self.levels.items()) if row in levels}

    def settled(self, row: str) -> int | None:
        """What a row is worth: the final mark, else what all markers gave; None while they differ."""
        if row in self.final:
            return self.final[row]
        given = set(self.given(row).values())
        return given.pop() if len(given) == 1 else None

    def differs(self, row: str) -> bool:
        """Whether the markers gave different levels for a row."""
        return len(set(self.given(row).values())) > 1

    def complete(self, marker: str, rows: tuple[RubricRow, ...]) -> bool:
        """Whether this marker has marked every row."""
        return all(row.name in self.levels.get(marker, ()) for row in rows)

    def of_one(self, marker: str) -> "TextNotes":
        """Without what other markers gave."""
        levels, comments = _only(self.levels, marker), _only(self.comments, marker)
        return replace(self, levels=levels, comments=comments)

    def comment(self) -> str:
        """What the learner is told: the final comment, else what the markers wrote."""
        if self.remark is not None:
            return self.remark
        written = [self.comments[marker] for marker in sorted(self.comments)]
        return "\n\n".join(filter(None, dict.fromkeys(written)))


class Ledger:
    """Everything that was noted for one exercise.

    Attributes:
        notes: by question, then by learner and paper.
        done, named: by question, the markers who are ready, and who saw whose texts these are.
        phrases: by marker, the comments to be used again.
        latest: by question and learner, the paper that was marked last.
    """

    def __init__(self) -> None:
        self.notes: dict[Place, dict[tuple[str, str], TextNotes]] = {}
        self.done: dict[Place, set[str]] = {}
        self.named: dict[Place, set[str]] = {}
        self.phrases: dict[str, list[str]] = {}
        self.latest: dict[Place, dict[str, str]] = {}
        self._given: dict[Place, Counter[str]] = {}  # how many levels of each marker stand

    def notes_of(self, place: Place, learners: Iterable[str], paper: str) -> TextNotes:
        """What is noted of a text under the first of these numbers that has notes: one may be corrected."""
        found = (self.notes_on(place, learner, paper) for learner in learners)
        return next((notes for notes in found if notes.levels or notes.final or notes.comments), TextNotes())

    def notes_on(self, place: Place, learner: str, paper: str) -> TextNotes:
        """What is noted of a text; empty notes if nothing is."""
        return self.notes.get(place, {}).get((learner, paper)) or TextNotes()

    def markers(self, place: Place) -> list[str]:
        """The initials of all who have marked any text, in order."""
        return sorted(marker for marker, count in self._given.get(place, {}).items() if count)

    def take(self, place: Place, entry: object, time: str) -> None:
        """Let one entry take effect. What is not as this module writes it has none."""
        if not isinstance(entry, dict) or not is_initials(entry.get("marker")) or not is_time(time):
            return
        take = _TAKE.get(str(entry.get("what")))
        if take:
            take(self, place, entry, time)

    def _mine(self, place: Place, entry: JsonObject, time: str) -> TextNotes | None:
        learner, paper = entry.get("learner"), entry.get("paper")
        if not (is_class_number(learner) and isinstance(paper, str) and _PAPER.fullmatch(paper)):
            return None
        self.latest.setdefault(place, {})[learner] = paper
        notes = self.notes.setdefault(place, {}).setdefault((learner, paper), TextNotes())
        notes.times[entry["marker"]] = time
        return notes

    def _take_level(self, place: Place, entry: JsonObject, time: str) -> None:
        row, level = entry.get("row"), entry.get("level")
        if not isinstance(row, str) or not (level is None or (type(level) is int and level in LEVELS)):
            return
        notes = self._mine(place, entry, time)
        if notes is None:
            return
        if entry["what"] == "final":
            notes.settled_by = entry["marker"]
            _put(notes.final, row, level)
            return
        mine = notes.levels.setdefault(entry["marker"], {})
        before = len(mine)
        _put(mine, row, level)
        self._given.setdefault(place, Counter())[entry["marker"]] += len(mine) - before

    def _take_text(self, place: Place, entry: JsonObject, time: str) -> None:
        text = entry.get("text")
        if not isinstance(text, str) or (notes := self._mine(place, entry, time)) is None:
            return
        if entry["what"] == "remark":
            notes.remark = text.strip() or None
        else:
            notes.comments[entry["marker"]] = text.strip()

    def _take_phrase(self, _: Place, entry: JsonObject, __: str) -> None:
        text = entry.get("text")
        if isinstance(text, str) and text.strip():
            phrases = self.phrases.setdefault(entry["marker"], [])
            phrases[:] = [each for each in phrases if each != text] + [text] * (entry.get("keep") is True)

    def _take_done(self, place: Place, entry: JsonObject, _: str) -> None:
        done = self.done.setdefault(place, set())
        (done.add if entry.get("done") is True else done.discard)(entry["marker"])

    def _take_named(self, place: Place, entry: JsonObject, _: str) -> None:
        self.named.setdefault(place, set()).add(entry["marker"])


def _only(noted: dict[str, T], marker: str) -> dict[str, T]:
    return {marker: noted[marker]} if marker in noted else {}


def _put(levels: dict[str, int], row: str, level: int | None) -> None:
    levels.pop(row, None)
    if level is not None:
        levels[row] = level


_TAKE = {
    "level": Ledger._take_level,
    "final": Ledger._take_level,
    "comment": Ledger._take_text,
    "remark": Ledger._take_text,
    "phrase": Ledger._take_phrase,
    "done": Ledger._take_done,
    "named": Ledger._take_named,
}


def is_initials(value: object) -> bool:
    """Whether ``value`` can stand for a marker: one to five letters or digits, no small ones."""
    return isinstance(value, str) and bool(_INITIALS.fullmatch(value)) and value == value.upper()
