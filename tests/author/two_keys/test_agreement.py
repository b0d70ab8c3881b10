"""Two keys of one article are compared: what is paired, what differs, and how far they agree."""

from dataclasses import replace

import pytest

from helpers.places import ROOT
from whosays.articles.key import Key, Statement, read_key
from whosays.articles.seed import read_seed
from whosays.author.two_keys.agreement import agreements, both_have, word_share
from whosays.author.two_keys.differences import defensible_kind, differences, same_kind, same_source
from whosays.author.two_keys.pairs import pairs

READERS = ROOT / "tests" / "two_readers"
NAMES = sorted(path.stem for path in (READERS / "first").glob("*.csv"))


def two(name: str) -> tuple[Key, Key]:
    article = read_seed(ROOT / "seeds" / name).article
    first, second = (read_key(article, READERS / who / f"{name}.csv") for who in ("first", "second"))
    return first, second


def changed(key: Key, each: Statement, **cells: str) -> Key:
    other = replace(each, row={**each.row, **cells})
    return Key(key.article, tuple(other if old is each else old for old in key.statements))


def test_a_key_agrees_with_itself():
    key = read_seed(ROOT / "seeds" / "venezuela-2018").key
    assert differences(key, key) == []
    kind, source = agreements(key, key)
    assert (kind.alpha, kind.low, kind.high) == (1.0, 1.0, 1.0)
    assert source.alpha == 1.0
    assert both_have(key, key).share == kind.words.share == source.statements.share == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_paired_once(name):
    first, second = two(name)
    found = pairs(first, second)
    mine = [a.id for a, _ in found if a]
    yours = [b.id for _, b in found if b]
    assert sorted(mine) == sorted(each.id for each in first.statements)
    assert sorted(yours) == sorted(each.id for each in second.statements)
    assert sum(bool(a and b) for a, b in found) > len(first.statements) / 2


def test_the_readers_of_real_reports_agree_as_their_table_says():
    table = (READERS / "README.md").read_text(encoding="utf-8")
    for name in NAMES:
        first, second = two(name)
        told = [f"{word_share(first, second, how).share:.3f}" for how in (same_kind, defensible_kind)]
        assert " | ".join(told) in table
        for found in agreements(first, second):
            print(f"\n{name} {found}")
            assert found.alpha is not None
            assert found.low is None or found.low <= found.alpha <= found.high
    assert len(NAMES) == 8


def test_another_kind_another_source_other_edges_and_a_missing_one_are_told():
    key = read_seed(ROOT / "seeds" / "venezuela-2018").key
    fact = next(each for each in key.statements if each.kind == "reported fact" and not each.also("kind"))
    found = differences(key, changed(key, fact, kind="allegation"))
    assert [(each.facets, each.defensible) for each in found] == [(("kind",), False)]
    found = differences(key, changed(key, fact, kind="allegation", also_facet="kind", also="reported fact"))
    assert [(each.facets, each.defensible) for each in found] == [(("kind",), True)]
    found = differences(key, changed(key, fact, source="somebody else < the article"))
    assert [each.facets for each in found] == [("source",)]
    fewer = Key(key.article, tuple(each for each in key.statements if each is not fact))
    [missing] = differences(key, fewer)
    assert (missing.facets, missing.one, missing.other) == (("there",), fact, None)
    assert missing.spans == fact.spans
    start, end = fact.spans[-1]
    shorter = replace(fact, spans=(*fact.spans[:-1], (start, end - 1)))
    cut = Key(key.article, tuple(shorter if each is fact else each for each in key.statements))
    assert [each.facets for each in differences(key, cut)] == [("edges",)]


def test_one_name_in_other_words_is_one_source():
    key = read_seed(ROOT / "seeds" / "ferry-strike").key
    each = key.statements[0]
    for one, other, alike in (
        ("the police < the article", "Police", True),
        ("Rebic < the article", "Vladimir Rebic < the article", True),
        ("Rebic < the article", "the police < the article", False),
        ("the article", "the portal < the article", False),
    ):
        a, b = (replace(each, row={**each.row, "source": name, "also_facet": ""}) for name in (one, other))
        assert same_source(a, b) is alike, (one, other)


def test_where_nothing_varies_there_is_no_alpha():
    key = read_seed(ROOT / "seeds" / "ferry-strike").key
    alike = tuple(replace(each, row={**each.row, "kind": "furniture"}) for each in key.statements)
    kind, _ = agreements(Key(key.article, alike), Key(key.article, alike))
    assert (kind.alpha, kind.low, kind.high) == (None, None, None)
    assert kind.words.share == 1.0
