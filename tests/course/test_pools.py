"""The pools of the lessons cover what the lesson before asked, point at words, and cannot be guessed."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from helpers.guessing import PRINTED, WAYS, WITHIN, Asked, guessed
from whosays.base.notebook_files import stems
from whosays.learner.order import read_order
from whosays.tasks.reading import read_notebook_tasks
from whosays.tasks.skills import skill_of
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of

MAIN = 4  # items of a skill, from which its pool needs two
QUOTED = re.compile(r"“([^“”]+)”")
LONGEST = 60  # words of a reason
_REAL = re.compile(
    r"Maduro|Venezuel|Russia|embassy|president|minister|government|opposition|party|vote", re.I
)


@pytest.fixture(scope="module")
def lessons(root) -> dict[str, list[Task]]:
    return {
        stem: [task for task in read_notebook_tasks("lessons", stem).values() if asks(task)]
        for stem in stems(root, "lessons")
    }


@pytest.fixture(scope="module")
def pool(lessons) -> list[tuple[Task, Item]]:
    return [(task, item) for tasks in lessons.values() for task in tasks for item in task.pool]


def due(tasks: list[Task]) -> Counter[str]:
    """The skills of what a lesson asks of all, by how many items."""
    asked = [(task, item) for task in tasks if not task.raw.get("optional") for item in task.items]
    return Counter(skill_of(task, item) for task, item in asked if type_of(task).has_best(task, item))


def lacking(before: list[Task], now: list[Task]) -> dict[str, int]:
    """The skills of a lesson for which the next one's pool has too few, with how many it lacks."""
    there = Counter(skill_of(task, item) for task in now for item in task.pool)
    needed = {skill: 2 if count >= MAIN else 1 for skill, count in due(before).items()}
    return {skill: count - there[skill] for skill, count in needed.items() if there[skill] < count}


def test_each_pool_covers_the_skills_of_the_lesson_before(root, lessons):
    order = read_order(root).in_order(lessons)
    for before, now in pairwise(order):
        print(f"\n{now}: {sum(len(task.pool) for task in lessons[now])} new ones", end="")
        assert lacking(lessons[before], lessons[now]) == {}, now
        assert [task.name for task in lessons[now] if task.pool] == ["recall"]
    assert len(order) >= 9
    assert lacking(lessons[order[1]], lessons[order[0]]) != {}, "a lesson without a pool would be seen"


def test_after_a_lesson_that_may_be_left_out_the_pool_covers_the_one_before_it_too(root, lessons):
    order = read_order(root)
    stems_in_order = order.in_order(lessons)
    looked = [stem for stem in stems_in_order if stem in order.may_be_left_out]
    assert looked
    for stem in looked:
        at = stems_in_order.index(stem)
        assert lacking(lessons[stems_in_order[at - 1]], lessons[stems_in_order[at + 1]]) == {}, stem


def test_each_is_everyday_and_new(pool):
    texts = [item.raw["passage"] for _, item in pool]
    print(f"\n{len(texts)} new sentences")
    assert len({*texts}) == len(texts) >= 50
    assert all(text.startswith("text: ") for text in texts)
    assert all(item.id.startswith("more_") for _, item in pool)
    assert [text for text in texts if _REAL.search(text)] == []
    assert all(item.raw["marked"] in item.raw["passage"] for _, item in pool if "marked" in item.raw)
    assert all(len(item.raw["hints"]) == 2 for _, item in pool)


def test_each_reason_points_at_words_that_stand_there(pool):
    looked = 0
    for task, item in pool:
        shown = " ".join([item.raw["passage"], item.question, *(each.text for each in item.options)])
        for option in item.options:
            quoted = [words.strip(" .,;:") for words in QUOTED.findall(option.why)]
            assert quoted, (task.stem, item.id, option.text)
            assert [words for words in quoted if words not in shown] == [], (task.stem, item.id, option.text)
            assert len(option.why.split()) <= LONGEST, (task.stem, item.id)
            looked += 1
    print(f"\n{looked} reasons")
    assert looked >= 150


@pytest.mark.parametrize("way", [*WAYS, *PRINTED])
def test_guessing_finds_no_more_than_chance(pool, way):
    asked = [_asked(task, item) for task, item in pool]
    got = guessed(asked, {**WAYS, **PRINTED}[way])
    print(f"\n{way}: {got.found:.1f} of {got.items}, by chance {got.chance:.1f}: {got.away:+.2f}")
    assert got.items >= 8
    assert abs(got.away) <= WITHIN


def _asked(task: Task, item: Item) -> Asked:
    best = next(n for n, option in enumerate(item.options) if option.best)
    return Asked(f"{task.stem}/{item.id}", tuple(option.text for option in item.options), best, item.question)
