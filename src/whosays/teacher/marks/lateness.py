"""Late or not: yes, no, unknown, or not asked at all.

``unknown`` where what is known does not settle it. It never turns into a yes or a no by itself: a learner
who was in time is not wronged, and one who was late is told to the teacher.
"""

from collections.abc import Collection
from typing import Literal

from whosays.learner.answers.hand_in_file import has_no_time

Late = bool | Literal["unknown"] | None
"""True, False, "unknown", or None where no due time counts."""


def lateness(handed_in: str, dues: Collection[str]) -> Late:
    """Whether something came after the due time.

    Args:
        handed_in: UTC, as in an event.
        dues: the times that may count (UTC): none where nothing is due, several where nobody has said which.
    """
    if dues and has_no_time(handed_in):
        return "unknown"
    found = {handed_in > due for due in dues}
    return "unknown" if len(found) > 1 else next(iter(found), None)


def late_text(late: Late) -> str:
    """Lateness as a table shows it; empty where no due time counts."""
    return {True: "yes", False: "no", None: "", "unknown": "unknown"}[late]
