"""Every step of an editor can be taken back, to the very bytes that lay on the disk before it."""

from dataclasses import dataclass, replace

from whosays.author.editor.rows import Row


@dataclass(frozen=True)
class Version:
    """The key at one moment.

    Attributes:
        rows: its statements.
        content: the bytes of its file; None before there is one.
        at: the number of the statement that was at hand, or None.
        what: the step that led here, in words.
        settled: the places where a second opinion differed and a person has chosen, each with the choice.
            A version that names none keeps those of the one before it.
    """

    rows: tuple[Row, ...]
    content: bytes | None
    at: int | None
    what: str = ""
    settled: tuple[tuple[str, str], ...] = ()


class History:
    """The versions of a key, and which of them stands. ``now`` is the first one until something happens."""

    def __init__(self, first: Version) -> None:
        self._versions = [first]
        self._at = 0

    @property
    def now(self) -> Version:
        """The version that stands."""
        return self._versions[self._at]

    @property
    def back(self) -> str:
        """What undo would take back; "" if there is nothing."""
        return self.now.what if self._at else ""

    @property
    def forth(self) -> str:
        """What redo would do again; "" if there is nothing."""
        return self._versions[self._at + 1].what if self._at + 1 < len(self._versions) else ""

    @property
    def steps(self) -> int:
        """How many steps stand."""
        return self._at

    def add(self, version: Version) -> None:
        """Take a step. What was taken back before it is gone."""
        kept = replace(version, settled=version.settled or self.now.settled)
        self._versions[self._at + 1 :] = [kept]
        self._at += 1

    def undo(self) -> int | None:
        """Go one step back; the statement that the step was about."""
        at = self.now.at
        self._at = max(0, self._at - 1)
        return at

    def redo(self) -> int | None:
        """Go one step forth again; the statement that it is about."""
        self._at = min(len(self._versions) - 1, self._at + 1)
        return self.now.at
