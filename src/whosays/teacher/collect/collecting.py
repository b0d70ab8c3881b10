"""What learners handed in, gathered into one folder: what counts of each, and everything is kept.

``TARGET/STEM/LEARNER.answers.jsonl`` is what counts of a learner, ``TARGET/STEM/earlier/`` holds the other
files, and ``TARGET/collection.csv`` tells of every file what became of it. Collecting the same again, or
in another order, or in two goes, gives the same.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_changed, write_whole
from whosays.learner.answers.file_names import Sender, is_placeholder
from whosays.learner.answers.hand_in_file import HandedIn, read_handed_in
from whosays.teacher.collect.assigning import add_pairs, add_said, assign, is_like_several
from whosays.teacher.collect.collection import Collected, Collection, table_bytes
from whosays.teacher.collect.corrections import TABLE as CORRECTIONS
from whosays.teacher.collect.corrections import Correction, CorrectionTable, is_stored_name, read_said
from whosays.teacher.collect.found import Found, Unreadable
from whosays.teacher.collect.layout import EARLIER, Layout
from whosays.teacher.collect.paper_answers import with_paper
from whosays.teacher.collect.pieces import Key
from whosays.teacher.collect.roster import Roster, read_roster
from whosays.teacher.collect.senders import Place, Senders
from whosays.teacher.collect.settling import Outcome, settle
from whosays.teacher.collect.telling import Telling
from whosays.teacher.collect.unpacking import handed_in_files

__all__ = [
    "EARLIER",
    "Collected",
    "Collection",
    "HandedIn",
    "Unreadable",
    "collect",
    "handed_in_files",
    "read_handed_in",
]

_WORDS = DiskWords("{where}: cannot be written ({reason}). Choose another folder: --to")
TABLE = "collection.csv"
Each = Callable[[Iterator[Found]], Iterable[Found]]


def collect(
    paths: Iterable[Path],
    target: Path,
    roster: Path | None = None,
    each: Each = lambda found: found,
    said: Iterable[str] = (),
) -> Collection:
    """Gather what learners handed in.

    Args:
        paths: files, folders and zips, in any order.
        target: the folder to gather in; only there is anything written.
        roster: a class list, if there is one: it tells who is missing.
        each: is given the files as they are found and gives them on: for a progress bar.
        said: corrections as they are typed, ``51=15``; kept with those in the target's ``corrections.csv``.

    Raises:
        KitError: the roster cannot be read, a correction cannot be understood, or the target cannot be
            written. A bad file raises nothing.
    """
    paths = [*paths]
    names, corrections = read_roster(roster) if roster else None, [read_said(words) for words in said]
    table = CorrectionTable(target, paths)
    if corrections and not table.readable:
        raise KitError(f"--as cannot be kept: {table.problems[0]}")
    with _WORDS.told(target):
        folder = _Folder(target, names)
        tables = [path for path in paths if path.name == CORRECTIONS]
        skip = [target, *([roster] if roster else []), *tables]
        for found in with_paper(each(handed_in_files(paths, skip)), target):
            folder.put(found)
        folder.drop_placeholders()
        pieces = [*folder.layout.pieces.values()]
        if names:
            add_pairs(pieces, names, table)
        add_said(corrections, pieces, table)
        outcomes = folder.settled(table)
        _keep(table, target / CORRECTIONS)
        telling = Telling(folder.rows, outcomes, names)
        rows = telling.rows(folder.unreadable)
        write_whole(target / TABLE, table_bytes(rows))
    corrected = tuple(dict.fromkeys(map(_shown, (row for row in table.rows if not row.vouches))))
    several = () if names else tuple(sorted({e.learner for e in outcomes if is_like_several(e.learner)}))
    told = telling.groups(), corrected, tuple(table.problems), telling.held(rows), several
    return Collection(tuple(rows), target / TABLE, *told)


def _shown(row: Correction) -> str:
    """Whose is what, as the teacher may have typed it: not by the name under which a file is kept here."""
    kept = is_stored_name(row.file) and row.number
    return f"{' and '.join(row.to)} ← {row.number if kept else row.file or row.number}"


def _keep(table: CorrectionTable, path: Path) -> None:
    """Keep the corrections. An own table that says the same already, or cannot be read, is not touched."""
    again = CorrectionTable(path.parent, ())
    if table.readable and again.content() != table.content():
        write_changed(path, table.content())


class _Folder:
    """The target folder, and what is told of each file that came."""

    def __init__(self, root: Path, roster: Roster | None) -> None:
        self.layout, self.roster = Layout(root), roster
        self.rows: dict[tuple[Key, str], list[Collected]] = {
            place: [row] for place, row in self.layout.rows.items()
        }
        self._before = {*self.rows}  # rows of what lay here when we came
        self.unreadable: list[Collected] = []
        self._senders = Senders(root)

    def put(self, found: Found) -> None:
        """Take one file in, and remember what is to be told of it."""
        if isinstance(found, Unreadable):
            self._refuse(found.origin, found.why)
            return
        origin, data = found
        try:
            piece, row = self.layout.read(data, origin, self.roster)
        except KitError as error:
            self._refuse(origin, str(error).removeprefix(f"{origin}: "))
            return
        place = (piece.key, piece.digest)
        if place in self._before:  # now it is known where it came from
            self._before.discard(place)
            self.rows[place] = []
        self.rows.setdefault(place, []).append(row)
        self.layout.put(piece, data)
        self._senders.add((piece.stem, piece.stored), origin)

    def _refuse(self, origin: str, why: str) -> None:
        self.unreadable.append(Collected("", "", "", "unreadable", file=origin, note=why))

    def drop_placeholders(self) -> None:
        """Drop what stands under a platform's number, where the sender's same file has a learner's own.

        So it is when a download is collected again with the class list, or once more without.
        """
        own: dict[tuple[str, str], set[Sender]] = {}
        for place, piece in self.layout.pieces.items():
            if not is_placeholder(piece.learner):
                own.setdefault((piece.stem, piece.digest), set()).update(self._sent_by(place))
        for place, piece in [*self.layout.pieces.items()]:
            if is_placeholder(piece.learner) and self._sent_by(place) & own.get(
                (piece.stem, place[1]), set()
            ):
                self.layout.drop(place)
                self.rows.pop(place, None)
                self._before.discard(place)

    def _sent_by(self, place: tuple[Key, str]) -> frozenset[Sender]:
        return self._senders.who(self._stored(place))

    def settled(self, table: CorrectionTable) -> list[Outcome]:
        """What became of everything; the folder is as it should be then."""
        for place in self._before:
            self.rows[place] = self._senders.rows(self._stored(place), *self.rows[place])
        self._senders.keep(map(self._stored, self.rows))
        origins = {place: [row.file for row in rows] for place, rows in self.rows.items()}
        pieces = [
            replace(p, senders=self._senders.of((p.stem, p.stored))) for p in self.layout.pieces.values()
        ]
        assigned = assign(pieces, origins, table)
        outcomes = settle(assigned, self.roster, self.layout.reread)
        self.layout.bring(outcomes)
        return outcomes

    def _stored(self, place: tuple[Key, str]) -> Place:
        piece = self.layout.pieces[place]
        return piece.stem, piece.stored
