"""Where a learner goes on: the notebook and the task where the last day ended."""

from dataclasses import dataclass
from pathlib import Path

from whosays.base.json_types import JsonObject
from whosays.learner.course import TaskPlan, Walked, places, walked

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Resumed:
    """The notebook to open, and the first task that waits in it.

    ``begun``: something was answered here before; ``again``: something was answered in this copy at all.
    """

    at: Walked
    task: TaskPlan | None
    begun: bool
    again: bool

    @property
    def words(self) -> str:
        """What a learner is greeted with; "" on the first day."""
        if not self.again:
            return ""
        name, left = _name(self.at), len(self.at.left)
        if not left:
            return f"Welcome back. All tasks in {name} are answered."
        if not self.begun:
            return f"Welcome back. Next: {name}, “{self.at.place.title}”."
        return f"Welcome back: {_count(left)} left in {name}."

    def told(self) -> JsonObject:
        """What the page is told."""
        task = self.task if self.begun else None
        go_on = {"name": task.name, "title": task.title} if task else None
        return {"path": self.at.place.path, "words": self.words, "task": go_on}


def resumed(copy: Path, path: str = "") -> Resumed | None:
    """Where the learner of a working copy goes on.

    The notebook that was answered in last, as long as a task waits in it; else the lesson after it in which
    one does; on the first day the first lesson.

    Args:
        copy: the working copy.
        path: a notebook of it that is opened whatever was done: where to go on *there*.

    Returns:
        None where the copy has no such notebook, or none at all.
    """
    course = [walked(copy, place) for place in places(copy)]
    again = any(each.last for each in course)
    at = next((each for each in course if each.place.path == path), None) if path else _next(course)
    if at is None:
        return None
    return Resumed(at, next(iter(at.left), None), bool(at.last), again)


def _next(course: list[Walked]) -> Walked | None:
    if not course:
        return None
    last = max(course, key=lambda each: each.last)
    if not last.last:
        return course[0]
    if last.left:
        return last
    lessons = [each for each in course if each.place.room == "lessons" and each.left]
    later = [each for each in lessons if each.place.lesson > last.place.lesson]
    return next(iter([*later, *lessons]), last)


def _name(at: Walked) -> str:
    """As a learner calls it: by the number that the bar shows, where it has one of its own."""
    place = at.place
    if place.kind == "test":
        return "the reading test"
    numbered = place.lesson and place.kind in ("lesson", "exercise")
    return f"{place.kind} {place.lesson}" if numbered else f"“{place.title}”"


def _count(left: int) -> str:
    number = _NUMBERS[left] if left < len(_NUMBERS) else str(left)
    return f"{number} task{'' if left == 1 else 's'}"
