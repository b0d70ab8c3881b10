"""Write: free text with a word count and a checklist. A person reads it; no machine marks it."""

from typing import ClassVar

from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.task_widget import TaskWidget


class Write(TaskWidget):
    """A write task."""

    _esm: ClassVar[str] = esm("write/write.js")
    _css: ClassVar[str] = css("write/write.css")
