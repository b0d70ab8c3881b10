"""One file under the pen: replaced whole on every edit, and never over what somebody else wrote meanwhile."""

from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_durably

_WORDS = DiskWords(
    "NOT saved: {path} cannot be written ({reason}). Your work stays on this page; press Try again.",
    full="NOT saved: the disk is full. Make room, then press Try again. Your work stays on this page.",
    closed="NOT saved: {path} may not be written here. Is it open in a spreadsheet, or the folder read-only? "
    "Close it, or copy the folder to a place of your own. Your work stays on this page; press Try again.",
    gone="NOT saved: the folder of {path} is not there any more. Put it back, then press Try again.",
)


class Keeper:
    """Writes one file, and knows its bytes as they were last read or written.

    Args:
        path: the file; it need not be there yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known = self.on_disk()

    def on_disk(self) -> bytes | None:
        """What lies there now; None if nothing does.

        Raises:
            KitError: it cannot be read.
        """
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise KitError(_WORDS.of(error, self.path)) from error

    def changed_outside(self) -> bool:
        """Whether somebody else has written, or taken away, the file."""
        return self.on_disk() != self.known

    def accept(self) -> None:
        """Take what lies there now as known."""
        self.known = self.on_disk()

    def write(self, content: bytes | None) -> None:
        """Put these bytes in its place; None takes the file away, as it was before the first edit.

        Raises:
            KitError: the disk refused. What lay there is untouched.
        """
        if content == self.known:
            return
        with _WORDS.told(self.path):
            if content is None:
                self.path.unlink()
            else:
                write_durably(self.path, content)
        self.known = content

    def write_beside(self, name: str, content: bytes) -> None:
        """Write another file into the same folder.

        Raises:
            KitError: the disk refused.
        """
        path = self.path.with_name(name)
        with _WORDS.told(path):
            write_durably(path, content)
