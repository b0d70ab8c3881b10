"""Where JupyterLab may write while it runs, on a computer whose home is closed, full, or not there at all.

A school's profile is often mandatory (nothing in it can be changed) or full. The usual place is tried first,
and so is one that an administrator has set; then the working copy's hidden folder; then a temporary one.
"""

import atexit
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path

from jupyter_core.paths import jupyter_data_dir, jupyter_runtime_dir, secure_write

from whosays.base.errors import KitError

_ENOUGH = 1 << 14  # bytes, about what the files of a session take

_Usual = Callable[[], str]


def use_writable_places(own: Path, environment: MutableMapping[str, str]) -> None:
    """Point ``environment`` to folders that can be written, where the usual ones cannot.

    Args:
        own: the hidden folder of the working copy.
        environment: what JupyterLab and its kernels will be started with; changed in place.

    Raises:
        KitError: no folder at all can be written.
    """
    _give_a_home(own, environment)
    places: dict[str, _Usual] = {
        "JUPYTER_DATA_DIR": jupyter_data_dir,  # which notebooks are trusted
        "JUPYTER_RUNTIME_DIR": jupyter_runtime_dir,  # how to reach a kernel, with its key
        "IPYTHONDIR": lambda: str(Path.home() / ".ipython"),  # what a kernel was asked
    }
    for name, usual in places.items():
        closed = _point(name, usual, own, environment)
        if closed and name == "JUPYTER_DATA_DIR":  # what lies there goes on being found
            others = [each for each in (environment.get("JUPYTER_PATH"), closed) if each]
            environment["JUPYTER_PATH"] = os.pathsep.join(others)


def _give_a_home(own: Path, environment: MutableMapping[str, str]) -> None:
    """An account without a home has no place to look for anything: then the copy is its home."""
    try:
        Path.home()
    except RuntimeError:
        environment["USERPROFILE" if os.name == "nt" else "HOME"] = str(own)


def _point(name: str, usual: _Usual, own: Path, environment: MutableMapping[str, str]) -> str:
    """Point one name to a folder that can be written. Returns the usual one if that cannot, else ""."""
    first = environment.get(name) or _known(usual)
    if first and holds_private_files(Path(first)):
        return ""
    tried = [first] if first else []
    for folder in _instead(own / name.lower()):
        if holds_private_files(folder):
            environment[name] = str(folder)
            return first
        tried.append(str(folder))
    raise KitError(
        f"JupyterLab needs a folder that can be written, and none of these can: {', '.join(tried)}. "
        "Ask whoever looks after this computer for one."
    )


def _known(usual: _Usual) -> str:
    try:
        return usual()
    except (OSError, RuntimeError):  # there is no home
        return ""


def _instead(own: Path) -> Iterator[Path]:
    yield own
    with suppress(OSError):  # there may be no temporary folder, either
        folder = Path(tempfile.mkdtemp(prefix="whosays-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        yield folder


def holds_private_files(folder: Path) -> bool:
    """Whether a file can be kept in ``folder`` that nobody else may read: by trying it.

    Asking for permissions is not enough: a disk may be full, and a USB stick knows no private files.
    """
    trial = folder / f"whosays-{secrets.token_hex(4)}.trial"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with secure_write(str(trial), binary=True) as file:
            file.write(b" " * _ENOUGH)
    except (OSError, RuntimeError):
        return False
    finally:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
    return True
