"""The columns of a table of answers given on paper: a question each, under its printed number.

``whosays print`` writes such a table empty, and ``whosays collect`` reads it. Its column ``exercise`` says
which questions and letters it stands for, so that answers are never read against others.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from whosays.tasks.lettered import lettered
from whosays.tasks.paper_numbers import numbered
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

HEADINGS = ("exercise", "learner", "name", "date")
NOT_ASKED = "on the worksheet, not in this table"
_NUMBER = re.compile(r"([0-9]{1,3})(?:\s*[:.)].*)?", re.DOTALL)


@dataclass(frozen=True)
class Column:
    """A question in the table.

    Attributes:
        number: as it is printed, from 1.
        task, item: what is asked.
        letters: the ids of what it offers, by letter.
        typed_as: what is typed, in words; "" where this question is not asked in the table.
    """

    number: int
    task: Task
    item: Item
    letters: Mapping[str, str] = field(hash=False)
    typed_as: str

    @property
    def heading(self) -> str:
        """What stands above it: ``3: A B C``."""
        return f"{self.number}: {self.typed_as or NOT_ASKED}"


@dataclass(frozen=True)
class PaperExercise:
    """An exercise as its table of answers has it."""

    stem: str
    columns: tuple[Column, ...]

    @property
    def mark(self) -> str:
        """What every row says of it: the stem, and six hex digits that change with questions and letters."""
        said = [[each.number, each.task.name, each.item.id, [*each.letters.items()]] for each in self.columns]
        return f"{self.stem} {hashlib.sha256(json.dumps(said).encode()).hexdigest()[:6]}"


def paper_exercise(root: Path, stem: str) -> PaperExercise:
    """The columns of an exercise; ``root`` holds ``exercises/``.

    Raises:
        KitError: there is no such exercise.
    """
    tasks = read_tasks(root / "exercises" / f"{stem}.tasks.toml", "exercises", stem)
    found = (_column(each.number, each.task, each.item) for each in numbered(tasks.values()))
    return PaperExercise(stem, tuple(found))


def printed_number(heading: str) -> int | None:
    """The number of the question that a heading names, or None: ``3``, ``3: A B C``."""
    found = _NUMBER.fullmatch(heading.strip())
    return int(found.group(1)) if found else None


def _column(number: int, task: Task, item: Item) -> Column:
    letters = {each["letter"]: each["id"] for each in lettered(task, item)}
    return Column(number, task, item, letters, type_of(task).typed_as(task, item, letters))
