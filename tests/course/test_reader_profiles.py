"""Four readers sort every statement of the course; what they got right must tell them apart.

A perfect reader; a careless one, who takes whatever choice stands first; one who trusts too much; and one
who doubts too much. A score alone would give the last two the same number.
"""

import pytest

from helpers.sort_readers import READERS, TRUSTING, credit, has_both_sides, held
from whosays.base.notebook_files import stems
from whosays.tasks.marking import mark
from whosays.tasks.reading import read_notebook_tasks
from whosays.tasks.task import Task
from whosays.tasks.types.sort import choices


@pytest.fixture(scope="module")
def sorts(root) -> list[Task]:
    found = [
        task
        for room in ("lessons", "solutions")
        for stem in stems(root, room)
        for task in read_notebook_tasks(room, stem).values()
        if task.type == "sort"
    ]
    print(f"\n{len(found)} sort tasks, {sum(len(task.items) for task in found)} statements")
    assert len(found) >= 6
    assert {task.facet for task in found} == set(TRUSTING)
    return found


def test_every_task_has_both_sides(sorts):
    """A task with one side alone could be got right by always giving one answer."""
    assert [(t.stem, t.name) for t in sorts if not has_both_sides(t)] == []


def test_the_four_are_right_about_different_statements(sorts):
    """Their marks may be alike; which statements held is not."""
    for task in sorts:
        right = {reader: held(task, reader) for reader in READERS}
        assert len(right["perfect"]) == len(task.items), task.name
        assert right["trusting"], task.name
        assert not right["trusting"] & right["doubting"], task.name
        assert right["trusting"] != right["perfect"], task.name
    over_all = {reader: tuple(len(held(task, reader)) for task in sorts) for reader in READERS}
    print(f"\n{over_all}")
    assert len(set(over_all.values())) == 4


def test_no_single_answer_passes(sorts):
    """Whoever always gives one answer gets no more than six tenths, whichever answer it is."""
    for task in sorts:
        assert credit(task, "perfect") == 1
        for choice in choices(task):
            given = sum(mark(task, item, choice).credit for item in task.items) / len(task.items)
            assert given <= 0.67, (task.stem, task.name, choice, given)


def test_trust_and_doubt_cost_about_the_same(sorts):
    """The course must not reward cynicism: over all statements neither error is the cheaper one."""
    number = dict.fromkeys(READERS, 0.0)
    items = sum(len(task.items) for task in sorts)
    for task in sorts:
        for reader in READERS:
            number[reader] += credit(task, reader) * len(task.items) / items
    print("\n" + ", ".join(f"{reader} {value:.2f}" for reader, value in number.items()))
    assert number["perfect"] == pytest.approx(1)
    assert abs(number["trusting"] - number["doubting"]) <= 0.2
    assert max(number["trusting"], number["doubting"], number["careless"]) <= 0.6
