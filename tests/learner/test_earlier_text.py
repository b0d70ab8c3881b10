"""What a learner wrote in an earlier task stands above the later one; a text of blanks is none."""

import pytest

from whosays.learner.answers.store import Answers
from whosays.learner.notebook import show
from whosays.tasks.reading import read_notebook_tasks

HERE, TASK = "lessons/03_fact_claim_or_allegation", "your_sentence"
ROOM, STEM = "lessons", "00_start_here"


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ([], ""),
        (["The paper says so."], "The paper says so."),
        ([" \n "], ""),
        (["The paper says so.", "\u00a0"], ""),
        ([7], ""),
    ],
)
def test_only_a_text_that_says_something_is_shown_again(texts, shown):
    asked = read_notebook_tasks(ROOM, STEM)["one_sentence"]
    answers = Answers(ROOM, STEM, asked.seed.article.digest[:8])
    for text in texts:
        given = {"text": text, "checked": [0]}
        assert answers.record("one_sentence", asked.items[0].id, given, 0, explained=False).saved
    assert show(HERE, TASK).task["earlier"] == shown
