"""What an article's folder is called, and which number its exercise gets."""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from whosays.base.errors import KitError
from whosays.base.names import DEVICES
from whosays.base.notebook_files import ROOMS
from whosays.base.stems import STEM

OWN_NUMBERS = range(50, 100)
"""The numbers of a teacher's own notebooks (base/stems.py)."""
_LONGEST = 48
_NAME = re.compile(rf"(?!(?:{DEVICES})\Z)[a-z0-9](?:[a-z0-9-]{{0,{_LONGEST - 2}}}[a-z0-9])?")
_STEM_FILE = re.compile(rf"({STEM})\.(?:ipynb|tasks\.toml)")
_WORDS_TAKEN = 5  # of a headline
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "as", "is"}
)


def check_name(typed: str) -> str:
    """The name, if a folder of ``seeds/`` can be called so everywhere.

    Raises:
        KitError: it has other letters, or Windows keeps it for itself; suggests one that will do.
    """
    if _NAME.fullmatch(typed):
        return typed
    better = name_of(typed)
    raise KitError(
        f"“{typed:.60}” cannot be the name of an article: use 1 to {_LONGEST} small letters (a to z), "
        f"digits and “-”. " + (f"Try --name {better}." if better else "Try --name harbor-strike.")
    )


def name_of(words: str) -> str:
    """A name made of a headline's first words that carry something; "" where no letter of it will do."""
    plain = (
        unicodedata.normalize("NFKD", words.replace("ß", "ss")).encode("ascii", "ignore").decode().casefold()
    )
    all_words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    telling = [word for word in all_words if word not in _SMALL] or all_words
    name = "-".join(telling[:_WORDS_TAKEN])
    if len(name) > _LONGEST:  # at the end of a word, if there is more than one
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    return name if _NAME.fullmatch(name) else ""


def free_name(name: str, taken: Collection[str]) -> str:
    """The name itself, or with the first number behind it that is free."""
    if name not in taken:
        return name
    number = 2
    while f"{name[: _LONGEST - 4]}-{number}" in taken:
        number += 1
    return f"{name[: _LONGEST - 4]}-{number}"


def next_stem(root: Path, name: str) -> str:
    """What the article's notebooks will be called: the lowest free number of a teacher's, and its name.

    Raises:
        KitError: no number is left.
    """
    return f"{free_number(root)}_{name.replace('-', '_')}"


def free_number(root: Path) -> str:
    """The lowest number of a teacher's that nobody has.

    A number is taken by a notebook of any room, and by an article that waits for its notebooks.

    Raises:
        KitError: no number is left.
    """
    taken = {stem[:2] for stem in _stems_in(root)}
    free = next((str(number) for number in OWN_NUMBERS if str(number) not in taken), None)
    if free is None:
        raise KitError(
            "All numbers from 50 to 99 are taken. Move old exercises of your own, and their folders of "
            "seeds/, "
            "to another place, and try again."
        )
    return free


def _stems_in(root: Path) -> Iterator[str]:
    for room in ROOMS:
        for path in (root / room).glob("*"):
            if found := _STEM_FILE.fullmatch(path.name):
                yield found[1]
    for path in (root / "seeds").glob("*/source.toml"):
        yield stem_in(path.parent)


def stem_in(folder: Path) -> str:
    """The stem that was given to a teacher's article; "" for one of the kit's, or one that cannot be read."""
    try:
        found = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8")).get("stem", "")
    except (OSError, ValueError):
        return ""
    return found if isinstance(found, str) and re.fullmatch(STEM, found) else ""
