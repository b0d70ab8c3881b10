"""What is told after an answer says nothing twice in one breath."""

from whosays.base.notebook_files import stems
from whosays.tasks.marking import explained, mark
from whosays.tasks.reading import read_notebook_tasks
from whosays.tasks.types import asks, type_of

SPEAKS = "What speaks for"


def test_no_line_says_twice_that_something_speaks_for_an_answer(root):
    looked, said = 0, []
    for stem in stems(root, "lessons"):
        for task in read_notebook_tasks("lessons", stem).values():
            for item in task.items if asks(task) and task.type == "choose" else ():
                marks = [mark(task, item, each["id"]) for each in type_of(task).offered(task, item)]
                lines = [line for one in (*marks, explained(task, item)) for line in (*one.why, *one.others)]
                looked += len(lines)
                said += [(stem, task.name, line) for line in lines if line.count(SPEAKS) > 1]
    print(f"{looked} lines")
    assert looked >= 500
    assert said == []
