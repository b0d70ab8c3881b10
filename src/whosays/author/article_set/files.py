"""The files of a set: under which number, whether somebody has changed them by hand, and writing them.

What was built is kept beside the key, in ``set.toml``: the name of the set, and of each file a digest of what
a person can change in it. Outputs are no such thing: running a notebook changes nothing.
"""

import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from whosays.author.article_set.composing import Page
from whosays.author.new_article.names import free_number, stem_in
from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import OURS, ROOMS, notebook_bytes, read_notebook, stems
from whosays.base.stems import STEM, is_own
from whosays.tasks.reading import read_table
from whosays.teacher.release.articles import articles_named

RECORD = "set.toml"
MADE_OF = "made_of"
"""In the record: the digest of the key that the set was made of (made_of.py)."""
_LONGEST = 40  # letters of a name behind its number
_PERSONS = ("id", "cell_type", "source", "metadata")  # of a cell, what a person can change
_WORDS = DiskWords("{path}: cannot be read ({reason}).")


def stem_of(root: Path, slug: str) -> str:
    """The name of an article's set: the one that it has, else the one told when the article came in.

    Where that number went to another set meanwhile, or none was told: the next free number and the folder's
    name.

    Raises:
        KitError: all fifty numbers are taken, or a lesson or an exercise of the kit has this article.
    """
    using = [(room, stem) for room in ("lessons", "solutions") for stem in stems(root, room)
             if slug in _articles(root, room, stem)]  # fmt: skip
    if of_the_kit := [f"{room}/{stem}" for room, stem in using if not is_own(stem)]:
        raise KitError(
            f"seeds/{slug} is an article of the kit, asked about in {of_the_kit[0]}: a lesson page of it "
            "would hand out the answers. Take an article of your own."
        )
    recorded = read_record(root / "seeds" / slug).get("stem", "")
    recorded = "" if _is_anothers(root, slug, recorded) else recorded
    if recorded or using:
        return str(recorded or using[0][1])
    told = stem_in(root / "seeds" / slug)
    if is_own(told) and told[:2] not in {stem[:2] for room in ROOMS for stem in stems(root, room)}:
        return told
    name = "".join(each if each.isascii() and each.isalnum() else "_" for each in slug.lower())
    return f"{free_number(root)}_{name[:_LONGEST].strip('_') or 'article'}"


def _is_anothers(root: Path, slug: str, stem: str) -> bool:
    """Whether a set asks about other articles that are there: this folder was copied from one of them.

    A folder that was renamed has left none behind, and keeps its set.
    """
    asked = _articles(root, "solutions", stem)
    return slug not in asked and any((root / "seeds" / each).is_dir() for each in asked)


def _articles(root: Path, room: str, stem: str) -> set[str]:
    path = root / room / f"{stem}.tasks.toml"
    return articles_named(read_table(path)) if path.is_file() else set()


def table_bytes(table: JsonObject, slug: str) -> bytes:
    """A task file; the same to the byte every time."""
    head = f"# Made from seeds/{slug}/key.csv by “whosays build {slug}”. You may change it by hand.\n"
    return (head + tomli_w.dumps(table, multiline_strings=False)).encode()


def changed_by_hand(root: Path, slug: str, names: list[str]) -> list[str]:
    """Of these files those that are not as they were built last: somebody has worked on them."""
    digests: dict[str, Any] = read_record(root / "seeds" / slug).get("files", {})
    there = [name for name in names if (root / name).is_file()]
    return [name for name in there if digests.get(name) != digest_of(root / name)]


def digest_of(path: Path) -> str:
    """The digest of what a person can change in a file: of a notebook its cells without their outputs."""
    if path.suffix != ".ipynb":
        with _WORDS.told(path):
            return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    cells = [{name: cell[name] for name in _PERSONS if name in cell} for cell in read_notebook(path)["cells"]]
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()


def write_page(root: Path, slug: str, page: Page) -> None:
    """Write a task file and its notebook."""
    named = page.notebook["metadata"][OURS]
    where = root / named["room"]
    write_whole(where / f"{named['stem']}.tasks.toml", table_bytes(page.table, slug))
    write_whole(where / f"{named['stem']}.ipynb", notebook_bytes(page.notebook))


def keep_record(root: Path, slug: str, stem: str, names: list[str], made_of: str) -> None:
    """Write down what was built, and of which key."""
    files = {name: digest_of(root / name) for name in sorted(names)}
    head = "# What “whosays build” made of this article, so that it never overwrites what you change.\n"
    text = head + tomli_w.dumps({"stem": stem, MADE_OF: made_of, "files": files})
    write_whole(root / "seeds" / slug / RECORD, text.encode())


def read_record(folder: Path) -> JsonObject:
    """What ``set.toml`` in a seed's folder says: ``stem``, and ``files`` with a digest each; {} without it.

    Raises:
        KitError: it cannot be read, or says something else.
    """
    path = folder / RECORD
    if not path.is_file():
        return {}
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8"))
        sound = bool(re.fullmatch(STEM, record["stem"])) and isinstance(record["files"], dict)
    except (OSError, ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise KitError(
            f"{path}: cannot be read. Take it away, and build with --again: that overwrites the set."
        )
    return record
