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

from whosays.learner.answers.hand_in_file import MAX_FILE

BEGIN = "-----BEGIN WHOSAYS ANSWERS-----"
END = "-----END WHOSAYS ANSWERS-----"
MESSAGES = (".html", ".htm", ".eml", ".mht", ".md", ".text")
"""How files end that are no files of answers, and may hold such a text."""
PIECE = (
    "Answers were pasted here as text, and not all of the text came. Ask the learner to press “Copy the "
    "text” once more and to paste all of it."
)
_PAGE = (
    "This is the page of the exercise, and the answers are not in it. Ask the learner to open it where they "
    "worked, and to press Hand in."
)
_BLOCK = re.compile(r"BEGIN WHOSAYS ANSWERS(.*?)END\s+WHOSAYS\s+ANSWERS", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}>")
_NO_LETTER = re.compile(r"[^A-Za-z0-9+/=]+")


def copied(data: bytes) -> bytes | None:
    """The file that a message holds as text; None where it holds none, or not all of one.

    Of several the last counts: who answers a message has the older one below, and who writes anew pastes
    behind what stands there.
    """
    if not _is_begun(data) or _is_page(data):
        return None
    whole = [found for block in _BLOCK.findall(_as_text(data)) if (found := _unpacked(block))]
    return whole[-1] if whole else None


def why_not(data: bytes) -> str:
    """Why a message has no answers, though it looks as if it had; or ""."""
    if _is_page(data):
        return _PAGE
    return PIECE if _is_begun(data) else ""


def _is_begun(data: bytes) -> bool:
    """Whether such a text begins in a message, whole or not. A file of answers may quote what it likes."""
    is_file = data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{")
    return not is_file and b"BEGIN WHOSAYS ANSWERS" in data.replace(b"\0", b"")


def _is_page(data: bytes) -> bool:
    return b'<script type="application/json" id="exercise">' in data


def _as_text(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return data.decode(encoding, "replace")


def _unpacked(block: str) -> bytes | None:
    printable = quopri.decodestring(block.encode()).decode("utf-8", "replace")  # if it was that
    ways = (html.unescape(_TAG.sub("", each)) for each in (block, printable))
    found = (_file_in(_NO_LETTER.sub("", each)) for each in ways)
    return next(filter(None, found), None)


def _file_in(letters: str) -> bytes | None:
    try:
        packed = base64.b64decode(letters, validate=True)
    except (binascii.Error, ValueError):
        return None
    if packed[:1] == b"{":  # of a browser that packs nothing
        return packed
    try:
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(packed, MAX_FILE + 1)
    except zlib.error:
        return None
    return found if unpacker.eof else None
