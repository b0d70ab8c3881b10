"""Every text that the hostile hand-ins carry: names, numbers, answers, names of files, lines of no JSON."""

import json

from helpers.leaks import strings
from hostile.make_specimens import SPECIMENS
from whosays.teacher.collect.found import Unreadable
from whosays.teacher.collect.unpacking import handed_in_files

LONGEST = 1000  # characters; of a longer one its beginning and its end


def hostile_texts() -> tuple[list[str], int]:
    """The texts, each once, and of how many files they are, those in zips too."""
    texts: dict[str, None] = {}
    files = 0
    for found in handed_in_files([SPECIMENS]):
        files += 1
        origin, data = (found.origin, b"") if isinstance(found, Unreadable) else found
        lines = data[:5_000_000].splitlines()
        said = [origin.removeprefix(f"{SPECIMENS}/"), *(text for line in lines for text in _in_line(line))]
        texts |= dict.fromkeys(map(_short, said))
    return [text for text in texts if text.strip()], files


def _in_line(line: bytes) -> list[str]:
    spelled = line.decode("utf-8", "replace")
    try:
        return strings(json.loads(spelled))
    except (ValueError, RecursionError):
        return [spelled]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST // 2] + text[-LONGEST // 2 :]
