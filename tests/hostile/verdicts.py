"""The table of verdicts, and what became of the specimens: the two are held against each other."""

import csv
import io
from collections import defaultdict
from dataclasses import dataclass, fields
from pathlib import Path

from whosays.base.csv_cells import unguarded

HERE = Path(__file__).parent
SPECIMENS = HERE / "specimens"
TABLE = HERE / "verdicts.csv"
ANY = "*"  # for what lies within, where its name is too long or too odd for a table


@dataclass(frozen=True)
class Verdict:
    """What is expected of one file: a row of verdicts.csv, or what a run made of it.

    ``made``: ``kept`` is a file in ``specimens/``, ``large`` comes from ``large.py``, ``laid`` from
    ``laid.py``. ``member`` is the entry of a zip. ``points`` and ``answered`` stand in the totals and are
    empty where nothing was marked. ``phrase`` stands in the note or among the problems; where it is empty,
    there is neither.
    """

    specimen: str
    what: str
    made: str
    member: str
    status: str
    learner: str
    exercise: str
    answers: str
    whole: str
    points: str
    answered: str
    sender: str
    phrase: str


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table as they are meant, without the strokes that guard formulas."""
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    return [
        {k: unguarded(v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def read_verdicts(path: Path = TABLE) -> list[Verdict]:
    """The table."""
    return [Verdict(**row) for row in csv.DictReader(path.open(encoding="utf-8", newline=""))]


class Outcome:
    """What became of the files in ``inbox``, as the tables tell it."""

    def __init__(self, inbox: Path, collected: Path, marks: Path) -> None:
        self.rows: dict[str, list[dict[str, str]]] = defaultdict(list)  # by the file's place in the inbox
        for row in read_rows(collected / "collection.csv"):
            self.rows[row["file"].removeprefix(f"{inbox}/")].append(row)
        self.totals = {(row["learner"], row["exercise"]): row for row in read_rows(marks / "totals.csv")}
        self.problems: dict[tuple[str, str], str] = defaultdict(str)
        for row in read_rows(marks / "problems.csv"):
            self.problems[row["learner"], row["exercise"]] += f" {row['what']}"

    def of(self, verdict: Verdict) -> list[dict[str, str]]:
        """The rows that may be meant by a verdict."""
        place = f"{verdict.specimen}!{verdict.member}" if verdict.member else verdict.specimen
        if verdict.member == ANY:
            found = [file for file in self.rows if file.startswith(verdict.specimen)]
            return [row for file in found for row in self.rows[file]]
        return self.rows.get(place, [])

    def faults(self, verdict: Verdict) -> list[str]:
        """In what a verdict and the run differ; none where they agree."""
        found = [self._faults(verdict, row) for row in self.of(verdict)]
        if verdict.status == "passed over":
            return ["it was not passed over"] if found else []
        return min(found, key=len, default=["it stands nowhere in the table"])

    def _faults(self, verdict: Verdict, row: dict[str, str]) -> list[str]:
        place = (row["learner"], row["exercise"])
        latest = row["status"] == "latest"
        total = self.totals.get(place, {}) if latest else {}
        said = f"{row['note']}{self.problems[place] if latest else ''}".strip()
        names = ("status", "learner", "exercise", "answers", "whole", "sender")
        got = {name: row[name] for name in names}
        got |= {name: total.get(name, "") for name in ("points", "answered")}
        got = {**vars(verdict), **got}
        found = [
            f"{each.name}: {got[each.name]!r}, not {getattr(verdict, each.name)!r}"
            for each in fields(Verdict)
            if got[each.name] != getattr(verdict, each.name)
        ]
        if verdict.phrase not in said or bool(verdict.phrase) != bool(said):
            found.append(f"it is said {said!r}, not {verdict.phrase!r}")
        return found

    def strangers(self, verdicts: list[Verdict]) -> list[str]:
        """Files in the table that no verdict speaks of."""
        known = {id(row) for verdict in verdicts for row in self.of(verdict)}
        return [file for file, rows in self.rows.items() if any(id(row) not in known for row in rows)]
