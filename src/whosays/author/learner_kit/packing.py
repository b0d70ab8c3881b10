"""The learner's kit as one zip: the wheel, a file to start it on each system, and what to do first."""

import platform
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.version import __version__
from whosays.learner.lab.earlier_kits import KIT

TOP = f"{KIT}-{__version__}"  # the zip's folder: a newer kit lies beside an older, and never over it
WELCOME = "READ-ME-FIRST.txt"
STARTERS = {
    "Start on Windows.bat": "start.bat",
    "Start on macOS.command": "start.sh",
    "Start on Linux.sh": "start.sh",
}
_TEXTS = Path(__file__).parent / "starters"
_FIXED = (1980, 1, 1, 0, 0, 0)  # a zip's oldest date: the same kit is the same bytes on any day
_WORDS = DiskWords("{where}: cannot be written ({reason}). Choose another --to.")
_NET = "The first time, the internet: it fetches about 90 MB of libraries."
_NO_NET = (
    "Internet: not needed on {system} with Python {python} or a later {series}, for which\n"
    "the folder libraries was packed; else once, to fetch them."
)


@dataclass(frozen=True)
class Member:
    """A file of the zip: its name there, its bytes or the file that holds them, and whether it can be run."""

    name: str
    content: bytes | Path
    runs: bool = False


def check_target(path: Path) -> None:
    """Refuse a place where the zip cannot go, before anything long begins.

    Raises:
        KitError: it is no zip, something lies there, or its folder is not there.
    """
    if path.suffix.lower() != ".zip":
        raise KitError(f"{path}: the learner's kit is a zip; write its name so: --to {path.stem}.zip")
    if path.exists():
        raise KitError(f"{path} is there already; give another name, or move it away.")
    if not path.parent.is_dir():
        raise KitError(f"{path}: there is no folder {path.parent}; make it first, or choose another --to.")


def kit_members(wheel: Path, libraries: Sequence[Path] = ()) -> list[Member]:
    """Everything in the zip.

    Args:
        wheel: the kit's wheel.
        libraries: what it needs, as wheels for this system; none means that learners fetch them.
    """
    starters = [Member(name, _text(text, wheel.name), runs=True) for name, text in STARTERS.items()]
    packed = [Member(f"libraries/{path.name}", path) for path in libraries]
    series = ".".join(platform.python_version_tuple()[:2])
    net = _NO_NET.format(system=_system(), python=platform.python_version(), series=series)
    welcome = _text(WELCOME, wheel.name, net if libraries else _NET)
    return [Member(WELCOME, welcome), *starters, Member(wheel.name, wheel), *packed]


def _system() -> str:
    return f"{platform.system().replace('Darwin', 'macOS')} ({platform.machine()})"


def _text(name: str, wheel: str, internet: str = "") -> bytes:
    """A text with its gaps filled, and with the line ends of the system that reads it."""
    text = (_TEXTS / name).read_text(encoding="utf-8")
    for gap, words in {"@WHEEL@": wheel, "@VERSION@": __version__, "@INTERNET@": internet}.items():
        text = text.replace(gap, words)
    return text.replace("\n", "\n" if name.endswith(".sh") else "\r\n").encode()


def write_kit(path: Path, members: Sequence[Member]) -> None:
    """Write the zip, whole or not at all.

    Raises:
        KitError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with _WORDS.told(path):
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:  # wheels are packed already
                for member in members:
                    _add(archive, member)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, member: Member) -> None:
    info = zipfile.ZipInfo(f"{TOP}/{member.name}", date_time=_FIXED)
    info.create_system = 3  # Unix: the bits below say who may run it
    info.external_attr = (0o100755 if member.runs else 0o100644) << 16
    content = member.content if isinstance(member.content, bytes) else member.content.read_bytes()
    archive.writestr(info, content)
