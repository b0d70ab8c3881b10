"""Every text that only a key may hold: what must be nowhere in what a learner gets."""

import csv
import io
import tomllib
from pathlib import Path

from whosays.articles.article import read_article
from whosays.tasks.types import all_types

SHORT = 12  # letters; shorter words of a key stand in the article and in the tasks anyway


def key_words(root: Path, stem: str) -> set[str]:
    """Every text that only a key may hold, of the exercise's solution and of the articles it uses."""
    path = root / "solutions" / f"{stem}.tasks.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    found: set[str] = set()
    for task in table["task"].values():
        found |= set(task.get("hints", ()))
        for item in task.get("items", ()):
            if isinstance(item, dict):
                secret = all_types()[task["type"]].secret - {"statement", "answer", "also"}
                for name in (*secret, "hints"):
                    found |= texts(item.get(name))
                for option in item.get("options", ()):
                    found |= texts(option.get("why"))
    for name in {task.get("article", table.get("article")) for task in table["task"].values()}:
        found |= key_rows(root / "seeds" / name)
    return {text for text in found if len(text) > SHORT}


def texts(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict | list):
        return set().union(*map(texts, value.values() if isinstance(value, dict) else value))
    return set()


def key_rows(folder: Path) -> set[str]:
    """The explaining columns of a key, but for words that stand in the article itself."""
    article = read_article(folder).text
    rows = csv.DictReader(io.StringIO((folder / "key.csv").read_text("utf-8"), newline=""))
    told = ("why", "why_source", "why_accuses", "why_also", "settles", "source")
    cells = {row.get(name, "") for row in rows for name in told}
    return {cell for cell in cells if cell not in article}
