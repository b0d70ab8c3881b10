"""In a browser, a library that comes from another address may not have come: a sentence, no traceback."""

import sys
from types import TracebackType
from typing import Any

from whosays.base.browser import is_in_browser

_FAR = ("pandas", "numpy")
_WORDS = (
    "{name} is not here: this page takes it from another address, and that did not answer. Run this cell "
    "once more in a while. The tasks of the lesson can be answered without it."
)


def tell_of_far_libraries() -> None:
    """From now on a cell that needs one says so. Does nothing outside a browser."""
    if not is_in_browser():
        return
    from IPython.core.getipython import get_ipython  # noqa: PLC0415  only a browser needs it here

    shell: Any = get_ipython()
    if shell:
        shell.set_custom_exc((ModuleNotFoundError,), _tell)


def _tell(
    shell: Any,  # noqa: ANN401  IPython's shell, which this calls back
    kind: type[ModuleNotFoundError],
    error: ModuleNotFoundError,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    if (error.name or "").partition(".")[0] in _FAR:
        print(_WORDS.format(name=(error.name or "").partition(".")[0]), file=sys.stderr)
    else:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
