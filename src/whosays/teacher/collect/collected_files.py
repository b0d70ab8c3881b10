"""The files that were collected: ``STEM/LEARNER.answers.jsonl``, listed in order and read one by one.

They lie in a folder, or behind any address that fsspec can open (``s3://…``, ``file://…``): a cluster's
workers and the teacher's own computer then read the same files.
"""

import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from whosays.base.errors import KitError
from whosays.base.extras import install
from whosays.learner.answers.class_numbers import is_class_number
from whosays.learner.answers.events import stamp
from whosays.learner.answers.hand_in_file import MAX_FILE
from whosays.teacher.marks.gradebook import order

SUFFIX = ".answers.jsonl"
HELD_BACK = "held-back"
"""A folder in that of an exercise: a file for each learner of whom nothing counts yet, saying why."""
_WHY = ".txt"
_HEAD = 4096  # bytes, many times the longest first line


class Filed(NamedTuple):
    """One collected file, by whose it is and of which exercise."""

    learner: str
    exercise: str


def is_address(root: str) -> bool:
    """Whether ``root`` is an fsspec address and not a folder of this computer."""
    return "://" in root


def list_files(root: str) -> list[Filed]:
    """All collected files, ordered as every table is: by learner, then exercise.

    Raises:
        KitError: there is no such place, or nothing in it was laid out by whosays collect.
    """
    names = _names_behind_address(root) if is_address(root) else _names_in_folder(Path(root))
    found = [
        Filed(name.removesuffix(SUFFIX), exercise)
        for exercise, name in names
        if name.endswith(SUFFIX) and is_class_number(name.removesuffix(SUFFIX))
    ]
    if not found and not list_held(root):
        raise KitError(f"{root}: there are no collected answers. Run whosays collect first.")
    return sorted(found, key=lambda filed: order(*filed))


def list_held(root: str) -> dict[Filed, str]:
    """Whose files are held back, and why, as half a sentence; ordered as every table is."""
    found = {}
    for exercise, name in _held_behind_address(root) if is_address(root) else _held_in_folder(Path(root)):
        learner = name.removesuffix(_WHY)
        if name.endswith(_WHY) and is_class_number(learner):
            found[Filed(learner, exercise)] = _first_line(root, f"{exercise}/{HELD_BACK}/{name}")
    return dict(sorted(found.items(), key=lambda held: order(*held[0])))


def _held_in_folder(root: Path) -> list[tuple[str, str]]:
    return [(path.parent.parent.name, path.name) for path in root.glob(f"*/{HELD_BACK}/*{_WHY}")]


def _held_behind_address(root: str) -> list[tuple[str, str]]:
    files, base = _open(root)
    try:
        listed = files.glob(f"{base}/*/{HELD_BACK}/*{_WHY}")
    except OSError:
        return []  # told when the files themselves are listed
    return [(parts[-3], parts[-1]) for parts in (path.split("/") for path in listed)]


def _first_line(root: str, origin: str) -> str:
    try:
        if is_address(root):
            files, base = _open(root)
            start: bytes = files.cat_file(f"{base}/{origin}", start=0, end=_HEAD)
        else:
            start = Path(f"{root}/{origin}").read_bytes()[:_HEAD]
    except OSError as error:
        raise KitError(f"{origin}: cannot be read ({error.strerror or error}).") from error
    return start.decode(errors="replace").partition("\n")[0].strip()


def written_at(signature: str) -> str:
    """When a file was collected (UTC, as in an event), from its signature; "" where that does not tell."""
    _, _, nanoseconds = signature.partition("-")
    if not nanoseconds.isdecimal():
        return ""
    try:
        return stamp(datetime.fromtimestamp(int(nanoseconds) / 1e9, UTC))
    except (OverflowError, OSError, ValueError):
        return ""


def _names_in_folder(root: Path) -> list[tuple[str, str]]:
    try:
        with os.scandir(root) as entries:
            exercises = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        return [(exercise, name) for exercise in exercises for name in _real_files(root / exercise)]
    except OSError as error:
        raise KitError(
            f"{root}: cannot be opened ({error.strerror}). Give the folder that whosays collect wrote."
        ) from error


def _real_files(folder: Path) -> list[str]:
    """Real files only: a link may lead anywhere, and a pipe would never end."""
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]


def _names_behind_address(root: str) -> list[tuple[str, str]]:
    files, base = _open(root)
    try:
        listed = files.glob(f"{base}/*/*{SUFFIX}")
    except OSError as error:
        raise KitError(f"{root}: cannot be opened ({error}).") from error
    return [tuple(path.rsplit("/", 2)[-2:]) for path in listed]


def read_file(root: str, filed: Filed) -> tuple[bytes, str]:
    """A file's bytes, and its signature: a text that changes when the file does.

    Raises:
        KitError: it cannot be read, or is far too long.
    """
    origin = f"{filed.exercise}/{filed.learner}{SUFFIX}"
    try:
        if is_address(root):
            return _read_behind_address(root, origin)
        with open(f"{root}/{origin}", "rb") as file:  # noqa: PTH123 - a third faster than Path.open
            status = os.fstat(file.fileno())
            _check_size(status.st_size, origin)
            return file.read(), f"{status.st_size}-{status.st_mtime_ns}"
    except OSError as error:
        raise KitError(f"{origin}: cannot be read ({error.strerror or error}).") from error


def read_head_line(root: str, filed: Filed) -> bytes:
    """A file's first line, without reading the rest; cut where it is longer than any that the kit writes.

    Raises:
        KitError: it cannot be read.
    """
    origin = f"{filed.exercise}/{filed.learner}{SUFFIX}"
    try:
        if is_address(root):
            files, base = _open(root)
            start: bytes = files.cat_file(f"{base}/{origin}", start=0, end=_HEAD)
        else:
            with open(f"{root}/{origin}", "rb") as file:  # noqa: PTH123 - a third faster than Path.open
                start = file.read(_HEAD)
    except OSError as error:
        raise KitError(f"{origin}: cannot be read ({error.strerror or error}).") from error
    return start.replace(b"\r", b"\n").partition(b"\n")[0]


def signature(root: str, filed: Filed) -> str:
    """A file's signature, without reading it; "" if there is no such file."""
    origin = f"{filed.exercise}/{filed.learner}{SUFFIX}"
    try:
        if is_address(root):
            files, base = _open(root)
            return _signature_of(files.info(f"{base}/{origin}"))
        status = os.stat(f"{root}/{origin}")  # noqa: PTH116
    except OSError:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}"


def _read_behind_address(root: str, origin: str) -> tuple[bytes, str]:
    files, base = _open(root)
    info = files.info(f"{base}/{origin}")
    _check_size(info.get("size") or 0, origin)
    return files.cat_file(f"{base}/{origin}"), _signature_of(info)


def _signature_of(info: dict[str, Any]) -> str:
    changed = next(
        (info[name] for name in ("mtime", "LastModified", "ETag", "etag", "created") if name in info), ""
    )
    return f"{info.get('size')}-{changed}"


def _check_size(size: int, origin: str) -> None:
    if size > MAX_FILE:
        raise KitError(f"{origin}: the file has {size // 1_000_000} megabytes; answers never have so many.")


@lru_cache(maxsize=4)
def _open(root: str) -> tuple[Any, str]:
    """The file system behind an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  only for addresses: a folder needs no more than Python

        files, base = url_to_fs(root)
    except (ImportError, ValueError) as error:
        raise KitError(
            f"{root}: this address cannot be opened ({error}). For addresses, {install()}."
        ) from error
    return files, base.rstrip("/")
