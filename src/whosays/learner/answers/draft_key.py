"""Whose drafts a browser keeps: a key that no other copy, folder or account has.

A browser's storage belongs to an address. One PC has many copies at one address, one hub many people; so a
draft is kept under the copy's own random id, together with where its answers lie and who is at work. Without
an id a draft stays in the page's memory only.
"""

import getpass
import hashlib
import json
import os
import re
import secrets
from pathlib import Path

from whosays.base.browser import once_in_browser
from whosays.base.files import write_whole
from whosays.base.places import MARKER

_ID = re.compile(r"[0-9a-f]{16}")


def draft_key(copy: Path | None, answers: Path) -> str:
    """The key under which a page keeps drafts; with "-" in front: not in the browser's storage.

    Args:
        copy: the root of the working copy, if there is one.
        answers: the folder in which the answers are kept.
    """
    own = copy_id(copy) if copy else ""
    whole = json.dumps([own, str(answers.absolute()), _person()])
    key = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return key if own else f"-{key}"


@once_in_browser
def copy_id(copy: Path) -> str:
    """The random id in the marker of a working copy, made for the first who asks; "" if it cannot be kept."""
    try:
        marker = json.loads((copy / MARKER).read_bytes())
        if not is_copy_id(marker.get("copy")):
            marker["copy"] = new_copy_id()
            text = json.dumps(marker, ensure_ascii=False, indent=1)
            write_whole(copy / MARKER, f"{text}\n".encode())
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return ""  # no marker that can be read, or a copy that nobody may write in
    return str(marker["copy"])


def new_copy_id() -> str:
    """An id that no other copy has."""
    return secrets.token_hex(8)


def is_copy_id(found: object) -> bool:
    """Whether ``found`` is an id as ``new_copy_id`` makes it."""
    return isinstance(found, str) and _ID.fullmatch(found) is not None


def _person() -> str:
    """Who is at work: by the hub's name, else by the computer's; "" where neither is known."""
    try:
        return os.environ.get("JUPYTERHUB_USER") or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may give its user no name
        return ""
