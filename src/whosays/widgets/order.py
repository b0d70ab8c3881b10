"""Order: steps to be put in line with buttons up and down."""

from typing import ClassVar

from whosays.widgets.assets import css, esm
from whosays.widgets.base import TaskWidget


class Order(TaskWidget):
    """An order task. Nothing counts as an answer until a step was moved or the order was kept."""

    _esm: ClassVar[str] = esm("order.js")
    _css: ClassVar[str] = css("order.css")
