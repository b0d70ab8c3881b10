"""What a learner gets back: one page, with each answer, the best one, the reason and the words that decide.

A page needs nothing from outside, prints, and follows light and dark. What nobody answered stands apart
and is not called wrong. An item is painted once an answer, however many learners gave it.
"""

import json
import re
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from whosays.batches import Written
from whosays.counting import OPEN, ItemMark
from whosays.errors import KitError
from whosays.gradebook import Marks, points_text, read_marks
from whosays.grading import GradeRun, Progress, in_order
from whosays.journal import write
from whosays.kinds import CAPTION
from whosays.markbook import WrittenMark
from whosays.marking import mark
from whosays.notebooks import read_notebook, title_of
from whosays.presenting import task_data
from whosays.publishing import mark_stretch
from whosays.scripts import LEVELS
from whosays.shelf import Filed
from whosays.solutions import Keys, unpacked
from whosays.tasks import Item, Task, short_hash
from whosays.wording import in_words

Json = dict[str, Any]
Piece = tuple[list[list[Marks]], dict[Filed, Written]]  # some learners, and what was given for their texts
FOLDER = "feedback"
SIGNS = {"best": "✓", "defensible": "½", "wrong": "→", "noted": "✎", OPEN: "○"}
_QUOTED = re.compile("“([^“”]{2,200})”")
_REMEMBERED = 20_000  # painted items
_PIECE = 50  # learners whose pages are written in one go
_LONG = 500  # characters of an answer, as JSON; longer ones are hardly ever given twice


@dataclass(frozen=True)
class PageWork:
    """All that a process must know to write pages: the packed keys, their titles, and the folder."""

    keys: bytes
    fingerprint: str
    titles: dict[str, str]
    folder: Path


class Pages:
    """Paints pages.

    Args:
        tasks: the tasks with their keys, by exercise and name.
        titles: of the exercises, by stem.
    """

    def __init__(self, tasks: dict[str, dict[str, Task]], titles: dict[str, str]) -> None:
        self.tasks, self.titles = tasks, titles
        environment = Environment(
            loader=PackageLoader("whosays"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._template = environment.get_template("feedback.html.j2").module
        self._painted: dict[tuple[str, str, str, str], str] = {}
        self._shown: dict[tuple[str, str], dict[str, Json]] = {}

    def page(self, exercises: list[Marks], written: dict[Filed, Written] | None = None) -> str:
        """The page of one learner, as HTML.

        Args:
            exercises: the learner's marks, one or more.
            written: what people gave for texts.
        """
        first = exercises[0]
        known = [each for each in exercises if each.exercise in self.tasks]
        name = next((each.name for each in exercises if each.name), "")
        given = written or {}
        sections = [self._section(each, given.get(Filed(each.learner, each.exercise), {})) for each in known]
        return str(self._template.page(first.learner, name, sections, CAPTION)).lstrip()

    def _section(self, marks: Marks, written: Written) -> Json:
        total = marks.total()
        tasks = self.tasks[marks.exercise]
        known = [item for item in marks.items if item.task in tasks]
        return {
            "title": self.titles.get(marks.exercise, marks.exercise),
            "points": points_text(total.points),
            "possible": total.possible,
            "answered": total.answered_text,
            "handed_in": _local(marks.handed_in),
            "late": marks.late,
            "tasks": [
                {"title": task.raw["title"], "prompt": task.raw["prompt"], "entries": entries}
                for task in tasks.values()
                if (entries := [self._entry(task, i, written) for i in _answered(known, task)])
            ],
            "open": [self._entry(tasks[item.task], item, {}) for item in known if not item.answered],
        }

    def _entry(self, task: Task, found: ItemMark, written: Written) -> str:
        given = written.get((found.task, found.item))
        if given and found.possible:
            view = self._view(task, task.item(found.item), found)
            return self._template.entry({**view, **_by_people(view, given)})
        answer = json.dumps(found.answer if found.answered else None)
        key = (task.stem, task.name, found.item, answer)
        painted = self._painted.get(key)
        if painted is None:
            painted = self._template.entry(self._view(task, task.item(found.item), found))
            if len(answer) < _LONG and len(self._painted) < _REMEMBERED:
                self._painted[key] = painted
        return painted

    def _view(self, task: Task, item: Item, found: ItemMark) -> Json:
        """What the template needs of one item."""
        shown = self._shown_items(task)[item.id]
        best = mark(task, item, None).best
        given = found.answer if found.answered else None
        judged = mark(task, item, best if given is None else given)
        why = [each for each in judged.why if each]
        # What is open stands apart from its task, and has to say by itself what was asked.
        label, question = shown["label"], shown["question"]
        if given is None:
            label = " · ".join(filter(None, [task.raw["title"], label]))
            question = question or task.raw["prompt"]
        view = {"label": label, "question": question, "verdict": found.verdict}
        return {
            **view,
            "language": task.seed.article.source.get("language", "en"),
            "passage": deciding(_pieces(task, item, shown), " ".join(why)),
            "sign": SIGNS[found.verdict],
            "lead": judged.lead if given is not None else "Left open. Here is what decides.",
            "points": _points(found),
            "yours": in_words(task, item, given),
            "best": _best_words(task, item, found, best),
            "best_name": "Best answer",
            "why": why,
            "checks": _checks(item, given),
        }

    def _shown_items(self, task: Task) -> dict[str, Json]:
        """The items of a task as its page showed them, by id."""
        key = (task.stem, task.name)
        if key not in self._shown:
            self._shown[key] = {each["id"]: each for each in task_data(task)["items"]}
        return self._shown[key]


def _answered(items: list[ItemMark], task: Task) -> list[ItemMark]:
    return [item for item in items if item.task == task.name and item.answered]


def _points(found: ItemMark) -> str:
    points = "point" if found.possible == 1 else "points"
    earned = points_text(round(found.credit * found.possible, 2))
    return f"{earned} of {found.possible} {points}" if found.possible else ""


def _by_people(view: Json, given: WrittenMark) -> Json:
    """What is said of a text that a teacher has marked: a line a row of the rubric, then the comment."""
    rows = [f"{row.row}: {row.words} ({row.level} of {max(LEVELS)})" for row in given.rows]
    comment = [f"Comment: {given.comment}"] if given.comment else []
    return {"lead": "Your teacher has read it.", "why": [*rows, *comment, *view["why"]]}


def _best_words(task: Task, item: Item, found: ItemMark, best: object) -> list[str]:
    if task.type == "write" or found.verdict == "best":
        return []
    if task.type == "number":
        return [str(best)]
    return in_words(task, item, best)


def _pieces(task: Task, item: Item, shown: Json) -> list[Json]:
    if task.type != "mark":
        return shown["passage"]
    start, end = mark_stretch(task, item)
    return [{"text": task.seed.article.text[start:end], "mark": False}]


def _checks(item: Item, answer: object) -> list[Json]:
    ticked = answer.get("checked") if isinstance(answer, dict) else None
    mine = ticked if isinstance(ticked, list) else []
    checks = enumerate(item.raw.get("checklist", []))
    return [{"text": text, "ticked": number in mine} for number, text in checks] if answer else []


def deciding(pieces: list[Json], reasons: str) -> list[Json]:
    """The pieces of a passage, cut further so that the words a reason quotes can be shown.

    Returns:
        Pieces with ``text``, ``mark`` and ``decides``; their texts together are what they were.
    """
    text = "".join(piece["text"] for piece in pieces)
    quotes = {quote.strip(" .,;:!?") for quote in _QUOTED.findall(reasons)}
    decides = [False] * len(text)
    for quote in filter(None, quotes):
        for found in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text, re.IGNORECASE):
            decides[found.start() : found.end()] = [True] * (found.end() - found.start())
    return list(_cut(pieces, decides))


def _cut(pieces: list[Json], decides: list[bool]) -> Iterator[Json]:
    at = 0
    for piece in pieces:
        for flag, letters in groupby(
            zip(piece["text"], decides[at:], strict=False), key=lambda pair: pair[1]
        ):
            yield {
                "text": "".join(letter for letter, _ in letters),
                "mark": piece["mark"],
                "decides": flag,
            }
        at += len(piece["text"])


def _local(time: str) -> str:
    """A time by the clock on the teacher's wall; by UTC, where that clock has no such time."""
    if not time:
        return "at no known time"
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OSError, OverflowError):  # Windows knows nothing before 1970
        return f"{time[:10]} {time[11:16]} UTC"


def page_name(learner: str) -> str:
    """The file name of a learner's page. No two share one, even where a disk takes A for a."""
    tail = "" if learner == learner.lower() else f"-{short_hash(learner)}"
    return f"feedback-{learner}{tail}.html"


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
        page = _pages[work.fingerprint].page(mine, written).encode("utf-8", "replace")
        write(work.folder / page_name(mine[0].learner), page)
    return len(learners), sum(map(len, learners))


def by_learner(marks: Path, written: dict[Filed, Written]) -> Iterator[Piece]:
    """The lines of marks.jsonl, a list a learner, some learners at a time, with what was given for texts."""
    learners = (list(mine) for _, mine in groupby(read_marks(marks), key=attrgetter("learner")))
    while piece := list(islice(learners, _PIECE)):
        files = [Filed(each.learner, each.exercise) for mine in piece for each in mine]
        yield piece, {filed: written[filed] for filed in files if filed in written}


def write_feedback(
    run: GradeRun, titles: dict[str, str], executor: Executor, progress: Progress | None = None
) -> int:
    """Write every learner's page to ``run.out/feedback``; those that say the same already are not touched.

    Args:
        run: a complete run.
        titles: the exercises' titles by stem.
        executor: what writes; it must be on this computer.
        progress: told how many of the files the pages so far are made of.

    Returns:
        How many learners have a page.
    """
    work = PageWork(run.keys.packed(), run.keys.fingerprint, titles, run.out / FOLDER)
    learners = files = 0
    pieces = by_learner(run.out / "marks.jsonl", run.written)
    for pages, made_of in in_order(executor, partial(write_pages, work), pieces):
        learners, files = learners + pages, files + made_of
        if progress:
            progress(files, run.files)
    return learners
