"""What a type of task knows of itself. Each is one file in ``types/``; nothing else in the kit names it.

A type gives data and words; pages, paper and statistics are drawn elsewhere, for all types alike.

An answer is JSON of the type's own form. Two things are the same for all: in a table, ``checked`` and
``spans`` stand beside the answer and are none by themselves (``answer_given.py``); and what people are to
read at the marking desk is the field ``text`` of a table.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import Form
from whosays.tasks.looks import Look, Place
from whosays.tasks.paper_item import AnswerRow, Worksheet
from whosays.tasks.passages import check_passage, named_passage, public_passage
from whosays.tasks.task import Item, Task
from whosays.tasks.typed_letters import letters_in_words, one_letter
from whosays.tasks.verdict import Mark

NOT_OFFERED = "An answer that was not on offer."


class TaskType(ABC):
    """A type of task that asks something.

    Attributes:
        of_task: fields that its tasks may have beyond the common ones.
        needed, may: fields that its items must have, and may have, beyond the common ones.
        public: those of them that go to learners. All others belong to the key and stay behind.
        needed_in_hand_in: fields that only an exercise needs, which has no key to look into.
        forms: the form of each of its fields.
        read_by_people: no machine marks it; it has no points until a person gives them.
        counts: whether its answers have points, where a task does not say so itself.
        one_of_some: an answer is the id of one of the item's options.
        told_in_full: an answer may be counted and told in a table, in its own words.
        counted_lines: how many lines of it a table counts; None for all.
        parted_by: what stands between the lines of an answer where they are told on one line.
        noun: what the page calls an item.
        is_looked_at: it has to be seen: nobody can read it aloud to a class.
    """

    name: ClassVar[str]
    of_task: ClassVar[tuple[str, ...]] = ()
    needed: ClassVar[frozenset[str]] = frozenset()
    may: ClassVar[frozenset[str]] = frozenset()
    public: ClassVar[tuple[str, ...]] = ()
    needed_in_hand_in: ClassVar[frozenset[str]] = frozenset()
    forms: ClassVar[Mapping[str, Form]] = {}
    read_by_people: ClassVar[bool] = False
    counts: ClassVar[bool] = True
    one_of_some: ClassVar[bool] = False
    told_in_full: ClassVar[bool] = True
    counted_lines: ClassVar[int | None] = None
    parted_by: ClassVar[str] = " "
    noun: ClassVar[str] = "Question"
    is_looked_at: ClassVar[bool] = False

    @property
    def secret(self) -> frozenset[str]:
        """Fields of an item that only a key may carry: every one that is not said to be public."""
        return (self.needed | self.may) - {*self.public, "question"}

    # -- the task file

    def check_task(self, raw: Mapping[str, Any], at: str) -> None:  # noqa: B027  most have nothing to add
        """Check what a task says of itself beyond the form of its fields. Raises KitError."""

    def check_item(self, raw: Mapping[str, Any], mode: str, at: str) -> None:  # noqa: B027  the same
        """Check what an item says beyond the form of its fields. Raises KitError."""

    def check_places(self, task: Task, item: Item) -> None:
        """Check that what the item points at is there. Raises KitError."""
        check_passage(task, item)

    def beside(self, task: Task, tasks: Mapping[str, Task]) -> Task:
        """The task with what it takes from the others of its notebook. Raises KitError: one is not there."""
        return task

    def public_fields(self, task: Task, item: Item) -> JsonObject:
        """Fields of the item said without the key, in the place of those that need it."""
        return public_passage(task, item)

    # -- the page

    def place_in_article(self, item: Item) -> str:
        """Where the item stands in the article, for its label; "" where that says nothing."""
        return ""

    def passage(self, task: Task, item: Item) -> list[JsonObject]:
        """The passage above the question, in pieces."""
        return named_passage(task, item)

    @abstractmethod
    def page_data(self, task: Task, item: Item) -> JsonObject:
        """What the page needs of an item beyond passage and question. No answer is in it."""

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """What there is to choose from or to put in line: ``id``, ``label`` and perhaps ``letter``.

        ``under``, perhaps: lines that stand below it, each ``text`` and ``look``, its class on the page.
        """
        return []

    def chosen(self, choice: str) -> JSON:
        """The answer that choosing this alone is, by its id; None where an answer is more than a choice."""
        return choice if self.one_of_some else None

    def explains(self, task: Task, item: Item) -> bool:
        """Whether an answer to this item is explained at once; else the page says "Next"."""
        return True

    def has_best(self, task: Task, item: Item) -> bool:
        """Whether one answer is the best: not where people read it, and not in a vote."""
        return not self.read_by_people and not task.raw.get("together", False)

    def parts(self, task: Task, item: Item, answer: JSON) -> JsonObject:
        """What is told of the parts of a checked answer, beside its mark; empty where it has none."""
        return {}

    def seen(self, task: Task, item: Item, answer: JSON) -> JsonObject:
        """What an answer brings to the page at once, in hand-in too: nothing of the key. Empty: nothing."""
        return {}

    def without_python(self, task: Task, item: Item) -> JsonObject:
        """What a page without Python needs to keep an answer as ``kept`` and ``seen`` do: nothing of the key.

        It goes to ``learner/widgets/TYPE/kept.js``, where a type has that file.
        """
        return {}

    def asked_before(self, task: Task) -> str:
        """The name of the task whose answers to the same items are shown beside these; "" for none."""
        return ""

    def judged_before(self, answer: JSON) -> JSON:
        """The earlier answer that an answer was kept beside; None where there is none."""
        return None

    def in_numbers(self, task: Task, answers: Mapping[str, JSON]) -> tuple[str, ...]:
        """How a task without points went, once all of it was told: a line a number. None as a rule."""
        return ()

    def unready(self, task: Task, item: Item, answer: JSON) -> str:
        """What an answer lacks to be one, as a sentence, "" if nothing: then nothing is told of it yet."""
        return ""

    def look(self, task: Task, item: Item, answer: JSON) -> Look | None:
        """The second look for a wrong answer, which points and never names; None where there is none."""
        return None

    def deciding(self, task: Task, item: Item) -> tuple[Place, ...]:
        """The words that decide, by their place in the passage; none where they are not known."""
        return ()

    def kept(self, task: Task, item: Item, answer: JSON, before: JSON = None) -> JSON:
        """The answer as it is kept: a type may add what only Python knows.

        ``before``: the answer to the same item in the task that ``asked_before`` names.
        """
        return answer

    # -- marking and its words

    @abstractmethod
    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """What an answer is worth, and why. ``answer`` is None, or anything: answers are data."""

    @abstractmethod
    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """An answer in the words that stood on the screen, as lines of text."""

    def solution(self, task: Task, item: Item) -> JSON:
        """The answer that a solution's notebook shows: the best one."""
        return self.mark(task, item, None).best

    def best_in_words(self, task: Task, item: Item, best: JSON) -> list[str]:
        """The best answer as lines of text; none where it is not to be told."""
        return self.in_words(task, item, best)

    def decides(self, task: Task, item: Item) -> str:
        """The reason that decides, "" if there is none."""
        return next(filter(None, self.explained(task, item).why), "")

    def explained(self, task: Task, item: Item) -> Mark:
        """What is said about an item to those who did not answer it: the mark of the best answer."""
        return self.mark(task, item, self.mark(task, item, None).best)

    def hints(self, task: Task, item: Item, written: tuple[str, ...]) -> tuple[str, ...]:
        """The hints before the worked answer: those that the task file has, or more."""
        return written

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """The best answer as a sentence of the last hint; "" where its reason names it."""
        return f"It is {'; '.join(self.in_words(task, item, best))}."

    # -- paper

    def printed_passage(self, task: Task, item: Item, shown: JsonObject) -> list[JsonObject]:
        """The passage as paper and reports show it; ``shown`` is the item as the page has it."""
        passage: list[JsonObject] = shown["passage"]
        return passage

    @abstractmethod
    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """The item on a printed worksheet."""

    def answer_row(self, task: Task, item: Item) -> AnswerRow | None:
        """The item on the separate answer sheet; None where it is answered on the worksheet itself."""
        return None

    def typed_as(self, task: Task, item: Item, letters: Mapping[str, str]) -> str:
        """What a teacher types into the table of answers on paper: ``A B C``, ``the number``.

        "" where the item is not asked in the table. ``letters``: the ids of what is offered, by letter.
        """
        return letters_in_words(letters) if self.one_of_some else ""

    def from_paper(self, task: Task, item: Item, typed: str, letters: Mapping[str, str]) -> JSON:
        """The answer that a teacher typed, in the form that it has when it is given on the screen.

        Raises:
            KitError: it cannot be one; a sentence that says why and what to type.
        """
        return one_letter(typed, letters)

    def rule_by_hand(self, task: Task) -> str:
        """How a person gives points where there is more than right and wrong."""
        return ""

    def best_on_paper(self, task: Task, item: Item, best: JSON, letters: Mapping[str, str]) -> list[str]:
        """The best answer on the marker's sheet, unless its choice is filled there; ``letters`` by id."""
        return [] if self.one_of_some else self.best_in_words(task, item, best)

    def reasons_of_half(self, task: Task, item: Item) -> list[str]:
        """What speaks for the answers that can be defended, a line each."""
        return []
