"""Hints in three rungs: where to look; which rule; the worked answer, and "now say why".

The last rung works as an example if it is studied; how many are left is not shown, since that invites
grabbing answers (Aleven & Koedinger, learnlab.org "Help abuse"; Guo, Beck & Heffernan).
"""

from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

SAY_WHY = "Now say why, in your own words."
RUNGS = 3


def hints(task: Task, item: Item) -> tuple[str, ...]:
    """The rungs for one item, from the vaguest to the worked answer; none in hand-in or for votes."""
    if task.mode != "practice" or task.raw.get("together"):
        return ()
    asked = type_of(task)
    found = asked.hints(task, item, tuple(item.raw.get("hints") or task.raw.get("hints") or ()))
    if asked.read_by_people or not found:
        return found
    return (*found[: RUNGS - 1], _worked(task, item))


def _worked(task: Task, item: Item) -> str:
    result = mark(task, item, None)
    named = type_of(task).worked(task, item, result.best)
    return " ".join(part for part in (named, *result.why[-1:], SAY_WHY) if part)
