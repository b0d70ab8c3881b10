"""A small class with answers that a test has written down, collected and marked as the real ones are."""

from collections.abc import Callable, Mapping
from pathlib import Path

from helpers import classroom
from whosays.tasks.marking import best_answer
from whosays.tasks.task import Task
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.stats.responses import Responses, read_responses

Tasks = dict[str, Task]
Answers = dict[tuple[str, str], object]


def all_best(tasks: Tasks) -> Answers:
    """The best answer to everything but free text."""
    return {
        (task.name, item.id): best_answer(task, item)
        for task in tasks.values()
        for item in task.items
        if task.type != "write"
    }


def hand_in(folder: Path, tasks: Tasks, learner: str, answers: Answers, **more) -> None:
    """Lay one learner's file where whosays collect would."""
    stem = next(iter(tasks.values())).stem
    path = folder / "collected" / stem / f"{learner}.answers.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(classroom.handed_in(tasks, learner, answers, **more))


def mark_all(folder: Path, solutions: Path | None = None) -> Path:
    """The folder of the marks."""
    grade(folder / "collected", folder / "marks", solutions, executor=Here())
    return folder / "marks"


def responses_of(
    folder: Path, tasks: Tasks, learners: Mapping[str, Answers], read: Callable = read_responses
) -> Responses:
    """What a class answered to one exercise, by learner."""
    for learner, answers in learners.items():
        hand_in(folder, tasks, learner, answers)
    return read(mark_all(folder))
