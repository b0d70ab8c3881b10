"""What a learner gets back: one page, with each answer, the best one, the reason and the words that decide.

A page needs nothing from outside, prints on about two sheets an exercise, and follows light and dark. What
nobody answered stands apart and is not called wrong; what decides it is folded, and in print stands at the
very end. An item is painted once an answer, however many learners gave it.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from whosays.articles.kinds import CAPTION
from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import read_notebook, title_of
from whosays.learner.answers.class_numbers import plain_number
from whosays.learner.answers.hand_in_file import has_no_time
from whosays.tasks.page_data import task_data
from whosays.tasks.solutions import Keys, unpacked
from whosays.tasks.task import Task, whose_words
from whosays.tasks.verdict import points_text
from whosays.teacher.collect.collected_files import Filed
from whosays.teacher.grade.batch import TextMarks
from whosays.teacher.grade.feedback_item import read_by_people, same_question, view
from whosays.teacher.grade.page_names import page_name
from whosays.teacher.grade.parallel import in_order
from whosays.teacher.grade.run import GradeRun, Progress
from whosays.teacher.marks.counting import ItemMark
from whosays.teacher.marks.gradebook import Marks, read_marks
from whosays.teacher.page_templates import template

Piece = tuple[list[list[Marks]], dict[Filed, TextMarks]]  # some learners, and what was given for their texts
FOLDER = "feedback"
_REMEMBERED = 20_000  # painted items
_PIECE = 50  # learners whose pages are written in one go
_LONG = 500  # characters of an answer, as JSON; longer ones are hardly ever given twice


@dataclass(frozen=True)
class PageWork:
    """All that a process must know to write pages: the packed keys, their titles, and the folder.

    ``names``: of the class list, by plain number; None where there is no list.
    """

    keys: bytes
    fingerprint: str
    titles: dict[str, str]
    folder: Path
    names: dict[str, str] | None = field(default=None, hash=False)


class Pages:
    """Paints pages.

    Args:
        tasks: the tasks with their keys, by exercise and name.
        titles: of the exercises, by stem.
    """

    def __init__(self, tasks: dict[str, dict[str, Task]], titles: dict[str, str]) -> None:
        self.tasks, self.titles = tasks, titles
        self._macros: Any = template("grade/feedback.html.j2").module  # Jinja names them when it runs
        self._painted: dict[tuple[str, ...], str] = {}
        self._shown: dict[tuple[str, str], dict[str, JsonObject]] = {}

    def page(
        self, exercises: list[Marks], written: dict[Filed, TextMarks] | None = None, name: str = ""
    ) -> str:
        """The page of one learner, as HTML.

        Args:
            exercises: the learner's marks, one or more.
            written: what people gave for texts.
            name: as the class list has it; without one, as the learner typed it.
        """
        first = exercises[0]
        known = [each for each in exercises if each.exercise in self.tasks]
        name = name or next((each.name for each in exercises if each.name), "")
        given = written or {}
        sections = [self._section(each, given.get(Filed(each.learner, each.exercise), {})) for each in known]
        return str(self._macros.page(first.learner, name, sections, CAPTION)).lstrip()

    def _section(self, marks: Marks, written: TextMarks) -> JsonObject:
        total = marks.total()
        tasks = self.tasks[marks.exercise]
        known = [item for item in marks.items if item.task in tasks]
        given = [item for item in known if item.answered]
        left = [item for item in known if not item.answered]
        return {
            "title": self.titles.get(marks.exercise, marks.exercise),
            "points": points_text(total.points),
            "possible": total.possible,
            "answered": total.answered_text,
            "handed_in": _local(marks.handed_in),
            "late": marks.late,
            "whose": whose_words(tasks.values()),
            "tasks": self._by_task(tasks, given, partial(self._entry, written=written)),
            "open": self._by_task(tasks, left, partial(self._painted_once, "left")),
            "told": self._by_task(tasks, left, partial(self._painted_once, "told")),
        }

    def _by_task(
        self, tasks: dict[str, Task], items: list[ItemMark], paint: Callable[[Task, ItemMark], str]
    ) -> list[JsonObject]:
        """The items under their task's title and prompt, which stand there once."""
        return [
            {**_head(task), "entries": entries}
            for task in tasks.values()
            if (entries := [paint(task, item) for item in items if item.task == task.name])
        ]

    def _entry(self, task: Task, found: ItemMark, written: TextMarks) -> str:
        given = written.get((found.task, found.item))
        if not given:
            return self._painted_once("entry", task, found)
        entry: str = self._macros.entry(read_by_people(self._view(task, found), found, given))
        return entry  # as Jinja gave it: a plain text would be escaped a second time

    def _painted_once(self, macro: str, task: Task, found: ItemMark) -> str:
        answer = json.dumps(found.answer if found.answered else None)
        key = (macro, task.stem, task.name, found.item, answer)
        painted = self._painted.get(key)
        if painted is None:
            painted = getattr(self._macros, macro)(self._view(task, found))
            if len(answer) < _LONG and len(self._painted) < _REMEMBERED:
                self._painted[key] = painted
        return painted

    def _view(self, task: Task, found: ItemMark) -> JsonObject:
        return view(task, task.item(found.item), found, self._shown_items(task)[found.item])

    def _shown_items(self, task: Task) -> dict[str, JsonObject]:
        """The items of a task as its page showed them, by id."""
        key = (task.stem, task.name)
        if key not in self._shown:
            self._shown[key] = {each["id"]: each for each in task_data(task)["items"]}
        return self._shown[key]


def _head(task: Task) -> JsonObject:
    """What stands over a task's items. A question that is the title already is not asked again."""
    title, question = task.raw["title"], same_question(task)
    return {"title": title, "prompt": task.prompt, "question": question if question != title else ""}


def _local(time: str) -> str:
    """A time by the clock on the teacher's wall; by UTC, where that clock has no such time."""
    if not time or has_no_time(time):
        return "at no known time"
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OSError, OverflowError):  # Windows knows nothing before 1970
        return f"{time[:10]} {time[11:16]} UTC"


def titles_of(folder: Path, keys: Keys) -> dict[str, str]:
    """The titles of the exercises by stem, as their notebooks give them."""
    titles = {}
    for stem in keys.tasks:
        try:
            titles[stem] = title_of(read_notebook(folder / f"{stem}.ipynb"))
        except (KitError, IndexError):
            titles[stem] = stem  # a page without its title is still a page
    return titles


_pages: dict[str, Pages] = {}  # by fingerprint of the keys: one entry, the latest


def write_pages(work: PageWork, piece: Piece) -> tuple[int, int]:
    """Write the pages of some learners; how many pages, and of how many files they are made."""
    learners, written = piece
    if work.fingerprint not in _pages:
        _pages.clear()
        _pages[work.fingerprint] = Pages(unpacked(work.keys), work.titles)
    for mine in learners:
        learner = mine[0].learner
        name = (work.names or {}).get(plain_number(learner), "")
        page = _pages[work.fingerprint].page(mine, written, name).encode("utf-8", "replace")
        write_changed(work.folder / page_name(learner, work.names), page)
    return len(learners), sum(map(len, learners))


def by_learner(marks: Path, written: dict[Filed, TextMarks]) -> Iterator[Piece]:
    """The lines of marks.jsonl, a list a learner, some learners at a time, with what was given for texts."""
    learners = (list(mine) for _, mine in groupby(read_marks(marks), key=attrgetter("learner")))
    while piece := list(islice(learners, _PIECE)):
        files = [Filed(each.learner, each.exercise) for mine in piece for each in mine]
        yield piece, {filed: written[filed] for filed in files if filed in written}


def write_feedback(
    run: GradeRun,
    titles: dict[str, str],
    executor: Executor,
    progress: Progress | None = None,
    names: dict[str, str] | None = None,
) -> int:
    """Write every learner's page to ``run.out/feedback``; those that say the same already are not touched.

    Args:
        run: a complete run.
        titles: the exercises' titles by stem.
        executor: what writes; it must be on this computer.
        progress: told how many of the files the pages so far are made of.
        names: of the class list, by plain number; None where there is no list.

    Returns:
        How many learners have a page.
    """
    work = PageWork(run.keys.packed(), run.keys.fingerprint, titles, run.out / FOLDER, names)
    learners = files = 0
    pieces = by_learner(run.out / "marks.jsonl", run.written)
    for pages, made_of in in_order(executor, partial(write_pages, work), pieces):
        learners, files = learners + pages, files + made_of
        if progress:
            progress(files, run.files)
    return learners
