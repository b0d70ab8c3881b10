"""How long a page takes: 150 words a minute, half a minute a judgement, 4 minutes a Talk, 5 a written line.

Passages of an article that the page shows whole are only looked at again: of them the marked words count.
What is folded, optional or for the teacher takes no time.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from whosays.author.article_set.pages import Cell
from whosays.tasks.passages import WRITTEN
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of

WORDS_A_MINUTE = 150
JUDGEMENT, FROM_MEMORY, TALK, LINE = 0.5, 0.5, 4.0, 5.0
SHORT_TEXT = 40  # words asked for, from which a line becomes a short text: two lines' time
_HEADING = re.compile(r"^## .*\((\d+) min(, optional)?\)$", re.MULTILINE)
_LOOKS = ("clean", "lines")  # views that are read; in all others one looks again


@dataclass
class Stretch:
    """A heading with minutes, the tasks below it, and what it takes; ``first`` stands for what has none."""

    tasks: list[str] = field(default_factory=list)
    takes: float = 0.0
    optional: bool = False


def stretches(cells: Iterable[Cell], tasks: dict[str, Task]) -> list[Stretch]:
    """A page cut at its headings with minutes, each with what it takes; the first is what stands before."""
    found = [Stretch()]
    for cell in cells:
        if cell.alone or cell.kind == "teacher":
            continue
        if cell.kind == "words":
            heading = _HEADING.search(cell.source)
            if heading or cell.source.startswith(("## What to remember", "## Done")):
                found.append(Stretch(optional=bool(heading and heading[2])))
            found[-1].takes += _count(cell.source) / WORDS_A_MINUTE
        elif cell.task:
            found[-1].takes += time_of(tasks[cell.task])
            found[-1].tasks.append(cell.task)
    return found


def time_of(task: Task) -> float:
    """The minutes of one task: what is read in it, and its work."""
    if task.type == "end":
        return 0.0
    if not asks(task):
        read = task.seed.article.text if task.raw.get("view") in _LOOKS else ""
        return (_count(read) + _count(task.prompt)) / WORDS_A_MINUTE + (0.0 if read else JUDGEMENT)
    read_in = sum(map(_count, dict.fromkeys(_texts(task)))) / WORDS_A_MINUTE
    work: float = sum(_work(task, item) for item in task.items)
    return read_in + (TALK if task.raw.get("together") else work)


def _work(task: Task, item: Item) -> float:
    if task.type == "write":
        return 2 * LINE if item.raw["min_words"] >= SHORT_TEXT else LINE
    return JUDGEMENT + (FROM_MEMORY if item.raw.get("remember", False) else 0.0)


def _texts(task: Task) -> Iterable[str]:
    yield from (task.raw["title"], task.prompt)
    for item in task.items:
        whole = item.raw.get("passage", "").startswith(WRITTEN)
        pieces = type_of(task).passage(task, item)
        yield "".join(str(each["text"]) for each in pieces if each["mark"] or whole)
        yield item.question
        data = type_of(task).page_data(task, item)
        for name in ("options", "bank", "checklist", "units"):
            for each in data.get(name) or ():
                yield str(each.get("label", each.get("text"))) if isinstance(each, dict) else str(each)


def _count(text: str) -> int:
    return len(re.findall(r"\w[\w’'.,-]*", text))
