"""Write a page to the disk."""

import re
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.learner.lab.release_marker import Release

PAGES = (".html", ".htm")
MOST = 600_000  # bytes: what a learning platform takes, and a phone opens at once
_WORDS = DiskWords("{where}: cannot be written ({reason}). Choose another --to.")
_OURS = re.compile(rb'id="exercise">\{"v":\d+,"kit":"[^"]*","room":"exercises","stem":"([^"]*)"')


def write_page(kit: Path, release: Release, target: Path) -> None:
    """Write an exercise as one page.

    Args:
        kit: the kit's root.
        release: what is handed out.
        target: the file, which may be an older page of the same exercise.

    Raises:
        KitError: something else lies there, it would be too large, it cannot be written; or as
            ``exercise_page``.
    """
    from whosays.teacher.exercise_page.exercise_page import exercise_page  # noqa: PLC0415  it loads the widgets

    if target.suffix.lower() not in PAGES:
        named = target / f"{release.stem}.html" if target.is_dir() else target.with_suffix(".html")
        raise KitError(f"{target}: a page is one file. Name it so: --to {named}")
    content = exercise_page(kit, release).encode()
    if len(content) > MOST:
        raise KitError(
            f"{release.stem}: the page would have {len(content) // 1000} kB, and {MOST // 1000} are the most "
            "that a phone opens at once. Shorten the article or the picture."
        )
    with _WORDS.told(target):
        if target.exists() and not _is_same_exercise(target, release.stem):
            raise KitError(
                f"{target} is there already, and is another one. Give another name, or move it away."
            )
        write_whole(target, content)


def _is_same_exercise(path: Path, stem: str) -> bool:
    found = _OURS.search(path.read_bytes()) if path.is_file() else None
    return found is not None and found[1].decode() == stem
