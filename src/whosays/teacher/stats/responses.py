"""What whosays grade found, as a table for statistics: one row a learner and item, with what the key says.

The table holds no names, and class numbers only so that a learner's answers can be kept together.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.base.errors import KitError
from whosays.base.stems import is_meant
from whosays.tasks.answer_words import in_words
from whosays.tasks.marking import best_answer
from whosays.tasks.page_data import task_data
from whosays.tasks.solutions import find_solutions, read_keys
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.teacher.desk.piles import paper_of
from whosays.teacher.desk.rubric import Place
from whosays.teacher.grade.feedback_pages import titles_of
from whosays.teacher.marks.counting import ItemMark
from whosays.teacher.marks.gradebook import Marks, read_marks
from whosays.teacher.stats.reading_test import FORMS, FormItem, read_forms

if TYPE_CHECKING:
    from pandas import DataFrame

LONG, _SHORT = 100, 70  # characters of a statement or an answer that a table shows
OWN_VOICE = {"kind": "reported fact", "answers_for": "The article itself"}
"""By facet of a sort: the choice that says that the article itself answers for it."""
_OTHERS_VOICES = {
    "kind": {"official claim", "attributed claim", "allegation"},
    "answers_for": {"Somebody in office", "Somebody else"},
}
COLUMNS = (
    "exercise", "task", "item", "learner", "handed_in", "possible", "answered", "verdict", "credit",
    "first_credit", "changed", "hints", "words", "chosen", "best", "can_trust", "trusted", "can_doubt",
    "doubted", "paper",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One item as the report speaks of it.

    Attributes:
        number: its place in its task, from 1, as on the page and on paper.
        label: what the page calls it ("Statement 2 of 9 · paragraph 2"), or an empty text.
        text: the marked words, or the question and of which words it is asked, shortened.
        words: the marked words, else the passage, else the question, shortened more.
        best: the best choice of a sort item by its id, "" for any other.
        form: what the table of the forms says of it, if it belongs to one.
    """

    task: Task
    item: Item
    number: int
    label: str
    text: str
    words: str
    best: str
    form: FormItem | None


@dataclass(frozen=True)
class Responses:
    """The answers of a class.

    Attributes:
        table: one row a learner and item, with the columns COLUMNS. ``words`` is the answer that counts in
            the learner's words, shortened; ``chosen`` the choice of a sort or choose item by its id, ``best``
            the best one of a sort item. ``can_trust``: the item offers too much trust as an answer;
            ``trusted``: it was given. The same for doubt. ``paper`` names a written text (piles.paper_of).
        asked: what is known of each item, by exercise, task and item.
        titles: of the exercises, by stem.
        names: of the learners by class number, where the release asked for them.
        said: by learner and exercise, other numbers under which texts may have been marked.
    """

    table: "DataFrame" = field(repr=False)
    asked: dict[Place, Asked] = field(repr=False)
    titles: dict[str, str]
    names: dict[str, str] = field(repr=False)
    said: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def exercises(self) -> tuple[str, ...]:
        """The exercises' stems in their order, the forms of the reading test not among them."""
        return tuple(sorted(set(self.table["exercise"]) - set(FORMS)))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms of the reading test that somebody sat, in the order of sitting."""
        there = set(self.table["exercise"])
        return tuple(form for form in FORMS if form in there)

    def of(self, exercise: str) -> "Responses":
        """The answers to one exercise."""
        rows = self.table[self.table["exercise"] == exercise]
        asked = {place: each for place, each in self.asked.items() if place[0] == exercise}
        return Responses(rows, asked, {exercise: self.titles[exercise]}, self.names, self.said)

    def tasks(self, exercise: str) -> dict[str, Task]:
        """The tasks of an exercise that ask something, by name, in its order."""
        return {name: each.task for (stem, name, _), each in self.asked.items() if stem == exercise}

    def learners(self) -> int:
        """How many learners handed in."""
        return int(self.table["learner"].nunique())


def read_responses(marks: Path | str, solutions: Path | None = None, exercise: str = "") -> Responses:
    """Read what whosays grade wrote.

    Args:
        marks: ``marks.jsonl``, or the folder it lies in.
        solutions: a folder of keys, if not the clone's own.
        exercise: only this one: a number (``03``) or a stem.

    Raises:
        KitError: there are no marks, or they were made by another key.
    """
    path = Path(marks) / "marks.jsonl" if Path(marks).is_dir() else Path(marks)
    folder = find_solutions(solutions)
    counted = (each for each in read_marks(path) if each.counts_in_class)
    found = [each for each in counted if not exercise or is_meant(exercise, each.exercise)]
    if not found:
        named = f" of exercise {exercise}" if exercise else ""
        raise KitError(f"{path}: there are no marks{named}. Run whosays collect and whosays grade first.")
    keys = read_keys(folder, {each.exercise for each in found})
    if keys.missing:
        raise KitError(f"{folder}: there is no key for {', '.join(keys.missing)}. Is this the right folder?")
    asked = asked_items(keys.tasks, _forms(folder, set(keys.tasks)))
    names = {each.learner: each.name for each in found if each.name}
    said = {(each.learner, each.exercise): each.said for each in found if each.said}
    return Responses(_table(found, asked, path), asked, titles_of(folder, keys), names, said)


def _forms(folder: Path, stems: set[str]) -> dict[str, dict[str, FormItem]]:
    if not stems & set(FORMS):
        return {}
    forms = read_forms(folder / "forms.toml")
    return {form: {item.id: item for item in items} for form, items in forms.items()}


def asked_items(
    tasks: dict[str, dict[str, Task]], forms: dict[str, dict[str, FormItem]]
) -> dict[Place, Asked]:
    """Every item of the exercises, in their order."""
    return {
        Place(stem, task.name, item.id): _asked(task, item, shown, forms.get(stem, {}).get(item.id))
        for stem in sorted(tasks)
        for task in tasks[stem].values()
        for item, shown in zip(task.items, task_data(task)["items"], strict=True)
    }


def _asked(task: Task, item: Item, shown: dict[str, Any], form: FormItem | None) -> Asked:
    marked = " … ".join(piece["text"] for piece in shown["passage"] if piece["mark"])
    asked = type_of(task)
    passage = "".join(piece["text"] for piece in asked.printed_passage(task, item, shown))
    said = marked if task.type == "sort" else _question(item, marked or passage)
    best = str(best_answer(task, item)) if task.type == "sort" else ""
    number = task.items.index(item) + 1
    text = said or task.prompt
    words = text if task.type == "number" else marked or passage or text
    return Asked(task, item, number, shown["label"], shortened(text), shortened(words, _SHORT), best, form)


def _question(item: Item, passage: str) -> str:
    """What is asked, and of which words: one question is often asked of several."""
    quoted = f"“{shortened(passage, 50).strip('“”')}”" if passage else ""
    return f"{item.question} {quoted}".strip()


def shortened(text: str, most: int = LONG) -> str:
    """A text on one line, of at most ``most`` characters, cut between words where there are any."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept, _, cut = line[:most].rpartition(" ")
    return f"{kept}…" if kept else f"{cut[:-1]}…"


def _table(found: list[Marks], asked: dict[Place, Asked], path: Path) -> "DataFrame":
    from pandas import DataFrame  # noqa: PLC0415  a learner's kernel never comes here

    try:
        return DataFrame(_rows(found, asked), columns=list(COLUMNS))
    except KeyError as error:
        raise KitError(
            f"{path}: the marks speak of {' / '.join(error.args[0])}, which the key does not have. "
            "Run whosays grade again."
        ) from error


def _rows(found: list[Marks], asked: dict[Place, Asked]) -> Iterator[tuple[Any, ...]]:
    words: dict[tuple[Place, str], str] = {}
    for marks in found:
        for item in marks.items:
            place = Place(marks.exercise, item.task, item.item)
            answer = (place, json.dumps(item.answer))
            if answer not in words:
                words[answer] = _words(asked[place], item)
            yield (*place, *_row(asked[place], marks, item, words[answer]))


def _row(asked: Asked, marks: Marks, item: ItemMark, words: str) -> tuple[Any, ...]:
    one_of_some = item.answered and type_of(asked.task).one_of_some and isinstance(item.answer, str)
    return (
        marks.learner,
        marks.handed_in,
        item.possible,
        item.answered,
        item.verdict,
        item.credit,
        item.first_credit,
        item.answered and item.first != item.answer,
        item.hints,
        words,
        item.answer if one_of_some else "",
        asked.best,
        *leaning(asked, item),
        paper_of(item.answer) if item.answered and type_of(asked.task).read_by_people else "",
    )


def _words(asked: Asked, item: ItemMark) -> str:
    """An answer as a table shows it; free text and marked words are too many to be counted."""
    told = type_of(asked.task)
    if not item.answered or not told.told_in_full:
        return ""
    lines = in_words(asked.task, asked.item, item.answer)[: told.counted_lines]
    return shortened(told.parted_by.join(lines))


def leaning(asked: Asked, item: ItemMark) -> tuple[bool, bool, bool, bool]:
    """Whether an answer could trust too much, did; could doubt too much, did.

    Too much trust takes somebody's words for the article's own report. Too much doubt takes the article's
    own report for somebody's words. An answer that can be defended is neither.
    """
    if not item.answered:
        return False, False, False, False
    # An answer is data and may be anything; only a text can be one of the choices.
    wrong = item.answer if isinstance(item.answer, str) and item.credit == 0 else ""
    if asked.form:
        trusting, doubting = asked.form.trusting, asked.form.doubting
        return bool(trusting), wrong in trusting, bool(doubting), wrong in doubting
    own = OWN_VOICE.get(asked.task.facet) if asked.task.type == "sort" else None
    if own is None:
        return False, False, False, False
    others = _OTHERS_VOICES[asked.task.facet]
    can_trust, can_doubt = asked.best in others, asked.best == own
    return can_trust, can_trust and wrong == own, can_doubt, can_doubt and wrong in others
