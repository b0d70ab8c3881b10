"""Who has other marks than the last time: two marks.jsonl, held against each other line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from whosays.base.errors import KitError
from whosays.tasks.verdict import points_text
from whosays.teacher.marks.counting import OPEN, ItemMark
from whosays.teacher.marks.gradebook import Marks, header, order, quoted_row

COLUMNS = ("learner", "exercise", "points_before", "possible_before", "points_now", "possible_now", "why")


@dataclass(frozen=True)
class MarkChange:
    """One learner's points in one exercise, before and now, and of how many; None where there were none."""

    learner: str
    exercise: str
    before: float | None
    now: float | None
    why: str
    of_before: int | None = None
    of_now: int | None = None

    def row(self) -> str:
        """The change as a row of changed.csv."""
        numbers = (self.before, self.of_before, self.now, self.of_now)
        points = ("" if each is None else points_text(each) for each in numbers)
        return quoted_row(self.learner, self.exercise, *points, self.why)


def changes(old: Path, new: Path) -> Iterator[MarkChange]:
    """What is different in ``new``. Both lie in the order of every table, and neither is held in memory.

    An old file that cannot be read counts as none: everything in the new one is then left uncommented.
    """
    if not old.is_file():
        return
    with old.open("rb") as before, new.open("rb") as now:
        a, b = before.readline(), now.readline()
        while a or b:
            if a == b:
                a, b = before.readline(), now.readline()
                continue
            found, a, b = _step(before, now, a, b)
            if found:
                yield found


def _step(before: BinaryIO, now: BinaryIO, a: bytes, b: bytes) -> tuple[MarkChange | None, bytes, bytes]:
    """One line that differs: what it means, and the lines to look at next."""
    was, is_ = _marks(a), _marks(b)
    if a and was is None:  # an old line that nobody can read tells nothing
        return None, before.readline(), b
    if was and (is_ is None or _place(was) < _place(is_)):
        return _change(was, None, "nothing is handed in any more"), before.readline(), b
    if is_ and (was is None or _place(is_) < _place(was)):
        return _change(None, is_, "handed in for the first time"), a, now.readline()
    return _changed(was, is_), before.readline(), now.readline()


def _marks(line: bytes) -> Marks | None:
    try:
        return Marks.parse(line.decode()) if line else None
    except (KitError, UnicodeDecodeError):
        return None


def _place(marks: Marks) -> tuple[int, int, str, str]:
    return order(marks.learner, marks.exercise)


def _changed(was: Marks | None, now: Marks | None) -> MarkChange | None:
    if was is None or now is None:
        return None
    again = was.digest != now.digest
    why = "handed in again" if again else _what_moved(was, now)
    return _change(was, now, why) if why else None


def _change(was: Marks | None, now: Marks | None, why: str) -> MarkChange | None:
    whose = now or was
    if whose is None:
        return None
    before, after = (each.total() if each else None for each in (was, now))
    return MarkChange(
        whose.learner,
        whose.exercise,
        before.points if before else None,
        after.points if after else None,
        why,
        before.possible if before else None,
        after.possible if after else None,
    )


def _what_moved(was: Marks, now: Marks) -> str:
    """Which items are judged otherwise though the answers are the same: by the key, or by people."""
    before = {(item.task, item.item): item for item in was.items}
    moved = [item for item in now.items if _judged(before.get((item.task, item.item))) != _judged(item)]
    named = ", ".join(f"{item.task} {item.item}" for item in moved[:5])
    more = f" and {len(moved) - 5} more" if len(moved) > 5 else ""
    if moved:
        return f"{_who_judged(moved)}: {named}{more}"
    if len(was.items) != len(now.items):
        return "the key changed: an item was taken out"
    # Where no due time is given this once, nothing was judged.
    return "late or not was judged again" if None not in (was.late, now.late) and was.late != now.late else ""


def _who_judged(moved: list[ItemMark]) -> str:
    if all(item.verdict == "noted" for item in moved):
        return "read by people"
    if all(item.verdict in ("noted", OPEN) for item in moved):
        return "left open, and others' texts were read"
    return "the key changed"


def _judged(item: object) -> tuple[object, ...]:
    return tuple(getattr(item, name, None) for name in ("verdict", "credit", "possible"))


def changed_table(found: list[MarkChange]) -> bytes:
    """changed.csv."""
    return f"{header(COLUMNS)}{''.join(each.row() for each in found)}".encode()
