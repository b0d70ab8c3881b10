"""The libraries that a lesson needs in the browser, as pure-Python wheels."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from email.parser import Parser
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from whosays.author.site.runtime import LOCK
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject

OF_THE_KERNEL = ("ipython", "jedi", "micropip", "packaging", "typing-extensions")
"""What the kernel needs: in the version that Pyodide's own list names, with all that they need."""
OF_THE_WIDGETS = ("anywidget", "ipywidgets", "comm", "psygnal")
"""What the widgets need: in the version of this machine, since their JavaScript is taken from here, too."""
_BROWSER = {"sys_platform": "emscripten", "platform_system": "Emscripten", "os_name": "posix", "extra": ""}


def library_wheels(pyodide: Path, work: Path) -> list[Path]:
    """The wheels: those that lie in the folder of Pyodide, and the rest as pip fetches them.

    Args:
        pyodide: the folder of Pyodide's core.
        work: a folder for what is fetched.

    Raises:
        KitError: something could not be fetched; says what pip said last.
    """
    pins = _pins(pyodide)
    there = {name: path for name, pin in pins.items() if (path := _lying_in(pyodide, name, pin))}
    wanted = [f"{name}=={pin}" for name, pin in pins.items() if name not in there]
    if wanted:
        _fetch(wanted, work)
    return sorted([*there.values(), *work.glob("*.whl")])


def _pins(pyodide: Path) -> dict[str, str]:
    lock = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))["packages"]
    pins = {name: str(lock[name]["version"]) for name in needed(lock, OF_THE_KERNEL)}
    return pins | {name: version(name) for name in OF_THE_WIDGETS}


def needed(lock: dict[str, JsonObject], names: Iterable[str]) -> list[str]:
    """The names, and whatever they need, by a list of packages as Pyodide has it."""
    found: list[str] = []
    waiting = [canonicalize_name(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name in lock and name not in found:
            found.append(name)
            waiting += [canonicalize_name(each) for each in lock[name]["depends"]]
    return sorted(found)


def _lying_in(folder: Path, name: str, pin: str) -> Path | None:
    start = f"{name.replace('-', '_')}-{pin}-"
    return next((path for path in folder.glob("*-none-any.whl") if path.name.lower().startswith(start)), None)


def _fetch(wanted: list[str], folder: Path) -> None:
    for_any = ("--platform", "any", "--implementation", "py", "--abi", "none")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download", "--no-deps")
    words = (*pip, "--only-binary=:all:", *for_any, "--python-version", "3.14", "-d", str(folder), *wanted)
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if "ERROR" in line]
        raise KitError(f"The libraries could not be fetched: {(said or ['ERROR: pip said nothing'])[-1][7:]}")


def wheel_facts(path: Path) -> JsonObject:
    """Name, version, what can be imported, and what it needs in a browser, as its own metadata say."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(archive.read(about).decode())
    needs = [Requirement(words) for words in said.get_all("Requires-Dist") or ()]
    depends = [
        canonicalize_name(each.name) for each in needs if not each.marker or each.marker.evaluate(_BROWSER)
    ]
    tops = {name.split("/")[0].removesuffix(".py") for name in names if name.endswith(".py")}
    return {
        "name": canonicalize_name(said["Name"]),
        "version": said["Version"],
        "imports": sorted(top for top in tops if top.isidentifier()),
        "depends": sorted(set(depends)),
    }
