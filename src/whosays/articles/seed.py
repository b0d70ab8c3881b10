"""A seed folder as a whole: the article, its key if it is wanted, its hard words, facts from outside."""

import re
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from whosays.articles.article import Article, read_article
from whosays.articles.key import Key, read_key
from whosays.articles.outlets import OUTLETS, Outlet, outlets_named, read_outlets
from whosays.articles.seed_tables import is_date, seed_table
from whosays.base.errors import KitError
from whosays.base.places import installed_kit

SEED_FILES = ("article.txt", "source.toml", "key.csv", "glossary.csv", "outside.csv", OUTLETS)
"""All files that a seed may have."""
KEY = "key.csv"
_MAY_LACK = frozenset({"shows_not"})


@dataclass(frozen=True)
class GlossaryEntry:
    """A hard word of an article: ``forms`` are the ways it stands in the text."""

    term: str
    forms: tuple[str, ...]
    meaning: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of its forms as whole words, in small or capital letters."""
        forms = "|".join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class OutsideFact:
    """A fact from elsewhere.

    Attributes:
        id: its name in tasks.
        what: what the words say something about.
        words: the figure or the words.
        publisher: who printed them; may name two outlets.
        date: as YYYY-MM-DD or YYYY-MM, or ``no date`` where the page has none.
        address: where they stand.
        shows_not: what they do not show, as a learner reads it; perhaps empty.
    """

    id: str
    what: str
    words: str
    publisher: str
    date: str
    address: str
    shows_not: str = ""


FACT_COLUMNS = tuple(each.name for each in fields(OutsideFact))
"""The columns of ``outside.csv``; the last may be left out."""


@dataclass(frozen=True)
class Seed:
    """One article and what the kit knows about it. ``key`` is None where answers must not be at hand."""

    article: Article
    key: Key | None
    glossary: tuple[GlossaryEntry, ...]
    outside: dict[str, OutsideFact]
    outlets: dict[str, Outlet] = field(default_factory=dict)

    def outlets_of(self, fact: OutsideFact) -> tuple[Outlet, ...]:
        """The outlets that printed a fact, as far as ``outlets.csv`` has them."""
        return tuple(self.outlets[name] for name in outlets_named(fact.publisher) if name in self.outlets)

    def hard_words(self, text: str) -> tuple[GlossaryEntry, ...]:
        """The glossary entries that occur in ``text``, in the order of the glossary."""
        return tuple(entry for entry in self.glossary if entry.pattern.search(text))


def read_seed(folder: Path, with_key: bool = True) -> Seed:
    """Read a seed folder.

    Raises:
        KitError: a file is missing or contradicts itself; names file, row, column and what to do.
    """
    article = read_article(folder)
    if with_key:
        need_key(folder)
    key = read_key(article, folder / KEY) if with_key else None
    return Seed(article, key, read_glossary(folder), read_outside(folder), read_outlets(folder))


def need_key(folder: Path) -> None:
    """Say so where an installed kit is asked for a key that it does not carry.

    Raises:
        KitError: names the article, and where its key is.
    """
    if not (folder / KEY).exists() and folder.absolute().parent.parent == installed_kit():
        raise KitError(
            f"The key of {folder.name} is not in an installed kit, for learners have that too: it is in a "
            "clone of the repository."
        )


def read_glossary(folder: Path) -> tuple[GlossaryEntry, ...]:
    """The rows of ``glossary.csv``; none where there is no such file."""
    rows = seed_table(folder / "glossary.csv", ("term", "also", "meaning"), needed=("term", "meaning"))
    return tuple(
        GlossaryEntry(row["term"], (row["term"], *_listed(row["also"])), row["meaning"]) for _, row in rows
    )


def read_outside(folder: Path) -> dict[str, OutsideFact]:
    """The rows of ``outside.csv`` by id; none where there is no such file."""
    path = folder / "outside.csv"
    facts: dict[str, OutsideFact] = {}
    for number, row in seed_table(path, FACT_COLUMNS, FACT_COLUMNS[:-2], _MAY_LACK):
        at = f"{path}: row {number} ({row['id']})"
        if not is_date(row["date"]):
            raise KitError(f"{at}, column date: write a day as 2018-05-22, a month as 2018-05, or “no date”.")
        if row["id"] in facts:
            raise KitError(f"{at}, column id: “{row['id']}” is used twice. Give one another name.")
        facts[row["id"]] = OutsideFact(**row)
    return facts


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
