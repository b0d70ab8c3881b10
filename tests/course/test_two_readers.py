"""Each real report was keyed by two readers, apart from each other; how far they agree, word by word.

A third settled the rest, by a rule that is written down. Two careful readers who differ more often than this
would say that the rules, and not the readers, are unclear.
"""

import csv
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.invented_world import key_of
from helpers.places import ROOT
from whosays.articles.key import Key, Statement, read_key
from whosays.articles.seed import read_seed

READERS = ROOT / "tests" / "two_readers"
NAMES = sorted(path.stem for path in (READERS / "first").glob("*.csv"))
SAME, DEFENSIBLE = 0.86, 0.96  # what two readers reached on six other such reports
DECISION = ("id", "first", "second", "settled", "rule", "quote")
PIECES = re.compile(r"\s*[…‖;]\s*")  # a decision may quote several places, or leave words out
Alike = Callable[[Statement, Statement], bool]
Row = dict[str, str]


def same(one: Statement, other: Statement) -> bool:
    return one.kind == other.kind


def defensible(one: Statement, other: Statement) -> bool:
    return same(one, other) or one.kind == other.also("kind") or other.kind == one.also("kind")


def same_speaker(one: Statement, other: Statement) -> bool:
    return one.speaker == other.speaker


def agreement(one: Key, other: Key, alike: Alike) -> float:
    """The share of words, of those that both put into a statement, about which they say the like."""
    pairs = [(a, b) for a, b in zip(one.innermost, other.innermost, strict=True) if a and b]
    assert pairs
    return sum(alike(a, b) for a, b in pairs) / len(pairs)


def keys(name: str) -> tuple[Key, Key, Key]:
    """The first reader's, the second's, and the one that was settled."""
    seed = read_seed(ROOT / "seeds" / name)
    first, second = (read_key(seed.article, READERS / who / f"{name}.csv") for who in ("first", "second"))
    return first, second, key_of(seed)


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decisions(name: str) -> list[Row]:
    return rows_of(READERS / "settled" / f"{name}.csv")


def decided(name: str) -> set[str]:
    return {each for row in decisions(name) for each in row["id"].split(", ")}


def answers(each: Statement) -> tuple[str, str]:
    return each.kind, each.also("kind")


def parted(first: Key, second: Key, settled: Key) -> dict[str, str]:
    """Where the readers part, or the third from both: id of the settled statement, and a word of it."""
    found: dict[str, str] = {}
    for word, *three in zip(
        first.article.words, first.innermost, second.innermost, settled.innermost, strict=True
    ):
        one, other, third = three
        if one and other and third and len({answers(each) for each in (one, other, third)}) > 1:
            found.setdefault(third.id, word.text)
    return found


# --- the two ---


def test_all_three_read_the_same_reports():
    print(f"\n{len(NAMES)} reports: {', '.join(NAMES)}")
    for who in ("second", "settled"):
        assert sorted(path.stem for path in (READERS / who).glob("*.csv")) == NAMES
    assert len(NAMES) >= 8


def test_every_report_with_an_attribution_was_read_by_two():
    """An excerpt is a piece of a test, and no report of this kind."""
    sources = {path.parent.name: path.read_text("utf-8") for path in ROOT.glob("seeds/*/source.toml")}
    whole = [n for n, text in sources.items() if "\nattribution = " in text and "Excerpt:" not in text]
    assert sorted(whole) == NAMES


def test_the_keys_of_the_two_are_as_they_were_written():
    """A key that was mended afterwards would make the two agree as much as one likes."""
    written = {(row["reader"], row["report"]): row["sha256"] for row in rows_of(READERS / "digests.csv")}
    paths = [path for who in ("first", "second") for path in (READERS / who).glob("*.csv")]
    print(f"\n{len(paths)} keys")
    found = {(path.parent.name, path.stem): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    assert found == written
    assert len(set(written.values())) == 2 * len(NAMES)  # nobody copied: no key stands twice


@pytest.mark.parametrize("name", NAMES)
def test_two_readers_agree(name: str):
    first, second, settled = keys(name)
    shares = [agreement(first, second, alike) for alike in (same, defensible)]
    assert shares[0] >= SAME
    assert shares[1] >= DEFENSIBLE
    assert min(agreement(each, settled, defensible) for each in (first, second)) >= SAME


def test_readers_who_differ_would_be_seen():
    first, *_ = keys(NAMES[0])
    turned = [
        replace(each, row={**each.row, "kind": "appeal", "also_facet": ""}) for each in first.statements
    ]
    assert agreement(first, Key(first.article, tuple(turned)), defensible) < SAME


def told(name: str) -> str:
    """A report's row of the table in the README."""
    first, second, settled = keys(name)
    shares = [agreement(first, second, alike) for alike in (same, defensible, same_speaker)]
    rows = ", ".join(str(len(key.statements)) for key in (first, second, settled))
    cells = (name, str(len(first.article.words)), rows, *(f"{share:.3f}" for share in shares))
    return f"| {' | '.join(cells)} |"


def test_the_readme_says_how_far_they_agree():
    table = [told(name) for name in NAMES]
    print("\n" + "\n".join(table))
    text = (READERS / "README.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.split(" ")[1:2] and line.split(" ")[1] in NAMES]
    assert rows == table


# --- the third ---


def test_every_place_where_they_part_was_decided():
    places = 0
    for name in NAMES:
        found = parted(*keys(name))
        places += len(found)
        missing = {each: word for each, word in found.items() if each not in decided(name)}
        assert missing == {}, name
    print(f"\n{places} statements on which the readers part, or the third from both")
    assert places >= 20


def test_a_decision_gives_its_rule_and_points_at_words_of_the_report():
    every = [(name, row) for name in NAMES for row in decisions(name)]
    print(f"\n{len(every)} decisions")
    assert len(every) >= 40
    for name, row in every:
        settled = keys(name)[2]
        assert tuple(row) == DECISION
        assert all(row.values()), (name, row["id"])
        assert set(row["id"].split(", ")) <= settled.by_id.keys(), (name, row["id"])
        pieces = [piece for piece in PIECES.split(row["quote"]) if piece]
        assert [piece for piece in pieces if piece not in settled.article.text] == [], (name, row["id"])


def test_a_place_without_a_decision_would_be_seen():
    name = "supreme-court-2019"
    first, second, settled = keys(name)
    other = next(each.id for each in settled.statements if each.id not in decided(name))
    turned = [
        replace(each, row={**each.row, "kind": "appeal"}) if each.id == other else each
        for each in settled.statements
    ]
    assert other in parted(first, second, Key(settled.article, tuple(turned)))
