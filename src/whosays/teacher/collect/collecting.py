"""What learners handed in, gathered into one folder: the latest of each counts, everything is kept.

``TARGET/STEM/LEARNER.answers.jsonl`` is the latest file of a learner, ``TARGET/STEM/earlier/`` holds the
others, and ``TARGET/collection.csv`` tells of every file what became of it. Collecting the same again, or
in another order, or in two goes, gives the same.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.learner.answers.class_numbers import check_learner, name_on_disk
from whosays.learner.answers.events import stamp
from whosays.learner.answers.file_names import read_sender
from whosays.learner.answers.hand_in_file import HandedIn, read_handed_in
from whosays.teacher.collect.collection import (
    Collected,
    Collection,
    doubts,
    in_short,
    listed_name,
    order,
    table_bytes,
)
from whosays.teacher.collect.nothing_came import without_file
from whosays.teacher.collect.paper_answers import with_paper
from whosays.teacher.collect.roster import Roster, read_roster
from whosays.teacher.collect.unpacking import Found, Unreadable, handed_in_files

__all__ = [
    "Collected",
    "Collection",
    "HandedIn",
    "Unreadable",
    "collect",
    "handed_in_files",
    "read_handed_in",
]

_WORDS = DiskWords("{where}: cannot be written ({reason}). Choose another folder: --to")
EARLIER = "earlier"
TABLE = "collection.csv"
_STEM = re.compile(r"\d\d_[a-z0-9_]+|before|after|later")
_PLACEHOLDER = re.compile(r"(moodle|canvas)-\d+")
_Key = tuple[str, str]
Each = Callable[[Iterator[Found]], Iterable[Found]]


@dataclass(frozen=True)
class _Content:
    """What is kept of a file's content: its events are counted and let go."""

    handed: HandedIn
    answers: int
    begun: frozenset[tuple[str, str]]
    digest: str


class _Contents:
    """Reads each content once: collecting again meets a file in the target, and again where it came from."""

    def __init__(self) -> None:
        self._known: dict[str, _Content] = {}

    def of(self, data: bytes, origin: str, whose: str) -> _Content:
        """What a file holds.

        Raises:
            KitError: nothing that can be used.
        """
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._known:
            return self._known[digest]
        handed = read_handed_in(data, origin, whose)
        content = _Content(replace(handed, events=()), len(handed.events), _begun(handed), digest)
        if handed.headed:  # else the place where it lies says whose it is: another place, another learner
            self._known[digest] = content
        return content


@dataclass(frozen=True)
class _Piece:
    """A file on its way into the target, or there already."""

    stem: str
    learner: str
    rank: tuple[str, bool, int, str]
    """The higher counts: the later; of one moment the whole one; the longer; and no tie left to chance."""
    begun: frozenset[tuple[str, str]]
    """When each kernel of a computer kept its first answer: nobody else's is the same by chance."""

    @property
    def key(self) -> tuple[str, str]:
        """Exercise and learner; disks of many computers do not tell a1 from A1, so we do not either."""
        return self.stem, name_on_disk(self.learner)

    @property
    def digest(self) -> str:
        """What tells this file from all others."""
        return self.rank[-1]


def collect(
    paths: Iterable[Path], target: Path, roster: Path | None = None, each: Each = lambda found: found
) -> Collection:
    """Gather what learners handed in.

    Args:
        paths: files, folders and zips, in any order.
        target: the folder to gather in; only there is anything written.
        roster: a class list, if there is one: it tells who is missing.
        each: is given the files as they are found and gives them on: for a progress bar.

    Raises:
        KitError: the roster cannot be read, or the target cannot be written. A bad file raises nothing.
    """
    names = read_roster(roster) if roster else None
    folder = _Folder(target)
    skip = [target, *([roster] if roster else [])]
    with _WORDS.told(target):
        for found in with_paper(each(handed_in_files(paths, skip)), target):
            folder.put(found, names)
        shared = folder.shared()
        rows = folder.told(names, shared)
        write_whole(target / TABLE, table_bytes(rows))
    # All of a group hold the same tuple: by what it is and not by what is in it, a whole school is quick.
    groups = {id(group): (stem, group) for (stem, _), group in shared.items()}
    return Collection(tuple(rows), target / TABLE, tuple(sorted(set(groups.values()))))


class _Folder:
    """The target folder: knows the latest file of each learner, and every row there will be."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.latest: dict[_Key, _Piece] = {}
        self.rows: dict[_Key, dict[str, list[Collected]]] = {}  # by digest: a file may come twice
        self.unreadable: list[Collected] = []
        self._contents = _Contents()
        self._before: set[tuple[_Key, str]] = set()  # rows of what lay here when we came
        for path in sorted(root.glob("*/*.answers.jsonl")):
            self._take_stock(path, latest=True)
        for path in sorted(root.glob(f"*/{EARLIER}/*.answers.jsonl")):
            self._take_stock(path, latest=False)

    def _take_stock(self, path: Path, latest: bool) -> None:
        try:
            piece, row = self._read(path.read_bytes(), str(path), None, path.name.partition(".")[0])
        except (KitError, OSError):
            return  # not of our making: left alone
        if latest:
            self.latest[piece.key] = piece
        self._before.add((piece.key, piece.digest))
        self.rows.setdefault(piece.key, {})[piece.digest] = [row]

    def put(self, found: Found, roster: Roster | None) -> None:
        """Take one file in, and remember what became of it."""
        if isinstance(found, Unreadable):
            self._refuse(found.origin, found.why)
            return
        origin, data = found
        try:
            piece, row = self._read(data, origin, roster)
        except KitError as error:
            self._refuse(origin, str(error).removeprefix(f"{origin}: "))
            return
        rows = self.rows.setdefault(piece.key, {}).setdefault(piece.digest, [])
        if (piece.key, piece.digest) in self._before:  # now it is known where it came from
            self._before.discard((piece.key, piece.digest))
            rows.clear()
        rows.append(row)
        if len(rows) == 1:
            self._store(piece, data)

    def _read(
        self, data: bytes, origin: str, roster: Roster | None, whose: str = ""
    ) -> tuple[_Piece, Collected]:
        return _piece_and_row(self._contents.of(data, origin, whose), origin, roster)

    def _refuse(self, origin: str, why: str) -> None:
        self.unreadable.append(Collected("", "", "", "unreadable", file=origin, note=why))

    def _store(self, piece: _Piece, data: bytes) -> None:
        current = self.latest.get(piece.key)
        if current and current.digest == piece.digest:
            return
        if current and current.rank > piece.rank:
            write_whole(self._earlier(piece), data)
            return
        if current:
            self._earlier(current).parent.mkdir(exist_ok=True)
            self._path(current).replace(self._earlier(current))
        write_whole(self._path(piece), data)
        self._earlier(piece).unlink(missing_ok=True)
        self.latest[piece.key] = piece

    def _path(self, piece: _Piece) -> Path:
        return self.root / piece.stem / f"{piece.learner}.answers.jsonl"

    def _earlier(self, piece: _Piece) -> Path:
        time = re.sub("[-:.]", "", piece.rank[0])
        name = f"{piece.learner}.{time}-{piece.digest[:8]}.answers.jsonl"
        return self.root / piece.stem / EARLIER / name

    def told(self, roster: Roster | None, shared: dict[_Key, tuple[str, ...]]) -> list[Collected]:
        """Every row, ordered by exercise, learner, time and file; ``shared``: see the method of that name."""
        rows = [row for key in self.rows for row in self._of_one(key, roster, shared.get(key, ()))]
        rows += without_file(self.latest, roster) if roster else []
        return sorted(rows, key=order) + sorted(self.unreadable, key=order)

    def shared(self) -> dict[_Key, tuple[str, ...]]:
        """Whose latest file holds answers that others' hold, too: the numbers of all of them, in order.

        Where a file shares some with one group and some with another, the larger one is told.
        """
        holders: dict[tuple[str, str, str], list[_Piece]] = {}
        for piece in self.latest.values():
            for begun in piece.begun:
                holders.setdefault((piece.stem, *begun), []).append(piece)
        found: dict[_Key, tuple[str, ...]] = {}
        for several in holders.values():
            group = tuple(sorted({piece.learner for piece in several}))
            for piece in several if len(group) > 1 else ():
                if len(group) > len(found.get(piece.key, ())):
                    found[piece.key] = group
        return found

    def _of_one(self, key: _Key, roster: Roster | None, shared: tuple[str, ...]) -> Iterator[Collected]:
        """The rows of one learner and exercise, with what is seen only when all are there."""
        rows = [row for same in self.rows[key].values() for row in same]
        doubtful, same_as = doubts(rows, roster), in_short(shared, key[1])
        for digest, same in self.rows[key].items():
            latest = self.latest.get(key)
            status = "latest" if latest and latest.digest == digest else "earlier"
            for row in sorted(same, key=lambda row: row.file):
                note = " ".join(filter(None, [row.note, *doubtful]))
                name = listed_name(row, roster) or row.name
                yield replace(row, status=status, name=name, note=note, same_as=same_as)
                status = "same file again"


def _piece_and_row(content: _Content, origin: str, roster: Roster | None) -> tuple[_Piece, Collected]:
    """What is to be known of one file.

    Raises:
        KitError: it cannot be used.
    """
    handed = content.handed
    if handed.room != "exercises" or not _STEM.fullmatch(handed.stem):
        raise KitError(f"{origin}: these are answers to {handed.room}/{handed.stem}, which is no exercise.")
    sender = read_sender(origin)
    learner, notes = handed.learner, list(handed.problems)
    nobody = not handed.headed and _PLACEHOLDER.fullmatch(learner)
    listed = roster.named(sender.person) if roster and nobody else None
    if listed:
        learner = listed.learner
        notes.append(f"The class list knows {sender.person} as {learner}.")
    check_learner(learner)
    if handed.handed_in > _tomorrow():
        notes.append("The time of handing in has not come yet: the learner's clock is wrong.")
    whole, answers = handed.whole, content.answers
    rank = (handed.handed_in, whole, answers, content.digest)
    row = Collected(
        exercise=handed.stem,
        learner=learner,
        name=handed.name,
        status="",
        handed_in=handed.handed_in,
        answers=answers,
        whole=whole,
        sender=sender.person,
        marked_late=sender.late,
        file=origin,
        note=" ".join(notes),
    )
    return _Piece(handed.stem, learner, rank, content.begun), row


def _begun(handed: HandedIn) -> frozenset[tuple[str, str]]:
    first: dict[str, str] = {}
    for event in handed.events:
        first.setdefault(event.kernel, event.time)
    return frozenset(first.items())


def _tomorrow() -> str:
    return stamp(datetime.now(UTC) + timedelta(days=1))
