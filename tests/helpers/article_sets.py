"""What a teacher does with a draft, in one line: every statement is said to be checked."""

from pathlib import Path

from whosays.articles.article import read_article
from whosays.articles.key import COLUMNS, key_bytes, read_key
from whosays.articles.seed import KEY


def all_checked(seed: Path) -> None:
    """Say of each statement of a key that somebody has read it, whatever it says."""
    rows = [each.row | {"status": "checked"} for each in read_key(read_article(seed), seed / KEY).statements]
    assert rows, seed
    (seed / KEY).write_bytes(key_bytes(COLUMNS, rows))
