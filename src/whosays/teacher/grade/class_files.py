"""What a teacher gives back beside the pages: all of them in one file, and a list for mail merge."""

from itertools import groupby
from pathlib import Path

from whosays.base.files import write_changed
from whosays.base.spreadsheets import spreadsheet_bytes
from whosays.learner.answers.class_numbers import plain_number
from whosays.teacher.collect.roster import Roster
from whosays.teacher.grade.all_feedback import ALL_FEEDBACK, LearnersPage, write_all_feedback
from whosays.teacher.grade.page_names import page_name
from whosays.teacher.marks.gradebook import TOTALS
from whosays.teacher.marks.saved_tables import each_row

MAIL_LIST = "mail-merge.csv"
MAIL_COLUMNS = ("number", "name", "e-mail", "file")


def learners_pages(totals: Path, folder: Path, roster: Roster | None) -> list[LearnersPage]:
    """Of each learner who has marks, the page as ``write_feedback`` called it, in the order of totals.csv."""
    names = roster.names if roster else None
    found = []
    for learner, rows in groupby(each_row(totals, TOTALS), key=lambda row: row["learner"]):
        typed = next((row["name"] for row in rows if row["name"]), "")
        name = (names or {}).get(plain_number(learner), "") or typed
        found.append(LearnersPage(learner, name, folder / page_name(learner, names)))
    return found


def take_away_old(folder: Path, pages: list[LearnersPage]) -> int:
    """Take away the pages of earlier runs that are nobody's now, or are called otherwise; how many."""
    names = {each.path.name for each in pages}
    old = [path for path in folder.glob("feedback-*.html") if path.name not in names]
    for path in old:
        path.unlink()
    return len(old)


def write_class_files(out: Path, pages: list[LearnersPage], roster: Roster | None) -> list[Path]:
    """Write all-feedback.html, and mail-merge.csv where the list has e-mail addresses; which were written.

    Raises:
        KitError: one cannot be written.
    """
    written = [out / ALL_FEEDBACK] if write_all_feedback(pages, out / ALL_FEEDBACK) else []
    rows = [row for each in pages if (row := _mail(each, roster))]
    if not (rows and roster):
        (out / MAIL_LIST).unlink(missing_ok=True)
        return written
    parted = ";" if roster.separator == ";" else ","
    table = spreadsheet_bytes(MAIL_COLUMNS, rows, for_people=True, separator=parted)
    write_changed(out / MAIL_LIST, table)
    return [*written, out / MAIL_LIST]


def _mail(page: LearnersPage, roster: Roster | None) -> list[str] | None:
    listed = roster.find(page.learner) if roster else None
    path = f"{page.path.parent.name}/{page.path.name}"
    return [page.learner, page.name, listed.email, path] if listed and listed.email else None
