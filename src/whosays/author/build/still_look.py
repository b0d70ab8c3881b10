"""The look of a form in JupyterLab: the widgets' own style, with the forms' names of classes.

A class ``ws-card`` or ``rd-text`` of a widget is ``ws-still-card`` or ``ws-still-rd-text`` in a form. The
module is one of the labextension, whose files have their version in their address.
"""

import hashlib
import json
import re
from pathlib import Path

from whosays.base.files import write_whole

EXTENSION = Path("src/whosays/learner/lab/labextension/whosays-lab")
MODULE = Path("static/still_look.js")
_WIDGETS = Path("src/whosays/learner/widgets")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_BLOCK = re.compile(r"[^{}]+(?=\{)")  # what stands before a brace: selectors, or a condition
_HEAD = """\
// @ts-check
/** Built by “whosays build” from the style of the widgets. Change it there. */

export const STILL_LOOK = """


def still_look(root: Path) -> str:
    """The labextension's module with the look of forms."""
    widgets = root / _WIDGETS
    first = [widgets / "common" / "common.css"]
    files = first + sorted(set(widgets.glob("*/*.css")) - set(first))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    renamed = _BLOCK.sub(lambda found: _CLASS.sub(_renamed, found[0]), _COMMENT.sub("", text))
    style = re.sub(r"\n\s*", " ", renamed)
    return f"{_HEAD}{json.dumps(style, ensure_ascii=False)};\n"


def _renamed(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("jp-"):
        return found[0]
    return ".ws-still" if name == "ws" else f".ws-still-{name.removeprefix('ws-')}"


def build_extension(root: Path) -> bool:
    """Write that module, and the version of the files into their address. Whether anything was different."""
    folder = root / EXTENSION
    write_whole(folder / MODULE, still_look(root).encode())
    package = folder / "package.json"
    before = package.read_text(encoding="utf-8")
    after = re.sub(r"\?v=[0-9a-f]+", f"?v={version_of(folder)}", before)
    write_whole(package, after.encode())
    return after != before


def version_of(folder: Path) -> str:
    """Twelve hex digits of the extension's modules."""
    content = b"".join(path.read_bytes() for path in sorted((folder / "static").glob("*.js")))
    return hashlib.sha256(content).hexdigest()[:12]
