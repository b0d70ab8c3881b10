"""How far the learner is in a notebook, for the strip at its top and for the bar and the course beside it."""

import traitlets

from whosays.base.json_types import JsonObject
from whosays.base.places import working_copy
from whosays.learner.answers.draft_key import copy_id
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.course import course
from whosays.learner.still.markup import Html
from whosays.learner.still.shown_form import progress_form
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.task import Task


class Progress(KitWidget):
    """How far a learner is in one notebook, and in the course.

    The page asks again when it is looked at. The course is told only then: reading it must not keep the first
    task waiting, and what the server told the page is right until something is answered.
    """

    _esm = esm("progress/progress.js")
    _css = css("progress/progress.css")
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, tasks: list[Task], answers: Answers | MemoryAnswers) -> None:
        self._tasks = tasks
        self._answers = answers
        super().__init__(state=self._seen([]))
        self.on_msg(lambda *_: self.refresh())

    def refresh(self) -> None:
        """Look at the answers again, those to the other notebooks, too."""
        self.state = self._seen(course(working_copy(), self._answers.room, self._answers.stem))

    def _seen(self, whole: list[JsonObject]) -> JsonObject:
        last = self._answers.last_saved()
        when = last.astimezone().strftime("%A %d %B, %H:%M") if last else ""
        copy = working_copy()
        here: JsonObject = {"room": self._answers.room, "stem": self._answers.stem}
        here |= {"title": next((str(each["title"]) for each in whole if each["current"]), "")}
        here |= {"last": when, "time": last.astimezone().strftime("%H:%M") if last else ""}
        here["folder"] = str(self._answers.folder) if isinstance(self._answers, Answers) else ""
        return here | {"tasks": self._rows(), "course": whole, "copy": copy_id(copy) if copy else ""}

    def _rows(self) -> list[JsonObject]:
        return [{"name": task.name, **_plan(task), "items": self._items(task)} for task in self._tasks]

    def _items(self, task: Task) -> list[JsonObject]:
        answered = self._answers.tasks_answered().get(task.name, ())
        return [
            {"id": item.id, "sign": "answered" if item.id in answered else "open", "reason": False}
            for item in task.items
        ]

    def still(self) -> Html:
        """The tasks, whatever is answered of them."""
        return progress_form(self._tasks)

    def __repr__(self) -> str:
        rows = [{**_plan(task), **self._count(task)} for task in self._tasks]
        begun = sum(int(row["done"]) > 0 for row in rows)
        return f"{len(rows)} tasks · {begun} begun · answers are kept · #{state_hash(rows)}"

    def _count(self, task: Task) -> JsonObject:
        given = [item for item in self._items(task) if item["sign"] not in ("open", "begun")]
        return {"done": len(given), "items": len(task.items)}


def _plan(task: Task) -> JsonObject:
    """What the task file says of a task."""
    raw = task.raw
    return {"title": raw["title"], "minutes": raw["minutes"], "optional": raw.get("optional", False)}
