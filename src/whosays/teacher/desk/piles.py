"""The texts that learners wrote in one exercise, as piles to be marked by people.

A pile holds the texts of all learners for one question that has a rubric. Whose text it is stands in the
pile and is told to no marker: see session.py. What was written is data, and may be anything.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from whosays.base.errors import KitError
from whosays.base.json_types import JSON
from whosays.learner.answers.hand_in_file import HandedIn, read_handed_in
from whosays.tasks.answer_given import is_given
from whosays.tasks.solutions import Keys
from whosays.tasks.task import Item, Task
from whosays.teacher.collect.collected_files import SUFFIX, Filed, list_files, read_file
from whosays.teacher.desk.rubric import Place, RubricRow, places, rubric_of
from whosays.teacher.marks.counting import count


class LearnerText(NamedTuple):
    """What one learner wrote. ``paper`` names the text: a mark belongs to a text, not to a learner alone.

    ``said``: other numbers that stood in the file, under which the text may have been marked.
    """

    learner: str
    name: str
    text: str
    ticked: tuple[int, ...]
    paper: str
    said: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers under which notes on the text are looked for, the right one first."""
        return self.learner, *self.said


@dataclass(frozen=True)
class Pile:
    """All texts for one question, ordered by learner.

    ``left_open`` counts learners who handed in and wrote nothing, ``odd`` answers that are no text.
    """

    place: Place
    task: Task = field(hash=False)
    item: Item = field(hash=False)
    texts: tuple[LearnerText, ...]
    left_open: int
    odd: int

    @property
    def rubric(self) -> tuple[RubricRow, ...]:
        """The rows to be marked."""
        return rubric_of(self.item)


class Piles(NamedTuple):
    """The piles of a folder, and how many of its files could not be read."""

    piles: tuple[Pile, ...]
    unreadable: int


def text_of(answer: JSON) -> str:
    """The text of an answer to a write item; "" if there is none."""
    text = answer.get("text") if isinstance(answer, dict) else None
    return text if isinstance(text, str) and text.strip() else ""


def paper_of(answer: JSON) -> str:
    """What names the text of an answer: twelve hex digits of its SHA-256; "" if there is no text."""
    text = text_of(answer)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12] if text else ""


def read_piles(collected: Path | str, keys: Keys) -> Piles:
    """The texts in a folder that whosays collect wrote, a pile for each question with a rubric.

    Args:
        collected: the folder, or an fsspec address of it.
        keys: the exercises' tasks with their rubrics.

    Raises:
        KitError: there is no such folder, or nothing was collected in it. One bad file raises nothing.
    """
    asked = {stem: list(places(stem, tasks)) for stem, tasks in sorted(keys.tasks.items())}
    handed: dict[str, list[HandedIn]] = {}
    unreadable = 0
    for filed in list_files(str(collected)):
        if asked.get(filed.exercise):
            found = _read(str(collected), filed)
            unreadable += found is None
            handed.setdefault(filed.exercise, []).extend([found] if found else [])
    piles = [_pile(*each, handed[stem]) for stem in handed for each in asked[stem]]
    return Piles(tuple(sorted(piles, key=lambda pile: pile.place.exercise)), unreadable)


def _read(root: str, filed: Filed) -> HandedIn | None:
    try:
        data, _ = read_file(root, filed)
        handed = read_handed_in(data, f"{filed.exercise}/{filed.learner}{SUFFIX}", filed.learner)
    except KitError:
        return None  # whosays grade says of each what is wrong with it
    mine = (handed.room, handed.stem, handed.learner) == ("exercises", filed.exercise, filed.learner)
    return handed if mine and _is_read(handed) else None


def _is_read(handed: HandedIn) -> bool:
    """What several learners handed in together is read once, under the first of their numbers."""
    found = handed.assembled
    return found is None or not found.together or handed.learner == found.together[0]


def _said(handed: HandedIn) -> tuple[str, ...]:
    return handed.assembled.said if handed.assembled else ()


def _pile(place: Place, task: Task, item: Item, handed: list[HandedIn]) -> Pile:
    answers = [(each, _answer(each, place)) for each in handed]
    texts = [
        LearnerText(each.learner, each.name, text_of(answer), _ticked(answer), paper_of(answer), _said(each))
        for each, answer in answers
        if text_of(answer)
    ]
    odd = sum(is_given(answer) and not text_of(answer) for _, answer in answers)
    return Pile(place, task, item, tuple(texts), len(answers) - len(texts) - odd, odd)


def _answer(handed: HandedIn, place: Place) -> JSON:
    counted = count(event for event in handed.events if (event.task, event.item) == place[1:])
    return counted[place[1:]].answer if counted else None


def _ticked(answer: JSON) -> tuple[int, ...]:
    ticked = answer.get("checked") if isinstance(answer, dict) else None
    return tuple(each for each in ticked if type(each) is int) if isinstance(ticked, list) else ()


def shuffled(pile: Pile, marker: str) -> tuple[LearnerText, ...]:
    """The texts in this marker's order: another for each marker, and the same on another day.

    The order comes from a digest of marker, question and learner, so a text that is handed in late finds a
    place among the others and moves none of them past another.
    """

    def key(learner_text: LearnerText) -> bytes:
        return hashlib.sha256("\n".join((marker, *pile.place, learner_text.learner)).encode()).digest()

    return tuple(sorted(pile.texts, key=key))
