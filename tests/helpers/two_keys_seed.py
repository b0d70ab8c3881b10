"""An article that two have keyed apart: the keys of the two readers of a real report."""

import shutil
from pathlib import Path

from helpers.editor_seed import lay
from helpers.places import ROOT

READERS = ROOT / "tests" / "two_readers"
NAMES = sorted(path.stem for path in (READERS / "first").glob("*.csv"))
SLUG = "mahan-air-2019"


def lay_two(root: Path, slug: str = SLUG, *, open_rows: int = 0, key: str = "draft") -> Path:
    """A folder ``seeds/SLUG`` with ``keys/Adler.csv`` and ``keys/Okoye.csv``.

    Args:
        root: where ``seeds/`` is made.
        slug: one of NAMES.
        open_rows: how many statements Okoye has not checked yet.
        key: of the article's own key, as ``lay`` takes it.
    """
    folder = lay(root, slug, key=key)
    (folder / "keys").mkdir()
    for reader, name in (("first", "Adler"), ("second", "Okoye")):
        shutil.copy(READERS / reader / f"{slug}.csv", folder / "keys" / f"{name}.csv")
    path = folder / "keys" / "Okoye.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(",checked,", ",draft,", open_rows) if open_rows else text, "utf-8")
    return folder
