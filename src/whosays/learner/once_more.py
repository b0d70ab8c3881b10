"""What was tricky in one lesson comes back in the next one's recall: new sentences of the same skill.

Chosen from the answers that lie here, by the rule of the end card, each time anew, and kept nowhere. Without
earlier answers nothing is added: stored outputs, static forms, solutions and paper know the standing items.
"""

from collections.abc import Iterable, Set

from whosays.base.errors import KitError
from whosays.base.notebook_files import FORMS, stems
from whosays.base.places import kit_root, working_copy
from whosays.learner.answers.store import Answers
from whosays.learner.evidence import tricky
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.looked_at import States, looked_at
from whosays.learner.order import order_for_learners
from whosays.tasks.skills import skill_of
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks

MOST = 2
_ROOM = "lessons"


def once_more(task: Task) -> Task:
    """A task with what this learner is asked once more; as it is, if it has no pool or nothing was tricky."""
    if task.room != _ROOM or not task.pool:
        return task
    begun = _answers(task).latest(task.name)
    return task.asking(chosen(task, _tricky_before(task.stem), begun.keys()))


def chosen(task: Task, skills: Iterable[str], begun: Set[str]) -> tuple[Item, ...]:
    """What a pool gives, in its order.

    Args:
        task: with the pool.
        skills: of the tricky ones of the lesson before.
        begun: ids of items that the learner worked on. Those of the pool stay, whatever is answered since.
    """
    found = [item for item in task.pool if item.id in begun]
    there = [skill_of(task, item) for item in found]
    for skill in skills:
        if skill in there:
            there.remove(skill)
        elif len(found) < MOST:
            new = (item for item in task.pool if skill_of(task, item) == skill and item not in found)
            found += [*new][:1]
    return tuple(item for item in task.pool if item in found)


def waiting(tasks: list[Task], states: States) -> int:
    """How many new ones wait in the next lesson, for what was tricky in this one."""
    skills = _tricky_in(tasks, states)
    following = _beside(tasks[0].stem, 1) if skills and tasks[0].room == _ROOM else ""
    return sum(_waiting_in(task, skills) for task in _tasks(following) if task.pool)


def _waiting_in(task: Task, skills: list[str]) -> int:
    begun = _answers(task).latest(task.name).keys()
    return sum(item.id not in begun for item in chosen(task, skills, begun))


def _tricky_before(stem: str) -> list[str]:
    before = _beside(stem, -1)
    states = Answers(_ROOM, before, "before").states() if before else {}
    if not states and before in order_for_learners().may_be_left_out:
        return _tricky_before(before)  # it was left out: what was tricky waits here
    tasks = _tasks(before) if states else []  # nobody waits for keys that nothing would be marked by
    return _tricky_in([_as_answered(task, states.get(task.name, {}).keys()) for task in tasks], states)


def _as_answered(task: Task, begun: Set[str]) -> Task:
    """A task with what it asked once more, as far as there are answers: only they can have been tricky."""
    return task.asking(chosen(task, (), begun)) if task.pool else task


def _tricky_in(tasks: list[Task], states: States) -> list[str]:
    """The skills of what an end card calls tricky."""
    return [skill_of(each.task, each.item) for each in tricky(looked_at(tasks, states))]


def _beside(stem: str, step: int) -> str:
    """The lesson that learners meet before or after one, "" if there is none."""
    there = [each for each in stems(working_copy() or kit_root(), _ROOM) if each not in FORMS]
    lessons = order_for_learners().in_order(there)
    at = lessons.index(stem) + step if stem in lessons else -1
    return lessons[at] if 0 <= at < len(lessons) else ""


def _tasks(stem: str) -> list[Task]:
    """What a lesson asks; nothing where there is none, or none that can be read: opening it says why."""
    try:
        return [task for task in lesson_tasks(_ROOM, stem).values() if asks(task)] if stem else []
    except KitError:
        return []


def _answers(task: Task) -> Answers:
    return Answers(_ROOM, task.stem, task.seed.article.digest[:8])
