"""Give a widget its JavaScript and style as one text each, without a bundler.

anywidget takes a single module, and a module from a blob cannot import its neighbours. So the line
``import { … } from "../common/dom.js"`` is replaced by that file's text; everything else stays as written.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
COMMON = HERE / "common"
_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[a-z_./]+\.js)";\n', re.MULTILINE)


@cache
def esm(name: str | Path) -> str:
    """A module with what it imports inlined, each neighbour once.

    Args:
        name: a file below this folder (``sort/sort.js``), or a whole path.
    """
    return _inline((HERE / name).resolve(), set())


def _inline(path: Path, inlined: set[Path]) -> str:
    def replace(match: re.Match[str]) -> str:
        neighbour = (path.parent / match.group(1)).resolve()
        if neighbour in inlined:
            return ""
        inlined.add(neighbour)
        return re.sub(r"^export ", "", _inline(neighbour, inlined), flags=re.MULTILINE)

    return _IMPORT.sub(replace, path.read_text(encoding="utf-8"))


@cache
def css(*names: str | Path) -> str:
    """The shared styles (``common.css``, ``reply.css``) followed by the styles named, as in ``esm``."""
    paths = (COMMON / "common.css", COMMON / "reply.css", *(HERE / name for name in names))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def state_hash(state: object) -> str:
    """Six hex digits of a JSON state: what nbval compares behind the words of a widget's repr."""
    content = json.dumps(state, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:6]
