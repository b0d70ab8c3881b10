"""Where the before side is kept: a text file for each command, and one packed file for what is large."""

import json
import lzma
from pathlib import Path

Record = dict[str, dict[str, str]]
FOLDER = Path(__file__).parent / "recorded"
PACK = "large.json.xz"
MAX_TEXT = 60_000  # bytes of a text file; what is larger nobody reads in a list of changes
_HEAD = "===== "
_OPEN_END = "\\ no line end"


def keep(record: Record, folder: Path = FOLDER) -> None:
    """Write a record, and take away what lay there before."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    large: Record = {}
    for name, texts in record.items():
        data = to_text(texts).encode()
        if len(data) > MAX_TEXT:
            large[name] = texts
        else:
            (folder / f"{name}.txt").write_bytes(data)
    # Not gzip: the pages of a class are alike over more than the 32 kB that gzip looks back, and xz takes a
    # quarter of the room. It holds no date, so the same record gives the same bytes.
    (folder / PACK).write_bytes(lzma.compress(json.dumps(large, ensure_ascii=False).encode(), preset=9))


def kept(folder: Path = FOLDER) -> Record:
    """The record that was written; empty if there is none."""
    texts = {path.stem: from_text(path.read_bytes().decode()) for path in sorted(folder.glob("*.txt"))}
    pack = folder / PACK
    return {**texts, **(json.loads(lzma.decompress(pack.read_bytes())) if pack.is_file() else {})}


def to_text(texts: dict[str, str]) -> str:
    """The parts of one command, each under a line with its name."""
    for name, text in texts.items():
        if text.startswith(_HEAD) or f"\n{_HEAD}" in text or _OPEN_END in text:
            raise ValueError(f"{name} holds a line that parts a record.")
    return "".join(f"{_HEAD}{name}\n{_closed(text)}" for name, text in texts.items())


def _closed(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n{_OPEN_END}\n"


def from_text(text: str) -> dict[str, str]:
    """What ``to_text`` was given."""
    parts: dict[str, list[str]] = {}
    for line in text.split("\n")[:-1]:
        if line.startswith(_HEAD):
            parts[line.removeprefix(_HEAD)] = mine = []
        else:
            mine.append(line)
    return {name: _opened("".join(f"{line}\n" for line in lines)) for name, lines in parts.items()}


def _opened(text: str) -> str:
    return text.removesuffix(f"\n{_OPEN_END}\n")
