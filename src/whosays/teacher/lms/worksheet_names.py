"""Which exercise a worksheet of Moodle is for, and what its filled copy is called."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.notebook_files import short_name
from whosays.base.stems import meant_stem
from whosays.teacher.lms.sheet import fits

_NUMBER = re.compile(r"(?i)(?:exercise\s+)?(\d\d)(?!\w)")


def path_of(said: str) -> Path:
    """The path in ``NN=PATH``, or in ``PATH``."""
    _, equals, path = said.partition("=")
    return Path(path if equals and not Path(said).exists() else said)


def named_exercise(number: str, titles: dict[str, str]) -> str:
    """The exercise that ``03``, ``3`` or a whole stem means.

    Raises:
        KitError: nothing of it was handed in.
    """
    if found := meant_stem(number.strip(), titles):
        return found
    raise KitError(f"“{number}”: nothing was marked of such an exercise. There are: {', '.join(titles)}.")


def exercise_of_worksheet(said: str, titles: dict[str, str]) -> tuple[str, Path]:
    """The exercise and the path that a teacher meant.

    Args:
        said: ``NN=PATH``, or ``PATH`` where the file's name tells.
        titles: the exercises' titles by stem.

    Raises:
        KitError: it is not clear, or the file's name speaks of another exercise than the teacher.
    """
    path = path_of(said)
    may_be = [stem for stem in titles if fits_file(path, stem, titles[stem])]
    if str(path) == said:
        found = may_be or ([*titles] if len(titles) == 1 and not _other_number(path, *titles) else [])
        if len(found) == 1:
            return found[0], path
        raise KitError(f"--moodle {said}: which exercise is it for? Write its number in front: 03={said}")
    stem = named_exercise(said.partition("=")[0], titles)
    other = [short_name(each) for each in may_be] or _other_number(path, stem)
    if stem not in may_be and other:
        raise KitError(
            f"--moodle {said}: by its name this worksheet belongs to exercise {other[0]}, not to "
            f"{short_name(stem)}. Write {other[0]}= in front, or give the file another name if it is right."
        )
    return stem, path


def fits_file(path: Path, stem: str, title: str) -> bool:
    """Whether a worksheet's name (Grades-COURSE-ASSIGNMENT-123.csv) has the exercise's name in it."""
    return fits(path.stem, stem, title) or any(fits(part, stem, title) for part in _parts(path))


def _parts(path: Path) -> set[str]:
    parts = path.stem.replace("_", " ").split("-")
    return {" ".join(parts[i:j]).strip() for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}


def _other_number(path: Path, stem: str) -> list[str]:
    """The number of another exercise with which the assignment's name begins.

    Moodle calls a download Grades-COURSE-ASSIGNMENT-123, or Grades-COURSE-ASSIGNMENT-GROUP-123.
    """
    parts = path.stem.replace("_", " ").split("-")[2:-1]
    numbers = [found[1] for part in parts if (found := _NUMBER.match(part.strip()))]
    return [number for number in numbers if not stem.startswith(number)]


def written_names(stem: str, worksheets: Sequence[Path]) -> list[str]:
    """What the filled copies are called: by the exercise, and where there are several by their own names."""
    if len(worksheets) == 1:
        return [f"moodle-{stem}.csv"]
    own = [re.sub(r"[^\w-]+", "_", path.stem).strip("_")[:60] or "group" for path in worksheets]
    seen: Counter[str] = Counter()
    names = []
    for each in own:
        seen[each.casefold()] += 1
        more = f"-{seen[each.casefold()]}" if seen[each.casefold()] > 1 else ""
        names.append(f"moodle-{stem}-{each}{more}.csv")
    return names
