"""What the last cells of an exercise in an nbgrader course call: points for the answers beside the notebook.

The key is found by the environment variable WHOSAYS_SOLUTIONS, which only the teacher's machine has. Where
it is missing, as with every learner, these cells say so. They never raise and write nothing to the error
stream, for nbgrader takes either for 0 points; and they end in a plain float within the points, for nbgrader
takes anything else for full points (``utils.determine_grade`` of nbgrader 0.9.6).
"""

import os
import warnings
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from whosays.base.errors import KitError
from whosays.base.places import HIDDEN
from whosays.learner.answers.class_numbers import plain_number
from whosays.learner.answers.events import Event
from whosays.learner.answers.hand_in_file import HandedIn, read_handed_in
from whosays.learner.answers.store import Answers
from whosays.tasks.answer_words import in_words
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.solutions import find_solutions
from whosays.tasks.task import Task
from whosays.tasks.verdict import points_text
from whosays.teacher.collect.joining import in_order
from whosays.teacher.marks.counting import ItemMark, Marker, count
from whosays.teacher.marks.gradebook import score

KEY = "WHOSAYS_SOLUTIONS"  # the folder solutions/ of a clone
ENDING = ".jsonl"  # of what is handed in; platforms change the rest of a name
_NOT_HERE = "Points are given on your teacher's computer. The 0.0 below is not your mark."
_SHOWN = 300  # characters of one answer


class MarkedAnswers(NamedTuple):
    """What lies beside a notebook, marked: the tasks with their key, a mark an item, and what to know."""

    tasks: dict[str, Task]
    marks: list[ItemMark]
    told: str


def points(stem: str, task: str, possible: float) -> float:
    """Print a line for each answer of a task, and give its points.

    Args:
        stem: of the exercise.
        task: its name.
        possible: the points it is worth.

    Returns:
        The points that ``whosays grade`` gives, from 0 to ``possible``; 0.0 without a key.
    """
    got = 0.0

    def show() -> None:
        nonlocal got
        found = _found_here(stem)
        mine = [mark for mark in found.marks if mark.task == task]
        got = score(mine).points
        title = f"{found.tasks[task].raw['title']}: {points_text(got)} of {points_text(possible)} points"
        for line in [title, found.told, *_lines(found.tasks[task], mine)]:
            print(_plain(line))

    _safely(show)
    return min(max(float(got), 0.0), float(possible))


def texts(stem: str, task: str) -> None:
    """Print what was written in a task, and the rows of its rubric, for the person who marks it."""

    def show() -> None:
        found = _found_here(stem)
        print(found.told)
        written = {mark.item: mark.answer for mark in found.marks if mark.task == task and mark.answered}
        for item in found.tasks[task].items:
            lines = in_words(found.tasks[task], item, written.get(item.id)) or ["(left open)"]
            print("\n".join([item.question, "", *(_plain(line) for line in lines), ""]))
            for row in item.raw.get("rubric", ()):
                print(f"{row['row']}\n  2: {row['full']}\n  1: {row['part']}\n  0: {row['none']}")

    _safely(show)


def _safely(show: Callable[[], None]) -> None:
    """Whatever happens is told on the page, and never on the error stream."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            show()
        except KitError as error:
            print(error)
        except Exception as error:
            print(f"These answers could not be marked ({type(error).__name__}: {error}).")


def key_folder() -> Path:
    """The folder of the keys.

    Raises:
        KitError: this is not the teacher's machine, or there is no key where the variable points.
    """
    named = os.environ.get(KEY)
    if not named:
        raise KitError(_NOT_HERE)
    return find_solutions(Path(named).expanduser())


def _found_here(stem: str) -> MarkedAnswers:
    return found_in(Path.cwd(), stem, key_folder())


@lru_cache(maxsize=2)
def found_in(folder: Path, stem: str, solutions: Path) -> MarkedAnswers:
    """Mark the answers to the exercise ``stem`` in ``folder``, by the keys in ``solutions``.

    Raises:
        KitError: there is no key, or it cannot be read.
    """
    tasks = read_tasks(solutions / f"{stem}.tasks.toml", "solutions", stem)
    events, told = _answers(folder, stem)
    return MarkedAnswers(tasks, Marker(tasks).marks(count(events)), told)


def _answers(folder: Path, stem: str) -> tuple[tuple[Event, ...], str]:
    """The events that count: of the files handed in; if none was, what was saved while working."""
    read = (_read(path, stem) for path in sorted(folder.glob(f"*{ENDING}")))
    found = [each for each in read if each]
    if not found:
        # Submitting without pressing Hand in is easily done, and no reason to lose one's work.
        saved = Answers("exercises", stem, "any", folder / HIDDEN / "answers").events()
        told = "“Hand in” was not pressed: these are the answers saved while working."
        return tuple(saved), told if saved else "There are no answers here."
    found.sort(key=lambda pair: pair[0])
    handed = [each for _, each in found]
    latest = handed[-1]
    # One account hands in one folder: all files of its number are one person's, as collect joins them.
    mine = [each for each in handed if plain_number(each.learner) == plain_number(latest.learner)]
    note = " ".join([*latest.problems, *([f"{len(mine)} files, put together."] if len(mine) > 1 else [])])
    told = f"Handed in as {latest.learner}, {latest.handed_in[:16]} UTC. {note}".rstrip()
    return in_order(mine), told


def _read(path: Path, stem: str) -> tuple[tuple[str, bool, int, str], HandedIn] | None:
    """A file of this exercise and its rank, which is that of ``whosays collect``; None for any other."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        data = path.read_bytes()
        handed = read_handed_in(data, path.name)
    except (OSError, KitError):
        return None
    if (handed.room, handed.stem) != ("exercises", stem):
        return None
    return (handed.handed_in, handed.whole, len(handed.events), sha256(data).hexdigest()), handed


def _lines(task: Task, marks: list[ItemMark]) -> list[str]:
    """A line for each item: which, what was answered, what that is worth."""
    labels = {each["id"]: each["label"] or "Answer" for each in task_data(task)["items"]}
    return [_line(task, mark, labels[mark.item]) for mark in marks]


def _line(task: Task, mark: ItemMark, label: str) -> str:
    if not mark.answered:
        return f"{label}: left open"
    words = " / ".join(in_words(task, task.item(mark.item), mark.answer))
    short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]} …"
    return f"{label}: {short} – {points_text(round(mark.credit, 2))} of {mark.possible}"


def _plain(text: str) -> str:
    """Text that cannot colour or rewrite the page it is printed on."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in text)
