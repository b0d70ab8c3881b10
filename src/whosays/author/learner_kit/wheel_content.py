"""What of lessons, exercises and articles travels in the wheel: no key of an exercise or a test.

Learners install the wheel. A lesson explains at once, so its articles come with their keys. Exercises come
as built, and their articles as a release hands them out. Whoever builds the wheel asks here
(``hatch_build.py``), with nothing but Python's own library at hand.
"""

from pathlib import Path

from whosays.articles.seed import SEED_FILES
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import stems
from whosays.base.stems import is_own
from whosays.learner.order import FILE
from whosays.tasks.reading import read_table
from whosays.teacher.release.articles import Files, articles_named, articles_without_keys, read_part


def wheel_files(root: Path) -> Files:
    """The files by their path in the kit, as ``lessons/00_start_here.ipynb``.

    Args:
        root: the kit's root, a clone's or that of an unpacked source.

    Raises:
        KitError: an exercise carries its key, an article serves lessons and exercises, or a file is missing.
    """
    lessons, exercises = _room(root, "lessons"), _room(root, "exercises")
    _refuse_keys(root, exercises)
    with_keys = _articles(lessons)
    if both := with_keys & _articles(exercises):
        raise KitError(
            f"seeds/{min(both)} serves lessons and exercises, so learners would get its key with the "
            "lessons. Give the exercise an article of its own."
        )
    return {
        **_notebooks(root, "lessons"),
        f"lessons/{FILE}": read_part(root / "lessons" / FILE),
        **_notebooks(root, "exercises"),
        **_whole(root, with_keys),
        **articles_without_keys(root, exercises.values()),
    }


def _room(root: Path, room: str) -> dict[str, JsonObject]:
    return {stem: read_table(root / room / f"{stem}.tasks.toml") for stem in _stems(root, room)}


def _stems(root: Path, room: str) -> list[str]:
    """The kit's own. A teacher's set stays at home: its lesson page carries the key of its exercise."""
    return [stem for stem in stems(root, room) if not is_own(stem)]


def _articles(tables: dict[str, JsonObject]) -> set[str]:
    return set[str]().union(*map(articles_named, tables.values()))


def _refuse_keys(root: Path, exercises: dict[str, JsonObject]) -> None:
    for stem, table in exercises.items():
        if table["mode"] != "hand-in":
            path = root / "exercises" / f"{stem}.tasks.toml"
            raise KitError(f"{path}: this file carries its key. Build the exercises anew: whosays build")


def _notebooks(root: Path, room: str) -> Files:
    """Named one by one: what else lies in the folder is nobody's but the owner's."""
    names = [f"{room}/{stem}{end}" for stem in _stems(root, room) for end in (".ipynb", ".tasks.toml")]
    return {name: read_part(root / name) for name in names}


def _whole(root: Path, articles: set[str]) -> Files:
    names = [f"seeds/{article}/{file}" for article in sorted(articles) for file in SEED_FILES]
    return {name: read_part(root / name) for name in names if (root / name).is_file()}
