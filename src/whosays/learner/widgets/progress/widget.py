"""The strip at the top of a notebook: how far the learner is, and where the answers are kept."""

import traitlets

from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.still.markup import Html
from whosays.learner.still.shown_form import progress_form
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.task import Task


class Progress(KitWidget):
    """How far a learner is in one notebook. The page asks again when it is looked at."""

    _esm = esm("progress/progress.js")
    _css = css("progress/progress.css")
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, tasks: list[Task], answers: Answers | MemoryAnswers) -> None:
        self._tasks = tasks
        self._answers = answers
        super().__init__(state=self._seen())
        self.on_msg(lambda *_: self.refresh())

    def refresh(self) -> None:
        """Look at the answers again."""
        self.state = self._seen()

    def _seen(self) -> dict[str, object]:
        answered = self._answers.tasks_answered()
        tasks = [
            {
                "title": task.raw["title"],
                "minutes": task.raw["minutes"],
                "optional": task.raw.get("optional", False),
                "done": sum(item.id in answered.get(task.name, ()) for item in task.items),
                "items": len(task.items),
            }
            for task in self._tasks
        ]
        last = self._answers.last_saved()
        when = last.astimezone().strftime("%A %d %B, %H:%M") if last else ""
        folder = str(self._answers.folder) if isinstance(self._answers, Answers) else ""
        return {"tasks": tasks, "last": when, "folder": folder}

    def still(self) -> Html:
        """The tasks, whatever is answered of them."""
        return progress_form(self._tasks)

    def __repr__(self) -> str:
        tasks = self.state["tasks"]
        done = sum(task["done"] > 0 for task in tasks)
        return f"{len(tasks)} tasks · {done} begun · answers are kept · #{state_hash(tasks)}"
