"""How far the learner is in a notebook, for the strip at its top and for the bar and the course beside it."""

from datetime import datetime

import traitlets

from whosays.base.json_types import JsonObject
from whosays.base.places import working_copy
from whosays.learner.answers.draft_key import copy_id
from whosays.learner.answers.in_browser import why_not_kept
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.answers.where_kept import where_kept
from whosays.learner.course import course
from whosays.learner.signs import signs_of
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
        copy, last, rows = working_copy(), self._answers.last_saved(), self._rows()
        whole = [{**each, **_counted(rows)} if each["current"] else each for each in whole]
        here: JsonObject = {"room": self._answers.room, "stem": self._answers.stem}
        here |= {"title": next((str(each["title"]) for each in whole if each["current"]), "")}
        here |= {"last": _said(last, "%A %d %B, %H:%M"), "time": _said(last, _short(last))}
        here |= {"kept": where_kept(self._answers), "refused": _refused(self._answers)}
        return here | {"tasks": rows, "course": whole, "copy": copy_id(copy) if copy else ""}

    def _rows(self) -> list[JsonObject]:
        states = self._answers.states()
        return [
            {"name": task.name, **_plan(task), "items": signs_of(task, states.get(task.name, {}))}
            for task in self._tasks
        ]

    def still(self) -> Html:
        """The tasks, whatever is answered of them."""
        return progress_form(self._tasks)

    def __repr__(self) -> str:
        rows = [{**_plan(task), **_count(row)} for task, row in zip(self._tasks, self._rows(), strict=True)]
        begun = sum(int(row["done"]) > 0 for row in rows)
        return f"{len(rows)} tasks · {begun} begun · answers are kept · #{state_hash(rows)}"


def _refused(answers: Answers | MemoryAnswers) -> str:
    """Why an answer would not be kept, in a browser; "" where it would."""
    return why_not_kept(answers.folder) if isinstance(answers, Answers) else ""


def _count(row: JsonObject) -> JsonObject:
    given = [item for item in row["items"] if item["sign"] not in {"open", "begun"}]
    return {"done": len(given), "items": len(row["items"])}


def _counted(rows: list[JsonObject]) -> JsonObject:
    """How far the learner is here, by what the page really asks: what is asked once more is counted, too."""
    due = [_count(row) for row in rows if not row["optional"]]
    all_of_it = [_count(row) for row in rows]
    told = {name: sum(int(each[name]) for each in all_of_it) for name in ("items", "done")}
    return told | {"tasks": len(due), "tasks_done": sum(each["done"] == each["items"] for each in due)}


def _said(moment: datetime | None, form: str) -> str:
    return moment.astimezone().strftime(form) if moment else ""


def _short(moment: datetime | None) -> str:
    """The form of a moment for the bar: the clock today, the day before that."""
    today = datetime.now().astimezone().date()
    return "%H:%M" if moment and moment.astimezone().date() == today else "%a %d %b"


def _plan(task: Task) -> JsonObject:
    """What the task file says of a task."""
    raw = task.raw
    return {"title": raw["title"], "minutes": task.minutes, "optional": raw.get("optional", False)}
