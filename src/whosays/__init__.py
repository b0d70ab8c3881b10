"""whosays: a Jupyter teaching kit on reading political news. Of every statement: who says so?

A notebook needs two names, ``start`` and ``show``. They are loaded when they are first asked for, so
that ``import whosays`` stays light.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.notebook import show, start

__version__ = "0.1.0"
__all__ = ["__version__", "show", "start"]


def __getattr__(name: str) -> object:
    if name in ("show", "start"):
        from whosays import notebook  # noqa: PLC0415  loaded late on purpose: see the docstring

        return getattr(notebook, name)
    raise AttributeError(f"module 'whosays' has no attribute {name!r}")
