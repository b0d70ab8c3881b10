"""What a learner wrote in earlier tasks stands above the later one; a text of blanks is none."""

from dataclasses import replace
from datetime import datetime

import pytest

from whosays.learner.answers.store import Answers
from whosays.learner.earlier_texts import earlier_texts
from whosays.learner.notebook import show
from whosays.tasks.reading import read_notebook_tasks
from whosays.tasks.task import Task

HERE, TASK = "lessons/03_fact_claim_or_allegation", "your_sentence"
ROOM, STEM = "lessons", "00_start_here"


def write(task: Task, *texts: object) -> None:
    answers = Answers(task.room, task.stem, task.seed.article.digest[:8])
    for text in texts:
        given = {"text": text, "checked": [0]}
        assert answers.record(task.name, task.items[0].id, given, 0, explained=False).saved


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ([], []),
        (["The paper says so."], ["The paper says so."]),
        ([" \n "], []),
        (["The paper says so.", "\u00a0"], []),
        ([7], []),
    ],
)
def test_only_a_text_that_says_something_is_shown_again(texts, shown):
    write(read_notebook_tasks(ROOM, STEM)["one_sentence"], *texts)
    assert [each["text"] for each in show(HERE, TASK).task["earlier"]] == shown


def test_two_texts_stand_in_the_order_of_the_lessons_with_their_day():
    first = read_notebook_tasks(ROOM, STEM)["one_sentence"]
    second = read_notebook_tasks(*HERE.split("/"))[TASK]
    write(second, "He says so.")
    both = [f"{ROOM}/{STEM}:one_sentence", f"{HERE}:{TASK}"]
    later = replace(second, stem="08_write_it_fairly", raw={**second.raw, "earlier": both})
    assert [each["label"] for each in earlier_texts(later)] == ["Lesson 03"], (
        "nothing stands for what is not there"
    )
    write(first, "It is so.")
    today = datetime.now().astimezone()
    day = f"{today.day} {today:%B}"
    assert earlier_texts(later) == [
        {"label": "Lesson 00", "day": day, "text": "It is so."},
        {"label": "Lesson 03", "day": day, "text": "He says so."},
    ]
    assert earlier_texts(replace(later, stem=STEM))[0]["label"] == "Your first version"


def test_a_task_that_names_none_has_none():
    first = read_notebook_tasks(ROOM, STEM)["one_sentence"]
    write(first, "It is so.")
    assert earlier_texts(first) is None
