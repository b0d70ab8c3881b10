"""What a learner who hands in has left open, by name, so that nobody leaves out a question unseen."""

from collections.abc import Iterable

from whosays.base.json_types import JsonObject
from whosays.learner.answers.hand_in import overview
from whosays.learner.answers.store import Answers
from whosays.tasks.task import Task


def open_questions(tasks: Iterable[Task], answers: Answers) -> list[JsonObject]:
    """The tasks with questions that nobody answered: name, title, ``answered`` of ``items``, ``written``.

    ``written``: a text was begun there and never became an answer. A task that is optional is left out,
    unless something was written in it.
    """
    tasks, events = list(tasks), answers.events()
    found = []
    for task in tasks:
        for row in overview([task], events):
            written = any(state.draft is not None for state in answers.latest(task.name).values())
            if written or (row.answered < row.items and not row.optional):
                counts = {"answered": row.answered, "items": row.items}
                found.append({"task": task.name, "title": row.title, **counts, "written": written})
    return found
