"""Files from wherever they lie: single ones, folders, zips, zips in zips. Nothing is ever written.

What comes from strangers may be meant badly, so a zip is read in memory, piece by piece and within limits,
and no name in it is used as a path. One bad file never stops the rest: it is told of, and passed over.
"""

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from whosays.base.places import MARKER
from whosays.learner.answers.hand_in_file import MAX_FILE
from whosays.teacher.collect.copied_text import copied
from whosays.teacher.collect.found import Found, Unreadable
from whosays.teacher.collect.mail_files import opened
from whosays.teacher.collect.refused_entries import LINK, refused
from whosays.teacher.collect.wanted_files import (
    AGAIN,
    HANDED_IN,
    is_attached_work,
    is_litter,
    is_no_part,
    no_answers,
    not_opened,
    wanted_entries,
)
from whosays.teacher.collect.word_files import text_within
from whosays.teacher.collect.zip_overlaps import sharing

MAX_TOTAL = 4_000_000_000  # bytes unpacked from one zip and all in it: a hundred thousand files, twice
MAX_INNER = 200_000_000  # bytes of a zip in a zip, which must be held in memory
MAX_DEPTH = 3  # a zip in a zip in a zip: a class's download of zipped folders, zipped again
MAX_COUNT = 250_000  # entries of one zip and all in it
_PIECE = 1 << 16
_OFFICE = (".xlsx", ".docx", ".pptx", ".ods", ".odt", ".odp")  # zips by their form: nobody packed them
_FAULTS = (  # what Python's zipfile was seen to raise on broken zips
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(RuntimeError, ValueError, LookupError, OverflowError),
)
_NOT_YET = f"This is a whole working copy, and nothing was handed in there. {AGAIN}"
_SHARED = f"This part of the zip cannot be unpacked (it shares its bytes with another). {AGAIN}"
_TOO_DEEP = f"Zips lie in one another more than {MAX_DEPTH} deep. This was not opened."


@dataclass
class _Budget:
    """What one zip, and all zips in it, may still use."""

    bytes: int = field(default_factory=lambda: MAX_TOTAL)
    entries: int = field(default_factory=lambda: MAX_COUNT)


class _TooMuchError(Exception):
    """A limit is reached. The message says which."""


def handed_in_files(paths: Iterable[Path], skip: Iterable[Path] = ()) -> Iterator[Found]:
    """Every file that may hold answers, as (origin, bytes), in the order of names.

    An ``origin`` is a path, or ``zip!member``. What cannot be read comes as ``Unreadable``; nothing in a
    file raises an error. Names in zips that lead out of them, links, and what is no file are refused. Of a
    whole working copy only what was handed in is taken. Files and folders in ``skip`` are passed over.
    """
    for path in map(Path, paths):
        if not _asked(path.exists):
            yield Unreadable(str(path), "There is no such file or folder. Check the name.")
            continue
        for each in _walk(path, skip):
            if isinstance(each, Unreadable):
                yield each
            else:
                yield from _of_file(each)


def count_files(paths: Iterable[Path], skip: Iterable[Path] = ()) -> int:
    """About how many files ``handed_in_files`` will give: for a progress bar. Opens nothing but zips."""
    found = (each for path in map(Path, paths) if _asked(path.exists) for each in _walk(path, skip))
    return sum(_count(each) if isinstance(each, Path) else 1 for each in found)


def _count(path: Path) -> int:
    if path.suffix.lower() != ".zip":
        return 1
    try:
        with path.open("rb") as file, _opened(file) as archive:
            return len(archive.infolist())
    except (_TooMuchError, *_FAULTS):
        return 1


def _walk(path: Path, skip: Iterable[Path]) -> Iterator[Path | Unreadable]:
    """The files of a folder and of the folders in it, by name; a file itself. No link is followed."""
    passed = {os.path.realpath(each) for each in skip}
    names = {Path(each).name for each in passed}
    stack: list[Path | Unreadable] = [path]
    while stack:
        each = stack.pop()
        if isinstance(each, Unreadable) or not _asked(each.is_dir):
            yield each
        elif each.name not in names or os.path.realpath(each) not in passed:
            inside = _inside(each)
            stack += [one for one in reversed(inside) if _is_new(one, names, passed)]


def _asked(question: Callable[[], bool]) -> bool:
    """The answer of the disk; no, where it may not be asked (what follows will tell)."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def _is_new(each: Path | Unreadable, names: set[str], passed: set[str]) -> bool:
    return isinstance(each, Unreadable) or each.name not in names or os.path.realpath(each) not in passed


def _inside(folder: Path) -> list[Path | Unreadable]:
    """What lies in a folder, by name; of a working copy, what was handed in."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        return [Unreadable(str(folder), f"The folder cannot be opened ({error.strerror}).")]
    entries = [entry for entry in entries if entry.name == MARKER or not is_litter(entry.name)]
    if any(entry.name == MARKER for entry in entries):
        entries = [entry for entry in entries if is_no_part(entry.name, entry.is_dir(follow_symlinks=False))]
        if not any(entry.name.endswith(HANDED_IN) for entry in entries):
            return [Unreadable(str(folder), _NOT_YET), *map(_unless_link, entries)]
    return [*map(_unless_link, entries)]


def _unless_link(entry: os.DirEntry[str]) -> Path | Unreadable:
    return Unreadable(entry.path, LINK) if entry.is_symlink() else Path(entry.path)


def _of_file(path: Path) -> Iterator[Found]:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            yield Unreadable(str(path), "This is no file (a device or a pipe). It was left alone.")
            return
        with path.open("rb") as file:
            if _is_zip(path.name, file.read(4)):
                file.seek(0)
                yield from _of_zip(file, str(path), 1, _Budget())
            elif why := not_opened(path.name, about.st_size):
                yield Unreadable(str(path), why)
            else:
                file.seek(0)
                yield from _taken(str(path), path.name, file.read(MAX_FILE + 1), 0, _Budget())
    except OSError as error:
        yield Unreadable(str(path), f"The file cannot be read ({error.strerror}).")


def _is_zip(name: str, start: bytes) -> bool:
    low = name.lower()
    return not low.endswith(_OFFICE) and (start in (b"PK\x03\x04", b"PK\x05\x06") or low.endswith(".zip"))


def _taken(origin: str, name: str, data: bytes, depth: int, budget: _Budget) -> Iterator[Found]:
    """What a file is taken for: a message that holds answers as text, or has them attached, is those."""
    mail = opened(name, text_within(name, data))
    message = copied(mail.bodies)
    several = len(message.files) > 1
    yield from (
        (f"{origin}!text {n}" if several else origin, file) for n, file in enumerate(message.files, 1)
    )
    yield from (Unreadable(origin, why) for why in message.whys)
    attached = [each for each in mail.attached if is_attached_work(each[0])]
    for file, content in attached:
        yield from _of_data(f"{origin}!{file}", file, content, depth + 1, budget)
    if not (attached or message.files or message.whys):
        why = no_answers(name)
        yield Unreadable(origin, why) if why else (origin, data)


def _of_data(origin: str, name: str, data: bytes, depth: int, budget: _Budget) -> Iterator[Found]:
    """What was unpacked: a zip is unpacked further."""
    if depth > MAX_DEPTH:
        yield Unreadable(origin, _TOO_DEEP)
    elif _is_zip(name, data[:4]):
        yield from _of_zip(io.BytesIO(data), origin, depth, budget)
    else:
        yield from _taken(origin, name, data, depth, budget)


class _CountingFile(io.BufferedIOBase):
    """A zip's bytes, which stop where its list of entries has too many: each would be held in memory.

    Python reads the whole list at once, and a list of millions packs into a zip of one megabyte.
    """

    def __init__(self, file: io.BufferedIOBase) -> None:
        self._file = file

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int | None = -1) -> bytes:
        data = self._file.read(size)
        if data.count(b"PK\x01\x02") > MAX_COUNT:
            raise _TooMuchError(f"The zip holds over {MAX_COUNT} files. It was not opened.")
        return data


def _opened(file: io.BufferedIOBase) -> zipfile.ZipFile:
    return zipfile.ZipFile(_CountingFile(file))


def _of_zip(file: io.BufferedIOBase, origin: str, depth: int, budget: _Budget) -> Iterator[Found]:
    try:
        with _opened(file) as archive:
            infos = archive.infolist()
            budget.entries -= len(infos)
            if budget.entries < 0:
                yield Unreadable(origin, f"The zip holds over {MAX_COUNT} files. It was not opened.")
                return
            wanted = wanted_entries(infos)
            if not wanted:
                yield Unreadable(origin, f"The zip has no file in it. {AGAIN}")
            shared = sharing(archive, wanted)
            for info in wanted:
                place = f"{origin}!{info.filename}"
                if id(info) in shared:
                    yield Unreadable(place, _SHARED)
                else:
                    yield from _of_member(archive, info, place, depth, budget)
    except _TooMuchError as error:
        yield Unreadable(origin, str(error))
    except _FAULTS as error:
        yield Unreadable(origin, f"The zip is broken or was cut ({_brief(error)}). {AGAIN}")


def _of_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: str, depth: int, budget: _Budget
) -> Iterator[Found]:
    name = info.filename.rpartition("/")[2]
    inner = name.lower().endswith(".zip")
    if name == MARKER:
        yield Unreadable(origin, _NOT_YET)
        return
    if why := refused(info) or ("" if inner else not_opened(name, info.file_size)):
        yield Unreadable(origin, why)
        return
    try:
        data = _unpack(archive, info, MAX_INNER if inner else MAX_FILE, budget)
    except _FAULTS as error:
        yield Unreadable(origin, f"This part of the zip cannot be unpacked ({_brief(error)}). {AGAIN}")
        return
    yield from _of_data(origin, name, data, depth + _is_zip(name, data[:4]), budget)


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, budget: _Budget) -> bytes:
    """The bytes of an entry, within the limits whatever the zip says of itself.

    Raises:
        _TooMuchError: the whole zip has used up what it may.
        ValueError: this entry is larger than it may be.
    """
    pieces, size = [], 0
    with archive.open(info) as member:
        while piece := member.read(_PIECE):
            size += len(piece)
            budget.bytes -= len(piece)
            if budget.bytes < 0:
                raise _TooMuchError(
                    f"The zip holds over {MAX_TOTAL // 1_000_000} megabytes. The rest was not opened."
                )
            if size > most:
                raise ValueError(f"it has over {most // 1_000_000} megabytes")
            pieces.append(piece)
    return b"".join(pieces)


def _brief(error: Exception) -> str:
    return f"{error}"[:100] or type(error).__name__
