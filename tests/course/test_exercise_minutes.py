"""How long an exercise takes is said in three places, and in all of them alike."""

import re

import pytest

from helpers.lesson_text import Notebook, open_notebook
from whosays.base.notebook_files import stems

LESSONS = range(1, 10)
ABOUT = re.compile(r"(?:[Aa]bout|takes) (\d+) minutes")


def of_tasks(exercise: Notebook) -> int:
    return sum(task.raw["minutes"] for task in exercise.tasks.values())


def said(root, stem: str) -> dict[str, list[int]]:
    """The minutes of an exercise, by the place that says them."""
    exercise, lesson = open_notebook(root, "solutions", stem), open_notebook(root, "lessons", stem)
    guide = (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")
    (section,) = re.findall(rf"^## {stem[:2]} .*?(?=^## )", guide, re.MULTILINE | re.DOTALL)
    ahead = lesson.prose[-1].partition("xercise")[2]
    return {
        "the exercise": [int(n) for text in exercise.prose for n in ABOUT.findall(text)],
        "the teacher's guide": [int(n) for n in re.findall(r"exercise (\d+)", section)],
        "the lesson": [int(n) for n in ABOUT.findall(ahead)],
    }


def apart(minutes: int, places: dict[str, list[int]]) -> list[str]:
    """The places that say nothing, or something else."""
    return [f"{place}: {found}" for place, found in places.items() if set(found) != {minutes}]


@pytest.mark.parametrize("number", LESSONS)
def test_all_places_say_the_minutes_that_the_tasks_add_up_to(root, number: int):
    (stem,) = (each for each in stems(root, "solutions") if each.startswith(f"{number:02}_"))
    minutes, places = of_tasks(open_notebook(root, "solutions", stem)), said(root, stem)
    print(f"\n{stem}: {minutes} minutes, said {sum(map(len, places.values()))} times")
    assert apart(minutes, places) == []
    assert apart(minutes + 1, places) == [f"{place}: {found}" for place, found in places.items()]
    assert apart(minutes, {**places, "the lesson": []}) == ["the lesson: []"]
