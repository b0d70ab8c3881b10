"""The collected folder on the disk: where each piece lies, and bringing all to where it belongs.

``STEM/LEARNER.answers.jsonl`` is what counts: the latest piece, or the file that collect puts together.
``STEM/earlier/`` holds all other pieces, ``STEM/held-back/LEARNER.txt`` says why nothing counts for somebody.
Every step leaves a folder from which the same comes when it is collected again.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.learner.answers.hand_in_file import HandedIn, read_handed_in
from whosays.teacher.collect.collected_files import HELD_BACK, SUFFIX
from whosays.teacher.collect.collection import Collected
from whosays.teacher.collect.joining import SHORT
from whosays.teacher.collect.pieces import Contents, Key, Piece, piece_and_row
from whosays.teacher.collect.roster import Roster
from whosays.teacher.collect.settling import Outcome

EARLIER = "earlier"


class Layout:
    """Knows where each piece lies.

    Attributes:
        pieces: by key and digest.
        rows: what lay there when we came, as it would be told.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pieces: dict[tuple[Key, str], Piece] = {}
        self.rows: dict[tuple[Key, str], Collected] = {}
        self._where: dict[tuple[Key, str], Path] = {}
        self._taken: set[Key] = set()  # a file of this learner lies in its place
        self._ours: set[Path] = set()  # files that collect put together
        self._contents = Contents()
        found = sorted(root.glob(f"*/{EARLIER}/*{SUFFIX}")), sorted(root.glob(f"*/*{SUFFIX}"))
        kept = [*filter(None, map(self._read_own, found[0]))]
        digests = {(piece.stem, piece.digest[:SHORT]) for piece, _ in kept}
        for path in found[1]:
            self._take_stock(path, digests)

    def _read_own(self, path: Path) -> tuple[Piece, Collected] | None:
        """A file that lies here; None if it is not of our making, and left alone."""
        try:
            piece, row = self.read(path.read_bytes(), str(path), None, path.name.partition(".")[0])
        except (KitError, OSError):
            return None
        return self._know(piece, row, path)

    def _know(self, piece: Piece, row: Collected, path: Path) -> tuple[Piece, Collected]:
        place = (piece.key, piece.digest)
        self.pieces[place], self.rows[place], self._where[place] = piece, row, path
        return piece, row

    def _take_stock(self, path: Path, kept: set[tuple[str, str]]) -> None:
        """A file in a learner's place: a piece, unless it was put together from pieces that are all here."""
        try:
            data = path.read_bytes()
            piece, row = self.read(data, str(path), None, path.name.partition(".")[0])
        except (KitError, OSError):
            return
        self._taken.add(piece.key)
        assembled = piece.content.handed.assembled
        if assembled and all((piece.stem, digest) in kept for digest in assembled.pieces):
            self._ours.add(path)
        else:
            self._know(piece, row, path)

    def read(
        self, data: bytes, origin: str, roster: Roster | None, whose: str = ""
    ) -> tuple[Piece, Collected]:
        """What is to be known of a file. See ``piece_and_row``."""
        return piece_and_row(self._contents.of(data, origin, whose), origin, roster)

    def put(self, piece: Piece, data: bytes) -> None:
        """Keep a piece, unless it is here already."""
        place = (piece.key, piece.digest)
        if place in self.pieces:
            return
        path = self._earlier(piece) if piece.key in self._taken else self._place(piece.stem, piece.learner)
        write_whole(path, data)
        self._taken.add(piece.key)
        self.pieces[place], self._where[place] = piece, path

    def drop(self, place: tuple[Key, str]) -> None:
        """Let go of a piece that is here under another number, too."""
        self._where.pop(place).unlink(missing_ok=True)
        del self.pieces[place]

    def reread(self, piece: Piece) -> HandedIn:
        """A piece with its events, from the disk."""
        path = self._where[piece.key, piece.digest]
        return read_handed_in(path.read_bytes(), str(path), piece.learner)

    def _place(self, stem: str, learner: str) -> Path:
        return self.root / stem / f"{learner}{SUFFIX}"

    def _earlier(self, piece: Piece) -> Path:
        return self.root / piece.stem / EARLIER / piece.stored

    def bring(self, outcomes: Iterable[Outcome]) -> None:
        """Bring everything to where the outcomes want it; what lies right is not touched."""
        outcomes = list(outcomes)
        own = {
            (each.latest.key, each.latest.digest): self._place(each.stem, each.latest.learner)
            for each in outcomes
            if not each.why and each.content is None
        }
        made = {self._place(e.stem, e.learner): e.content for e in outcomes if not e.why and e.content}
        for place, path in self._where.items():  # first away, then into place: the new may take the old's
            if own.get(place) != path and path.parent.name != EARLIER:
                self._move(place, self._earlier(self.pieces[place]))
        for path in self._ours - {*made}:
            path.unlink(missing_ok=True)
        for place, path in own.items():
            if self._where[place] != path:
                self._move(place, path)
        for path, content in made.items():
            _write(path, content)
        self._tell_held(outcomes)

    def _move(self, place: tuple[Key, str], to: Path) -> None:
        path = self._where[place]
        to.parent.mkdir(exist_ok=True)
        path.replace(to)
        self._where[place] = to
        with suppress(OSError):  # there are others in it
            path.parent.rmdir()

    def _tell_held(self, outcomes: list[Outcome]) -> None:
        """A file for each who is held back: whosays grade tells from it, wherever the folder lies."""
        told = {self._held(each): f"{each.why}\n".encode() for each in outcomes if each.why}
        for path in self.root.glob(f"*/{HELD_BACK}/*.txt"):
            if path not in told:
                path.unlink()
                with suppress(OSError):
                    path.parent.rmdir()
        for path, content in told.items():
            _write(path, content)

    def _held(self, outcome: Outcome) -> Path:
        return self.root / outcome.stem / HELD_BACK / f"{outcome.learner}.txt"


def _write(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
