"""The card at the end of a notebook: what was done, what it shows, and what comes next."""

import traitlets

from whosays.base.json_types import JsonObject
from whosays.base.places import kit_root, working_copy
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.answers.where_kept import where_kept
from whosays.learner.end_card import end_card
from whosays.learner.lab.release_marker import read_release
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.next_step import next_step
from whosays.learner.once_more import once_more, waiting
from whosays.learner.still.markup import Html
from whosays.learner.still.shown_form import shown_form
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.task import Task
from whosays.tasks.types import asks


class End(KitWidget):
    """An end task. The page asks again when it is looked at, for by then more is answered.

    ``task`` holds title, prompt and the next step; ``state`` the card. What a learner guesses is told to
    nobody, not even to Python.
    """

    still_look = "end"
    _esm = esm("end/end.js")
    _css = css("end/end.css")
    task = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    kept = traitlets.Unicode().tag(sync=True)  # where answers are kept, in words

    def __init__(
        self, asked: Task, tasks: list[Task], answers: Answers | MemoryAnswers, step: JsonObject | None
    ) -> None:
        self._tasks, self._answers = tasks, answers
        shown = {name: asked.raw.get(name, "") for name in ("title", "prompt")}
        place = {"room": asked.room, "stem": asked.stem, "name": asked.name}
        super().__init__(task={**place, **shown, "next": step}, state=self._seen(), kept=_where(answers))
        self.on_msg(self._receive)

    def _receive(self, *_: object) -> None:
        """Look at the answers again: nothing else is ever said from the page."""
        self.state = self._seen()

    def _seen(self) -> JsonObject:
        states = self._answers.states()
        more = waiting(self._tasks, states)
        return end_card(self._tasks, states) | ({"once_more": more} if more else {})

    def __repr__(self) -> str:
        rows = self.state["tasks"]
        done = sum(row["done"] == row["of"] for row in rows)
        digest = state_hash([self.task, self.state])
        return f"{self.task['title'][:50]} · {done} of {len(rows)} tasks answered · #{digest}"


def _where(answers: Answers | MemoryAnswers) -> str:
    """Where answers are kept, unless the form to hand in says it right below: that of a released exercise."""
    released = read_release(working_copy())
    return "" if released and released.room == "exercises" else where_kept(answers)


def still_of(asked: Task) -> Html:
    """The static form of an end task: it needs neither the other tasks nor anybody's answers."""
    return shown_form(asked.raw, End.still_look)


def widget_of(asked: Task) -> End:
    """The widget of an end task, with the answers to all that its notebook asks."""
    tasks = [once_more(task) for task in lesson_tasks(asked.room, asked.stem).values() if asks(task)]
    kept = MemoryAnswers if asked.room == "solutions" else Answers  # nobody's answers lie in solutions/
    answers = kept(asked.room, asked.stem, asked.seed.article.digest[:8])
    return End(asked, tasks, answers, next_step(working_copy() or kit_root(), asked.room, asked.stem))
