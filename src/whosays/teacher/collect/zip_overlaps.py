"""Entries of a zip that share their bytes with others: no honest program writes them, and some are bombs.

Python refuses them by itself from 3.11.8, 3.12.2 and 3.13 on; what a teacher is told must not depend on that.
"""

import zipfile
from bisect import bisect_right
from collections.abc import Iterable

_HEADER = 30  # bytes before an entry's name, which tell among others how long name and extra field are


def sharing(archive: zipfile.ZipFile, infos: Iterable[zipfile.ZipInfo]) -> set[int]:
    """Which of these entries begin where another does, or reach into the next; by their ``id``.

    Args:
        archive: an open zip.
        infos: some of its entries.
    """
    begins = sorted(each.header_offset for each in archive.infolist())
    return {id(each) for each in infos if _shares(archive, each, begins)}


def _shares(archive: zipfile.ZipFile, info: zipfile.ZipInfo, begins: list[int]) -> bool:
    after = bisect_right(begins, info.header_offset)
    if after > 1 and begins[after - 2] == info.header_offset:
        return True
    limit = begins[after] if after < len(begins) else archive.start_dir
    return _end(archive, info) > limit


def _end(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """Where an entry's packed bytes end, in bytes from the beginning of the zip."""
    file = archive.fp
    if file is None or info.header_offset < 0:
        return 0  # whoever opens it is told that it is broken
    file.seek(info.header_offset + _HEADER - 4)
    lengths = file.read(4)
    words = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    return info.header_offset + _HEADER + words + info.compress_size
