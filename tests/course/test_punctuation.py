"""No mark hangs on a quotation mark or a full stop alone.

Between quotation marks a fact that anyone can look up is its speaker's claim first; without them it would be
the article's report. A full stop may cut a figure off from whoever is named for it. Keys say so, and give
both answers. A learner's mark is not to turn on it: a Talk may.
"""

import pytest

from whosays.articles.key import Statement
from whosays.base.notebook_files import stems
from whosays.tasks.reading import read_notebook_tasks
from whosays.tasks.task import Item, Task

CLAIMS = ("official claim", "attributed claim")


@pytest.fixture(scope="module")
def sorted_by_kind(root) -> list[tuple[Task, Item, Statement]]:
    """Every statement of a key that a lesson or an exercise asks the kind of."""
    tasks = [
        task
        for room in ("lessons", "solutions")
        for stem in stems(root, room)
        for task in read_notebook_tasks(room, stem).values()
        if task.type == "sort" and task.facet == "kind"
    ]
    return [(task, item, task.statement(item)) for task in tasks for item in task.items]


def by_the_marks_alone(statement: Statement) -> bool:
    """Whether the quotation marks are all that parts its speaker's claim from the article's report."""
    return (
        "“" in statement.row["cue"] and statement.kind in CLAIMS and statement.also("kind") == "reported fact"
    )


def test_no_scored_item_turns_on_quotation_marks(sorted_by_kind):
    scored = [(task, item, each) for task, item, each in sorted_by_kind if task.scored]
    print(f"\n{len(scored)} scored statements by kind, of {len(sorted_by_kind)}")
    assert len(scored) >= 30
    assert [(t.room, t.stem, t.name, i.id) for t, i, each in scored if by_the_marks_alone(each)] == []


def test_no_scored_item_turns_on_a_full_stop(sorted_by_kind):
    scored = [(task, item, each) for task, item, each in sorted_by_kind if task.scored]
    cut_off = [(t.room, t.stem, t.name, i.id) for t, i, each in scored if "unclear reach" in each.flags]
    assert cut_off == []
    assert any("unclear reach" in each.flags for task, _, _ in scored for each in task.seed.key.statements)


def test_a_statement_that_turns_on_them_is_seen(sorted_by_kind):
    key = next(task.seed.key for task, _, _ in sorted_by_kind if task.seed.article.name == "venezuela-2018")
    assert [each.id for each in key.statements if by_the_marks_alone(each)] == ["p5.4", "p7.1"]
