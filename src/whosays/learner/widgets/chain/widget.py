"""Chain: put the speakers in line, the one who said it first in front."""

from typing import ClassVar

from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.task_widget import TaskWidget


class Chain(TaskWidget):
    """A chain task: buttons add a speaker, move it and take it out; the line is told in words."""

    _esm: ClassVar[str] = esm("chain/chain.js")
    _css: ClassVar[str] = css("chain/chain.css")
