"""What a command says gets out, whatever stands at the other end, and never stops the work.

Output that goes into a file or into another program is kept until the work is done: first the files, then
what is told of them. Windows writes such output in a code page of its own, which lacks most letters; a letter
that it lacks is written in another way. A reader that has gone away (``| head``) is nothing to stop for.
"""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

_PLAIN = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "·": "-",
    "…": "...",
    "→": "->",
    "×": "x",
    "½": "1/2",
}
"""The kit's own signs, for code pages that lack them."""
_GONE = {errno.EPIPE, errno.EINVAL, errno.ECONNRESET}  # nobody reads any more; Windows says EINVAL
_HANDLER = "whosays"


def _respelled(error: UnicodeError) -> tuple[str | bytes, int]:
    """What is written for letters that an encoding lacks: a plain sign, else the letter's number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letter = error.object[error.start]
    plain = _PLAIN.get(letter) or letter.encode("ascii", "backslashreplace").decode()
    return plain, error.start + 1


class Output:
    """Stands in the place of ``sys.stdout`` while a command works.

    Attributes:
        lost: why what was said could not be written; "" if all is well, or nobody wanted to read it.
    """

    encoding = "utf-8"  # every letter may be written here: the stream behind respells what it lacks

    def __init__(self, stream: TextIO, *, at_once: bool) -> None:
        self._stream = stream
        self._kept: io.StringIO | None = None if at_once else io.StringIO()
        self._closed = False
        self.lost = ""

    def write(self, text: str) -> int:
        """Say something, now or when the work is done."""
        if self._kept:
            return self._kept.write(text)
        return self._tried(lambda: self._stream.write(text)) or len(text)

    def flush(self) -> None:
        """Bring out what is to be said at once."""
        if not self._kept:
            self._tried(self._stream.flush)

    def pass_on(self) -> None:
        """Say all that was kept."""
        kept, self._kept = self._kept, None
        self.write(kept.getvalue() if kept else "")
        self.flush()

    def _tried(self, what: Any) -> Any:  # noqa: ANN401 - two calls of a stream, which give back different things
        if self._closed:
            return None
        try:
            return what()
        except OSError as error:
            self._closed = True
            self.lost = "" if error.errno in _GONE else str(error.strerror)
            _silence(self._stream)
            return None

    def __getattr__(self, name: str) -> object:
        """All else a program may ask of a stream: is it a terminal, which number has it."""
        return getattr(self._stream, name)


def _silence(stream: TextIO) -> None:
    """Take away what a broken stream still holds: Python would try it once more at its end, and complain."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def heard_anywhere(*, at_once: bool) -> Iterator[Output | None]:
    """For one command: all it says comes out, if anybody is there to hear it.

    Args:
        at_once: do not wait until the work is done, as a program must that runs until it is stopped.
    """
    for stream in (sys.stdout, sys.stderr):
        _respell(stream)
    real = sys.stdout
    if real is None:  # started without a terminal, as by pythonw
        yield None
        return
    output = Output(real, at_once=at_once or real.isatty())
    sys.stdout = cast(TextIO, output)
    try:
        yield output
    finally:
        output.pass_on()
        sys.stdout = real


def _respell(stream: TextIO | None) -> None:
    codecs.register_error(_HANDLER, _respelled)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=_HANDLER)
