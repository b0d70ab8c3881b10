"""whosays: a Jupyter teaching kit on reading political news. Of every statement: who says so?

A notebook needs three names: ``start``, ``show`` and, in a released exercise, ``hand_in``; a teacher has the
desk, the box for an article of her own, and the key editor besides. They are loaded when they are first asked
for, so that ``import whosays`` stays light.
"""

from typing import TYPE_CHECKING

from whosays.base.browser import look_here_last
from whosays.base.version import __version__
from whosays.old_names import keep_old_names

if TYPE_CHECKING:
    from whosays.author.editor.widget import edit
    from whosays.author.new_article.widget import new
    from whosays.learner.notebook import hand_in, show, start
    from whosays.teacher.desk.widget import desk

keep_old_names()
look_here_last()

__all__ = ["__version__", "desk", "edit", "hand_in", "new", "show", "start"]


def __getattr__(name: str) -> object:
    if name in ("hand_in", "show", "start"):
        from whosays.learner import notebook  # noqa: PLC0415  loaded late on purpose: see the docstring

        return getattr(notebook, name)
    if name == "desk":  # apart from the others: a learner's kernel never loads it
        from whosays.teacher.desk.widget import desk  # noqa: PLC0415

        return desk
    if name == "edit":
        from whosays.author.editor.widget import edit  # noqa: PLC0415

        return edit
    if name == "new":  # the teacher's, too
        from whosays.author.new_article.widget import new  # noqa: PLC0415

        return new
    raise AttributeError(f"module 'whosays' has no attribute {name!r}")
