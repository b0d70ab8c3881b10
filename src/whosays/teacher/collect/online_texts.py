"""Texts that learners typed into Moodle itself: told in one line, for beside a file they mean nothing."""

from collections.abc import Sequence

from whosays.learner.answers.file_names import is_online_text, sender_of
from whosays.teacher.collect.collection import Collected, in_short

UNREADABLE = "unreadable"  # others held answers as text, and were read


def online_texts(rows: Sequence[Collected]) -> list[str]:
    """One line that says how many there are, and of whom there is no file; nothing where there are none."""
    typed = [row.file for row in rows if row.status == UNREADABLE and is_online_text(row.file)]
    if not typed:
        return []
    filed = {sender_of(row.file) for row in rows if row.learner and row.file}
    alone = sorted({sender_of(each) for each in typed} - filed - {""})
    them = "1 text was" if len(typed) == 1 else f"{len(typed)} texts were"
    told = f"{them} typed into Moodle itself (onlinetext.html) and not read: answers come as files."
    return [f"{told} No answers came from: {in_short(tuple(alone))}." if alone else told]
