"""What the notebooks of a room have stored beneath their cells, as text."""

import hashlib
import json
from pathlib import Path
from typing import Any

Output = dict[str, Any]


def stored_outputs(room: Path) -> dict[str, str]:
    """The outputs of each notebook of a folder, by its name; one without outputs says so."""
    return {path.name: _told(path) for path in sorted(room.glob("*.ipynb"))}


def _told(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    outputs = [(n, output) for n, cell in enumerate(code, 1) for output in cell["outputs"]]
    return "".join(f"code cell {n}: {_output(output)}" for n, output in outputs) or "(no outputs)\n"


def _output(output: Output) -> str:
    parts = {name: _text(part) for name, part in output.get("data", {}).items()}
    if output["output_type"] == "stream":
        parts[output["name"]] = _text(output["text"])
    lines = "".join(f"{name}\n{_shown(name, part)}\n" for name, part in parts.items())
    return f"{output['output_type']}\n{lines}" if parts else f"{json.dumps(output)}\n"


def _text(part: Any) -> str:
    return "".join(part) if isinstance(part, list) else part if isinstance(part, str) else json.dumps(part)


def _shown(name: str, part: str) -> str:
    """Text as it is; a picture or a widget as its digest."""
    if name.startswith("text/") or name in ("stdout", "stderr"):
        return part
    return hashlib.sha256(part.encode()).hexdigest()
