"""Companions: a real report in place of an invented story, the same skills, and a third less time.

One by one they may replace the exercise of the same last digit, at the teacher's choice.
"""

import re
from datetime import date

import pytest

from helpers.lesson_text import Notebook, open_notebook, words_of
from helpers.reckoned import parts
from whosays.base.notebook_files import stems
from whosays.base.stems import pair_number
from whosays.tasks.types import asks

MINUTES = range(10, 13)
FEWEST, MOST_JUDGEMENTS = 3, 7
MOST_WORDS = 400  # of the report's own text, without headline and date line
SHORTEST = 0.75  # of the minutes that it promises: not shorter than it says, either
PROMISE = re.compile(r"^\*About (\d+) minutes, in class or at home\.\*$", re.MULTILINE)


@pytest.fixture(scope="module")
def companions(root) -> list[Notebook]:
    return [open_notebook(root, "solutions", stem) for stem in stems(root, "solutions") if pair_number(stem)]


def judgements(companion: Notebook) -> int:
    tasks = [task for task in companion.tasks.values() if asks(task) and task.type != "write"]
    return sum(len(task.items) for task in tasks)


def written_items(companion: Notebook) -> int:
    return sum(len(task.items) for task in companion.tasks.values() if task.type == "write")


def test_there_are_companions(companions):
    print(f"\n{len(companions)} companions: {', '.join(each.stem for each in companions)}")
    assert len(companions) >= 4


def test_a_companion_takes_ten_to_twelve_minutes(companions):
    for each in companions:
        (part,) = parts(each)
        (promise,) = PROMISE.findall(each.prose[0])
        of_tasks = sum(task.raw["minutes"] for task in each.tasks.values())
        print(f"\n{each.stem}: promised {part.promised}, reckoned {part.reckoned:.1f}", end="")
        assert int(promise) in MINUTES, each.stem
        assert int(promise) == part.promised >= of_tasks
        assert part.promised * SHORTEST <= part.reckoned <= part.promised, each.stem


def test_a_companion_asks_seven_things_at_most_and_one_to_write(companions):
    for each in companions:
        print(f"\n{each.stem}: {judgements(each)} judgements, {written_items(each)} written", end="")
        assert FEWEST <= judgements(each) <= MOST_JUDGEMENTS, each.stem
        assert written_items(each) <= 1, each.stem


def test_its_report_is_real_short_and_named_at_once(companions):
    for each in companions:
        (article,) = {task.seed.article.name: task.seed.article for task in each.tasks.values()}.values()
        told = sum(len(words_of(p.text)) for p in article.paragraphs if p.role == "paragraph")
        day = date.fromisoformat(article.source["written"])
        print(f"\n{each.stem}: {told} words of {day}", end="")
        assert article.source["attribution"]
        assert told <= MOST_WORDS, each.stem
        opening = each.prose[0]
        assert all(said in opening for said in ("**real news**", "Wikinews", "olunteers")), each.stem
        assert f"{day:%B}" in opening, each.stem
        assert str(day.year) in opening, each.stem


def test_it_asks_what_is_known_by_then(companions, root):
    """Types of task, and of sort tasks the questions, that its pair asks or an exercise before it."""
    known: dict[str, set[tuple[str, str]]] = {}
    for stem in (each for each in stems(root, "solutions") if re.match(r"0\d_", each)):
        tasks = open_notebook(root, "solutions", stem).tasks.values()
        before = set().union(*known.values())
        known[stem[:2]] = before | {(task.type, task.raw.get("facet", "")) for task in tasks}
    for each in companions:
        asked = {(task.type, task.raw.get("facet", "")) for task in each.tasks.values()}
        print(f"\n{each.stem}: {len(asked)} sorts of task")
        assert asked <= known[pair_number(each.stem)], each.stem
    assert not known["02"] <= known["01"]  # what comes later would be seen


def test_the_teacher_has_notes_on_usual_misreadings(companions):
    for each in companions:
        notes = [cell["source"] for cell in each.cells if "<!-- BEGIN TEACHER" in cell["source"]]
        assert sum("usual misreadings" in note.lower() for note in notes) >= 2, each.stem
