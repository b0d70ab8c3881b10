"""Number: a box, a unit, a tolerance."""

from typing import ClassVar

from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.task_widget import TaskWidget


class Number(TaskWidget):
    """A number task."""

    _esm: ClassVar[str] = esm("number/number.js")
    _css: ClassVar[str] = css("number/number.css")
