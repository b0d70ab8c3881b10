"""Lesson 10: two reports of one quarrel, then one that nobody prepared; marks on the work, not the view."""

import re

import pytest

from helpers.lesson_text import Notebook, open_notebook
from whosays.tasks.types import asks

STEM = "10_todays_news"
MOST_SCORED = 9
TEN = re.compile(r"^\d+\. (.+)$", re.MULTILINE)
WHO_IS_RIGHT = re.compile(r"\b(?:who (?:is|was) right|right side|deserved?|should have)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def lesson(root) -> Notebook:
    return open_notebook(root, "lessons", STEM)


@pytest.fixture(scope="module")
def exercise(root) -> Notebook:
    return open_notebook(root, "solutions", STEM)


def ten_lines(notebook: Notebook) -> list[str]:
    """The card by which a text is chosen."""
    (card,) = (text for text in notebook.prose if "Ten times yes?" in text)
    return TEN.findall(card)


def test_no_more_than_nine_judgements_are_scored(lesson):
    scored = [(task.name, item.id) for task in lesson.tasks.values() if task.scored for item in task.items]
    print(f"\n{len(scored)} scored")
    assert 4 <= len(scored) <= MOST_SCORED


def test_the_first_report_is_told_in_its_own_words(root, lesson):
    """Its article serves an exercise, and its key stays there: the lesson has it on cards alone."""
    article = (root / "seeds" / "scottish-court-2019" / "article.txt").read_text(encoding="utf-8")
    task = lesson.tasks["first_report"]
    facts = [task.seed.outside[name] for name in task.raw["cards"]]
    assert len(facts) >= 4
    assert [fact.id for fact in facts if fact.words.strip('"') not in article] == []
    assert {fact.date for fact in facts} == {"2019-09-13"}
    assert {each.seed.article.name for each in lesson.tasks.values()} == {"supreme-court-2019"}


def test_both_sides_of_the_quarrel_have_their_words(lesson):
    """Each on the cards; and each has one sentence whose owner is lost or late."""
    words = {fact.id for fact in lesson.tasks["first_report"].seed.outside.values()}
    assert {"scot_government", "scot_sturgeon"} <= words
    marked = [item.raw.get("marked", "") for item in lesson.tasks["knew"].items]
    assert any("He is widely suspected" in each for each in marked), "against the government"
    assert any("it has the power to change the law" in each for each in marked), "for the government"


def test_nothing_asks_who_was_right(lesson):
    asked = [
        text
        for task in lesson.tasks.values()
        for item in task.items
        for text in (item.question, *(option["text"] for option in item.raw.get("options", ())))
    ]
    assert len(asked) >= 40
    assert [text for text in asked if WHO_IS_RIGHT.search(text)] == []
    assert WHO_IS_RIGHT.search("Who was right?")


def test_the_ten_lines_are_ten_and_the_same_in_both(lesson, exercise):
    assert len(ten_lines(lesson)) == 10
    assert ten_lines(lesson) == ten_lines(exercise)


def test_the_text_itself_is_not_handed_in(exercise):
    """Headline, address and a ledger: there is no room for a text of four hundred words."""
    (task,) = (task for task in exercise.tasks.values() if asks(task))
    room = {item.id: item.raw["max_words"] for item in task.items}
    print(f"\nwords at most: {room}")
    assert room == {"where": 40, "ledger": 120}


def test_marks_are_for_source_cue_knowing_and_reply(exercise):
    rows = [row for item in exercise.tasks["own"].items for row in item.raw["rubric"]]
    assert [row["row"] for row in rows] == ["Can be found again", "Source", "Cue", "Knowing", "Reply"]
    said = " ".join(text for row in rows for text in row.values())
    assert not re.search(r"\b(?:opinion|views?|agrees?|fair)\b", said, re.IGNORECASE)


def test_a_report_lies_ready_with_its_license(exercise):
    ready = exercise.tasks["ready"]
    assert ready.type == "read"
    assert not ready.seed.article.invented
    assert "CC BY 2.5" in ready.seed.article.attribution
