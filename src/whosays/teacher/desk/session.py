"""One marker at the desk: which text lies on top, what is noted, and what the page may know of it.

The page is told texts and their place in this marker's order, and never whose they are, until the marker
has finished and asks. What another marker noted is told when both are done, and not before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.learner.answers.store import Receipt
from whosays.teacher.desk.ledger import TextNotes
from whosays.teacher.desk.markbook import MAX_COMMENT, Markbook
from whosays.teacher.desk.piles import LearnerText, Pile, shuffled
from whosays.teacher.desk.rubric import LEVELS, RubricRow

T = TypeVar("T")
_MOVED = "NOT saved: this text is not on the desk any more. Open it again."
_SEALED = (
    "NOT saved: these marks are closed, since {why}. To change one, choose Change behind a text at the end: "
    "the mark you gave is kept beside the new one."
)


@dataclass(frozen=True)
class _Step:
    """Something that Undo takes back."""

    what: str
    learner_text: LearnerText
    row: str
    before: int | None


class Session:
    """One marker's work on one pile.

    Args:
        pile: the texts.
        book: where marks are kept.
        marker: initials.

    Raises:
        KitError: two others are still marking this pile.
    """

    def __init__(self, pile: Pile, book: Markbook, marker: str) -> None:
        self.pile, self.book, self.marker = pile, book, marker
        self.rows = pile.rubric
        self.texts = shuffled(pile, marker)
        self._check_marker()
        self.steps: list[_Step] = []
        self.named = False
        self._asked: tuple[object, Any] | None = None
        self._settling: list[LearnerText] = []
        self._unkept: tuple[str, LearnerText, str] | None = None  # a comment that the disk refused
        self.all_rows = False
        self.at = next((i for i, each in enumerate(self.texts) if not self.complete(each)), 0)
        ready = self.is_done() or all(map(self.complete, self.texts))
        self.view = "summary" if ready or self.role == "settler" else "mark"

    def _check_marker(self) -> None:
        markers = self.markers()
        self.role = "marker" if self.marker in markers or len(markers) < 2 else "settler"
        if self.role == "settler" and len(self.ready()) < 2:
            raise KitError(
                f"{' and '.join(markers)} mark these texts and are not both done. When they are, you may "
                "settle where they differ. To go on with marks of your own, type the initials you began with."
            )

    # -- what is noted

    def ready(self) -> list[str]:
        """The markers who are done, in order."""
        noted = self.book.noted
        return [each for each in self.markers() if each in noted.done.get(self.pile.place, ())]

    def is_done(self) -> bool:
        """Whether this marker has said so."""
        return self.marker in self.ready()

    def markers(self) -> list[str]:
        """All who have marked any of these texts."""
        return self.book.noted.markers(self.pile.place)

    def phrases(self) -> list[str]:
        """This marker's comments to be used again, the oldest first."""
        return self.book.noted.phrases.get(self.marker, [])

    def notes_on(self, learner_text: LearnerText) -> TextNotes:
        """What is noted of a text, by everybody."""
        return self.book.noted.notes_of(self.pile.place, learner_text.numbers, learner_text.paper)

    def seen(self, notes: TextNotes) -> TextNotes:
        """What this marker may see of it: all when both are done, else only what is the marker's own."""
        return notes if self.is_open() else notes.of_one(self.marker)

    def complete(self, learner_text: LearnerText, marker: str = "") -> bool:
        """Whether a marker (default: this one) has marked every row of a text."""
        return self.notes_on(learner_text).complete(marker or self.marker, self.rows)

    def finished(self, learner_text: LearnerText) -> bool:
        """Whether nothing is left to be done with a text in this view."""
        return not self.unsettled(learner_text) if self.view == "settle" else self.complete(learner_text)

    def changed(self, learner_text: LearnerText) -> bool:
        """Whether this learner's text was another when it was marked, and is not marked anew yet."""
        of_all = self.book.noted.notes.get(self.pile.place, {})
        others = any(
            learner == learner_text.learner and paper != learner_text.paper for learner, paper in of_all
        )
        return others and not self.notes_on(learner_text).levels.get(self.marker)

    def is_open(self) -> bool:
        """Whether this marker may see what others gave: both are done."""
        ready = self.ready()
        return len(ready) > 1 and (self.marker in ready or self.role == "settler")

    def sealed(self) -> str:
        """Why marks that are given may not be changed any more, or ""."""
        if self.is_open():
            return "both of you are done and each may see the other's"
        if self.marker in self.book.noted.named.get(self.pile.place, ()):
            return "you have seen whose texts these are"
        return ""

    def differing(self) -> list[LearnerText]:
        """The texts on which markers differ, settled or not."""
        return [
            each for each in self.texts if any(self.notes_on(each).differs(row.name) for row in self.rows)
        ]

    def unsettled(self, learner_text: LearnerText) -> list[str]:
        """The rows of a text on which markers differ and that have no final mark."""
        notes = self.notes_on(learner_text)
        rows = [row.name for row in self.rows]
        return [row for row in rows if notes.differs(row) and notes.settled(row) is None]

    def rows_on_top(self) -> list[RubricRow]:
        """The rows that are to be marked of the text on top."""
        if self.view != "settle" or self.all_rows:
            return list(self.rows)
        notes = self.notes_on(self.stack()[self.at])
        return [row for row in self.rows if notes.differs(row.name)]

    def once(self, question: object, answer: Callable[[], T]) -> T:
        """What ``answer`` returns, asked for again only when the question is another."""
        if self._asked is None or self._asked[0] != question:
            self._asked = (question, answer())
        return self._asked[1]

    def stack(self) -> tuple[LearnerText, ...]:
        """The texts that lie on the desk, in this marker's order."""
        return tuple(self._settling) if self.view == "settle" else self.texts

    # -- what the marker does; each returns what became of it

    def _text_of(self, message: JsonObject) -> LearnerText | None:
        """The text a message speaks of: by its place, and only if the page still shows the same stack."""
        at, stack = message.get("at"), self.stack()
        if not (type(at) is int and 0 <= at < len(stack)):
            return None
        return stack[at] if message.get("view") == self.view else None

    def level(self, message: JsonObject) -> Receipt:
        """Give a row of a text 2, 1 or 0 points."""
        learner_text, row, level = self._text_of(message), message.get("row"), message.get("level")
        if learner_text is None or type(level) is not int or level not in LEVELS:
            return _not_saved(_MOVED)
        if not isinstance(row, str) or row not in {each.name for each in self.rows}:
            return _not_saved(_MOVED)
        what, before = self._before(learner_text, row)
        if what == "level" and before is not None and (why := self.sealed()):
            return _not_saved(_SEALED.format(why=why))
        receipt = self._note(what, learner_text, row=row, level=level)
        if receipt.saved:
            self.steps.append(_Step(what, learner_text, row, before))
        return receipt

    def _before(self, learner_text: LearnerText, row: str) -> tuple[str, int | None]:
        """What kind of mark is given in this view, and what stood there."""
        notes = self.notes_on(learner_text)
        if self.view == "settle":
            return "final", notes.final.get(row)
        return "level", notes.levels.get(self.marker, {}).get(row)

    def comment(self, message: JsonObject) -> Receipt:
        """Keep the comment on a text."""
        learner_text, text = self._text_of(message), message.get("text")
        if learner_text is None or not isinstance(text, str):
            return _not_saved(_MOVED)
        if self.view == "settle":
            return self._keep_comment("remark", learner_text, text)
        if self.sealed() and self.notes_on(learner_text).comments.get(self.marker):
            return _not_saved(_SEALED.format(why=self.sealed()))
        return self._keep_comment("comment", learner_text, text)

    def _keep_comment(self, what: str, learner_text: LearnerText, text: str) -> Receipt:
        receipt = self._note(what, learner_text, text=text)
        too_long = len(text) > MAX_COMMENT
        self._unkept = None if receipt.saved or too_long else (what, learner_text, text)
        return receipt

    def catch_up(self) -> Receipt:
        """Try once more to keep a comment that the disk refused: without it nothing goes on."""
        return self._keep_comment(*self._unkept) if self._unkept else _nothing()

    def phrase(self, message: JsonObject) -> Receipt:
        """Keep a comment to be used again, or forget it."""
        text, keep = message.get("text"), message.get("keep") is True
        if not isinstance(text, str) or not text.strip():
            return _not_saved("NOT kept: the comment is empty. Write one first.")
        return self.book.note(self.pile.place, "phrase", self.marker, text=text.strip(), keep=keep)

    def undo(self, _: JsonObject) -> Receipt:
        """Take the last mark back, and put its text on top."""
        if not self.steps:
            return _nothing()
        step = self.steps[-1]
        receipt = self._note(step.what, step.learner_text, row=step.row, level=step.before)
        if receipt.saved:
            self.steps.pop()
            stack = self.stack()
            self.at = stack.index(step.learner_text) if step.learner_text in stack else self.at
        return receipt

    def _note(self, what: str, learner_text: LearnerText, **more: JSON) -> Receipt:
        whose = {"learner": learner_text.learner, "paper": learner_text.paper}
        return self.book.note(self.pile.place, what, self.marker, **whose, **more)

    def go(self, message: JsonObject) -> Receipt:
        """Put another text on top; behind the last one lies the summary."""
        to, stack = message.get("to"), self.stack()
        if self.view == "summary" and self.texts and self.role == "marker":
            first = (i for i, each in enumerate(self.texts) if not self.complete(each))
            self.at, self.view = next(first, 0), "mark"
        elif type(to) is int and 0 <= to < len(stack):
            self.at = to
        elif type(to) is int:
            self.view, self.steps = "summary", []
            self.book.reload()
        return _nothing()

    def done(self, message: JsonObject) -> Receipt:
        """Say that one is done, or go back to marking while nothing else has been seen."""
        self.book.reload()
        if message.get("done") is not True and self.sealed():
            return _not_saved(_SEALED.format(why=self.sealed()))
        receipt = self.book.note(self.pile.place, "done", self.marker, done=message.get("done") is True)
        if receipt.saved and message.get("done") is not True:
            self.at, self.view = 0, "mark"
        return receipt

    def names(self, _: JsonObject) -> Receipt:
        """Show whose texts these are."""
        if not (self.is_done() or self.is_open()):
            return _not_saved("Say first that you are done.")
        receipt = self.book.note(self.pile.place, "named", self.marker)
        self.named = receipt.saved
        return receipt

    def settle(self, message: JsonObject) -> Receipt:
        """Go through the texts on which the markers differ; or change one text's marks."""
        to = message.get("to")
        if type(to) is int and self.named and 0 <= to < len(self.texts):
            self._settling, self.all_rows = [self.texts[to]], True
        elif self.is_open() and self.differing():
            self._settling, self.all_rows = self.differing(), False
        else:
            return _nothing()
        self.steps = []
        open_ones = (i for i, each in enumerate(self._settling) if self.unsettled(each))
        self.at, self.view = next(open_ones, 0), "settle"
        return _nothing()


def _not_saved(why: str) -> Receipt:
    return Receipt(saved=False, time="", why=why)


def _nothing() -> Receipt:
    """Nothing was to be kept, and nothing went wrong."""
    return Receipt(saved=True, time="", why="")


ACTS: dict[str, Callable[[Session, JsonObject], Receipt]] = {
    "level": Session.level,
    "comment": Session.comment,
    "phrase": Session.phrase,
    "undo": Session.undo,
    "go": Session.go,
    "done": Session.done,
    "names": Session.names,
    "settle": Session.settle,
}
"""What the page may ask for, by its word."""
