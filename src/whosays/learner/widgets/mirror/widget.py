"""The swap mirror, closed until a learner opens it.

What it shows goes to the page as a message and never as a trait: it stands in no notebook, no output and
no file. Opened again, it is made again.
"""

import traitlets

from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.mirrored import mirrored
from whosays.learner.still.markup import Html
from whosays.learner.still.shown_form import shown_form
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.mirror import Pair, pairs_of
from whosays.tasks.task import Task


class Mirror(KitWidget):
    """A mirror task. ``task`` holds title, prompt and minutes, and nothing of an answer."""

    still_look = "opens"
    _esm = esm("mirror/mirror.js")
    _css = css("mirror/mirror.css")
    task = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Task, pairs: tuple[Pair, ...], answers: Answers | MemoryAnswers) -> None:
        self._pairs, self._answers = pairs, answers
        shown = {name: asked.raw.get(name, "") for name in ("title", "prompt", "minutes")}
        place = {"room": asked.room, "stem": asked.stem, "name": asked.name}
        super().__init__(task={**place, **shown})
        self.on_msg(self._receive)

    def _receive(self, _: object, message: object, __: object) -> None:
        if isinstance(message, dict) and message.get("do") == "open":
            self.send({"n": message.get("n"), "seen": self.seen()})

    def seen(self) -> JsonObject:
        """What the page shows now."""
        return mirrored(self._pairs, self._answers.states())

    def __repr__(self) -> str:
        sides = [[task.name, item.id] for pair in self._pairs for task, item in (pair.one, pair.other)]
        return f"{self.task['title'][:50]} · {len(self._pairs)} pairs · #{state_hash([self.task, sides])}"


def still_of(asked: Task) -> Html:
    """The static form: title and prompt alone."""
    return shown_form(asked.raw, Mirror.still_look)


def widget_of(asked: Task) -> Mirror:
    """The widget of a mirror task, with the answers of its notebook."""
    kept = MemoryAnswers if asked.room == "solutions" else Answers  # nobody's answers lie in solutions/
    answers = kept(asked.room, asked.stem, asked.seed.article.digest[:8])
    return Mirror(asked, pairs_of(asked, lesson_tasks(asked.room, asked.stem)), answers)
