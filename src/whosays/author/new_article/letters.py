"""From bytes to letters: the article's file is UTF-8, and nothing is guessed in silence."""

import codecs
import re

from whosays.author.new_article.brought import PASTE, Brought
from whosays.base.errors import KitError

_WINDOWS = "cp1252"  # what older editors on Windows call ANSI
_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_AROUND = 24  # letters that are shown on either side of an odd one


def decoded(brought: Brought, encoding: str = "") -> tuple[bytes, str]:
    """The bytes that ``article.txt`` gets, and their text.

    They are those that were brought. Only where the teacher names another encoding are the same letters
    written as UTF-8.

    Raises:
        KitError: the bytes are not in this encoding, or hold what is no letter; says what to do.
    """
    data = brought.data
    if encoding:
        text = _as_named(brought, encoding)
        kept = data if codecs.lookup(encoding).name in ("utf-8", "utf-8-sig") else text.encode("utf-8")
    else:
        kept, text = data, _as_utf_8(brought)
    _refuse_controls(brought.name, text)
    return kept, text


def _as_utf_8(brought: Brought) -> str:
    for mark, name in _UTF_16:
        if brought.data.startswith(mark):
            raise KitError(f"{brought.name} is in “Unicode” of two bytes a letter. Add --encoding {name}.")
    try:
        return brought.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KitError(_not_utf_8(brought, error.start)) from error


def _not_utf_8(brought: Brought, at: int) -> str:
    line = brought.data.count(b"\n", 0, at) + 1
    if b"\0" in brought.data:
        return f"{brought.name} is no text that can be read. Open it, {PASTE}."
    shown = brought.data.decode(_WINDOWS, "replace")
    around = " ".join(shown[max(0, at - _AROUND) : at + _AROUND].split())
    return (
        f"{brought.name}: line {line} is not UTF-8. Is it written “… {around} …”? Then add "
        f"--encoding {_WINDOWS}: the letters stay, and the kit’s copy is UTF-8. Else open it in your editor, "
        "save it as UTF-8, and try again."
    )


def _as_named(brought: Brought, encoding: str) -> str:
    try:
        codecs.lookup(encoding)  # of no bytes any name would do
        return brought.data.decode(encoding)
    except UnicodeError as error:
        raise KitError(f"{brought.name} is not in {encoding}. Try another, such as {_WINDOWS}.") from error
    except (LookupError, ValueError) as error:  # there is none, or it is one of other things than letters
        raise KitError(
            f"“{encoding}” is no encoding of letters. Write utf-8, utf-16 or {_WINDOWS}."
        ) from error


def _refuse_controls(name: str, text: str) -> None:
    if "\r" in text and "\n" not in text:
        raise KitError(
            f"{name} has the line ends of a very old Mac, so it is one line. Open it in an editor, choose "
            f"the line "
            "ends of Unix or Windows, save it, and try again."
        )
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise KitError(
            f"{name}: line {line} holds a sign that no text has (number {ord(found.group())}). Is it a text "
            f"file? "
            f"If so, delete the sign in an editor; else open it in its program, {PASTE}."
        )


def garbled(text: str) -> str:
    """A sentence if letters were lost or read in the wrong alphabet before; else ""."""
    found = re.search(r"\ufffd|â€[™œ\x9d“”˜\u201c\u201d\u2122\u0153]|Ã[©¨¡³±¼¶¤Ÿ]|Â[ £«»]", text)
    if not found:
        return ""
    line = text.count("\n", 0, found.start()) + 1
    return (
        f"Line {line} holds “{found.group()}”: there letters were lost or changed on the way to this file. "
        f"It stays as "
        "it is. To mend it, copy the words from the page again."
    )
