"""The keys to mark by: ``solutions/STEM.tasks.toml`` of a clone, read once and handed to every marker."""

import hashlib
import pickle
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from whosays.articles.seed import SEED_FILES
from whosays.base.errors import KitError
from whosays.base.places import kit_root, seed_folder
from whosays.base.version import __version__
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task


@dataclass(frozen=True)
class Keys:
    """The tasks of each exercise with their keys, by stem.

    ``fingerprint`` changes with any file they were read from, and with the version of the kit; ``missing``
    names exercises that have no key.
    """

    tasks: dict[str, dict[str, Task]] = field(hash=False)
    fingerprint: str
    missing: tuple[str, ...]

    def packed(self) -> bytes:
        """The tasks as bytes, to be handed to another process of the same teacher; see ``unpacked``."""
        return zlib.compress(pickle.dumps(self.tasks))


def unpacked(data: bytes) -> dict[str, dict[str, Task]]:
    """The tasks that ``packed`` made. Never given anything that came from a learner."""
    found: dict[str, dict[str, Task]] = pickle.loads(zlib.decompress(data))
    return found


def find_solutions(named: Path | None = None) -> Path:
    """The folder of the solutions: the one named, else the clone's own.

    Raises:
        KitError: there is none.
    """
    folder = named or kit_root() / "solutions"
    if folder.is_dir() and any(folder.glob("*.tasks.toml")):
        return folder
    if named:
        raise KitError(f"{named}: there are no solutions here. Give the folder solutions/ of a clone.")
    raise KitError(
        "This needs the keys, and they are not in an installed kit, for learners have that too: do it in a "
        "clone of the repository, or give that clone's folder: --solutions PATH/solutions"
    )


def read_keys(folder: Path, stems: Iterable[str]) -> Keys:
    """The keys of the exercises called ``stems``.

    Raises:
        KitError: a key cannot be read, or none of the exercises has one.
    """
    wanted = sorted(set(stems))
    there = [stem for stem in wanted if (folder / f"{stem}.tasks.toml").is_file()]
    if not there:
        raise KitError(f"{folder}: there is no key for {', '.join(wanted)}. Is this the right folder?")
    tasks = {stem: read_tasks(folder / f"{stem}.tasks.toml", "solutions", stem) for stem in there}
    missing = tuple(stem for stem in wanted if stem not in tasks)
    return Keys(tasks, _fingerprint(folder, tasks), missing)


def _fingerprint(folder: Path, tasks: dict[str, dict[str, Task]]) -> str:
    seeds = {task.seed.article.name for mine in tasks.values() for task in mine.values()}
    paths = [folder / f"{stem}.tasks.toml" for stem in tasks]
    beside = folder.absolute().parent
    paths += [seed_folder(name, beside) / file for name in sorted(seeds) for file in SEED_FILES]
    found = hashlib.sha256(__version__.encode())
    for path in paths:
        found.update(hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest())
    return found.hexdigest()
