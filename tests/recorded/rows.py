"""Print the rows that are missing, with the mend that explains them, to be read and then kept:

python tests/recorded/rows.py "one is_given" >> tests/recorded/expected_differences.csv
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from recorded.comparison import differences
from recorded.expected import MENDS, as_rows, judged, read_rows
from recorded.shelf import kept
from recorded.workplace import record_all


def main(mend: str = "") -> None:
    """Compare, and print."""
    if mend not in MENDS:
        sys.exit(f"Name the mend that explains the differences: {' or '.join(MENDS)}.")
    with tempfile.TemporaryDirectory() as folder:
        found = differences(kept(), record_all(Path(folder)))
    verdict = judged(found, read_rows())
    print(as_rows(verdict.without_row, mend), end="")
    print(f"{len(verdict.without_row)} rows to add.", file=sys.stderr)
    print(f"{len(verdict.stale)} rows to take out:\n{as_rows(verdict.stale)}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
