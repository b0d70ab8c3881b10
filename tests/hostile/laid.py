"""Specimens that git cannot keep: links, pipes, and names that not every disk takes. For Linux and macOS."""

import os
import socket
from pathlib import Path

from hostile.hand import whole

_NAMES = {
    "folder.answers.jsonl/x": "in-a-folder", "a\nb": "line-end",
    "a\tb": "tab", "back\\..\\slash": "backslash",
    "=1+1": "formula", "<b>": "markup", "two!exclamation.zip!marks.jsonl": "exclamation", "e\u0301": "accent",
    "\udcff": "no-utf-8", "hard": "hard", f"deep/{'d/' * 200}x": "deep",
}  # fmt: skip


def lay(folder: Path, elsewhere: Path) -> None:
    """Lay them all into ``folder``; links lead to ``elsewhere``, where good files lie."""
    folder.mkdir()
    for name, learner in _NAMES.items():
        path = folder / (name if name.endswith(".jsonl") else f"{name}.answers.jsonl")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(whole(f"laid-{learner}"))
    os.link(folder / "hard.answers.jsonl", folder / "hard2.answers.jsonl")
    os.mkfifo(folder / "pipe.answers.jsonl")
    _links(folder, elsewhere)
    _socket(folder / "socket.answers.jsonl")


def _links(folder: Path, elsewhere: Path) -> None:
    (folder / "link.answers.jsonl").symlink_to(elsewhere / "secret.answers.jsonl")
    (folder / "dead-link.answers.jsonl").symlink_to(elsewhere / "nothing")
    (folder / "link-to-a-folder").symlink_to(elsewhere)
    (folder / "link-in-a-circle").symlink_to(folder)
    (folder / "link-to-a-device.answers.jsonl").symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # its address may have a hundred characters at most
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(path.name)
    finally:
        os.chdir(here)
