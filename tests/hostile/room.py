"""A room with everything in it: all specimens, a few good files, and what ``../`` in a name would hit."""

import hashlib
import random
import re
import shutil
import stat
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from helpers import classroom
from hostile import hand, laid, large
from hostile.verdicts import SPECIMENS, Outcome
from whosays.teacher.collect.collecting import collect
from whosays.teacher.grade.feedback_pages import write_feedback
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade

STEMS = tuple(hand.STEMS[number] for number in ("01", "02", "03", "06"))
GOOD = [str(number) for number in range(901, 907)]
_DECOYS = ("evil.answers.jsonl", "evil.jsonl", "x.answers.jsonl", "con", "nothing")


class Room:
    """Lays the room; ``run`` collects, marks and writes pages, as a teacher does."""

    def __init__(self, root: Path, repository: Path) -> None:
        self.root, self.repository = root, repository
        self.inbox = root / "class" / "inbox"
        self.tasks = {stem: classroom.tasks_of(repository, stem) for stem in STEMS}

    def lay(self) -> None:
        """Everything, and decoys at every step of the way out."""
        shutil.copytree(SPECIMENS, self.inbox)
        large.make(self.inbox / "large")
        self.good(self.inbox / "good")
        elsewhere = self.root / "elsewhere"
        classroom.fill(elsewhere, self.tasks[STEMS[2]], ["999"])
        shutil.copy(elsewhere / STEMS[2] / "999.answers.jsonl", elsewhere / "secret.answers.jsonl")
        laid.lay(self.inbox / "laid", elsewhere)
        for folder in (self.root, self.root / "class"):
            for name in _DECOYS:
                (folder / name).write_text("left alone")

    def good(self, folder: Path) -> None:
        """The files of learners who did nothing odd."""
        for stem in STEMS:
            classroom.fill(folder, self.tasks[stem], GOOD)

    def run(self, paths: Iterable[Path], name: str, pages: bool = True) -> Outcome:
        """Collect, grade and write pages, into folders of this name."""
        out, marks = self.root / f"{name}-collected", self.root / f"{name}-marks"
        collect(paths, out)
        run = grade(out, marks, executor=Here())
        if pages:
            write_feedback(run, {}, Here())
        return Outcome(self.inbox, out, marks)

    def small(self) -> list[Path]:
        """The kept specimens and the good files, one by one."""
        found = sorted(path for path in self.inbox.rglob("*") if path.is_file() and not path.is_symlink())
        return [path for path in found if not {"laid", "large"} & {*path.relative_to(self.inbox).parts}]

    def orders(self) -> dict[str, list[Path]]:
        """The same files in several orders."""
        straight = self.small()
        mixed = random.Random(7).sample(straight, len(straight))
        return {"straight": straight, "backwards": straight[::-1], "mixed": mixed}


def tree(*folders: Path) -> dict[str, tuple[object, ...]]:
    """All there is: what it is, when it was changed, and a digest of what stands in it."""
    return {str(each): _about(each) for folder in folders for each in sorted(folder.rglob("*"))}


def _about(path: Path) -> tuple[object, ...]:
    about = path.lstat()
    plain = stat.S_ISREG(about.st_mode) and about.st_size < 10**6
    content = hashlib.sha256(path.read_bytes()).hexdigest() if plain else about.st_size
    return about.st_mode, about.st_mtime_ns if not path.is_dir() else 0, content


class Parts(HTMLParser):
    """The elements of a page, each with the names of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, ...]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {(tag,), *((tag, name) for name, _ in attrs)}


def parts(folder: Path) -> set[tuple[str, ...]]:
    """What the pages of a folder are made of."""
    found = Parts()
    tags = {tag for path in folder.glob("*.html") for tag in re.findall("<[^>]*>?", path.read_text("utf-8"))}
    for tag in tags:
        found.feed(tag)
        found.reset()
    return found.seen
