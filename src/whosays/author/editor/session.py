"""One teacher at work on one key: what is at hand, every edit and its way back, and whether it is saved.

No widget is in here: the page's words come in as messages, and what is to be painted is read off.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from whosays.articles.article import read_article
from whosays.articles.seed import KEY
from whosays.author.editor.drafted import doubt_rank, drafted_of, read_drafted
from whosays.author.editor.first_reasons import following
from whosays.author.editor.history import History, Version
from whosays.author.editor.ids import asked_ids, with_ids
from whosays.author.editor.keeper import Keeper
from whosays.author.editor.key_file import bytes_of, read_rows
from whosays.author.editor.opinion_shelf import OpinionShelf, Settled
from whosays.author.editor.problems import problems_of
from whosays.author.editor.rows import Row, in_order, title_of
from whosays.author.editor.source_form import SourceForm
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Receipt

ORDERS = ("doubtful", "text")
_CHANGED = "NOT saved: {} was changed by another program. Choose above which version is to stand."
_GONE = "This statement is not there any more. Choose another."

Rows = tuple[Row, ...]


class Session:
    """The work on one article's key.

    Args:
        folder: of the article, in ``seeds/``.
        key: the file of the key, if it is not the article's own.

    Raises:
        KitError: the article, its key or its draft cannot be read.
    """

    def __init__(self, folder: Path, key: Path | None = None) -> None:
        self.folder = folder
        self.path = key or folder / KEY
        self.article = read_article(folder)
        self.drafted = read_drafted(self.article, folder)
        self.keeper = Keeper(self.path)
        self.source = SourceForm(folder, title_of(self.article))
        rows, self.columns = read_rows(self.article, self.path)
        self._numbers = len(rows)
        self.opinion = OpinionShelf(folder, self.article)
        first = Version(self._as_drafted(rows), self.keeper.known, None, settled=self.opinion.settled())
        self.history = History(first)
        self.order, self.outside, self.unsaved = "doubtful", False, ""
        self.put_off: list[int] = []  # what was left for later comes last, in the order it was left
        self.times: dict[str, str] = {}  # when a text of a statement was last saved, by item
        self.saved_at = ""
        self.at = self.next_open(None)
        self.view = "work" if self.source.is_told or not self.source.asks else "source"

    def _as_drafted(self, rows: Rows) -> Rows:
        """The rows, each with the kind that its reason was written for, as far as the draft tells."""
        return tuple(self._reason_of(each) for each in rows)

    def _reason_of(self, row: Row) -> Row:
        found = drafted_of(row, self.drafted)
        is_the_drafts = found is not None and found.row.why == row.cells["why"] != ""
        kind = found.row.kind if found and is_the_drafts else row.kind
        return Row(row.number, row.words, row.cells, kind)

    # -- what is asked

    @property
    def mine(self) -> str:
        """What a version of one's own is called beside the file that was changed outside."""
        return "key-mine.csv" if self.path.name == KEY else f"{self.path.stem}.mine.csv"

    @property
    def theirs(self) -> str:
        """What a version that cannot be read is called beside the own one."""
        return "key-unread.csv" if self.path.name == KEY else f"{self.path.stem}.unread.csv"

    @property
    def _changed(self) -> str:
        return _CHANGED.format(self.path.name)

    @property
    def rows(self) -> Rows:
        """The statements as they stand, in the order of the text."""
        return self.history.now.rows

    @property
    def row(self) -> Row | None:
        """The statement at hand."""
        return next((each for each in self.rows if each.number == self.at), None)

    def need(self, number: object) -> Row:
        """The statement with this number.

        Raises:
            KitError: it is gone.
        """
        for each in self.rows:
            if each.number == number:
                return each
        raise KitError(_GONE)

    def doubtful(self, row: Row) -> bool:
        """Whether nobody has read it and the draft itself wavers."""
        return not row.checked and doubt_rank(row, self.drafted) == 0

    def next_open(self, after: int | None) -> int | None:
        """The number of the statement to be read next; None if all have been read."""
        listed = in_order(self.rows)
        numbers = [each.number for each in listed]
        place = numbers.index(after) if after in numbers else -1
        turned = [*listed[place + 1 :], *listed[: place + 1]] if self.order == "text" else listed
        left = [each for each in turned if not each.checked and each.number != after]
        if self.order == "doubtful":
            left.sort(key=lambda each: doubt_rank(each, self.drafted))
            left.sort(key=self._place_of_late)
        last = [each.number for each in listed if each.number == after and not each.checked]
        return next((each.number for each in left), last[0] if last else None)

    def _place_of_late(self, row: Row) -> int:
        return self.put_off.index(row.number) + 1 if row.number in self.put_off else 0

    def later(self) -> None:
        """Leave the statement at hand for later, and bring the next one to hand."""
        if self.at is not None:
            self.put_off = [*(each for each in self.put_off if each != self.at), self.at]
        at = self.next_open(self.at)
        self.at = self.at if at is None else at

    def fresh_number(self) -> int:
        """A number that no statement has had."""
        self._numbers += 1
        return self._numbers

    # -- what happens

    def step(self, rows: Rows, at: int | None, what: str, settled: Settled = ()) -> Receipt:
        """Take a step: the rows as they are now, with ids, saved; and what a person has settled by it.

        Raises:
            KitError: the key was changed outside, and nobody has chosen yet.
        """
        self.look_outside()
        if self.outside:
            raise KitError(self._changed)
        followed = following(self.article, rows, self.rows, self.drafted)
        named = tuple(self._status(each) for each in self._with_ids(followed))
        content = bytes_of(named, self.columns)
        if content == self.history.now.content and named == self.rows and not settled:
            return nothing()
        self.history.add(Version(named, content, at, what, settled))
        self.at, self.opinion.at = at, ""
        return self.save()

    def _with_ids(self, rows: Iterable[Row]) -> Rows:
        asked = asked_ids(self.article.name, self.folder.parent.parent)
        return with_ids(self.article, rows, asked=asked)

    @staticmethod
    def _status(row: Row) -> Row:
        """A statement that does not hold any more is not checked any more."""
        return row.saying(status="draft") if row.checked and problems_of(row) else row

    def save(self, _: JsonObject | None = None) -> Receipt:
        """Bring what stands to the disk."""
        self.look_outside()
        if self.outside:
            return _not_saved(self._changed)
        try:
            self.keeper.write(self.history.now.content)
            self.opinion.keep(self.history.now.settled)
        except KitError as error:
            self.unsaved = str(error)
            return _not_saved(self.unsaved)
        self.unsaved = ""
        return self._saved()

    def _saved(self) -> Receipt:
        now = datetime.now(UTC)
        self.saved_at = f"{now.astimezone():%H:%M}"
        return Receipt(saved=True, time=self.saved_at, why="")

    def look_outside(self) -> None:
        """See whether another program has changed the key meanwhile."""
        try:
            self.outside = self.keeper.changed_outside()
        except KitError as error:  # a disk that is away for a moment has changed nothing
            self.unsaved = str(error)

    def undo(self, _: JsonObject) -> Receipt:
        """Take the last step back, and bring its statement to hand."""
        return self._to(self.history.undo) if self.history.back else nothing()

    def redo(self, _: JsonObject) -> Receipt:
        """Do it again."""
        return self._to(self.history.redo) if self.history.forth else nothing()

    def _to(self, move: Callable[[], int | None]) -> Receipt:
        self.look_outside()
        if self.outside:
            raise KitError(self._changed)
        at = move()
        there = {each.number for each in self.rows}
        self.at = next((each for each in (at, self.at) if each in there), self.next_open(None))
        self.view, self.opinion.at = "work", ""
        return self.save()

    # -- the key was changed outside

    def look_at_theirs(self) -> Rows:
        """The statements of the version that lies on the disk, to be compared.

        Raises:
            KitError: it cannot be read as a key.
        """
        return self._read_theirs()[0]

    def _read_theirs(self) -> tuple[Rows, tuple[str, ...]]:
        rows, columns = read_rows(self.article, self.path, self._numbers + 1)
        return self._as_drafted(_numbered_alike(rows, self.rows)), columns

    def take_theirs(self, _: JsonObject) -> Receipt:
        """Go on with the version on the disk. Undo leads back to the own one."""
        rows, self.columns = self._read_theirs()
        self._numbers = max([self._numbers, *(each.number for each in rows)])
        self.keeper.accept()
        there = {each.number for each in rows}
        self.history.add(Version(rows, self.keeper.known, self.at, "taking the other version"))
        self.outside = False
        self.at = self.at if self.at in there else self.next_open(None)
        return self.save()

    def keep_mine(self, _: JsonObject) -> Receipt:
        """Lay the own version beside it, and go on with the one on the disk."""
        self.keeper.write_beside(self.mine, self.history.now.content or b"")
        return self.take_theirs({})

    def put_back(self, _: JsonObject) -> Receipt:
        """Write the own version where the file was taken away, or cannot be read and is kept beside it."""
        lying = self.keeper.on_disk()
        if lying is not None:
            self._refuse_readable()
            self.keeper.write_beside(self.theirs, lying)
        self.keeper.accept()
        self.outside = False
        return self.save()

    def _refuse_readable(self) -> None:
        try:
            self.look_at_theirs()
        except KitError:
            return
        raise KitError(f"There is a {self.path.name} again. Choose between it and yours.")


def _numbered_alike(theirs: Rows, mine: Rows) -> Rows:
    """Their rows, with the own numbers where the words are the same."""
    known = {each.spans: each.number for each in mine}
    return tuple(
        Row(known.get(each.spans, each.number), each.words, each.cells, each.why_kind) for each in theirs
    )


def nothing() -> Receipt:
    """Nothing was to be kept, and nothing went wrong."""
    return Receipt(saved=True, time="", why="")


def _not_saved(why: str) -> Receipt:
    return Receipt(saved=False, time="", why=why)
