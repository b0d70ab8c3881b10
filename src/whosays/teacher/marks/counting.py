"""One learner's events -> the answer that counts for each item -> what it is worth. Pure functions.

What counts is the answer standing when *Check* is first pressed, or at the third hint; before that the last
one given. In hand-in there is neither, so it is simply the last answer. An item without an answer is open,
which is not the same as wrong.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from whosays.base.json_types import JSON
from whosays.learner.answers.events import LAST_RUNG, Event
from whosays.tasks.answer_given import is_given
from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

OPEN = "unanswered"  # stands where a verdict would, for an item without an answer
_REMEMBERED = 5_000  # different answers to one item; a school gives far fewer to most
_LONG = 2_000  # characters; longer answers are hardly ever given twice

to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode  # made once: json.dumps makes it anew
TaskItem = tuple[str, str]  # task and item


class Counted(NamedTuple):
    """What a learner's events say of one item.

    Attributes:
        answer: the one that counts; None if there is none.
        hints: how many were seen, explained: whether the explanation was.
        first, last: the first and the last answer given, whether they count or not.
        looked: whether the second look was shown.
        second: the answer given after it and before the explanation, without credit; None if there is none.
        time: when the answer that counts was given (UTC, as in Event; "" if there is none).
    """

    answer: JSON = None
    hints: int = 0
    explained: bool = False
    first: JSON = None
    last: JSON = None
    time: str = ""
    looked: bool = False
    second: JSON = None


@dataclass(frozen=True)
class ItemMark:
    """What one item is worth.

    Attributes:
        answer: the answer that counts, as given.
        credit: from 0 to 1.
        possible: 1; 0 where nothing is scored: free text, optional and unscored tasks.
        answered: whether there is an answer. What is open has credit 0 and the verdict OPEN.
        verdict: best, defensible, wrong, noted (free text) or OPEN.
        hints: how many were seen.
        first: the first answer given (None for free text, where it is only a draft).
        first_credit: what that would have been worth.
        waits: a text that people are to read by a rubric, and have not yet.
        second: the second try, which earns nothing; None if there was none.
    """

    task: str
    item: str
    answer: JSON
    credit: float
    possible: int
    answered: bool
    verdict: str
    hints: int = 0
    first: JSON = None
    first_credit: float = 0.0
    waits: bool = False
    second: JSON = None

    @cached_property
    def worth(self) -> tuple[float, int, bool]:
        """Points earned, points possible, whether there is an answer: what sums are made of."""
        return self.credit * self.possible, self.possible, self.answered

    @cached_property
    def text(self) -> str:
        """The mark as JSON, on one line, such as any file in UTF-8 can hold it."""
        text = to_json(self.fields())
        try:
            text.encode()
        except UnicodeEncodeError:  # half a character, which UTF-8 cannot hold: keep it as an escape
            return json.dumps(self.fields(), allow_nan=False)
        return text

    def fields(self) -> dict[str, Any]:
        """Its fields by name, in their order; a second try only where there was one."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return told if self.second is not None else {name: told[name] for name in told if name != "second"}


def count(events: Iterable[Event]) -> dict[TaskItem, Counted]:
    """Task and item -> what counts, for all that the events speak of. Their order does not matter."""
    return {place: _together(mine) for place, mine in by_item(events).items()}


def by_item(events: Iterable[Event]) -> dict[TaskItem, list[Event]]:
    """Task and item -> its events, in the order in which they happened."""
    found: dict[TaskItem, list[Event]] = {}
    for event in sorted(events, key=attrgetter("time", "kernel", "n")):
        found.setdefault((event.task, event.item), []).append(event)
    return found


def _is_told(event: Event) -> bool:
    """Whether something was told by then: the second look, or the explanation."""
    return event.explained or event.looked


def _together(events: list[Event]) -> Counted:
    hints, explained, looked = 0, False, False
    answer, time, second = None, "", None
    given = []
    for event in events:
        hints, explained = max(hints, event.hints), explained or event.explained
        looked = looked or event.looked
        if event.answer is None:
            continue
        if is_given(event.answer):
            given.append(event.answer)
        if explained or hints >= LAST_RUNG:
            continue
        if looked:
            second = event.answer
        else:
            answer, time = event.answer, event.time
    first, last = (given[0], given[-1]) if given else (None, None)
    return Counted(answer, hints, explained, first, last, time, looked, second)


class Marker:
    """Marks any number of learners against one key; the same answer to the same item is marked once.

    Args:
        tasks: the exercise's tasks by name, with their key.
    """

    def __init__(self, tasks: dict[str, Task]) -> None:
        self.asked = [(task, item) for task in tasks.values() for item in task.items]
        self.places = {(task.name, item.id): _Judge(task, item) for task, item in self.asked}
        self.articles = {(task.name, task.seed.article.digest[:8]) for task, _ in self.asked}

    def marks(self, counted: dict[TaskItem, Counted]) -> list[ItemMark]:
        """A mark for every item of the exercise, answered or not, in its order; from ``count``."""
        return [judge.mark(counted.get(place, _NOTHING)) for place, judge in self.places.items()]

    def marks_of(self, said: dict[TaskItem, list[Event]]) -> list[ItemMark]:
        """The same, straight from ``by_item``: what most learners said is found without a detour."""
        return [judge.mark_events(said.get(place)) for place, judge in self.places.items()]


_NOTHING = Counted()


class _Judge:
    """Marks one item, and remembers what it said of answers that many give."""

    def __init__(self, task: Task, item: Item) -> None:
        self.task, self.item = task, item
        self._known: dict[object, ItemMark] = {}
        self._open = mark_item(task, item, _NOTHING)

    def mark_events(self, events: list[Event] | None) -> ItemMark:
        if events is None:
            return self._open
        only = events[0]
        if len(events) == 1 and type(only.answer) is str and not only.hints and not _is_told(only):
            known = self._known.get(only.answer)  # one answer, and no help: as nearly all are
            if known:
                return known
        return self.mark(_together(events))

    def mark(self, found: Counted) -> ItemMark:
        key = self._key(found)
        known = self._known.get(key)
        if known is None:
            known = mark_item(self.task, self.item, found)
            if key is not None and len(self._known) < _REMEMBERED:
                self._known[key] = known
        return known

    def _key(self, found: Counted) -> object:
        """What the mark depends on, or None where remembering it would not pay."""
        answer, first = found.answer, found.first
        if type(answer) is str and first is answer and not found.hints and found.second is None:
            return answer if len(answer) < _LONG else None
        if type_of(self.task).read_by_people:
            return None
        # As JSON, since 1, 1.0 and True are one key to a dictionary, and a list is none.
        text = json.dumps([answer, first, found.hints, found.second])
        return (text,) if len(text) < _LONG else None


def mark_item(task: Task, item: Item, found: Counted) -> ItemMark:
    """The mark of one item."""
    free = type_of(task).read_by_people
    counts = task.scored and not task.raw.get("optional", False) and not free
    verdict, credit = _judged(task, item, found.answer)
    first = None if free else found.first
    return ItemMark(
        task=task.name,
        item=item.id,
        answer=found.answer,
        credit=credit,
        possible=int(counts),
        answered=verdict != OPEN,
        verdict=verdict,
        hints=found.hints,
        first=first,
        first_credit=_judged(task, item, first)[1],
        waits=free and verdict != OPEN and bool(item.raw.get("rubric")),
        second=found.second if is_given(found.second) else None,
    )


def _judged(task: Task, item: Item, answer: JSON) -> tuple[str, float]:
    if not is_given(answer):
        return OPEN, 0.0
    judged = mark(task, item, answer)
    # Four decimals are finer than any mark, and the same on every machine.
    return judged.verdict, round(min(1.0, max(0.0, float(judged.credit))), 4)
