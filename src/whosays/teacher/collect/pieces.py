"""A file on its way into the collected folder, and what must be known of it to tell whose it is."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from whosays.base.errors import KitError
from whosays.base.json_types import JSON
from whosays.learner.answers.class_numbers import check_learner, name_on_disk
from whosays.learner.answers.events import Event
from whosays.learner.answers.file_names import is_placeholder, read_sender
from whosays.learner.answers.hand_in_file import HandedIn, read_handed_in
from whosays.tasks.answer_given import is_given
from whosays.teacher.collect.collected_files import SUFFIX
from whosays.teacher.collect.collection import Collected
from whosays.teacher.collect.roster import Roster
from whosays.teacher.marks.clocks import day_after, strange_times

LONG_TEXT = 40  # characters of a written answer that two people do not write alike by chance
_STEM = re.compile(r"\d\d_[a-z0-9_]+|before|after|later")
Key = tuple[str, str]
"""Exercise and learner; disks of many computers do not tell a1 from A1, so we do not either."""
Rank = tuple[str, bool, int, str]
"""The higher counts: the later; of one moment the whole one; the longer; and no tie left to chance."""


@dataclass(frozen=True)
class Content:
    """What is kept of a file's content: its events are counted and let go.

    Attributes:
        handed: what was handed in, without its events.
        answers: how many events there were.
        begun: when each kernel of a computer kept its first answer: nobody else's is the same by chance.
        items: task and item of all that is answered.
        texts: digests of the long texts that were written.
        span: the times of the first and the last event; two empty texts where there is none.
        digest: SHA-256 of the bytes.
    """

    handed: HandedIn
    answers: int
    begun: frozenset[tuple[str, str]]
    items: frozenset[tuple[str, str]]
    texts: frozenset[str]
    span: tuple[str, str]
    digest: str


@dataclass(frozen=True)
class Piece:
    """A file as somebody sent it.

    ``learner`` is the number that it says (or that its name says), ``senders`` whom a platform names.
    """

    stem: str
    learner: str
    content: Content
    senders: frozenset[str] = frozenset()

    @property
    def rank(self) -> Rank:
        """See Rank."""
        handed = self.content.handed
        return handed.handed_in, handed.whole, self.content.answers, self.content.digest

    @property
    def key(self) -> Key:
        """See Key."""
        return self.stem, name_on_disk(self.learner)

    @property
    def digest(self) -> str:
        """What tells this file from all others."""
        return self.content.digest

    @property
    def stored(self) -> str:
        """Its name in ``earlier/``: from what is in the file alone, so it is the same on every day."""
        time = re.sub("[-:.]", "", self.rank[0])
        return f"{self.learner}.{time}-{self.digest[:8]}{SUFFIX}"


class Contents:
    """Reads each content once: collecting again meets a file in the target, and again where it came from."""

    def __init__(self) -> None:
        self._known: dict[str, Content] = {}

    def of(self, data: bytes, origin: str, whose: str) -> Content:
        """What a file holds.

        Raises:
            KitError: nothing that can be used.
        """
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._known:
            return self._known[digest]
        handed = read_handed_in(data, origin, whose)
        content = _content(handed, digest)
        if handed.headed:  # else the place where it lies says whose it is: another place, another learner
            self._known[digest] = content
        return content


def _content(handed: HandedIn, digest: str) -> Content:
    events = handed.events
    span = (events[0].time, events[-1].time) if events else ("", "")
    begun: dict[str, str] = {}
    for event in events:
        begun.setdefault(event.kernel, event.time)
    given = [event for event in events if is_given(event.answer)]
    items = frozenset((event.task, event.item) for event in given)
    kept = replace(handed, events=())
    return Content(kept, len(events), frozenset(begun.items()), items, _texts(given), span, digest)


def _texts(given: Iterable[Event]) -> frozenset[str]:
    """Digests of the long texts, spaces apart: a mail program may have broken their lines."""
    texts = {" ".join(_text(event.answer).split()) for event in given}
    long = [text for text in texts if len(text) >= LONG_TEXT]
    return frozenset(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in long)


def _text(answer: JSON) -> str:
    text = answer.get("text") if isinstance(answer, dict) else None
    return text if isinstance(text, str) else ""


def piece_and_row(content: Content, origin: str, roster: Roster | None) -> tuple[Piece, Collected]:
    """What is to be known of one file, and what the teacher is told of it.

    Raises:
        KitError: it cannot be used.
    """
    handed = content.handed
    if handed.room != "exercises" or not _STEM.fullmatch(handed.stem):
        raise KitError(f"{origin}: these are answers to {handed.room}/{handed.stem}, which is no exercise.")
    sender = read_sender(origin)
    learner, notes = handed.learner, list(handed.problems)
    nobody = not handed.headed and is_placeholder(learner)
    listed = roster.named(sender.person) if roster and nobody else None
    if listed:
        learner = listed.learner
        notes.append(f"The class list knows {sender.person} as {learner}.")
    check_learner(learner)
    notes += strange_times(handed.handed_in, content.span, handed.release.released, day_after(""))
    row = Collected(
        exercise=handed.stem,
        learner=learner,
        name=handed.name,
        status="",
        handed_in=handed.handed_in,
        answers=content.answers,
        whole=handed.whole,
        sender=sender.person,
        marked_late=sender.late,
        file=origin,
        note=" ".join(notes),
    )
    return Piece(handed.stem, learner, content), row
