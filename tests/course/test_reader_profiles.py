"""Four readers sort every statement of the course; what they are told must tell them apart.

A perfect reader; a careless one, who takes whatever choice stands first; one who trusts too much; and one
who doubts too much. A score alone would give the last two the same number.
"""

from collections import Counter

import pytest

from whosays.articles.kinds import SPEAKERS
from whosays.base.notebook_files import stems
from whosays.tasks.marking import mark
from whosays.tasks.reading import read_notebook_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import type_of
from whosays.tasks.types.sort import choices, right_choice

TRUSTING = {"kind": "reported fact", "answers_for": SPEAKERS["article"], "accuses": "no"}
DOUBTING = {"kind": "allegation", "answers_for": SPEAKERS["party"], "accuses": "yes"}
WORDS_FOR = {  # what must be said of one who errs to the one side, and to the other
    "kind": ("taken for the article’s own report", "doubted too much"),
    "answers_for": ("taken for the article’s own", "doubted too much"),
    "accuses": ("missed", "taken for an accusation"),
}
READERS = {
    "perfect": lambda task, item: right_choice(task, task.statement(item)),
    "careless": lambda task, item: next(iter(choices(task))),
    "trusting": lambda task, item: TRUSTING[task.facet],
    "doubting": lambda task, item: DOUBTING[task.facet],
}


def picture(task, given):
    """The running picture of answers by item id."""
    judged = {name: (answer, mark(task, task.item(name), answer)) for name, answer in given.items()}
    return type_of(task).picture(task, judged)


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


def answers(task: Task, reader: str) -> dict[str, str]:
    return {item.id: READERS[reader](task, item) for item in task.items}


def told(task: Task, reader: str) -> str:
    return picture(task, answers(task, reader))[1]


def credit(task: Task, reader: str) -> float:
    given = answers(task, reader)
    return sum(mark(task, item, given[item.id]).credit for item in task.items) / len(task.items)


def has_both_sides(task: Task) -> bool:
    """Whether it holds something to be trusted and something to be left to others."""
    right = [right_choice(task, task.statement(item)) == TRUSTING[task.facet] for item in task.items]
    return any(right) and not all(right)


def test_every_task_has_both_sides(sorts):
    """A task with one side alone could be got right by always giving one answer."""
    assert [(t.stem, t.name) for t in sorts if not has_both_sides(t)] == []


def test_the_perfect_reader_the_trusting_and_the_doubting_are_told_apart_in_every_task(sorts):
    for task in sorts:
        said = {reader: told(task, reader) for reader in ("perfect", "trusting", "doubting")}
        print(f"\n{task.room}/{task.stem}, {task.name}:")
        for reader, words in said.items():
            print(f"  {reader}: {words}")
        assert len(set(said.values())) == 3, task.name
        too_trusting, too_doubting = WORDS_FOR[task.facet]
        assert too_trusting not in said["perfect"]
        assert too_doubting not in said["perfect"]
        assert too_trusting in said["trusting"]
        assert too_doubting not in said["trusting"]
        assert too_doubting in said["doubting"]
        assert too_trusting not in said["doubting"]


def test_the_careless_reader_is_told_apart_over_the_course(sorts):
    """In one task the first choice may be the trusting one; over all tasks nobody else answers like this."""
    over_all = {reader: [told(task, reader) for task in sorts] for reader in READERS}
    assert len({tuple(said) for said in over_all.values()}) == 4
    facets = {task.facet for task in sorts if told(task, "careless") == told(task, "trusting")}
    assert facets != {task.facet for task in sorts}  # "accuses" puts the doubting choice first


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


def test_boxes_and_words_count_the_same(sorts):
    boxes = 0
    for task in sorts:
        for reader in READERS:
            rows, words = picture(task, answers(task, reader))
            shown = [box for row in rows for box in row["boxes"]]
            assert sorted(box["number"] for box in shown) == list(range(1, len(task.items) + 1))
            assert Counter(box["verdict"] for box in shown).keys() <= {"hit", "half", "miss"}
            for row in rows:
                hits = sum(box["verdict"] == "hit" for box in row["boxes"])
                assert f"{row['label']}: {hits} of {len(row['boxes'])} kept apart" in words
            boxes += len(shown)
    print(f"\n{boxes} boxes")
    assert boxes >= 200


def test_nothing_is_painted_before_something_was_explained(sorts):
    for task in sorts:
        assert picture(task, {}) == ([], "")
        first = task.items[0]
        rows, words = picture(task, {first.id: right_choice(task, task.statement(first))})
        assert len(rows) == 1
        assert "1 of 1 kept apart" in words


@pytest.mark.parametrize("junk", [None, 3, [], {"a": 1}, "no such choice", ""])
def test_junk_is_a_miss_and_no_error(sorts, junk):
    for task in sorts:
        rows, _ = picture(task, {item.id: junk for item in task.items})
        verdicts = {box["verdict"] for row in rows for box in row["boxes"]}
        assert "half" not in verdicts
        assert "miss" in verdicts


def test_a_row_says_of_no_judgement_of_the_articles_own_that_somebody_else_answers_for_it(sorts):
    """The X-ray shows “In an effort at conciliation” as the article's own judgement; the picture agrees."""
    own = [
        (task, item)
        for task in sorts
        for item in task.items
        if task.facet == "kind"
        and task.statement(item).speaker == "article"
        and task.statement(item).kind != "reported fact"
    ]
    print(f"\n{len(own)} judgements of an article's own")
    assert own
    for task, item in own:
        _, words = picture(task, {item.id: right_choice(task, task.statement(item))})
        assert "omebody else" not in words
        assert words.startswith("Not reported as fact: 1 of 1")
