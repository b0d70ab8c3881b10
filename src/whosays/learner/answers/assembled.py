"""What the head of a file says that ``whosays collect`` put together, and that no learner handed in so.

It lies in the collected folder where one learner's answers came in several files, under another number than
the learner's, or as one file of several learners. Read on this side because it is a part of the head.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whosays.base.json_types import JsonObject
from whosays.learner.answers.class_numbers import is_class_number

KEY = "assembled"
_DIGEST = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True)
class Assembled:
    """How a file was put together.

    Attributes:
        pieces: the first 16 hex digits of the SHA-256 of the files that it was made from, the
            latest last. They lie in ``earlier/``.
        said: the class numbers that stand in those files, where they are others than the learner's.
        together: all learners who handed in this one file, in order; empty where it is one learner's.
        cut: how many of the pieces were cut or changed on their way.
    """

    pieces: tuple[str, ...]
    said: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    cut: int = 0

    def entry(self) -> JsonObject:
        """What stands in the head."""
        told: JsonObject = {"pieces": [*self.pieces]}
        told |= {"as": [*self.said]} if self.said else {}
        told |= {"together": [*self.together]} if self.together else {}
        return told | ({"cut": self.cut} if self.cut else {})


def read_assembled(head: Mapping[str, Any]) -> Assembled | None:
    """What a head says of it; None where it says nothing, or nothing that can be."""
    entry = head.get(KEY)
    pieces = _texts(entry, "pieces")
    if not isinstance(entry, dict) or not pieces or not all(map(_DIGEST.fullmatch, pieces)):
        return None
    said, together = (tuple(filter(is_class_number, _texts(entry, name))) for name in ("as", "together"))
    cut = entry.get("cut")
    return Assembled(pieces, said, together, cut if type(cut) is int and cut > 0 else 0)


def _texts(entry: object, name: str) -> tuple[str, ...]:
    found = entry.get(name) if isinstance(entry, dict) else None
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
