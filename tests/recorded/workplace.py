"""A teacher's desk in a folder of its own: a copy of the kit, the recorded class, and no home but this one.

The copy is made of the clone whose ``whosays`` this Python imports. So ``build`` may write into it, and the
same lines record another version with the Python of a clone of it.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from recorded.commands import COMMANDS
from recorded.plain_text import plain
from recorded.stored_outputs import stored_outputs

HERE = Path(__file__).parent
ROOMS = ("lessons", "exercises", "solutions", "seeds", "src")
NOTEBOOKS = ("lessons", "exercises", "solutions")
_TABLE = re.compile(r"<!-- (\w+): built.*?<!-- end of \1 -->", re.DOTALL)
Record = dict[str, dict[str, str]]
"""What each command said and wrote: its name -> a stream's or a file's name -> the text."""


def clone() -> Path:
    """The clone whose package this Python imports."""
    found = importlib.util.find_spec("whosays")
    if not found or not found.origin:
        raise ModuleNotFoundError("Install the kit into this Python first: pip install -e .")
    return Path(found.origin).parents[2]


def record_all(folder: Path) -> Record:
    """Type every command in ``folder``, which is new and empty, and return what they said and wrote."""
    kit, desk = folder / "kit", folder / "desk"
    _copy_kit(clone(), kit)
    shutil.copytree(HERE / "the_class", desk, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (desk / "empty").mkdir()
    rooms = {f"stored-outputs-of-{room}": stored_outputs(kit / room) for room in NOTEBOOKS}
    told = {**_run(folder, kit, desk), **rooms}
    return {name: _plain(texts, folder) for name, texts in told.items()}


def _plain(texts: dict[str, str], folder: Path) -> dict[str, str]:
    return {plain(part, folder): plain(text, folder) for part, text in texts.items()}


def _copy_kit(root: Path, kit: Path) -> None:
    for room in ROOMS:
        shutil.copytree(root / room, kit / room, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (kit / "README.md").write_text(_tables(root / "README.md"), encoding="utf-8")


def _tables(readme: Path) -> str:
    """A README of empty tables: what else one says is written by hand, and is no output."""
    names = [found.group(1) for found in _TABLE.finditer(readme.read_text(encoding="utf-8"))]
    return "".join(f"<!-- {name}: built, do not edit -->\n<!-- end of {name} -->\n" for name in names)


def _run(folder: Path, kit: Path, desk: Path) -> Record:
    commands, results = folder / "commands.json", folder / "results.json"
    commands.write_text(json.dumps(COMMANDS), encoding="utf-8")
    words = [sys.executable, str(HERE / "child.py"), str(commands), str(results)]
    done = subprocess.run(
        words, cwd=desk, env=_environment(folder, kit), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"The commands could not be run:\n{done.stdout}{done.stderr}")
    return json.loads(results.read_text(encoding="utf-8"))


def _environment(folder: Path, kit: Path) -> dict[str, str]:
    """Nothing of the person at this computer; terminal, clock and language are always the same."""
    home = folder / "home"
    home.mkdir()
    # The list of this computer's fonts is not a setting, and takes seconds to make anew.
    fonts = os.environ.get("MPLCONFIGDIR") or str(Path.home() / ".cache" / "matplotlib")
    return {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(kit / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home),
        **{f"XDG_{what}_HOME": str(home / what.lower()) for what in ("CONFIG", "DATA", "CACHE", "STATE")},
        "WHOSAYS_ANSWERS": str(home / "answers"),
        "MPLCONFIGDIR": fonts,
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
        "LINES": "40",
        "TERM": "dumb",
        "NO_COLOR": "1",
    }
