"""Choose: options, each with an explanation of its own; votes too."""

from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.task_widget import TaskWidget


class Choose(TaskWidget):
    """A choose task."""

    _esm = esm("choose/choose.js")
    _css = css("choose/choose.css")
