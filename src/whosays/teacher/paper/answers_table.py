"""The empty table into which a teacher types what stands on paper: a row a learner, a column a question."""

from pathlib import Path

from whosays.base.spreadsheets import spreadsheet_bytes
from whosays.teacher.collect.paper_columns import HEADINGS, paper_exercise
from whosays.teacher.collect.roster import Learner, Roster


def answers_table(root: Path, stem: str, roster: Roster | None, learners: int) -> bytes:
    """The table as CSV for a spreadsheet.

    Args:
        root: holds ``exercises/``.
        stem: the exercise's.
        roster: whose rows there are; without one, class numbers from 1 to ``learners``.
        learners: how many.

    Raises:
        KitError: there is no such exercise.
    """
    exercise = paper_exercise(root, stem)
    listed = roster.learners if roster else [Learner(str(number + 1), "") for number in range(learners)]
    header = (*HEADINGS, *(column.heading for column in exercise.columns))
    open_cells = [""] * (len(header) - 3)
    rows = [(exercise.mark, each.learner, each.name, *open_cells) for each in listed]
    return spreadsheet_bytes(header, rows, for_people=True)
