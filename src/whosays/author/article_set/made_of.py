"""Whether a lesson page of an own article is made of the key as it is now: it shows it, and explains by it.

The exercise needs no such mark: it is compared with what its solution builds (build/freshness.py).
"""

import hashlib
import json
from pathlib import Path

from whosays.articles.key import Key
from whosays.articles.seed import KEY, read_seed
from whosays.author.article_set.files import MADE_OF, read_record
from whosays.base.errors import KitError
from whosays.tasks.reading import read_table
from whosays.teacher.release.articles import articles_named


def digest_of_key(key: Key) -> str:
    """The digest of what pages take from a key and say under its text, however its file is spelled."""
    told = [key.article.attribution, [each.row for each in key.statements]]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def refuse_old_page(root: Path, stem: str) -> None:
    """Refuse a lesson page whose key was changed since it was built.

    Raises:
        KitError: names the article, and says how to make the page anew.
    """
    for name in sorted(articles_named(read_table(root / "lessons" / f"{stem}.tasks.toml"))):
        folder = root / "seeds" / name
        made = read_record(folder).get(MADE_OF) if (folder / KEY).is_file() else None
        key = read_seed(folder).key if made else None
        if key is not None and made != digest_of_key(key):
            raise KitError(
                f"The key of seeds/{name} was changed since lessons/{stem} was made of it, so nothing was "
                f"written: type whosays build {name}, then this again."
            )
