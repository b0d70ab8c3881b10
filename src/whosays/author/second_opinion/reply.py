"""Read what an assistant wrote: the objects in it, whatever stands around them, whole or cut off."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject

MOST = 2_000_000  # bytes; a reply for the longest article is a tenth of it
_DEEP = 8  # lists within lists: more is no reply
_TOO_DEEP = 500  # letters to pass over where brackets open and open: each of them would be tried in vain
_MOST_IN_VAIN = 20_000  # attempts, or stretches of _TOO_DEEP letters: a text of brackets is no reply
_UNREADABLE = DiskWords(
    "{path}: cannot be read ({reason}). Save the reply as a text file, and name that file.",
    gone="{path}: there is no such file. Save the reply as a text file, and name that file.",
)
AGAIN = (
    "Ask the assistant once more: “Reply again, with one JSON object a line, straight quotation marks, and "
    "nothing else.” Or go on without it: the draft does not need it."
)
_WORDS = ("words", "kind")  # without these two an object says nothing about a statement


def read_reply(path: Path) -> list[JsonObject]:
    """The objects of a reply that lies in a file, in their order.

    Raises:
        KitError: it cannot be read, is no text, or holds nothing in the form that was asked for.
    """
    with _UNREADABLE.told(path):
        data = path.read_bytes()
    if len(data) > MOST:
        raise KitError(f"{path}: this is too long for a reply. Save the reply alone, and name that file.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KitError(f"{path}: this is no plain text. Save the reply as text (UTF-8).") from error
    return statements_in(text, str(path))


def statements_in(text: str, at: str) -> list[JsonObject]:
    """The objects of a reply, in their order: a line each, in a list, in a code block, with text around.

    A reply that was cut off gives what stands before the cut.

    Raises:
        KitError: there is none. Begins with ``at``.
    """
    found = [each for value in _values(text) for each in _said(value, _DEEP)]
    if not found:
        raise KitError(f"{at}: {_what_else(text)} {AGAIN}")
    return found


def _values(text: str) -> Iterator[JSON]:
    """Each JSON object or list of the text; what cannot be read is passed over."""
    decoder, at, in_vain = json.JSONDecoder(), 0, 0
    for _ in range(text.count("{") + text.count("[")):
        start = _next(text, at)
        if start < 0 or in_vain > _MOST_IN_VAIN:
            return
        try:
            value, at = decoder.raw_decode(text, start)
        except RecursionError:
            at = start + _TOO_DEEP
            in_vain += _TOO_DEEP
        except ValueError as error:
            in_vain += 1 + (error.pos - start) // _TOO_DEEP if isinstance(error, json.JSONDecodeError) else 1
            at = start + 1
        else:
            yield value


def _next(text: str, at: int) -> int:
    opened = re.compile(r"[{\[]").search(text, at)
    return opened.start() if opened else -1


def _said(value: JSON, deep: int) -> Iterator[JsonObject]:
    """The objects that speak of a statement, in lists and objects around them."""
    if isinstance(value, dict) and all(isinstance(value.get(name), str) for name in _WORDS):
        yield value
    elif isinstance(value, dict | list) and deep:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _said(each, deep - 1)


def _what_else(text: str) -> str:
    if not text.strip():
        return "the reply is empty."
    if re.search(r"^\s*\|.*\|\s*$", text, re.MULTILINE):
        return "the reply is a table, and not in the form that was asked for."
    if re.search(r"[{]\s*[“”„]", text):
        return "the reply has curly quotation marks around its names, so it cannot be taken apart."
    return "nothing in the reply is in the form that was asked for."
