"""What every widget of the kit is: alive where a kernel runs, and a plain page where none does."""

from typing import Any

import anywidget

from whosays.base.json_types import JsonObject
from whosays.learner.still.markup import HTML, Html
from whosays.learner.still.shown_form import shown_form


class KitWidget(anywidget.AnyWidget):
    """A widget whose output also holds a static form (see ``learner/still``)."""

    task: JsonObject
    still_look = ""  # what its form keeps a place for (see shown_form)

    def still(self) -> Html:
        """The static form, the same to the byte whatever was answered: here title and prompt alone."""
        return shown_form(self.task, self.still_look)

    def _repr_mimebundle_(self, **words: Any) -> tuple[JsonObject, JsonObject] | None:  # noqa: ANN401  IPython's
        bundle = super()._repr_mimebundle_(**words)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, HTML: str(self.still())}, metadata
