"""Who sent what was collected, as the platform's own naming of the files tells."""

from pathlib import Path
from typing import NamedTuple

from whosays.base.spreadsheets import plain_count, read_spreadsheet
from whosays.learner.answers.file_names import read_sender

_MOST = 200_000_000  # bytes of collection.csv
_FILED = ("latest", "earlier", "same file again")


class Sent(NamedTuple):
    """One way to hand in: the person or team, as the platform spells it, and the class number in the file."""

    person: str
    learner: str


Senders = dict[str, set[Sent]]
"""By the number under which the platform stored the file."""


def read_senders(table: Path, platform: str, exercise: str = "") -> Senders:
    """What the platform's naming tells of the files that were collected.

    Args:
        table: collection.csv, as whosays collect wrote it; may be missing.
        platform: Canvas or Moodle.
        exercise: only this one's files: Moodle numbers people anew in each assignment.
    """
    found: Senders = {}
    if not table.is_file():
        return found
    sheet = read_spreadsheet(table, "table of what was collected", _MOST)
    for cells in sheet.rows:
        row = dict(zip(sheet.header, cells, strict=False))
        if row.get("status") not in _FILED or exercise not in ("", row.get("exercise")):
            continue
        sender = read_sender(row.get("file") or "")
        if sender.platform == platform and row.get("learner"):
            found.setdefault(sender.number, set()).add(Sent(sender.person, plain_count(row["learner"])))
    return found
