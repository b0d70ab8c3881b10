"""Two keys become one: what both say stands, and every difference goes the way that was chosen."""

from pathlib import Path

import pytest

from helpers.places import ROOT
from whosays.articles.key import read_key
from whosays.articles.seed import read_seed
from whosays.author.two_keys.differences import differences
from whosays.author.two_keys.settling import can_be_both, settle

READERS = ROOT / "tests" / "two_readers"
NAMES = sorted(path.stem for path in (READERS / "first").glob("*.csv"))
FILE = Path("key.csv")


def two(name: str):
    article = read_seed(ROOT / "seeds" / name).article
    return [read_key(article, READERS / who / f"{name}.csv") for who in ("first", "second")]


@pytest.mark.parametrize("name", NAMES)
def test_taking_one_side_all_the_way_gives_its_answers(name):
    first, second = two(name)
    found = differences(first, second)
    for choice, key in (("one", first), ("other", second)):
        settled, problems = settle(first, second, dict.fromkeys(range(len(found)), choice), FILE)
        assert problems == []
        assert {(e.spans, e.kind) for e in settled.statements} == {(e.spans, e.kind) for e in key.statements}
        assert {e.row["status"] for e in settled.statements} == {"checked"}
    print(f"\n{name}: {len(found)} differences")


def test_what_is_not_settled_is_a_draft_and_both_answers_can_stand_together():
    looked_at = 0
    for name in NAMES:
        first, second = two(name)
        found = differences(first, second)
        settled, _ = settle(first, second, {}, FILE)
        open_rows = [each for each in settled.statements if each.row["status"] == "draft"]
        assert len(open_rows) == len(found)
        for number, each in enumerate(found):
            if not can_be_both(each):
                continue
            looked_at += 1
            settled, problems = settle(first, second, {number: "both"}, FILE)
            assert problems == []
            row = next(e.row for e in settled.statements if e.spans == each.one.spans)
            [facet] = each.facets
            assert (row[facet], row["also_facet"], row["also"]) == (
                each.one.row[facet],
                facet,
                each.other.row[facet],
            )
            assert row["why_also"]
    assert looked_at > 3


def test_edges_that_cross_when_both_are_chosen_are_told():
    crossing = 0
    for name in NAMES:
        first, second = two(name)
        found = differences(first, second)
        for number in range(len(found)):
            choices = {n: "other" if n == number else "one" for n in range(len(found))}
            settled, problems = settle(first, second, choices, FILE)
            crossing += bool(problems)
            assert all("cross" in each for each in problems)
            assert settled.statements
    print(f"\n{crossing} choices that cross another")
