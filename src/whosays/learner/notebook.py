"""What a notebook calls: ``start`` at its top, ``show`` for each task, ``hand_in`` at a released one's end.

Each returns what Jupyter displays.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.base.browser import is_in_browser
from whosays.base.errors import KitError
from whosays.base.places import working_copy
from whosays.learner.answers.draft_key import draft_key
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.earlier_texts import earlier_texts
from whosays.learner.far_library import tell_of_far_libraries
from whosays.learner.lab.release_marker import read_release
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.once_more import once_more
from whosays.learner.widgets.notice import Notice
from whosays.learner.widgets.progress.widget import Progress
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.task import Task
from whosays.tasks.types import asks, type_of

if TYPE_CHECKING:
    from whosays.learner.widgets.hand_in.widget import HandIn


def start(notebook: str) -> Progress | Notice:
    """Show how far the learner is in ``notebook`` (``room/stem``), and where answers are kept."""
    try:
        tasks = _tasks(notebook)
    except KitError as error:
        return Notice(str(error))
    answers = _answers(next(iter(tasks.values())))
    tell_of_far_libraries()
    return Progress([once_more(task) for task in tasks.values() if asks(task)], answers)


def show(notebook: str, task_name: str) -> object:
    """Show one task of ``notebook`` (``room/stem``), with what the learner answered before."""
    try:
        return _widget(_task(notebook, task_name))
    except KitError as error:
        return Notice(str(error))


def hand_in(notebook: str) -> "HandIn | Notice":
    """Show what is answered in ``notebook`` (``exercises/stem``), and the button that hands it in."""
    from whosays.learner.widgets.hand_in.widget import HandIn  # noqa: PLC0415  a lesson never needs it

    try:
        tasks = _tasks(notebook)
    except KitError as error:
        return Notice(str(error))
    answers = _answers(next(iter(tasks.values())))
    if not isinstance(answers, Answers) or answers.room != "exercises":
        return Notice("Only exercises are handed in, and this notebook is none.")
    copy = working_copy()
    where = (copy or Path.cwd(), read_release(copy))
    return HandIn(list(tasks.values()), answers, *where, draft_key(copy, answers.folder))


def _tasks(notebook: str) -> dict[str, Task]:
    room, _, stem = notebook.partition("/")
    return lesson_tasks(room, stem)


def _task(notebook: str, name: str) -> Task:
    tasks = _tasks(notebook)
    if name not in tasks:
        raise KitError(_no_such(notebook, name, tasks))
    return tasks[name]


def _no_such(notebook: str, name: str, tasks: dict[str, Task]) -> str:
    """In a learner's copy the notebook is an older one, which was kept since it had been changed."""
    if working_copy() is None:
        return f"{notebook} has no task “{name}”. It has: {', '.join(tasks)}."
    if is_in_browser():  # there is nothing to type a command into
        return (
            f"It is no longer part of {notebook}: this browser has an older copy of the lesson. Your answers "
            "are kept. Show this line to your teacher."
        )
    return (
        f"It is no longer part of {notebook}: your notebook is older than the course. Your answers are kept. "
        f"For a fresh notebook, close JupyterLab and type: whosays lab --reset {notebook}"
    )


def _widget(task: Task) -> object:
    """The widget of a task, found by the name of its type; no other type's is loaded."""
    if asks(task):
        answers = _answers(task)
        return widget_class(task.type)(once_more(task), answers, earlier_texts(task), _draft_key(answers))
    module = import_module(f"whosays.learner.widgets.{task.type}.widget")
    return module.widget_of(task)


def _answers(task: Task) -> Answers | MemoryAnswers:
    """Where answers are kept: on disk for learners; in memory, with the best ones given, for solutions."""
    digest = task.seed.article.digest[:8]
    if task.room != "solutions":
        return Answers(task.room, task.stem, digest)
    answers = MemoryAnswers(task.room, task.stem, digest)
    for item in task.items:
        best = type_of(task).solution(task, item)
        answers.record(task.name, item.id, best, 0, explained=False)
        answers.record(task.name, item.id, None, 0, explained=True)
    return answers


def _draft_key(answers: Answers | MemoryAnswers) -> str:
    """Under which key the page keeps drafts. Where no answer is kept on the disk, none outlives the page."""
    if isinstance(answers, Answers):
        return draft_key(working_copy(), answers.folder)
    return draft_key(None, Path.cwd())
