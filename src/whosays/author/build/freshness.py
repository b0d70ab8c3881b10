"""Whether the exercises are what their solutions build now: what goes to learners must be what is marked.

Compared is what would be built, in memory; the times of files say nothing after a clone or a copy.
"""

from collections.abc import Collection
from pathlib import Path

from whosays.author.article_set.made_of import refuse_old_page
from whosays.author.build.checks import check_notebook
from whosays.author.build.exercises import build_exercise
from whosays.author.build.unchecked_pages import refuse_unchecked_page
from whosays.base.errors import KitError
from whosays.base.notebook_files import ROOMS, read_notebook, stems
from whosays.base.stems import bare_stem, is_meant
from whosays.teacher.paper.worksheet import find_stem
from whosays.teacher.release.files import ROOMS_OF_EXERCISES, find_exercise


def find_fresh_exercise(kit: Path, which: str) -> str:
    """The stem of the exercise that ``which`` means, if its solution builds it as it lies there.

    Raises:
        KitError: there is no such exercise, it is not built yet, or see ``refuse_stale`` and
            ``refuse_unchecked_page``.
    """
    _refuse_unbuilt(kit, which, ROOMS_OF_EXERCISES)
    stem = find_exercise(kit, which)
    refuse_stale(kit, stem)
    refuse_unchecked_page(kit, stem)
    return stem


def find_fresh_page(kit: Path, which: str) -> str:
    """The stem of the lesson, exercise or test form to print, if its cells find their tasks.

    Raises:
        KitError: as ``find_fresh_exercise``, or a cell of the lesson asks for what is not there.
    """
    _refuse_unbuilt(kit, which, ROOMS)
    stem = find_stem(kit, which)
    for room, check in (("lessons", _check_lesson), ("exercises", refuse_stale)):
        if (kit / room / f"{stem}.ipynb").is_file():
            check(kit, stem)
    if (kit / "exercises" / f"{stem}.ipynb").is_file():
        refuse_unchecked_page(kit, stem)
    return stem


def _check_lesson(kit: Path, stem: str) -> None:
    refuse_old_page(kit, stem)
    check_notebook(kit, "lessons", stem, read_notebook(kit / "lessons" / f"{stem}.ipynb"))


def _refuse_unbuilt(kit: Path, which: str, rooms: Collection[str]) -> None:
    unbuilt = sorted(set(stems(kit, "solutions")) - set(stems(kit, "exercises")))
    wanted = bare_stem(which, rooms)
    if new := [stem for stem in unbuilt if is_meant(wanted, stem)]:
        raise KitError(f"solutions/{new[0]} is not built yet: type whosays build, then this again.")


def refuse_stale(kit: Path, stem: str) -> None:
    """Refuse an exercise that is not what its solution builds. An installed kit has no solutions to compare.

    Raises:
        KitError: the solution does not build (in its own words), is gone, or would build another exercise.
    """
    if not (kit / "solutions").is_dir():
        check_notebook(kit, "exercises", stem, read_notebook(kit / "exercises" / f"{stem}.ipynb"))
        return
    if not (kit / "solutions" / f"{stem}.ipynb").is_file():
        raise KitError(
            f"exercises/{stem} has no solution any more, so nobody could mark it: take it out of exercises/, "
            f"or put solutions/{stem}.ipynb back."
        )
    notebook, tasks = build_exercise(kit, stem)
    for name, built in ((f"{stem}.tasks.toml", tasks), (f"{stem}.ipynb", notebook)):
        if _lines(kit / "exercises" / name) != built:
            raise KitError(
                f"exercises/{name} is not what solutions/{name} builds now, so nothing was written: type "
                "whosays build, then this again. (What was changed in exercises/ itself belongs into "
                "solutions/; building replaces it.)"
            )


def _lines(path: Path) -> bytes:
    """The file with the line ends that the build writes: some tools for copying change them."""
    return path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else b""
