"""Files as learners hand them in, for tests."""

from datetime import UTC, datetime, timedelta

from whosays.learner.answers.events import Event, stamp
from whosays.learner.answers.hand_in_file import write_handed_in

STEM = "03_fact_claim_or_allegation"
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def at(seconds: float) -> str:
    """A moment of the lesson, as it stands in an event."""
    return stamp(START + timedelta(seconds=seconds))


def event(n: int = 1, answer: object = "allegation", **changed: object) -> Event:
    """The n-th event of a learner, a second after the one before."""
    fields = {
        "v": 1,
        "time": at(n),
        "kernel": "4f1c09ab",
        "n": n,
        "room": "exercises",
        "stem": STEM,
        "article": "c814636c",
        "task": "kinds",
        "item": f"p1.{n % 9 + 1}",
        "answer": answer,
        "hints": 0,
        "explained": False,
    }
    return Event(**{**fields, **changed})


def events(count: int = 5) -> list[Event]:
    """So many events of a learner."""
    return [event(n) for n in range(1, count + 1)]


def handed_in(learner: str = "17", seconds: float = 600, count: int = 5, **head: str) -> bytes:
    """The bytes of a file: ``count`` answers, handed in so many seconds after the start."""
    head = {
        "handed_in": at(seconds),
        "room": "exercises",
        "stem": STEM,
        "learner": learner,
        "name": "",
        **head,
    }
    return write_handed_in(events(count), head)
