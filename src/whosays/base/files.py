"""Writing a file: all of it, or nothing."""

from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content``; a disk that fills up on the way leaves the old file as it was.

    Raises:
        OSError: the disk refused; nothing half-written stays behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
