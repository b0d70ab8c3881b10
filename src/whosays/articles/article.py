"""The only reader of ``seeds/*/article.txt``: its text, lines, paragraphs, and words with numbers.

The text is kept exactly as it is on disk. Positions are code points from 0, the end excluded.
"""

import hashlib
import re
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError

_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")  # lines with something on them, up to a blank one
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PARTED = {"blank lines": _BLOCK, "line ends": _LINE}
_MARK = "\ufeff"  # some editors begin a file with it: a sign of the encoding, and no word
_WORD = re.compile(r"\S+")
# A sentence ends at . ! or ?, perhaps a closing mark, before white space and a capital or an opening mark.
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*(?=\s+[“‘\"'(]?[^\W\d_a-z])")
_LICENSE = re.compile(r"licen[cs]e", re.IGNORECASE)

Span = tuple[int, int]
UNREADABLE = DiskWords("{path}: cannot be read ({reason}). Put the file there.")


@dataclass(frozen=True)
class Word:
    """A run of characters between white space; ``number`` counts from 0 through the article."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A block of the text, as source.toml parts it. ``role`` is headline, paragraph or page part."""

    id: str
    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Article:
    """One article as it is on disk.

    Attributes:
        name: the seed's folder name.
        text: the whole file, unchanged.
        source: what source.toml says.
        paragraphs: its blocks in order, page parts and headline included.
        digest: SHA-256 of the file's bytes, in hex.
    """

    name: str
    text: str
    source: dict[str, Any]
    paragraphs: tuple[Paragraph, ...]
    digest: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word of the file in order. Split and numbered here and nowhere else."""
        found = enumerate(_WORD.finditer(self.text, _behind_mark(self.text)))
        return tuple(Word(i, m.start(), m.end(), m.group()) for i, m in found)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The printed lines of the file, line 1 first, without their ends."""
        return tuple(self.text.split("\n"))

    @property
    def invented(self) -> bool:
        """Whether it was written for practice about the invented countries."""
        return not self.source["real"]

    @property
    def attribution(self) -> str:
        """Whose words these are, where, and under which licence, as it stands on each page; or ""."""
        return str(self.source.get("attribution", ""))

    def paragraph(self, paragraph_id: str) -> Paragraph:
        """The paragraph with this id (``h``, ``p4``, ``x1``).

        Raises:
            KitError: there is none.
        """
        for each in self.paragraphs:
            if each.id == paragraph_id:
                return each
        known = ", ".join(each.id for each in self.paragraphs)
        raise KitError(f"{self.name}: there is no paragraph “{paragraph_id}”. Write one of: {known}.")

    def paragraph_at(self, position: int) -> Paragraph:
        """The paragraph that holds this position.

        Raises:
            KitError: the position lies between paragraphs.
        """
        for each in self.paragraphs:
            if each.start <= position < each.end:
                return each
        raise KitError(f"{self.name}: position {position} lies in no paragraph.")

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that overlap the stretch from ``start`` to ``end``."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        return self.words[first : bisect_left(self.words, end, lo=first, key=lambda word: word.start)]

    def sentence_at(self, start: int, end: int) -> Span:
        """The smallest run of whole sentences around a stretch, within its paragraph."""
        block = self.paragraph_at(start)
        cuts = [block.start + end for _, end in sentences_in(block.text)[:-1]]
        first = max((cut for cut in cuts if cut <= start), default=block.start)
        last = min((cut for cut in cuts if cut >= end), default=block.end)
        while first < last and self.text[first].isspace():
            first += 1
        return first, last


def sentences_in(text: str) -> list[Span]:
    """The sentences of a paragraph's text, white space and all: together they are the whole of it."""
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    return list(pairwise(cuts))


def read_article(folder: Path) -> Article:
    """Read the article in a seed's folder.

    Raises:
        KitError: a file is missing, empty, not UTF-8, not what source.toml says, or says what
            cannot be.
    """
    data = _bytes_of(folder / "article.txt")
    text = _decoded(data, folder / "article.txt")
    source = read_source(folder)
    digest = hashlib.sha256(data).hexdigest()
    if source.get("sha256", digest) != digest:
        meant = f'If the change is meant, write sha256 = "{digest}" into source.toml.'
        raise KitError(altered(folder / "article.txt", data, source["sha256"], meant))
    blocks = _paragraphs(text, source["layout"], folder)
    return Article(folder.name, text, source, blocks, digest)


def altered(path: Path, data: bytes, wanted: str, meant: str) -> str:
    """What is wrong with an article whose bytes are not those that are wanted, and what to do.

    Args:
        path: of the article.
        data: its bytes.
        wanted: the SHA-256 that it should have, in hex.
        meant: a sentence for whoever changed its words on purpose.
    """
    ends = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if wanted in {hashlib.sha256(each).hexdigest() for each in (ends, ends.replace(b"\n", b"\r\n"))}:
        return (
            f"{path}: Git for Windows or an editor has changed its line ends or its first byte, so no word "
            "stands where it should: clone the kit again, or unzip again what you were given."
        )
    return f"{path}: these are not the words that the questions were made for. Put the old file back. {meant}"


def read_source(folder: Path) -> dict[str, Any]:
    """What ``source.toml`` says, with empty tables where it leaves one out.

    Raises:
        KitError: the file is missing or says something that cannot be.
    """
    path = folder / "source.toml"
    try:
        source = tomllib.loads(_decoded(_bytes_of(path), path))
    except tomllib.TOMLDecodeError as error:
        raise KitError(f"{path}: this is not TOML ({error}). Mend that line.") from error
    for field, wanted in {"name": str, "real": bool, "serves": str}.items():
        if not isinstance(source.get(field), wanted):
            raise KitError(f"{path}: “{field}” is missing or not a {wanted.__name__}. Add it.")
    if not isinstance(source.get("sha256", ""), str):
        raise KitError(f"{path}: “sha256” must be words in quotation marks: the digest of article.txt.")
    if source["serves"] not in ("lessons", "exercises"):
        raise KitError(f"{path}: “serves” must be lessons or exercises, not {source['serves']!r}.")
    for table in ("known", "unknown", "layout"):
        source.setdefault(table, {})
        if not isinstance(source[table], dict):
            raise KitError(f"{path}: “{table}” must be a table: write [{table}] on a line of its own.")
    _check_attribution(source, path)
    return source


def _check_attribution(source: dict[str, Any], path: Path) -> None:
    """A text that is shared under a licence names its owner and address wherever it is shown.

    So does any real text of an exercise: what is released goes from hand to hand.
    """
    said, known = source.get("attribution"), source["known"]
    licensed = any(map(_LICENSE.match, known))
    if said is None and not licensed and not (source["real"] and source["serves"] == "exercises"):
        return
    if not isinstance(said, str) or not said.strip():
        raise KitError(
            f"{path}: “attribution” must be a sentence in quotation marks: publisher, date, title, address "
            "and licence. It stands under the text on every page."
        )
    if str(known.get("address", "")) not in said or (licensed and not _LICENSE.search(said)):
        raise KitError(f"{path}: “attribution” lacks the address of [known], or the word “licensed”. Add it.")


def _bytes_of(path: Path) -> bytes:
    with UNREADABLE.told(path):
        data = path.read_bytes()
    if not data.strip():
        raise KitError(f"{path}: the file is empty. Put the text into it.")
    return data


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KitError(
            f"{path}: line {line} is not UTF-8. Open the file in an editor and save it as UTF-8."
        ) from error


def _behind_mark(text: str) -> int:
    return len(_MARK) if text.startswith(_MARK) else 0


def _parted(layout: dict[str, Any], path: Path) -> re.Pattern[str]:
    """What a block is: the text between blank lines, or each line, where source.toml says so."""
    said = layout.get("parted_by", "blank lines")
    if not isinstance(said, str) or said not in _PARTED:
        raise KitError(f"{path}: [layout] parted_by must be {' or '.join(_PARTED)}, not {said!r}.")
    return _PARTED[said]


def _paragraphs(text: str, layout: dict[str, Any], folder: Path) -> tuple[Paragraph, ...]:
    blocks = list(_parted(layout, folder / "source.toml").finditer(text, _behind_mark(text)))
    roles = _roles(layout, len(blocks), folder / "source.toml")
    counts = {"headline": 0, "paragraph": 0, "page part": 0}
    paragraphs = []
    for number, block in enumerate(blocks, start=1):
        role = roles.get(number, "paragraph")
        counts[role] += 1
        start, end = block.start(), block.start() + len(block.group().rstrip("\r\n"))
        name = _paragraph_id(role, counts[role])
        paragraphs.append(Paragraph(name, role, start, end, text[start:end]))
    return tuple(paragraphs)


def _roles(layout: dict[str, Any], blocks: int, path: Path) -> dict[int, str]:
    roles: dict[int, str] = {}
    for field, role in (("headline", "headline"), ("page_parts", "page part")):
        for number in layout.get(field, []):
            if not isinstance(number, int) or not 1 <= number <= blocks:
                raise KitError(
                    f"{path}: [layout] {field} names block {number!r}, but the article has blocks 1 to "
                    f"{blocks} (blank lines part them, or line ends where parted_by says so)."
                )
            if number in roles:
                raise KitError(f"{path}: [layout] block {number} is named twice. Name it once.")
            roles[number] = role
    return roles


def _paragraph_id(role: str, count: int) -> str:
    if role == "headline":
        return "h" if count == 1 else f"h{count}"
    return f"p{count}" if role == "paragraph" else f"x{count}"
