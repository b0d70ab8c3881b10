"""Looks through every byte of a wheel or a zip for texts that only a key may hold, packed ones too."""

import gzip
import html
import io
import json
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from helpers.key_words import SHORT, key_words
from whosays.articles.seed import read_outside
from whosays.author.build.exercises import BEGIN
from whosays.base.notebook_files import read_notebook, stems
from whosays.teacher.release.articles import articles_named

ENDS = (".ipynb", ".tasks.toml")
STEP = 4
LETTERS = SHORT - STEP + 1  # so that a word that is longer than SHORT has them at each of its first places
TURN = 60  # letters; a longer text of a key is a reason, not a turn of speech


def secrets(root: Path) -> set[str]:
    """What only a key or the teacher may see, of all exercises and tests.

    Lessons train the same, so short turns of a key ("nothing could: it is a call") and hints stand in them,
    too; those are no secret. A reason or a sample that stood in a lesson would be one, and is kept.
    """
    found: set[str] = set()
    for stem in stems(root, "solutions"):
        found |= key_words(root, stem) | facts_kept_back(root, stem)
        for cell in read_notebook(root / "solutions" / f"{stem}.ipynb")["cells"]:
            if BEGIN in cell["source"]:
                found |= {line.strip("#-* ") for line in cell["source"].splitlines()}
    taught = "\n".join(path.read_text("utf-8") for path in taught_in(root))
    hints = {hint for stem in stems(root, "solutions") for hint in hints_of(root, stem)}
    short = {text for text in found if text in hints or len(text) < TURN}
    plain = {text for text in short if text in taught}
    return {text for text in found - plain if len(text) > SHORT and "<!--" not in text}


def taught_in(root: Path) -> list[Path]:
    """The files that lessons are made of."""
    rooms = [root / "lessons" / f"{stem}{end}" for stem in stems(root, "lessons") for end in ENDS]
    tables = [tomllib.loads(path.read_text("utf-8")) for path in rooms if path.suffix == ".toml"]
    names = sorted(set().union(*map(articles_named, tables)))
    return rooms + [root / "seeds" / name / "key.csv" for name in names]


def hints_of(root: Path, stem: str) -> set[str]:
    table = tomllib.loads((root / "solutions" / f"{stem}.tasks.toml").read_text("utf-8"))
    items = [item for task in table["task"].values() for item in (task, *task.get("items", ()))]
    return {hint for item in items if isinstance(item, dict) for hint in item.get("hints", ())}


def facts_kept_back(root: Path, stem: str) -> set[str]:
    """What stands beside an exercise's article and is not laid out: it may be the answer to a question."""
    table = tomllib.loads((root / "solutions" / f"{stem}.tasks.toml").read_text("utf-8"))
    shown = {card for task in table["task"].values() for card in task.get("cards", ())}
    facts = [read_outside(root / "seeds" / name) for name in sorted(articles_named(table))]
    return {fact.what for each in facts for name, fact in each.items() if name not in shown}


def members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and whatever is packed in it, at any depth."""
    yield name, data
    inside: Iterable[tuple[str, bytes]] = ()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [(each, archive.read(each)) for each in archive.namelist()]
    elif data[:2] == b"\x1f\x8b":
        inside = [("unpacked", gzip.decompress(data))]
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            inside = [(each.name, archive.extractfile(each).read()) for each in archive if each.isfile()]
    for each, content in inside:
        yield from members(f"{name}/{each}", content)


def found_in(name: str, data: bytes, words: set[str]) -> tuple[list[str], int]:
    """Where a secret stands, as "file: text", and how many files were looked at."""
    begun = _begun(frozenset(words))
    seen, told = 0, []
    for each, content in members(name, data):
        seen += 1
        told += [f"{each}: {word}" for text in texts_of(content) for word in words_in(text, begun)]
    return told, seen


@lru_cache(maxsize=4)
def _begun(words: frozenset[str]) -> dict[str, list[tuple[str, int]]]:
    """All ways to write the words, by a few letters near their beginning, and how far in those stand."""
    begun: dict[str, list[tuple[str, int]]] = {}
    for spelled in {each for word in words for each in spellings(word)}:
        for far in range(STEP):
            begun.setdefault(spelled[far : far + LETTERS], []).append((spelled, far))
    return begun


def spellings(word: str) -> set[str]:
    """The ways a file may write it: as it is, in JSON or TOML, in CSV, in HTML."""
    plain, ascii_only = (json.dumps(word, ensure_ascii=each)[1:-1] for each in (False, True))
    return {
        word,
        plain,
        ascii_only,
        word.replace('"', '""'),
        html.escape(word),
        html.escape(word, quote=False),
    }


def texts_of(data: bytes) -> list[str]:
    """The bytes as text; where every other byte is empty, as UTF-16 too."""
    wide = ["utf-16-le", "utf-16-be"] if data.count(0) > len(data) / 4 else []
    return [data.decode(each, "replace") for each in ("utf-8", *wide)]


def words_in(text: str, begun: dict[str, list[tuple[str, int]]]) -> list[str]:
    """Which of the words stand in the text (see ``_begun``).

    Only every fourth place is looked at, of the ten million that a site has: each word is known by the
    letters at its first four places, and one of those lies at such a place.
    """
    places = [at for at in range(0, len(text), STEP) if text[at : at + LETTERS] in begun]
    return [
        word
        for at in places
        for word, far in begun[text[at : at + LETTERS]]
        if at >= far and text.startswith(word, at - far)
    ]
