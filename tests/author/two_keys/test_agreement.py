"""Two keys of one article are compared: what is paired, what differs, and how far they agree."""

from dataclasses import replace

import numpy as np
import pytest

from helpers.places import ROOT
from whosays.articles.key import Key, Statement, read_key
from whosays.articles.seed import read_seed
from whosays.author.two_keys import agreement
from whosays.author.two_keys.agreement import KeyAgreement, Share, agreements, both_have, word_share
from whosays.author.two_keys.differences import defensible_kind, differences, same_kind, same_source
from whosays.author.two_keys.pairs import pairs
from whosays.author.two_keys.plainly import alpha_words, compare, meaning, share_lines
from whosays.base import extras

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


def test_the_interval_is_reckoned_as_the_library_reckons():
    compared = 0
    for name in NAMES:
        one, other = two(name)
        for facet in ("kind", "source"):
            blocks = agreement._answers(one, other, facet)
            names = sorted({each for block in blocks for pair in block for each in pair})
            counts = [agreement._counts(block, names) for block in blocks]
            for some in range(1, len(counts) + 1):
                drawn = np.concatenate([counts[i * 7 % len(counts)] for i in range(some)])
                wanted = agreement._alpha_of(drawn)
                own = agreement._alphas(drawn.sum(axis=0)[None, :], (drawn == 2).sum()[None])
                assert [round(each, 12) for each in own] == ([] if wanted is None else [round(wanted, 12)])
                compared += wanted is not None
    print(f"\n{compared} alphas compared")
    assert compared > 50


def test_without_the_libraries_the_shares_are_told_and_a_sentence(monkeypatch):
    one, other = two("minsk-2020")
    whole = compare(one, other)
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    bare = compare(one, other)
    assert "needs krippendorff, numpy" in bare.lacks
    assert whole.lacks == ""
    for told, known in zip(bare.facets, whole.facets, strict=True):
        assert (told.alpha, told.low, told.high) == (None, None, None)
        assert share_lines(told) == share_lines(known)


def test_alpha_is_told_in_plain_words():
    share = Share(9, 10)
    for alpha, low, wanted in (
        (0.97, 0.94, "single cases"),
        (0.93, 0.797, "single cases"),  # as printed: .80
        (0.93, 0.76, "one article is little"),
        (0.75, 0.60, "between .67 and .80"),
        (0.41, 0.10, "under .67"),
        (-0.2, -0.5, "under .67"),
    ):
        found = KeyAgreement("kind", share, share, share, share, alpha, low, 1.0)
        assert wanted in meaning(found)
    assert alpha_words(found) == "Alpha -.20, likely between -.50 and 1.00."
    short = KeyAgreement("kind", share, share, share, share, 0.9, None, None)
    assert alpha_words(short) == "Alpha .90; the article is too short for an interval."


def test_where_nothing_varies_there_is_no_alpha():
    key = read_seed(ROOT / "seeds" / "ferry-strike").key
    alike = tuple(replace(each, row={**each.row, "kind": "furniture"}) for each in key.statements)
    kind, _ = agreements(Key(key.article, alike), Key(key.article, alike))
    assert (kind.alpha, kind.low, kind.high) == (None, None, None)
    assert kind.words.share == 1.0
