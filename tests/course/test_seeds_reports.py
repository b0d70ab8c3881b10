"""The keys of the real reports: whole, exact, few second answers, and on no side.

Every seed that is real and serves exercises is looked at, as soon as it has a key.
"""

import tomllib

import pytest

from helpers.invented_world import (
    CLAIMS,
    QUOTED,
    SEEDS,
    VERDICTS,
    key_of,
    misquoted,
    reasons,
    uncovered,
    without,
)
from whosays.articles.seed import Seed, read_seed

HARD_WORDS = 8  # beside a report of at most 400 words


def is_report(name: str) -> bool:
    source = tomllib.loads((SEEDS / name / "source.toml").read_text(encoding="utf-8"))
    return source["real"] is True and source["serves"] == "exercises"


KEYED = sorted(path.parent.name for path in SEEDS.glob("*/key.csv") if is_report(path.parent.name))


@pytest.fixture(scope="module")
def seeds() -> dict[str, Seed]:
    return {name: read_seed(SEEDS / name) for name in KEYED}


def test_there_are_reports_with_a_key():
    print(f"\n{len(KEYED)} real reports have a key: {', '.join(KEYED)}")
    assert len(KEYED) >= 4


@pytest.mark.parametrize("name", KEYED)
def test_every_word_that_says_something_lies_in_a_statement(seeds: dict[str, Seed], name: str):
    key = key_of(seeds[name])
    print(f"\n{name}: {len(key.innermost)} words, {len(key.statements)} statements")
    assert uncovered(key) == []
    assert {owner.id for owner in key.innermost if owner} == key.by_id.keys()
    assert uncovered(without(key, "p1.1"))  # a hole would be seen


@pytest.mark.parametrize("name", KEYED)
def test_reasons_point_at_words_of_the_report_and_take_no_side(seeds: dict[str, Seed], name: str):
    key = key_of(seeds[name])
    texts = reasons(key)
    print(f"\n{name}: {len(texts)} reasons, {sum(len(QUOTED.findall(text)) for _, text in texts)} quotations")
    assert len(texts) >= len(key.statements)
    assert misquoted(key, texts) == []
    assert [place for place, text in texts if not QUOTED.search(text)] == []
    assert [(place, text) for place, text in texts if VERDICTS.search(QUOTED.sub("", text))] == []
    assert [(place, len(text.split())) for place, text in texts if len(text.split()) > 60] == []
    assert misquoted(key, [("p1.1", "“has never said”")])  # a slip would be seen


@pytest.mark.parametrize("name", KEYED)
def test_second_answers_are_few_and_have_a_reason(seeds: dict[str, Seed], name: str):
    statements = key_of(seeds[name]).statements
    second = [each for each in statements if each.row["also_facet"]]
    print(f"\n{name}: {len(second)} of {len(statements)} with a second answer")
    assert 1 <= len(second) <= len(statements) // 3
    assert [each.id for each in second if not (each.row["also"] and each.row["why_also"])] == []


@pytest.mark.parametrize("name", KEYED)
def test_what_is_taken_for_granted_between_marks_is_its_speakers_first(seeds: dict[str, Seed], name: str):
    taken = [each for each in key_of(seeds[name]).statements if "presupposed" in each.flags]
    for each in taken:
        marks = any(mark in each.row["cue"] for mark in '“"')
        first = (each.kind in CLAIMS, each.also("kind") == "reported fact")
        open_to_all = (each.kind == "reported fact", each.also("kind") in CLAIMS or bool(each.also("source")))
        assert all(first if marks else open_to_all), each.id


@pytest.mark.parametrize("name", KEYED)
def test_hard_words_are_eight_at_most_and_stand_in_the_report(seeds: dict[str, Seed], name: str):
    seed = seeds[name]
    print(f"\n{name}: {len(seed.glossary)} hard words")
    assert 1 <= len(seed.glossary) <= HARD_WORDS
    assert [each.term for each in seed.glossary if not each.pattern.search(seed.article.text)] == []
    assert all(len(each.meaning.split()) <= 40 for each in seed.glossary)
