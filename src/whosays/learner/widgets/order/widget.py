"""Order: steps to be put in line with buttons up and down."""

from typing import ClassVar

from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.task_widget import TaskWidget


class Order(TaskWidget):
    """An order task. Nothing counts as an answer until a step was moved or the order was kept."""

    _esm: ClassVar[str] = esm("order/order.js")
    _css: ClassVar[str] = css("order/order.css")
