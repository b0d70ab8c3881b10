"""What a learner wrote before, so that it can stand beside what is written now."""

from datetime import datetime

from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Answers
from whosays.tasks.answer_given import is_given
from whosays.tasks.fields import earlier_places
from whosays.tasks.task import Task


def earlier_texts(task: Task) -> list[JsonObject] | None:
    """The texts that ``earlier`` names, the oldest first; None if the task names none.

    Each has ``label`` (the lesson, or that it is a first version), ``day`` and ``text``. What nobody wrote
    yet is left out: the list may be empty.
    """
    places = earlier_places(task.raw)
    found = (_written_at(place, task) for place in places)
    return [each for each in found if each] if places else None


def _written_at(place: str, task: Task) -> JsonObject | None:
    notebook, _, name = place.partition(":")
    room, _, stem = notebook.partition("/")
    for state in Answers(room, stem, task.seed.article.digest[:8]).latest(name).values():
        text = state.answer.get("text") if isinstance(state.answer, dict) else None
        if isinstance(text, str) and is_given(text):
            return {"label": _label(stem, task), "day": _day(state.time), "text": text}
    return None


def _label(stem: str, task: Task) -> str:
    return "Your first version" if stem == task.stem else f"Lesson {stem.partition('_')[0]}"


def _day(time: str) -> str:
    """The day of an event as the learner's own calendar has it: 9 September."""
    when = datetime.fromisoformat(time).astimezone()
    return f"{when.day} {when:%B}"
