"""What a page knows of its exercise, made in Python when it is released. No key, no reason is in it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.moments import due_as_said
from whosays.base.names import DEVICES
from whosays.base.version import __version__
from whosays.learner.answers.class_numbers import check_learner
from whosays.learner.answers.hand_in import NOTHING
from whosays.learner.lab.release_marker import Release
from whosays.learner.widgets.hand_in.form import form_of
from whosays.learner.widgets.hand_in.words import LOOK, NO_NAME, NO_NUMBER
from whosays.tasks.page_data import task_data
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of
from whosays.teacher.exercise_page.steps import Course, Step
from whosays.teacher.exercise_page.story import Story, place_of

VERSION = 1
"""Of the data between a page and its script, and of the files that a page writes for itself."""
_ANY = "{}"


@dataclass(frozen=True)
class Exercise:
    """What a page is made of: the tasks by name, the notebook's course, the stories, and the release."""

    tasks: dict[str, Task]
    course: Course
    stories: Sequence[Story]
    release: Release


def page_data(exercise: Exercise) -> JsonObject:
    """All that the script is given; ``formats.md`` describes it ("An exercise as one page")."""
    release, course = exercise.release, exercise.course
    steps = [_step(step, exercise.stories) for step in course.steps if not step.is_story]
    return {
        "v": VERSION,
        "kit": __version__,
        "room": "exercises",
        "stem": release.stem,
        "title": course.title,
        "release": release_id(exercise),
        "times": release.times(),
        "form": form_of(release, due_as_said),
        "steps": steps,
        "number": _number_words(),
    }


def release_id(exercise: Exercise) -> str:
    """Eight hex digits that no other release has: work is kept under them, and under who works."""
    said = [exercise.release.stem, exercise.release.released]
    said += [each.seed.article.digest for each in exercise.tasks.values()]
    return hashlib.sha256("/".join(said).encode()).hexdigest()[:8]


def _step(step: Step, stories: Sequence[Story]) -> JsonObject:
    task = step.task
    shown = asked_step(task, stories) if asks(task) else {"data": _shown(task), "items": {}}
    return {"type": task.type, "name": task.name, "asks": asks(task), "title": task.raw["title"], **shown}


def asked_step(task: Task, stories: Sequence[Story]) -> JsonObject:
    """What the page needs of a task that asks something: what it paints, and what it keeps answers by."""
    places = {item.id: place_of(task, item, stories) for item in task.items}
    data = task_data(task, earlier=[] if task.raw.get("earlier") else None)
    for item in data["items"]:
        place = places[item["id"]]
        item["label"] = _labelled(item["label"], place)
    return {
        "data": data,
        "article": task.seed.article.digest[:8],
        "before": type_of(task).asked_before(task),
        "items": {item.id: _item(task, item, places[item.id]) for item in task.items},
    }


def _labelled(label: str, place: JsonObject | None) -> str:
    """The label with the lines in place of the paragraph, which has no number on this page."""
    parts = (label.partition(" · ")[0], place["words"] if place else "")
    said = " · ".join(filter(None, parts))
    return f"{said[:1].upper()}{said[1:]}"


def _item(task: Task, item: Item, place: JsonObject | None) -> JsonObject:
    asked = type_of(task)
    told = not asked.explains(task, item) and not task.raw.get("together", False)
    return {"told": told, "marks": place["marks"] if place else [], "rules": asked.without_python(task, item)}


def _shown(task: Task) -> JsonObject:
    """What a widget paints that only shows: its own ``task``."""
    widget = import_module(f"whosays.learner.widgets.{task.type}.widget").widget_of(task)
    shown = getattr(widget, "task", None)
    if not isinstance(shown, dict):
        raise KitError(f"{task.room}/{task.stem}, task {task.name}: it cannot be shown on a page by itself.")
    return shown


def _number_words() -> JsonObject:
    """The words of the form for handing in: those of the form in JupyterLab."""
    try:
        check_learner(_ANY)
        cannot = _ANY
    except KitError as error:
        cannot = str(error)  # with {} where the number stands
    words = {"nothing": NOTHING, "look": LOOK, "no_number": NO_NUMBER, "no_name": NO_NAME, "cannot": cannot}
    return {"devices": DEVICES, "words": words}


def types_on(tasks: Iterable[Task]) -> list[str]:
    """The types whose widgets a page needs."""
    return sorted({task.type for task in tasks} - {"read", "end"})
