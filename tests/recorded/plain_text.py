"""What cannot be the same on two computers or two days, made the same: as little as possible."""

import re
from collections.abc import Callable
from pathlib import Path

Change = Callable[[str], str]


def plain(text: str, folder: Path) -> str:
    """A text without what belongs to this run alone."""
    for place in dict.fromkeys((str(folder.resolve()), str(folder))):
        text = text.replace(place, "FOLDER")  # the folder of this run has another name each time
    for changed in _CHANGES:
        text = changed(text)
    return text


def _seconds(text: str) -> str:
    # A progress bar that has come to its end says how long it took.
    return re.sub(r"100% \d+:\d\d:\d\d", "100% 0:00:00", text)


def _released(text: str) -> str:
    # A release says when it was made.
    return re.sub(r'"released": "[^"]*"', '"released": "NOW"', text)


def _line_ends(text: str) -> str:
    # Windows' line ends are part of what is compared, and a record in git must not lose them.
    return text.replace("\r", "\\r")


_CHANGES: tuple[Change, ...] = (_seconds, _released, _line_ends)
