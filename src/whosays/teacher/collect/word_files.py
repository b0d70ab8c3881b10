"""Answers that were pasted into a text program: what its file says.

Such a file is a zip with one part that holds the text. Only that part is unpacked, and within a limit.
"""

import io
import re
import struct
import zipfile
import zlib

from whosays.learner.answers.hand_in_file import MAX_FILE

PARTS = {".docx": "word/document.xml", ".odt": "content.xml"}
"""Where the text lies, by the end of the file's name: of Word, and of LibreOffice."""
_TAG = re.compile(rb"<[^<>]{0,500}>")
_FAULTS = (  # of broken zips, as in unpacking
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(RuntimeError, ValueError, LookupError, OverflowError),
)


def text_within(name: str, data: bytes) -> bytes:
    """What a text program's file says, all in one line; of another file, or a broken one, its own bytes."""
    part = next((part for end, part in PARTS.items() if name.lower().endswith(end)), "")
    if not part:
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as file:
            return _TAG.sub(b"", file.read(MAX_FILE + 1))  # Word puts tags into the middle of words
    except _FAULTS:
        return data
