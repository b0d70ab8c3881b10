"""The sorter: statements one after another, each in its sentence, to be sorted into kinds."""

from whosays.widgets.assets import css, esm
from whosays.widgets.base import TaskWidget


class Sorter(TaskWidget):
    """A sort task: real radio buttons with number keys, an explanation at once, a running picture."""

    _esm = esm("sorter.js")
    _css = css("sorter.css")
