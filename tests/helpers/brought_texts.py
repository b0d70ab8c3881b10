"""Articles that a teacher might bring, written for the tests, and a plain draft made by hand."""

import csv
import shutil
from pathlib import Path

from helpers.places import ROOT
from whosays.articles.article import Article
from whosays.articles.key import COLUMNS
from whosays.author.new_article.bring import Made, Wishes, bring
from whosays.author.new_article.brought import Brought
from whosays.author.new_article.engine import Tally

HEADLINE = "Harbor crews stop work over pay"
NEWS = f"""{HEADLINE}

Crane crews at the harbor of Marlquay stopped work on Monday. Their union says that the company has not paid
them since May.

“We were promised the money three times,” said a crane driver at the gate. The company has denied this. It
said in a statement that all wages were paid on the day they were due.

Advertisement

According to the port office, eleven ships are waiting outside the harbor. The mayor has called on both sides
to meet again on Thursday, and the ministry said that it was watching the case.
"""


def a_clone(folder: Path, *seeds: str) -> Path:
    """A clone that is nobody's: its rooms, with some of the kit's articles."""
    for room in ("lessons", "exercises", "solutions", "seeds"):
        (folder / room).mkdir(parents=True)
    for name in seeds:
        shutil.copytree(ROOT / "seeds" / name, folder / "seeds" / name)
    return folder


def by_hand(folder: Path, article: Article) -> Tally:
    """A draft without an engine: a block is one statement, the article's own or the page's; English only."""
    english = article.source["language"] == "en"
    rows = [_row(each.id, each.role, each.text) for each in article.paragraphs if english]
    for name in ("key.csv", "draft.csv"):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, COLUMNS)
            table.writeheader()
            table.writerows(rows)
    return Tally(len(rows), 1, sum(row["kind"] == "allegation" for row in rows))


def _row(block: str, role: str, text: str) -> dict[str, str]:
    page = role == "page part"
    told = {"kind": "furniture", "source": "the page", "speaker": "page", "settles": "page furniture"}
    own = {"kind": "reported fact", "source": "the article", "speaker": "article", "settles": "a record"}
    why = f"“{text.split(maxsplit=1)[0]}” stands in the article."
    empty = dict.fromkeys(COLUMNS, "")
    return {
        **empty,
        "id": f"{block}.1",
        "quote": text,
        "why": why,
        "status": "draft",
        **(told if page else own),
    }


def laid(root: Path, what: str | bytes = NEWS, called: str = "news.txt", **wishes: object) -> Made:
    """Bring a text, or a file's bytes, and draft it by hand."""
    data = what.encode() if isinstance(what, str) else what
    return bring(Brought(called, data), Wishes(**wishes), root, drafter=by_hand)


def everything(root: Path) -> dict[str, bytes]:
    """All files below a folder and what is in them, hidden ones and empty folders too."""
    return {
        str(path.relative_to(root)): path.read_bytes() if path.is_file() else b"(a folder)"
        for path in sorted(root.rglob("*"))
    }
