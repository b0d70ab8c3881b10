"""Two teachers settle what differs: each choice is kept at once, can be taken back, and outlives a kernel."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

from whosays.articles.article import read_article
from whosays.articles.key import Key, Statement, check_rows
from whosays.articles.seed import KEY
from whosays.author.editor.keeper import Keeper
from whosays.author.editor.rows import ROLES, Row
from whosays.author.editor.session import Session, nothing
from whosays.author.two_keys.differences import Difference, differences
from whosays.author.two_keys.own_keys import OwnKey, read_own
from whosays.author.two_keys.plainly import compare
from whosays.author.two_keys.record import SETTLED, Two, bytes_of, choices_in, is_of, read_record, rows_of
from whosays.author.two_keys.settling import CHOICES, can_be_both, settle
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Receipt

_ODD = "The editor does not know this. Run the cell again."
_CHANGED = (
    f"NOT saved: {SETTLED} was changed by another program. Press Back and open the comparison again; then "
    "choose once more what you chose last."
)
Choices = dict[int, tuple[str, str]]


class SettleSession:
    """The work on what differs between two keys of one article.

    Args:
        folder: of the article.
        one, other: the keys. From now on both are shown.

    Raises:
        KitError: a key or the record cannot be read.
    """

    def __init__(self, folder: Path, one: OwnKey, other: OwnKey) -> None:
        self.folder = folder
        self.article = read_article(folder)
        self.keys = (read_own(self.article, one), read_own(self.article, other))
        self.found: list[Difference] = differences(*self.keys)
        self.told = compare(*self.keys)
        self.keeper = Keeper(folder / SETTLED)
        before = read_record(folder)
        self._others = [row for row in before if not is_of(row, one.name, other.name)]
        own = [row for row in before if is_of(row, one.name, other.name)]
        apart = own[0]["apart"] == "yes" if own else one.is_done and other.is_done
        self.two = Two(one.name, other.name, apart)
        self.choices: Choices = choices_in(before, self.two, self.found)
        self._back: list[tuple[Choices, int]] = []
        self._forth: list[tuple[Choices, int]] = []
        self.at = -1  # the number of the difference at hand; -1: how far they agree, and all of them
        self.asks, self.unsaved, self.saved_at = 0, "", ""
        self.save()

    # -- what is asked

    def choice(self, number: int) -> str:
        """What was chosen for a difference; "" while it is open."""
        return self.choices.get(number, ("", ""))[0]

    @property
    def settled(self) -> int:
        """How many differences are settled."""
        return len(self.choices)

    @property
    def can_undo(self) -> bool:
        """Whether a choice can be taken back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Whether a choice that was taken back can be taken again."""
        return bool(self._forth)

    @property
    def steps(self) -> int:
        """How many choices stand that were made since this was opened."""
        return len(self._back)

    def next_open(self) -> int:
        """The first open difference behind the one at hand, or from the beginning; -1 if all are settled."""
        count = len(self.found)
        turned = [(self.at + 1 + i) % count for i in range(count)] if count else []
        return next((each for each in turned if not self.choice(each)), -1)

    def crossings(self) -> list[tuple[int, int]]:
        """The differences whose choices cannot stand together: the words that were taken cross."""
        firm = sorted(i for i in self.choices if self.choice(i) != "neither")
        taken = [(i, each) for i in firm if (each := self.taken(i))]
        return [(i, j) for (i, a), (j, b) in combinations(taken, 2) if crosses(a, b)]

    def taken(self, number: int) -> Statement | None:
        """The statement that stands there by what was chosen, or would; None: there is to be none."""
        found, choice = self.found[number], self.choice(number)
        return {"one": found.one, "other": found.other}.get(choice, found.one or found.other)

    def settled_key(self) -> tuple[Key, list[str]]:
        """One key of two, and what keeps it from being written.

        An open statement that crosses another is left out: its words lie in none, and the editor says so.
        """
        path = self.folder / KEY
        chosen = {i: choice for i, (choice, _) in self.choices.items()}
        key, _ = settle(*self.keys, chosen, path)
        kept: list[Statement] = []
        for each in sorted(key.statements, key=lambda each: (each.row["status"] == "draft", each.start)):
            if each.row["status"] != "draft" or not any(crosses(each, other) for other in kept):
                kept.append(each)
        in_order = sorted(kept, key=lambda each: (each.start, -each.end))
        return check_rows(self.article, enumerate((each.row for each in in_order), start=2), path)

    # -- what happens

    def settle(self, message: JsonObject) -> Receipt:
        """Settle differences: ``which``, the numbers; ``choice``, of CHOICES, or "" to open them again."""
        numbers, choice = message.get("which"), message.get("choice")
        if not isinstance(numbers, list) or choice not in ("", *CHOICES):
            raise KitError(_ODD)
        if not all(type(n) is int and 0 <= n < len(self.found) for n in numbers):
            raise KitError(_ODD)
        if (
            self.at >= 0 and self.at not in numbers
        ):  # a key was pressed before the page showed what is at hand
            raise KitError("Another difference came to hand meanwhile. Choose once more.")
        if choice == "both" and not all(can_be_both(self.found[n]) for n in numbers):
            raise KitError("Both can stand only where the kind alone, or the source alone, differs.")
        self._look_outside()
        self._keep_for_undo()
        for n in numbers:
            self.choices.pop(n, None)
            if choice:
                self.choices[n] = (str(choice), f"{date.today():%Y-%m-%d}")
        self.at = numbers[0] if numbers else self.at
        return self.save()

    def _keep_for_undo(self) -> None:
        self._back.append((dict(self.choices), self.at))
        self._forth.clear()
        self.asks = 0

    def undo(self) -> Receipt:
        """Take the last choice back."""
        return self._turn(self._back, self._forth)

    def redo(self) -> Receipt:
        """Choose it again."""
        return self._turn(self._forth, self._back)

    def _turn(self, source: list[tuple[Choices, int]], target: list[tuple[Choices, int]]) -> Receipt:
        if not source:
            return nothing()
        self._look_outside()
        choices, at = source.pop()
        target.append((dict(self.choices), self.at))
        self.choices, self.asks = choices, 0
        self.at = at if self.at >= 0 else -1
        return self.save()

    def go(self, message: JsonObject) -> Receipt:
        """Bring another difference to hand: its number, ``next``, ``up``, ``down``; -1 shows them all."""
        to = message.get("to")
        last = len(self.found) - 1
        steps = {"next": self.next_open(), "down": min(self.at + 1, last), "up": max(self.at - 1, -1)}
        wanted = steps.get(to) if isinstance(to, str) else to
        if type(wanted) is int and -1 <= wanted <= last:
            self.at, self.asks = wanted, 0
        return nothing()

    def save(self) -> Receipt:
        """Bring the record to the disk."""
        chosen = {i: choice for i, (choice, _) in self.choices.items()}
        days = {i: day for i, (_, day) in self.choices.items()}
        rows = [*self._others, *rows_of(self.two, self.found, chosen, days)]
        try:
            self._look_outside()
            self.keeper.write(bytes_of(rows))
        except KitError as error:
            self.unsaved = str(error)
            return Receipt(saved=False, time="", why=self.unsaved)
        self.unsaved, self.saved_at = "", f"{datetime.now(UTC).astimezone():%H:%M}"
        return Receipt(saved=True, time=self.saved_at, why="")

    def _look_outside(self) -> None:
        if self.keeper.changed_outside():
            raise KitError(_CHANGED)

    def finish(self, *, sure: bool) -> Session | None:
        """Make the settled key the article's key, open in the editor. Its first undo brings the old one back.

        Returns:
            The work on it; None where a checked key lies there, and nobody has said that it may go: ``asks``
            is how many of its statements are checked.

        Raises:
            KitError: it does not hold, or is not saved.
        """
        key, problems = self.settled_key()
        if self.crossings():
            raise KitError("Some choices cannot stand together. Each is named above, with a way out.")
        if problems:
            raise KitError(f"The settled key does not hold yet: {problems[0].partition(': ')[2]}")
        session = Session(self.folder)
        self.asks = 0 if sure else sum(each.checked for each in session.rows)
        if self.asks:
            return None
        receipt = session.step(_rows(session, key.statements), None, "the settled key")
        if not receipt.saved:
            raise KitError(receipt.why)
        session.at = session.next_open(None)
        session.view = "work" if session.at is not None else "done"
        return session


def _rows(session: Session, statements: Iterable[Statement]) -> tuple[Row, ...]:
    """The statements under the pen; one with the very words of an old one keeps its number and its id."""
    known = {each.spans: each for each in session.rows}
    return tuple(_row(session, each, known.get(each.spans)) for each in statements)


def _row(session: Session, each: Statement, before: Row | None) -> Row:
    spans = (each.spans, each.source_spans, each.cue_spans, each.deciding_spans)
    cells = {**each.row, "id": before.cells["id"] if before else ""}
    number = before.number if before else session.fresh_number()
    return Row(number, dict(zip(ROLES, spans, strict=True)), cells, each.kind)


def crosses(one: Statement, other: Statement) -> bool:
    """Whether two statements share words, and neither lies inside the other, or both are the same words."""
    shared = any(a < d and c < b for a, b in one.spans for c, d in other.spans)
    return shared and one.holds(other) == other.holds(one)
