"""Answers that came as text in a message: what a page gives a learner to copy where downloads are blocked.

Between two lines of dashes stands the file, packed (zlib) and spelled in plain letters (base64). On its way a
message may be broken into other lines, quoted, made into HTML or into quoted-printable; letters survive that.
"""

import base64
import binascii
import html
import quopri
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.learner.answers.hand_in_file import MAX_FILE

BEGIN = "-----BEGIN WHOSAYS ANSWERS-----"
END = "-----END WHOSAYS ANSWERS-----"
MESSAGES = (".html", ".htm", ".eml", ".mht", ".md", ".text")
"""How files end that are no files of answers, and may hold such a text."""
PIECE = (
    "Answers were pasted here as text, and not all of the text came. Ask the learner to press “Copy the "
    "text” once more and to paste all of it."
)
ONE_OF_SEVERAL = (
    "Of several texts that were pasted here, one ({whose}) did not come whole; the others were read. Ask "
    "for that one again: “Copy the text”, and all of it pasted."
)
IN_CHAT = (
    "Answers were pasted into a chat, and names or times that the chat writes stand in the middle of them. "
    "Ask the learner to send the text by mail, or to save it as a file (.txt) and to send that."
)
_PAGE = (
    "This is the page of the exercise, and the answers are not in it. Ask the learner to open it where they "
    "worked, and to press Hand in."
)
_GAP = r"\W{0,80}"  # a no-break space, the end of a line, marks of a quotation
_BEGIN = re.compile(rf"BEGIN{_GAP}WHOSAYS{_GAP}ANSWERS", re.IGNORECASE)
_END = re.compile(rf"END{_GAP}WHOSAYS{_GAP}ANSWERS", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")  # what a message may have between any two letters
_SENDER = re.compile(r"^.*: ", re.MULTILINE)  # “[29/11/2026, 10:32:11] Ana: ”, before each line
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_NO_LETTER = re.compile(r"[^A-Za-z0-9+/=]+")
_LINE = re.compile(r"[A-Za-z0-9+/=]{20,}")  # letters of a file, and no words that somebody wrote behind
_WHOSE = re.compile(rb'"stem": ?"([^"]{1,99})".*?"learner": ?"([^"]{1,99})"')
_MOST = 300  # texts of one message that are told of
_FEWEST = 40  # letters: with fewer somebody only spoke of such a text
_Whose = tuple[bytes, ...]


@dataclass(frozen=True)
class Copied:
    """The whole files that a message holds as text, each once, and sentences on what did not come whole."""

    files: tuple[bytes, ...] = ()
    whys: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Reading:
    """One way to read a message: whole files and their letters; of other texts whose, and how they look."""

    files: tuple[bytes, ...]
    letters: tuple[str, ...]
    pieces: tuple[tuple[_Whose, str], ...]


def copied(bodies: Sequence[bytes]) -> Copied:
    """All that a message holds as text.

    A reply has an older text below, and who writes anew pastes behind what stands there: every whole text is
    given, and which of one learner's counts is told by when it was handed in, as of files.

    Args:
        bodies: the message, in one or several spellings (a mail is sent as plain text and as HTML).
    """
    if any(map(_is_page, bodies)):
        return Copied((), (_PAGE,))
    readings = [_read(text) for body in bodies if not _is_file(body) for text in _ways(_as_text(body))]
    if not readings:
        return Copied()
    files = tuple(dict.fromkeys(file for reading in readings for file in reading.files))
    best = max(readings, key=lambda reading: (len(reading.files), -len(reading.pieces)))
    begun = best.pieces or (() if files else max((each.pieces for each in readings), key=len))
    return Copied(files, tuple(dict.fromkeys(_told(begun, readings))))


def _told(pieces: Iterable[tuple[_Whose, str]], readings: Sequence[_Reading]) -> Iterator[str]:
    """What to say of texts that are not whole; nothing of one that its learner pasted again."""
    files = {file for reading in readings for file in reading.files}
    whole = {_whose(file) for file in files}
    spelled = [letters for reading in readings for letters in reading.letters]
    for whose, block in pieces:
        letters = "".join(_LINE.findall(block))
        again = whose in whole or any(each.startswith(letters) for each in spelled)
        if not files:
            yield IN_CHAT if _CLOCK.search(block) else PIECE
        elif len(letters) >= _FEWEST and not again:
            number = (
                f"class number {whose[-1].decode('utf-8', 'replace')}" if whose else "it does not say whose"
            )
            yield ONE_OF_SEVERAL.format(whose=number)


def _is_file(data: bytes) -> bool:
    """Whether it is a file of answers itself, which may quote what it likes."""
    return data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{")


def _is_page(data: bytes) -> bool:
    return b'<script type="application/json" id="exercise">' in data


def _as_text(data: bytes) -> str:
    """A message's letters; every second byte of UTF-16 is 0 in a text of plain letters."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    start = data[:4096]
    if start.count(0) * 3 < len(start):
        return data.decode("utf-8", "replace")
    return data.decode("utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be", "replace")


def _ways(text: str) -> Iterator[str]:
    """A message as it is, and as what it may have become: quoted-printable, HTML, both."""
    printable = quopri.decodestring(text.encode()).decode("utf-8", "replace")
    for each in dict.fromkeys((text, printable)):
        yield _UNSEEN.sub("", each)
        if "<" in each or "&" in each:
            yield _UNSEEN.sub("", html.unescape(_TAG.sub("", _without_remarks(each))))


def _without_remarks(text: str) -> str:
    """HTML without its comments; what only begins like one stays."""
    first, *rest = text.split("<!--")
    parts = (each.partition("-->") for each in rest)
    return first + "".join(behind if end else before for before, end, behind in parts)


def _read(text: str) -> _Reading:
    """All that is unpacked of one message, whole or not, has the limit of one file: it may be meant badly."""
    files: dict[bytes, str] = {}
    pieces: list[tuple[_Whose, str]] = []
    room = MAX_FILE
    for rest in _BEGIN.split(text)[1:]:
        end = _END.search(rest)
        block = rest[: end.start()] if end else rest
        for letters in _spellings(block) if end else ():
            file, used = _file_in(letters, room)
            room -= used
            if file:
                files[file] = letters
                break
        else:
            pieces.append((_whose(_start(block)), block))
    return _Reading(tuple(files), tuple(files.values()), tuple(pieces[:_MOST]))


def _spellings(block: str) -> Iterator[str]:
    """The letters of a text: all of them, or without what a chat wrote before each line."""
    yield _NO_LETTER.sub("", block)
    yield _NO_LETTER.sub("", _SENDER.sub("", block))


def _file_in(letters: str, room: int) -> tuple[bytes | None, int]:
    """The file that is spelled, None if it is none or over ``room``; and how many bytes were unpacked."""
    try:
        packed = base64.b64decode(letters, validate=True)
    except (binascii.Error, ValueError):
        return None, 0
    if packed[:1] == b"{":  # of a browser that packs nothing
        return packed, 0
    try:
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(packed, max(room, 0) + 1)
    except zlib.error:
        return None, 0
    return found if unpacker.eof else None, len(found)


def _start(block: str) -> bytes:
    """The beginning of a file of which not all came, as far as it can be unpacked."""
    letters = "".join(_LINE.findall(block)).rstrip("=")[:4000]
    try:
        packed = base64.b64decode(letters[: len(letters) // 4 * 4], validate=True)
        return packed if packed[:1] == b"{" else zlib.decompressobj().decompress(packed, 4096)
    except (binascii.Error, ValueError, zlib.error):
        return b""


def _whose(file: bytes) -> _Whose:
    """Exercise and class number, as a file's head says; () where it cannot be told."""
    found = _WHOSE.search(file[:4096].partition(b"\n")[0])
    return found.groups() if found else ()
