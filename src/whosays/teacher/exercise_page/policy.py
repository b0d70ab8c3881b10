"""What a page may do, said in the page itself: run its own scripts, use its own styles, and no more."""

import base64
import hashlib
import json
from collections.abc import Iterable

from whosays.base.json_types import JSON

_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A Content-Security-Policy for a page with these scripts and styles, and no others.

    Args:
        scripts: the texts between the tags, to the character.
        styles: the same.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(named, scripts)),
        "style-src": " ".join(map(named, styles)),
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def named(text: str) -> str:
    """The name of a script or a style in a policy: its digest."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def data_in_html(value: JSON) -> str:
    """JSON that may stand in a ``<script type="application/json">``: nothing in it ends it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(_ESCAPED.get(each, each) for each in text)
