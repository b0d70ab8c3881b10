"""The kit's learner's side as a wheel for the browser: no teacher's room, no author's, no command, no key."""

import base64
import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from whosays.author.learner_kit.wheel_content import wheel_files
from whosays.base.notebook_files import FORMS
from whosays.base.version import __version__
from whosays.teacher.release.articles import Files

WINGS = ("base", "articles", "tasks", "learner")
REQUIRED = ("anywidget", "ipywidgets")
_ROOT = ("__init__.py", "old_names.py")
_LEFT_OUT = (
    "learner/lab/labextension/",
    "learner/lab/settings/",
    "__pycache__/",
)  # the page's, or a server's
_FIXED = (1980, 1, 1, 0, 0, 0)  # a zip's oldest date: the same wheel is the same bytes on any day
_ABOUT = f"whosays-{__version__}.dist-info"


def write_learner_wheel(root: Path, folder: Path) -> Path:
    """Write the wheel into ``folder``; where it lies.

    Args:
        root: the clone's root.
        folder: is there.

    Raises:
        KitError: what learners get would hold a key (see ``wheel_files``).
    """
    files = {**_modules(root / "src" / "whosays"), **_kit(root)}
    files[f"{_ABOUT}/METADATA"] = _metadata()
    files[f"{_ABOUT}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: whosays\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{_ABOUT}/RECORD"] = _record(files)
    path = folder / f"whosays-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)
    return path


def _modules(package: Path) -> Files:
    found = [*_ROOT, *(name for wing in WINGS for name in _below(package, wing))]
    return {f"whosays/{name}": (package / name).read_bytes() for name in found}


def _below(package: Path, wing: str) -> Iterator[str]:
    for path in sorted((package / wing).rglob("*")):
        name = path.relative_to(package).as_posix()
        if path.is_file() and not any(part in f"{name}/" for part in _LEFT_OUT):
            yield name


def _kit(root: Path) -> Files:
    """What the kernel reads. The notebooks lie where a learner opens them, and no test is on the site."""
    left_out = tuple(f"exercises/{form}." for form in FORMS)
    return {
        f"whosays/kit/{name}": content
        for name, content in wheel_files(root).items()
        if not name.endswith(".ipynb") and not name.startswith(left_out)
    }


def _metadata() -> bytes:
    needs = "".join(f"Requires-Dist: {name}\n" for name in REQUIRED)
    return f"Metadata-Version: 2.1\nName: whosays\nVersion: {__version__}\n{needs}".encode()


def _record(files: Files) -> bytes:
    lines = [f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in files.items()]
    return "".join([*lines, f"{_ABOUT}/RECORD,,\n"]).encode()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
