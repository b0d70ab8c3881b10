"""Who sent each piece, as a platform's naming tells: kept beside the pieces, ``senders.csv``.

The name of a folder in a download is gone once its files are collected; whether two people used one number,
and whose row of the platform a piece is, would hang on which inbox was collected last.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.base.spreadsheets import read_spreadsheet, spreadsheet_bytes
from whosays.learner.answers.file_names import Sender, read_sender
from whosays.teacher.collect.collection import Collected

TABLE = "senders.csv"
COLUMNS = ("exercise", "piece", "file")
Place = tuple[str, str]
"""Exercise, and the name under which a piece is stored (``Piece.stored``)."""


class Senders:
    """The places that tell who sent a piece. ``root`` is the collected folder."""

    def __init__(self, root: Path) -> None:
        self.path = root / TABLE
        self._known: dict[Place, set[str]] = {}
        for exercise, piece, file in _rows(self.path):
            self._known.setdefault((exercise, piece), set()).add(file)

    def add(self, place: Place, origin: str) -> None:
        """Remember a place that a piece came from, if it tells who sent it."""
        if read_sender(origin).person:
            self._known.setdefault(place, set()).add(origin)

    def of(self, place: Place) -> frozenset[str]:
        """The names of those who sent a piece."""
        return frozenset(each.person for each in self.who(place))

    def who(self, place: Place) -> frozenset[Sender]:
        """Who sent a piece, with the platform's number."""
        return frozenset(map(read_sender, self._known.get(place, ())))

    def rows(self, place: Place, row: Collected) -> list[Collected]:
        """The row of a piece that was not met this time, with what is known of where it came from."""
        told = [(origin, read_sender(origin)) for origin in sorted(self._known.get(place, ()))]
        return [
            replace(row, file=origin, sender=sender.person, marked_late=sender.late)
            for origin, sender in told
        ] or [row]

    def keep(self, places: Iterable[Place]) -> None:
        """Write what is known of these pieces; nothing where nothing is."""
        rows = [(*place, origin) for place in sorted(places) for origin in sorted(self._known.get(place, ()))]
        if rows:
            write_changed(self.path, spreadsheet_bytes(COLUMNS, rows, for_people=True))


def _rows(path: Path) -> list[tuple[str, ...]]:
    try:
        sheet = read_spreadsheet(path, "table of senders", most_bytes=50_000_000) if path.is_file() else None
    except (KitError, OSError):
        return []  # it helps, and is made anew
    return [row[:3] for row in sheet.rows] if sheet and sheet.header[:3] == COLUMNS else []
