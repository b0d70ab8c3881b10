"""Number: a box, a unit, a tolerance."""

from typing import ClassVar

from whosays.widgets.assets import css, esm
from whosays.widgets.base import TaskWidget


class Number(TaskWidget):
    """A number task."""

    _esm: ClassVar[str] = esm("number.js")
    _css: ClassVar[str] = css("number.css")
