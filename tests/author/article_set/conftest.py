"""Clones with an article of a teacher's own: each holds one article of the kit under another name."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from helpers.lesson_text import Notebook, open_notebook
from helpers.places import ROOT
from whosays.author.article_set.building import ArticleSet, plan_set, write_set

ARTICLES = ("ferry-strike", "serbia-2020", "harbor-company", "party-money", "mahan-air-2019",
            "hong-kong-2019", "fuel-spill", "a-post")  # fmt: skip
SHORT = ("party-money", "a-post", "serbia-2020")  # under 200 words of news: no lesson page


@dataclass(frozen=True)
class Clone:
    """A clone in which one set was built, without running it."""

    root: Path
    slug: str
    made: ArticleSet

    @property
    def stem(self) -> str:
        return self.made.stem

    def notebooks(self, *rooms: str) -> list[Notebook]:
        there = [room for room in rooms if room in self.made.pages]
        return [open_notebook(self.root, room, self.stem) for room in there]


def clone_with(folder: Path, article: str) -> tuple[Path, str]:
    """A clone's folders with one article, renamed so that no notebook of the kit asks about it."""
    slug = f"my-{article}"
    for room in ("lessons", "exercises", "solutions"):
        (folder / room).mkdir(parents=True)
    shutil.copytree(ROOT / "seeds" / article, folder / "seeds" / slug)
    (folder / ".whosays-copy").write_text('{"whosays": 1, "notebooks": {}}', encoding="utf-8")
    return folder, slug


@pytest.fixture(scope="package")
def clones(tmp_path_factory) -> dict[str, Clone]:
    """Each of ARTICLES as a set, by the article's name."""
    found = {}
    for article in ARTICLES:
        root, slug = clone_with(tmp_path_factory.mktemp("sets") / article, article)
        made = plan_set(root, slug)
        write_set(root, made, run=False)
        found[article] = Clone(root, slug, made)
    return found
