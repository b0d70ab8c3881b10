"""Mails as a mail program saves them: what was written, and what was attached, spelled out."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from whosays.learner.answers.hand_in_file import MAX_FILE

_MAILS = (".eml", ".mht")
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError)  # seen, on broken mails


@dataclass(frozen=True)
class Opened:
    """``bodies``: the same text in one or several spellings; ``attached``: files by name."""

    bodies: tuple[bytes, ...]
    attached: tuple[tuple[str, bytes], ...] = ()


def opened(name: str, data: bytes) -> Opened:
    """What a mail holds; of another file, or a mail that is none, its own bytes."""
    if not name.lower().endswith(_MAILS):
        return Opened((data,))
    try:
        parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
        named = [(part.get_filename() or "", _content(part)) for part in parts]
    except _FAULTS:
        return Opened((data,))
    bodies = [content for file, content in named if not file]
    return Opened((data, *bodies), tuple((_plain(file), content) for file, content in named if file))


def _content(part: Message) -> bytes:
    """A part's bytes; a text in UTF-8, whatever code it came in."""
    content = part.get_payload(decode=True)
    found = content[: MAX_FILE + 1] if isinstance(content, bytes) else b""
    code = part.get_content_charset("") if part.get_content_maintype() == "text" else ""
    return found.decode(code, "replace").encode() if code.startswith("utf-16") else found


def _plain(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2].replace("!", "_")
