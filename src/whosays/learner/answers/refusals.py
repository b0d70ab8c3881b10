"""Why the disk refused to keep an answer, and what a learner can do about it."""

import os
from contextlib import suppress
from pathlib import Path

from whosays.base.browser import is_in_browser
from whosays.base.disk_words import DiskWords
from whosays.learner.answers.in_browser import NO_ROOM


def why_refused(error: OSError, folder: Path) -> str:
    """What went wrong with a write below ``folder``, and what to do, in words for a learner."""
    if is_in_browser():
        return NO_ROOM
    return _WHY.of(error, folder, obstacle=_obstacle(folder))


_PAPER = "Copy your answer onto paper and tell your teacher."
_WHY = DiskWords(
    other=f"the computer refused ({{reason}}) at {{path}}. {_PAPER}",
    full="the disk is full. Delete what you no longer need, empty the bin, then answer again.",
    closed="the kit may not write into {path}. Ask your teacher for a folder of your own.",
    in_the_way="a file stands where the folder for your answers should be: {obstacle}. Rename it.",
    gone="the folder for your answers keeps disappearing: {path}. Is a USB stick unplugged?",
    broken=f"the disk reports a fault. {_PAPER}",
)


def _obstacle(folder: Path) -> Path:
    """The nearest thing on the way to ``folder`` that exists: the file, if one stands there."""
    with suppress(OSError):
        return next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    return folder
