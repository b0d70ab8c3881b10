"""Who of the learners a row of a platform's table is.

Learners are known by the number under which the platform stored their file (which the collected file's name
tells), by an id that is the class number, or by the name that a class list gives the number. A name that a
learner typed is never used: anybody can type any name.
"""

from collections.abc import Iterable
from pathlib import Path

from whosays.base.spreadsheets import plain_count, read_spreadsheet
from whosays.learner.answers.class_numbers import plain_number
from whosays.learner.answers.file_names import read_sender
from whosays.teacher.collect.roster import Roster

_MOST = 200_000_000  # bytes of collection.csv


class People:
    """Who among the learners a row of a platform's table is.

    Args:
        learners: the class numbers that have marks.
        senders: the platform's number of the person -> the class number, from ``read_senders``.
        roster: the class list, if there is one.
    """

    def __init__(self, learners: Iterable[str], senders: dict[str, set[str]], roster: Roster | None) -> None:
        self.senders, self.roster = senders, roster
        self._marked = set(learners)
        self._by_code: dict[str, set[str]] = {}
        for learner in self._marked:
            self._by_code.setdefault(plain_number(learner), set()).add(learner)

    def find(self, platform_number: str, ids: Iterable[str], name: str) -> set[str]:
        """The learners that a row may be: one, none, or several that cannot be told apart."""
        # Who sent a file for two learners (7-8) is one of them: names and ids tell which.
        if platform_number and (sent := self.senders.get(platform_number, set()) & self._marked):
            return sent
        for each in ids:
            spellings = map(plain_number, (each, each.partition("@")[0]))
            found = next(filter(None, map(self._by_code.get, spellings)), None)
            if each.strip() and found:
                return found
        listed = self.roster.named(name) if self.roster and name else None
        return self._by_code.get(plain_number(listed.learner), set()) if listed else set()


def read_senders(table: Path, platform: str) -> dict[str, set[str]]:
    """The numbers under which a platform stored what was collected -> class numbers.

    Args:
        table: collection.csv, as whosays collect wrote it; may be missing.
        platform: Canvas or Moodle.
    """
    found: dict[str, set[str]] = {}
    if not table.is_file():
        return found
    sheet = read_spreadsheet(table, "table of what was collected", _MOST)
    for cells in sheet.rows:
        row = dict(zip(sheet.header, cells, strict=False))
        if row.get("status") not in ("latest", "earlier", "same file again"):
            continue
        sender = read_sender(row.get("file") or "")
        if sender.platform == platform and row.get("learner"):
            found.setdefault(sender.number, set()).add(plain_count(row["learner"]))
    return found


def who_is_who(rows: dict[int, set[str]]) -> tuple[dict[int, str], dict[str, str]]:
    """Row -> learner where that is certain, and learner -> why not, where it is not.

    Args:
        rows: by row number, the learners it may be.
    """
    taken: dict[str, list[int]] = {}
    for number_, found in rows.items():
        for learner in found:
            taken.setdefault(learner, []).append(number_)
    doubtful = {
        learner: "several students of the file fit this number"
        for learner, mine in taken.items()
        if len(mine) > 1
    }
    for found in rows.values():
        if len(found) > 1:
            doubtful |= dict.fromkeys(found, "one student of the file fits several class numbers")
    sure = {
        n: next(iter(found)) for n, found in rows.items() if len(found) == 1 and not found & set(doubtful)
    }
    return sure, doubtful
