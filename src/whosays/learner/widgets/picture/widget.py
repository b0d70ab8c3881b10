"""A picture: a drawing, what it shows in words for who cannot see it, and perhaps a line below."""

import traitlets

from whosays.learner.still.markup import Html
from whosays.learner.still.shown_form import picture_form
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.drawing import as_address
from whosays.tasks.task import Task


class Picture(KitWidget):
    """A picture task. ``task`` holds title, prompt, minutes, address, alt and caption; nothing is kept."""

    _esm = esm("picture/picture.js")
    _css = css("picture/picture.css")
    task = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Task) -> None:
        shown = {name: asked.raw.get(name, "") for name in ("title", "prompt", "minutes", "alt", "caption")}
        super().__init__(task={**shown, "address": as_address(asked.raw["drawing"])})

    def still(self) -> Html:
        """The picture in words."""
        return picture_form(self.task)

    def __repr__(self) -> str:
        return f"{self.task['title'][:50]} · a picture, told in words, too · #{state_hash(self.task)}"


def widget_of(asked: Task) -> Picture:
    """The widget of a picture task."""
    return Picture(asked)
