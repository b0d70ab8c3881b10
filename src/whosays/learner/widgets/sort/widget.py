"""The sorter: statements one after another, each in its sentence, to be sorted into kinds."""

from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.task_widget import TaskWidget


class Sorter(TaskWidget):
    """A sort task: real radio buttons with number keys, an explanation at once, a running picture."""

    _esm = esm("sort/sort.js")
    _css = css("sort/sort.css")
