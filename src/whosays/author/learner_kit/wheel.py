"""The wheel of a clone, and the libraries it needs, made by pip as for any package."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from whosays.base.errors import KitError

_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


def build_wheel(root: Path, folder: Path) -> Path:
    """Build the wheel of the clone ``root`` into ``folder``; where it lies.

    Where hatchling is installed (the kit's tests need it), nothing is fetched.

    Raises:
        KitError: it could not be built; says what pip said last.
    """
    alone = ["--no-build-isolation"] if find_spec("hatchling") else []
    _run("The kit could not be packed", "wheel", "--no-deps", *alone, "-w", str(folder), str(root))
    return next(folder.glob("whosays-*.whl"))


def download_libraries(wheel: Path, folder: Path) -> list[Path]:
    """Fetch what the wheel needs, for this system and this Python; the files, in the order of their names.

    Raises:
        KitError: something could not be fetched; says what pip said last.
    """
    what = "The libraries could not be fetched"
    _run(what, "download", "--only-binary=:all:", "-d", str(folder), str(wheel))
    return sorted(path for path in folder.iterdir() if path.name != wheel.name)


def _run(what: str, *words: str) -> None:
    done = subprocess.run([*_PIP, *words], capture_output=True, check=False)
    if done.returncode:
        said = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
        errors = [line for line in said if "error" in line.lower()] or said or ["pip said nothing"]
        raise KitError(f"{what}: {errors[-1].removeprefix('ERROR: ')}")
