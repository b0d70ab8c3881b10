"""Zips whose entries share their bytes are told the same by every Python; honest zips hold none."""

import io
import struct
import zipfile

import pytest

from whosays.teacher.collect.found import Unreadable
from whosays.teacher.collect.unpacking import handed_in_files
from whosays.teacher.collect.zip_overlaps import sharing

CONTENT = b"{}\n" * 200


def zipped(
    *names: str, packed: int = zipfile.ZIP_STORED, before: bytes = b"", streamed: bool = False
) -> bytes:
    buffer = io.BytesIO()
    buffer.write(before)
    out = Streamed(buffer) if streamed else buffer
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name in names:
            archive.writestr(name, CONTENT)
    return buffer.getvalue()


class Streamed(io.RawIOBase):
    """A place that cannot be gone back in: sizes then stand behind the content."""

    def __init__(self, behind: io.BytesIO) -> None:
        self.behind = behind

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        return self.behind.write(data)


def listed_at(data: bytes, number: int) -> int:
    """Where the list of entries tells of one of them."""
    place = -1
    for _ in range(number + 1):
        place = data.index(b"PK\x01\x02", place + 1)
    return place


def with_begin_of(data: bytes, number: int, other: int) -> bytes:
    """An entry is said to begin where another does."""
    at, source = listed_at(data, number) + 42, listed_at(data, other) + 42
    return data[:at] + data[source : source + 4] + data[at + 4 :]


def with_size(data: bytes, number: int, size: int) -> bytes:
    """An entry is said to be so long, packed as unpacked."""
    at = listed_at(data, number) + 20
    return data[:at] + struct.pack("<2L", size, size) + data[at + 8 :]


def shared(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        found = sharing(archive, infos)
        return [each.filename for each in infos if id(each) in found]


@pytest.mark.parametrize(
    "data",
    [
        zipped("a.jsonl"),
        zipped("a.jsonl", "b.jsonl", "c.jsonl"),
        zipped("a.jsonl", "b.jsonl", packed=zipfile.ZIP_DEFLATED),
        zipped("a.jsonl", "b.jsonl", before=b"#!/bin/sh\n" * 9),
        zipped("a.jsonl", "é.jsonl", streamed=True),
        zipped(),
    ],
)
def test_an_honest_zip_shares_nothing(data):
    assert shared(data) == []


def test_entries_that_begin_at_one_place_share_it():
    assert shared(with_begin_of(zipped("a.jsonl", "b.jsonl", "c.jsonl"), 0, 1)) == ["a.jsonl", "b.jsonl"]


@pytest.mark.parametrize("more", [1, 40, 700])
def test_an_entry_that_reaches_into_what_follows_shares_it(more):
    data = zipped("a.jsonl", "b.jsonl")
    assert shared(with_size(data, 0, len(CONTENT) + more)) == ["a.jsonl"]
    assert shared(with_size(data, 1, len(CONTENT) + more)) == ["b.jsonl"]


def test_it_is_told_and_the_others_are_read(tmp_path):
    path = tmp_path / "class.zip"
    path.write_bytes(with_begin_of(zipped("a.jsonl", "b.jsonl", "c.jsonl"), 0, 1))
    told = {each.origin[-7:]: each.why for each in handed_in_files([path]) if isinstance(each, Unreadable)}
    assert set(told) == {"a.jsonl", "b.jsonl"}
    assert all("shares its bytes" in why for why in told.values())
    assert [each[1] for each in handed_in_files([path]) if not isinstance(each, Unreadable)] == [CONTENT]


def test_a_place_beyond_the_end_is_told_by_whoever_opens_it():
    data = zipped("a.jsonl")
    at = listed_at(data, 0) + 42
    data = data[:at] + struct.pack("<L", 10**6) + data[at + 4 :]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert isinstance(sharing(archive, archive.infolist()), set)
