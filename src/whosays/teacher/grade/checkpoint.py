"""A run under way: tables that grow as the marks come, and a list of what is done, so that it can go on.

Everything lies in ``OUT/under-way/`` until the run is complete; the first marks can be read there while
the last are still waiting. A stopped run is taken up at the first file that is not done, or that is not
what it was. The list is always written behind the tables, so it never promises what they do not hold.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from whosays.base.files import move_into_place
from whosays.teacher.collect.collected_files import Filed, signature
from whosays.teacher.grade.batch import Done
from whosays.teacher.marks.gradebook import GRADEBOOK, TOTALS, header

FOLDER = "under-way"
TABLES = {"marks.jsonl": "", "gradebook.csv": header(GRADEBOOK), "totals.csv": header(TOTALS)}
"""The tables, in the order of ``Done.tables``, each with its first line."""
Problem = tuple[str, str, str]  # learner, exercise, what


class Checkpoint:
    """The tables and the list of one run. Use as a context manager: it closes its files.

    Args:
        out: the folder of the results.
        identity: what the run depends on besides the files: the keys and the due time. A run under way
            with another identity is begun again.
        root: where the collected files lie.
    """

    def __init__(self, out: Path, identity: str, root: str) -> None:
        self.folder = out / FOLDER
        self.out, self.identity, self.root = out, identity, root
        self.problems: list[Problem] = []
        self._files: list[BinaryIO] = []

    def __enter__(self) -> "Checkpoint":
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()

    def open(self, files: Sequence[Filed]) -> int:
        """Open the tables, behind what an earlier run left in them.

        Returns:
            How many of ``files``, from the first on, are done already.
        """
        done, ends = self._done_before(files)
        for name, end in zip((*TABLES, "done.jsonl"), ends, strict=True):
            path = self.folder / name
            path.touch()
            table = path.open("r+b")
            table.truncate(end)
            table.seek(end)
            self._files.append(table)
        if not ends[-1]:
            for file, first in zip(self._files, (*TABLES.values(), self._first_line()), strict=True):
                file.write(first.encode())
        return done

    def _first_line(self) -> str:
        return f"{json.dumps({'run': self.identity, 'from': self.root})}\n"

    def _done_before(self, files: Sequence[Filed]) -> tuple[int, list[int]]:
        """How many files are done, and where the tables and the list end with them."""
        paths = [self.folder / name for name in (*TABLES, "done.jsonl")]
        if not all(path.is_file() for path in paths):
            return 0, [0] * 4
        there = [path.stat().st_size for path in paths]
        with paths[-1].open("rb") as lines:
            if lines.readline() != self._first_line().encode():
                return 0, [0] * 4
            ends = [*(len(first.encode()) for first in TABLES.values()), lines.tell()]
            if any(end > size for end, size in zip(ends, there, strict=True)):
                return 0, [0] * 4
            done = 0
            for line, filed in zip(lines, files, strict=False):
                found = _parse(line)
                if not found or found[0] != list(filed) or found[1] != signature(self.root, filed):
                    break
                after = [end + more for end, more in zip(ends, (*found[2], len(line)), strict=True)]
                if any(end > size for end, size in zip(after, there, strict=True)):
                    break
                self._tell(filed, found[3])
                done, ends = done + 1, after
        return done, ends

    def _tell(self, filed: Filed, problems: Iterable[str]) -> None:
        self.problems += [(filed.learner, filed.exercise, what) for what in problems]

    def add(self, batch: list[Done]) -> None:
        """Write what became of a batch, tables first; it can be read from then on."""
        *tables, listed = self._files
        lines = []
        parts: list[list[bytes]] = [[], [], []]
        for done in batch:
            texts = [text.encode() for text in done.tables]
            for part, text in zip(parts, texts, strict=True):
                part.append(text)
            lines.append([list(done.filed), done.signature, [len(text) for text in texts], done.problems])
            self._tell(done.filed, done.problems)
        for table, part in zip(tables, parts, strict=True):
            table.write(b"".join(part))
            table.flush()
        listed.write("".join(f"{json.dumps(line)}\n" for line in lines).encode())
        listed.flush()

    def finish(self) -> None:
        """Put the tables in their place. One that says what it said before is not touched."""
        self.__exit__()
        for name in reversed(TABLES):  # marks.jsonl last: by it the next run tells what changed
            move_into_place(self.folder / name, self.out / name)
        (self.folder / "done.jsonl").unlink()
        self.folder.rmdir()


def _parse(line: bytes) -> list[Any] | None:
    """A line of the list, or None if it was torn."""
    try:
        found = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return found if isinstance(found, list) and len(found) == 4 else None
