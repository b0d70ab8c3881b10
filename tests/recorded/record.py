"""Record the before side: python tests/recorded/record.py, with the Python of a clone of a released version.

It is recorded when a version is released, after the differences from the one before were read; all that is
written until the next release is compared with it. Whoever rearranges code sees that nothing changed, and
whoever changes an output writes down which lines and why (expected_differences.csv). 0.2.0 was recorded
first, and 0.3.0 was held against it line by line. Where libraries change what the commands say (the lines of
a picture, the wording of an option's help), the same version is recorded anew with those libraries.
"""

import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from recorded.libraries import keep_versions
from recorded.shelf import FOLDER, keep
from recorded.workplace import record_all

BEFORE = "0.9.0"
"""The version that was recorded; write the next one here when it is released."""


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
