"""Led, not shown: what is said behind a task and quotes its answer waits until the reason was read.

Looked at are the words between a task and the next one that asks. A cell that tells an answer there and does
not wait stands in OPEN with its reason.
"""

import copy
from dataclasses import replace

import pytest

from helpers.comments import told_too_soon
from helpers.lesson_text import Notebook, open_notebook
from whosays.base.notebook_files import stems
from whosays.tasks.waiting_cells import waits_for

OPEN = {
    ("00_start_here", "f997ca6fa9d1"): "what to remember, taught before the task",
    ("07_trace_it_back", "8a0a346581fb"): "the question of a Talk about these words, and no answer to it",
}


@pytest.fixture(scope="module")
def lessons(root) -> list[Notebook]:
    return [open_notebook(root, "lessons", stem) for stem in stems(root, "lessons")]


def test_no_answer_is_told_behind_its_task(lessons):
    found = {(lesson.stem, cell): told for lesson in lessons for cell, told in told_too_soon(lesson).items()}
    waiting = [cell for lesson in lessons for cell in lesson.cells if "opens_after" in waits_for(cell)]
    print(f"{len(waiting)} comments wait in {len(lessons)} lessons; {len(OPEN)} are open for a reason")
    assert {place: told for place, told in found.items() if place not in OPEN} == {}
    assert set(OPEN) <= set(found), "a reason for what tells nothing any more"
    assert len(waiting) >= 15
    assert len(lessons) >= 9


def test_a_comment_that_would_tell_is_seen(lessons):
    """Every comment that waits and tells: without its gate it is found, so the walk can fail."""
    seen = 0
    for lesson in lessons:
        cells = copy.deepcopy(lesson.cells)
        for cell in cells:
            cell["metadata"].pop("whosays", None)
        seen += len(told_too_soon(replace(lesson, cells=cells))) - len(told_too_soon(lesson))
    print(f"{seen} comments tell an answer and wait")
    assert seen >= 5
