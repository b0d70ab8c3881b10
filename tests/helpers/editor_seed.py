"""An article with a draft, as ``whosays new`` lays it: a real report, its own key taken as the draft."""

import csv
import shutil
from pathlib import Path

from whosays.articles.article import read_article
from whosays.articles.key import COLUMNS, key_bytes, read_key
from whosays.author.drafting.files import DRAFT_COLUMNS
from whosays.base.places import kit_root

SLUG = "mahan-air-2019"
DOUBTFUL = ("p3.2", "p4.2", "h.3")


def lay(root: Path, slug: str = SLUG, *, draft: bool = True, key: str = "draft", as_name: str = "") -> Path:
    """A folder ``seeds/SLUG`` below ``root``.

    Args:
        root: where ``seeds/`` is made.
        slug: an article of the kit.
        draft: whether a ``draft.csv`` lies beside the key.
        key: "draft" (every row a draft), "checked", or "empty".
        as_name: what its folder is called; default: as in the kit.
    """
    folder = root / "seeds" / (as_name or slug)
    shutil.copytree(kit_root() / "seeds" / slug, folder)
    article = read_article(folder)
    statements = read_key(article, folder / "key.csv").statements
    rows = [{**each.row, "status": key} for each in statements] if key != "empty" else []
    (folder / "key.csv").write_bytes(key_bytes(COLUMNS, rows))
    if draft:
        _write_draft(folder / "draft.csv", [each.row for each in statements])
    return folder


def _write_draft(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, DRAFT_COLUMNS, extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            doubtful = row["id"] in DOUBTFUL
            more = {"because": row["deciding"], "rule": "by hand", "sure": "doubtful" if doubtful else "sure"}
            writer.writerow({**row, **more, "doubts": "kind; source" if doubtful else ""})
