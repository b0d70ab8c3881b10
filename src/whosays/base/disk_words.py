"""What a disk refuses, put into words for the person at the keyboard: the kinds of refusal in one place.

Each caller brings its own sentences: a learner is told something else than a teacher.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError

_QUOTA = getattr(errno, "EDQUOT", errno.ENOSPC)  # a school's quota is used up; not known to every system
_KINDS = {
    "full": {errno.ENOSPC, errno.EFBIG, _QUOTA},
    "closed": {errno.EACCES, errno.EPERM, errno.EROFS},
    "in_the_way": {errno.EEXIST, errno.ENOTDIR},
    "gone": {errno.ENOENT, getattr(errno, "ESTALE", errno.ENOENT), errno.ENODEV},
    "broken": {errno.EIO},
}


@dataclass(frozen=True)
class DiskWords:
    """What is said when a disk refuses.

    A sentence may name ``{path}`` (what was to be used), ``{where}`` (what the system says was refused, else
    the path) and ``{reason}`` (the system's own word).

    Attributes:
        other: for every kind that has no sentence of its own.
        full: there is no room.
        closed: nobody may write there, or this person may not.
        in_the_way: a file stands where a folder should be.
        gone: the folder is not there any more.
        broken: the disk reports a fault.
    """

    other: str
    full: str = ""
    closed: str = ""
    in_the_way: str = ""
    gone: str = ""
    broken: str = ""

    def of(self, error: OSError, path: Path, **more: object) -> str:
        """The sentence for one error; ``more`` are further names that the sentences use."""
        kind = next((name for name, numbers in _KINDS.items() if error.errno in numbers), "other")
        sentence: str = getattr(self, kind) or self.other
        return sentence.format(reason=error.strerror, path=path, where=error.filename or path, **more)

    @contextmanager
    def told(self, path: Path) -> Iterator[None]:
        """Turn whatever the disk refuses within into its sentence.

        Raises:
            KitError: an OSError came up.
        """
        try:
            yield
        except OSError as error:
            raise KitError(self.of(error, path)) from error
