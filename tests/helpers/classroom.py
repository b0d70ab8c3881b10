"""A class that hands in: files as a learner's page writes them, with answers drawn by a seeded dice."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from whosays.learner.answers.events import Event, stamp
from whosays.learner.answers.hand_in_file import write_handed_in
from whosays.tasks.marking import best_answer
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Item, Task, short_hash
from whosays.tasks.types.mark import units
from whosays.tasks.types.order import shuffled_steps
from whosays.tasks.types.sort import choices
from whosays.tasks.types.twice import CHOICES

BEGIN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def tasks_of(root: Path, stem: str) -> dict[str, Task]:
    """The tasks of a solution, with their key."""
    return read_tasks(root / "solutions" / f"{stem}.tasks.toml", "solutions", stem)


def drawn(task: Task, item: Item, dice: random.Random):
    """An answer that a learner might give."""
    if dice.random() < 0.5 and task.type != "write":
        return best_answer(task, item)
    return _DRAWN[task.type](task, item, dice)


def _steps(_, item, dice):
    steps = [short_hash(text) for text in shuffled_steps(item)]
    return dice.sample(steps, len(steps))


def _marks(task, item, dice):
    words = [number for unit in units(task, item) for number in unit["words"]]
    a, b = sorted(dice.sample(range(len(words)), 2))
    return {"source": words[:a], "cue": words[a:b], "content": words[b:]}


def _judged(second, dice):
    choices = [*CHOICES]
    return {"before": dice.choice(choices), "now": dice.choice(choices)} if second else dice.choice(choices)


def _text(*given):
    return {"text": f"The board says so, and the register shows {given[-1].randrange(9)}.", "checked": [0]}


_DRAWN = {
    "sort": lambda task, _, dice: dice.choice([*choices(task)]),
    "choose": lambda _, item, dice: dice.choice(item.options).id,
    "number": lambda _, __, dice: f"{dice.randrange(100)} %",
    "order": _steps,
    "chain": lambda _, item, dice: dice.sample(item.raw["bank"], 2),
    "mark": _marks,
    "write": _text,
    "results": lambda _, item, dice: {"words": [0, 3], "opened": [dice.choice(item.raw["results"])["id"]]},
    "who_is_behind": lambda _, item, dice: dice.sample(item.raw["outlets"], 2),
    "twice": lambda task, _, dice: _judged("of" in task.raw, dice),
}


def event(task: Task, item_id: str, answer, n: int, stem: str = "", **more) -> Event:
    """One line of what a learner did, a minute after the one before."""
    time = stamp(BEGIN + timedelta(minutes=n))
    article = task.seed.article.digest[:8]
    told = {"hints": 0, "explained": False, **more}
    return Event(
        1, time, "4f1c09ab", n, "exercises", stem or task.stem, article, task.name, item_id, answer, **told
    )


def handed_in(
    tasks: dict[str, Task], learner: str, answers: dict, *, name: str = "", minutes: int = 40
) -> bytes:
    """The file of one learner.

    Args:
        tasks: of one exercise.
        learner: the class number.
        answers: by (task, item).
        name: if the release asked for one.
        minutes: after the begin of the lesson, when Hand in was pressed.
    """
    events = [
        event(tasks[task], item, answer, n) for n, ((task, item), answer) in enumerate(answers.items(), 1)
    ]
    stem = next(iter(tasks.values())).stem
    head = {"handed_in": stamp(BEGIN + timedelta(minutes=minutes)), "room": "exercises", "stem": stem}
    return write_handed_in(events, {**head, "learner": learner, "name": name})


def draw_answers(tasks: dict[str, Task], dice: random.Random, left_out: float = 0.1) -> dict:
    """Answers to most items of an exercise."""
    asked = [(task, item) for task in tasks.values() for item in task.items]
    return {(t.name, i.id): drawn(t, i, dice) for t, i in asked if dice.random() >= left_out}


def fill(folder: Path, tasks: dict[str, Task], learners, seed: int = 1) -> list[Path]:
    """Lay a class's files out as whosays collect does."""
    stem = next(iter(tasks.values())).stem
    (folder / stem).mkdir(parents=True, exist_ok=True)
    paths = []
    for learner in learners:
        dice = random.Random(f"{seed}/{learner}")
        paths.append(folder / stem / f"{learner}.answers.jsonl")
        paths[-1].write_bytes(handed_in(tasks, str(learner), draw_answers(tasks, dice)))
    return paths


def fill_many(folder: Path, tasks: dict[str, Task], learners, patterns: int = 200) -> None:
    """As ``fill``, for very many: the learners share so many different sets of answers."""
    stem = next(iter(tasks.values())).stem
    (folder / stem).mkdir(parents=True, exist_ok=True)
    drawn_once = [
        handed_in(tasks, "LEARNER", draw_answers(tasks, random.Random(n), left_out=0.0))
        for n in range(patterns)
    ]
    for n, learner in enumerate(learners):
        data = drawn_once[n % patterns].replace(b"LEARNER", str(learner).encode(), 1)
        (folder / stem / f"{learner}.answers.jsonl").write_bytes(data)
