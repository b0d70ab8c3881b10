"""Specimens that are too large to keep: named recipes that write them. Verdicts stand in the table."""

import json
import os
import struct
from collections.abc import Callable
from pathlib import Path

from hostile.hand import event, five, lines, more, raw_third, third_raw, whole, zipped

SUFFIX = ".answers.jsonl"
_FIT = 130_000  # events in 32 megabytes


def _minds(count: int) -> bytes:
    """So many changes of mind on one item, a millisecond apart, the last one right."""
    told = event(6, "kinds", "p4.2", "yes")
    start = json.dumps(told).replace(told["time"], "%s").replace('"n": 6', '"n": %d')
    wrong, right = start, start.replace('"yes"', '"official claim"')
    times = (f"2024-11-25T09:{6 + n // 60_000:02}:{n // 1000 % 60:02}.{n % 1000:03}Z" for n in range(count))
    return "".join(
        (wrong if n < count - 1 else right) % (time, n + 6) + "\n" for n, time in enumerate(times)
    ).encode()


def _million(path: Path) -> None:
    block = _minds(10_000)
    with path.open("wb") as file:
        file.write(whole("large-a-million-events"))
        file.writelines(block for _ in range(100))


def _hollow(count: int) -> bytes:
    """A zip that is nothing but a list of entries."""
    listed = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 9, 1, *[0] * 6) + b"a"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, count * len(listed), 0, 0)
    return listed * count + end


def _overlapping() -> bytes:
    data = zipped(("b.jsonl", b"{}\n"), ("x.answers.jsonl", whole("large-overlapping")))
    second = data.index(b"PK\x03\x04", 4)
    place = data.index(b"PK\x01\x02") + 42
    return data[:place] + struct.pack("<L", second) + data[place + 4 :]


def _bomb() -> bytes:
    return zipped(("x.answers.jsonl", b"\n" * 20_000_000))


def _deep() -> bytes:
    return raw_third().replace(b'"reported fact"', b"[" * 100_000 + b"]" * 100_000)


def _unknown() -> bytes:
    return whole(
        "large-10000-unknown-items",
        lines([*five(), *(event(6 + n / 10**5, "kinds", f"q{n}", "x", n=n) for n in range(10_000))]),
    )


_MADE: dict[str, Callable[[], bytes]] = {
    "answer-of-5-mb": lambda: more(
        "large-answer-of-5-mb", event(6, "debt", "friend", {"text": "x" * 5_000_000})
    ),
    "text-of-900-kb": lambda: more(
        "large-text-of-900-kb", event(6, "debt", "friend", {"text": "so " * 300_000})
    ),
    "as-many-events-as-fit": lambda: whole("large-as-many-events-as-fit", lines(five()) + _minds(_FIT)),
    "too-large": lambda: b"x" * 33_000_000,
    "three-million-bad-lines": lambda: whole("large-three-million-bad-lines") + b"x\n" * 3_000_000,
    "many-bad-lines": lambda: whole("large-many-bad-lines") + b'{"v": 1, "time": "\n' * 60_000,
    "depth-100000": lambda: third_raw("large-depth-100000", _deep()),
    "head-of-depth-100000": lambda: b"[" * 100_000 + b"]" * 100_000 + b"\n" + lines(five()),
    "10000-unknown-items": _unknown,
    "bomb.zip": _bomb,
    "bomb-in-a-bomb.zip": lambda: zipped(("1.zip", _bomb())),
    "many-entries.zip": lambda: _hollow(300_000),
    "many-entries-inside.zip": lambda: zipped(("1.zip", _packable(_hollow(300_000)))),
    "overlapping.zip": _overlapping,
}


def _packable(data: bytes) -> bytes:
    """With something before it that does not pack, so that the whole does not look like a bomb."""
    return os.urandom(len(data) // 150) + data


def make(folder: Path) -> None:
    """Write them all into ``folder``."""
    folder.mkdir()
    for name, recipe in _MADE.items():
        (folder / (name if name.endswith(".zip") else name + SUFFIX)).write_bytes(recipe())
    _million(folder / f"a-million-events{SUFFIX}")
    with (folder / f"forty-gigabytes{SUFFIX}").open("wb") as file:
        file.truncate(40 * 10**9)
