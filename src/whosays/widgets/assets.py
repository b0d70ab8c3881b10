"""Give a widget its JavaScript and style as one text each, without a bundler.

anywidget takes a single module, and a module from a blob cannot import its neighbours. So the line
``import { … } from "./common.js"`` is replaced by that file's text; everything else stays as written.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z_]+\.js)";\n', re.MULTILINE)


@cache
def esm(name: str) -> str:
    """The module ``name`` (such as ``sorter.js``) with what it imports from its neighbours inlined."""
    inlined: set[str] = set()
    return _inline((HERE / name).read_text(encoding="utf-8"), inlined)


def _inline(source: str, inlined: set[str]) -> str:
    def replace(match: re.Match[str]) -> str:
        neighbour = match.group(1)
        if neighbour in inlined:
            return ""
        inlined.add(neighbour)
        text = _inline((HERE / neighbour).read_text(encoding="utf-8"), inlined)
        return re.sub(r"^export ", "", text, flags=re.MULTILINE)

    return _IMPORT.sub(replace, source)


@cache
def css(*names: str) -> str:
    """The shared style (``common.css``) followed by the styles named."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("common.css", *names))


def state_hash(state: object) -> str:
    """Six hex digits of a JSON state: what nbval compares behind the words of a widget's repr."""
    content = json.dumps(state, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:6]
