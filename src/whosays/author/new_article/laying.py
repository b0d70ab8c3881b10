"""Lays an article's folder into ``seeds/``: whole or not at all, one at a time, and over nobody's work."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from whosays.articles.key import COLUMNS, OPTIONAL
from whosays.articles.seed import KEY
from whosays.author.new_article.names import stem_in
from whosays.author.new_article.origin import is_as_drafted
from whosays.author.second_opinion.bringing import QUESTION
from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.fixed_tables import checked_table

BEGUN = ".new-article"
"""In ``seeds/`` while an article is laid: what is not whole yet, and a sign to others to wait."""
_FILES = {"article.txt", "source.toml", KEY, "draft.csv", QUESTION}
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"}
_PATIENCE = 20.0  # seconds that somebody waits for another who lays an article
_LEFT_BEHIND = 120.0  # seconds: nothing takes so long, so whoever began it was stopped
_WORDS = DiskWords(
    "{where} cannot be written ({reason}). Look what lies there, and try again.",
    full="The disk is full: the article was not laid. Make room, and try again.",
    closed="{where} may not be written to. Take a copy of the kit in a folder of your own, and try again.",
)


@contextmanager
def begun(seeds: Path) -> Iterator[Path]:
    """A folder in which an article is made, for as long as nobody else makes one; then it is gone.

    Raises:
        KitError: the disk refuses, or another is being laid and does not end.
    """
    folder = seeds / BEGUN
    with _WORDS.told(seeds):
        _wait_for(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _wait_for(folder: Path) -> None:
    last = time.monotonic() + _PATIENCE
    while True:
        try:
            folder.mkdir()
        except FileExistsError:
            _take_away_what_was_left(folder)
        else:
            return
        if time.monotonic() > last:
            raise KitError(
                f"Another article is being laid in {folder.parent}. Wait until it is done, and try again. "
                f"(If nobody "
                f"is at it, delete the folder {BEGUN} there.)"
            )
        time.sleep(0.1)


def _take_away_what_was_left(folder: Path) -> None:
    """Nobody works there any more: its owner was stopped before it could clean up."""
    aside = folder.with_name(f"{BEGUN}.{os.getpid()}")
    with suppress(OSError):  # it is gone, or another has taken it away
        if time.time() - folder.stat().st_mtime > _LEFT_BEHIND:
            folder.rename(aside)
            shutil.rmtree(aside)


def put_in_place(made: Path, target: Path, *, instead: bool) -> None:
    """Move a whole folder to its place; an old one that may go, goes only when the new one is there.

    Raises:
        KitError: something came to lie there meanwhile.
        OSError: the disk refused; the old one is back in its place.
    """
    old = made.with_name("before")
    if instead:
        target.rename(old)
    try:
        _move(made, target)
    except BaseException:
        if instead:
            old.rename(target)
        raise


def _move(made: Path, target: Path) -> None:
    if target.exists():
        raise KitError(f"{target} came to be there meanwhile. Give another --name.")
    made.rename(target)


def is_untouched(folder: Path) -> bool:
    """Whether nobody has worked on an article since it was laid: on its key, its origin, beside them."""
    try:
        names = {path.name for path in folder.iterdir()} - _LITTER
        return names <= _FILES and is_as_drafted(folder)
    except (OSError, UnicodeDecodeError):
        return False


def same_text(seeds: Path, data: bytes) -> Path | None:
    """The folder of an article with the same words, however they are spaced; None if there is none."""
    wanted = data.removeprefix(b"\xef\xbb\xbf").split()
    for path in sorted(seeds.glob("*/article.txt")):
        with suppress(OSError):
            if path.read_bytes().removeprefix(b"\xef\xbb\xbf").split() == wanted:
                return path.parent
    return None


def refuse_over(folder: Path, *, again: bool) -> None:
    """Stop in front of a folder that is there already, unless it may be made anew.

    Raises:
        KitError: it is the kit's own, somebody worked on it, or it was not asked to be made anew.
    """
    where = f"seeds/{folder.name}"
    if not stem_in(folder):
        raise KitError(f"{where} is there already, and is none of your own articles. Give another --name.")
    touched = not is_untouched(folder)
    if touched:
        raise KitError(
            f"{where} is there already, and somebody has worked on it ({_how_far(folder)}): it is never "
            f"overwritten. "
            "Go on with it in the editor, or bring this text under another --name."
        )
    if not again:
        raise KitError(
            f"{where} is there already, and nobody has worked on its draft. Go on with it in the editor; or "
            f"make it "
            "anew from this text with --again (in the notebook: tick “Make it anew”); or give another --name."
        )


def _how_far(folder: Path) -> str:
    try:
        rows = [row for _, row in checked_table(folder / KEY, "key", COLUMNS, OPTIONAL).rows]
    except KitError:
        return "its key cannot be read"
    checked = sum(row["status"].strip() == "checked" for row in rows)
    return f"{checked} of {len(rows)} statements checked"
