"""Where the kit teaches what an exercise asks: the lesson, and the heading over the cell.

The place is read from the lesson itself, so that advice never names a heading that is no longer there.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.notebook_files import as_read, kit_call, read_notebook, stems, title_of
from whosays.base.stems import meant_stem, pair_number
from whosays.teacher.stats.reading_test import FORMS

TABLE = "taught_in.toml"
_MINUTES = re.compile(r"\s*\((\d+) min[^)]*\)\s*$")


@dataclass(frozen=True)
class TaughtAt:
    """The place in a lesson where something is taught.

    Attributes:
        stem, task: the lesson, and the task whose cell stands under the heading.
        title: the lesson's.
        part: "Part A", or "" where a lesson has none.
        heading: as it stands in the lesson, the minutes left out; minutes: those, or 0.
    """

    stem: str
    task: str
    title: str
    part: str
    heading: str
    minutes: int

    @property
    def number(self) -> str:
        """The lesson's number, as it is typed."""
        return self.stem[:2]

    @property
    def command(self) -> str:
        """What opens the lesson."""
        return f"whosays lab --lesson {self.number}"

    def in_words(self) -> str:
        """Lesson, part, heading and minutes."""
        part = f", {self.part}" if self.part else ""
        minutes = f" ({self.minutes} min)" if self.minutes else ""
        return f"lesson {self.number}, “{self.title}”{part}, under “{self.heading}”{minutes}"


class Teaching:
    """Knows where lessons teach what exercises ask.

    Args:
        root: holds ``lessons/``.
        solutions: the folder that holds ``taught_in.toml``.
    """

    def __init__(self, root: Path, solutions: Path) -> None:
        self.root = root
        self._table = _read_table(solutions / TABLE)
        self._lessons: dict[str, dict[str, TaughtAt]] = {}

    def place(self, stem: str, task: str, item: str = "") -> TaughtAt | None:
        """Where a task, or one of its items, is taught; None if the kit has no lesson for the exercise."""
        table = self.table_of(stem)
        named = table.get(f"{task}/{item}", table.get(task, task))
        lesson, _, its_task = named.rpartition(":")
        places = self._places(lesson or self.lesson_of(stem))
        return places.get(its_task) or next(iter(places.values()), None)

    def table_of(self, stem: str) -> dict[str, str]:
        """The lines for an exercise; those of the exercise that it may replace serve a companion, too."""
        own = self._table.get("forms" if stem in FORMS else stem, {})
        return self._table.get(self.lesson_of(stem), {}) | own if pair_number(stem) else own

    def lesson_of(self, stem: str) -> str:
        """The lesson of the same name, or for a companion that of the exercise it may replace."""
        number = pair_number(stem)
        return meant_stem(number, stems(self.root, "lessons")) or stem if number else stem

    def _places(self, stem: str) -> dict[str, TaughtAt]:
        if stem not in self._lessons:
            path = self.root / "lessons" / f"{stem}.ipynb"
            self._lessons[stem] = lesson_places(path) if path.is_file() else {}
        return self._lessons[stem]


def _read_table(path: Path) -> dict[str, dict[str, str]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KitError(f"{path}: cannot be read ({error}). Mend the file.") from error


def lesson_places(path: Path) -> dict[str, TaughtAt]:
    """Task -> the heading over its cell, for every task that a lesson shows, in its order."""
    notebook = read_notebook(path)
    part = heading = ""
    places = {}
    for cell in notebook["cells"]:
        for line in cell["source"].splitlines() if cell["cell_type"] == "markdown" else ():
            if line.startswith("## Part "):
                part = _MINUTES.sub("", line[3:])
            if re.match("##+ ", line):
                heading = as_read(line.lstrip("# "))
        call = kit_call(cell["source"]) if cell["cell_type"] == "code" else None
        if call and call["task"]:
            minutes = _MINUTES.search(heading)
            places[call["task"]] = TaughtAt(
                path.stem, call["task"], title_of(notebook), part, _MINUTES.sub("", heading),
                int(minutes.group(1)) if minutes else 0,
            )  # fmt: skip
    return places
