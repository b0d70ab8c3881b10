"""Write: free text with a word count and a checklist. A person reads it; no machine marks it."""

from typing import ClassVar

from whosays.widgets.assets import css, esm
from whosays.widgets.base import TaskWidget


class Write(TaskWidget):
    """A write task."""

    _esm: ClassVar[str] = esm("write.js")
    _css: ClassVar[str] = css("write.css")
