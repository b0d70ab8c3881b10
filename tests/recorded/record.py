"""Record the before side: python tests/recorded/record.py, with the Python of a clone of version 0.2.0.

It is recorded once, from 0.2.0, and never from anything later: it is what later versions are compared with.
Only where libraries change what the commands say (the lines of a picture, the wording of an option's help) is
it to be recorded anew, from 0.2.0 with those libraries.
"""

import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from recorded.libraries import keep_versions
from recorded.shelf import FOLDER, keep
from recorded.workplace import record_all

BEFORE = "0.2.0"


def main() -> None:
    """Record, and say how much."""
    if version("whosays") != BEFORE:
        sys.exit(f"This Python has whosays {version('whosays')}. The before side is recorded from {BEFORE}.")
    with tempfile.TemporaryDirectory() as folder:
        record = record_all(Path(folder))
    keep(record)
    keep_versions()
    texts = sum(map(len, record.values()))
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{len(record)} commands and rooms, {texts} texts, {size:,} bytes in {FOLDER}")


if __name__ == "__main__":
    main()
