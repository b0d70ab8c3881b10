"""Choose: options, each with an explanation of its own; votes too."""

from whosays.widgets.assets import css, esm
from whosays.widgets.base import TaskWidget


class Choose(TaskWidget):
    """A choose task."""

    _esm = esm("choose.js")
    _css = css("choose.css")
