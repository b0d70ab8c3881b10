"""Times that cannot be: a learner's computer whose battery is dead says 2015, or is days ahead.

A time tells when something was done only if it can be right. It cannot be before the exercise was handed out
(or, where no release says when, before the oldest article of the kit was written), and not after the file
was collected, by more than a day: clocks and zones are set wrong by hours, and that proves nothing.
"""

from datetime import UTC, datetime, timedelta

from whosays.learner.answers.events import stamp
from whosays.learner.answers.hand_in_file import has_no_time

BEGIN = "2018-05-01T00:00:00.000Z"
"""The kit's oldest article is of May 2018: no exercise was there before."""


def day_after(collected: str) -> str:
    """The latest time (UTC) that can be in a file that was collected then ("": now)."""
    moment = datetime.fromisoformat(collected) if collected else datetime.now(UTC)
    return stamp(moment + timedelta(days=1))


def cannot_be(time: str, released: str, until: str) -> bool:
    """Whether a time (UTC, as in an event) is too early or too late to be right.

    Args:
        time: of an event, or of handing in.
        released: when the exercise was handed out (UTC), or "" where nobody knows.
        until: the latest moment that can be (UTC): a day after the file was collected.
    """
    return time < max(released, BEGIN) or time > until


def strange_times(handed_in: str, span: tuple[str, str], released: str, until: str) -> list[str]:
    """What is to be told of a file's times, as sentences; nothing where all can be right.

    Args:
        handed_in: when it was handed in.
        span: the times of its first and last event, or two empty texts.
        released: see ``cannot_be``; a file cannot prove by it that its clock was right, only that it was not.
        until: see ``cannot_be``.
    """
    if has_no_time(handed_in):  # it was given on paper
        return []
    if handed_in > until:
        return ["The time of handing in has not come yet: the learner's clock is wrong."]
    if cannot_be(handed_in, released, until):
        return [f"It says that it was handed in on {handed_in[:10]}, {_before(released)}. {_WRONG}"]
    first, last = span
    if first and cannot_be(first, released, until):
        return [f"It says that answers were given on {first[:10]}, {_before(released)}. {_WRONG}"]
    if last > until:
        return [f"It says that answers were given on {last[:10]}, which has not come yet. {_WRONG}"]
    return []


_WRONG = "The learner's clock was wrong."


def _before(released: str) -> str:
    return "before the exercise was handed out" if released > BEGIN else "before this exercise existed"
