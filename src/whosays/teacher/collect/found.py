"""What a file gives: answers as they came, or a sentence why there are none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unreadable:
    """A file that nothing can be made of. ``why`` is a sentence for the teacher."""

    origin: str
    why: str


Found = tuple[str, bytes] | Unreadable
"""Where it came from (a path, or ``zip!member``), and its bytes; or why not."""
