"""Pyodide, the Python that runs in a browser: its core alone, as its makers publish it on npm."""

import shutil
import subprocess
import tarfile
from pathlib import Path

from whosays.base.errors import KitError

LOCK = "pyodide-lock.json"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
"""What of the package a browser loads, beside the lock, which is written anew."""
_NEEDS_NPM = (
    "The site needs Pyodide, which npm fetches, and there is no npm. Install Node.js, which brings it, or "
    "name a folder that holds the files of the npm package pyodide: --pyodide FOLDER"
)


def runtime_folder(named: Path | None, work: Path) -> Path:
    """The folder that holds Pyodide's core: the one that is named, else one that npm fills.

    Args:
        named: what whoever builds the site has.
        work: a folder for what is fetched.

    Raises:
        KitError: the folder is not complete, or nothing could be fetched.
    """
    folder = named.expanduser() if named else _fetched(work)
    if missing := [name for name in (*FILES, LOCK) if not (folder / name).is_file()]:
        raise KitError(
            f"{folder}: {missing[0]} is missing. The folder must hold the files of the npm package pyodide "
            f"{wanted_version()}."
        )
    return folder


def wanted_version() -> str:
    """The version of Pyodide that JupyterLite's kernel was made for."""
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION  # noqa: PLC0415  an extra

    version: str = PYODIDE_VERSION
    return version


def _fetched(work: Path) -> Path:
    npm = shutil.which("npm")
    if not npm:
        raise KitError(_NEEDS_NPM)
    words = (npm, "pack", f"pyodide@{wanted_version()}", "--silent", "--pack-destination", str(work))
    done = subprocess.run(words, capture_output=True, check=False, cwd=work)
    archive = next(work.glob("pyodide-*.tgz"), None)
    if done.returncode or not archive:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["npm said nothing"]
        raise KitError(f"Pyodide could not be fetched: {said[-1]}")
    with tarfile.open(archive) as packed:
        packed.extractall(work, filter="data")
    return work / "package"
