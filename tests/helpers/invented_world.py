"""What the tests of the invented articles share: their names, their tables, how they are read."""

import re

from helpers.places import ROOT
from whosays.articles.key import Key, Statement
from whosays.articles.seed import Seed, read_seed

SEEDS = ROOT / "seeds"
LONG = ("ferry-strike", "fishing-vote")  # long enough for exercises 01 to 03
SWAPPED = "swapped-2018"
FORMS = ("dam-levels", "bridge-tolls", "grain-silos")
SHORT = (
    "buoy-line",
    "dead-cable",
    "fuel-spill",
    "harbor-company",
    "harbor-tax",
    "life-jackets",
    "party-money",
)
PAGES = ("a-post", "three-pieces", "two-headlines")  # of one page each: too short for the counts of a story
INVENTED = (*LONG, SWAPPED, *FORMS, *SHORT)
SIDES = ("Corrandy", "Pellamar")
POLITICAL = ("government", "opposition")
ELSEWHERE = ("firm", "union", "neighbor", "other")
OWN = {"the article", "the page"}
REASONS = ("why", "why_source", "why_accuses", "why_also")
JOINING = {"a", "an", "and", "as", "but", "for", "of", "or", "that", "the", "to", "which", "with"}
CLAIMS = ("official claim", "attributed claim")
QUOTED = re.compile(r"“([^“”]*)”")
# A key that says who is right has taken a side, whatever its kinds.
VERDICTS = re.compile(
    r"\b(lie[sd]?|liar|false|true that|really|(?<!Yes, and )rightly|wrongly|obviously|of course|regime"
    r"|propaganda|debunk\w*|fake)\b",
    re.IGNORECASE,
)
SMALLER_TO_LARGER = 0.6  # how far apart the two countries may be in any count
Table = dict[tuple[str, str], str]


def read_world(*others: str) -> dict[str, Seed]:
    """The invented articles, and others by name."""
    return {name: read_seed(SEEDS / name) for name in (*INVENTED, *others)}


def key_of(seed: Seed) -> Key:
    assert seed.key is not None
    return seed.key


def readme_table(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading of seeds/README.md."""
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    _, found, below = text.partition(f"\n## {heading}\n")
    assert found, f"seeds/README.md has no heading “{heading}”"
    rows = [line for line in below.split("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in rows[2:]]


def sides(heading: str) -> Table:
    """A table of sides: (article, name or statement id) to side."""
    rows = readme_table(heading)
    table = {(row[0], row[1]): row[2] for row in rows}
    assert len(table) == len(rows), f"{heading}: a row stands twice"
    assert set(table.values()) <= {*SIDES, "neither"}, heading
    return table


def plain(word: str) -> str:
    return word.strip("“”‘’\"'.,;:()!?").lower()


def uncovered(key: Key) -> list[str]:
    """The words that no statement claims and that do more than join."""
    pairs = zip(key.article.words, key.innermost, strict=True)
    free = [plain(word.text) for word, owner in pairs if owner is None]
    return [word for word in free if word not in JOINING]


def without(key: Key, statement_id: str) -> Key:
    return Key(key.article, tuple(each for each in key.statements if each.id != statement_id))


def reasons(key: Key) -> list[tuple[str, str]]:
    cells = ((each.id, each.row[name]) for each in key.statements for name in REASONS)
    return [(name, text) for name, text in cells if text]


def misquoted(key: Key, texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (name, quote)
        for name, text in texts
        for quote in QUOTED.findall(text)
        if quote not in key.article.text
    ]


def picked(seeds: dict[str, Seed], names: tuple[str, ...]) -> list[tuple[str, Statement]]:
    return [(name, each) for name in names for each in key_of(seeds[name]).statements]


def camps(heading: str) -> Table:
    """A table's camps: (article, name or statement id) to "Corrandy government", "firm" and so on."""
    table = {(row[0], row[1]): (row[2], row[3]) for row in readme_table(heading)}
    assert {camp for _, camp in table.values()} <= {*POLITICAL, *ELSEWHERE}, heading
    return {name: f"{side} {camp}" if camp in POLITICAL else camp for name, (side, camp) in table.items()}
