"""The real news reports: keys and hard words as whole and exact as those of any other article.

Every report whose page asks for an attribution is walked, as soon as it has a key.
"""

import re

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

REPORTS = sorted(
    path.parent.name
    for path in SEEDS.glob("*/key.csv")
    if "\nattribution = " in (path.parent / "source.toml").read_text("utf-8")
)
DATE_LINE = re.compile(r"\b\w+day, \w+ \d{1,2}, \d{4}")
STRAIGHT = re.compile(r'(^|\s)"\w')


@pytest.fixture(params=REPORTS)
def seed(request) -> Seed:
    return read_seed(SEEDS / request.param)


def test_there_are_reports_with_a_key():
    print(f"\n{len(REPORTS)} reports: {REPORTS}")
    assert REPORTS


def test_every_word_that_says_something_lies_in_a_statement(seed: Seed):
    key = key_of(seed)
    print(f"\n{len(key.innermost)} words, {len(key.statements)} statements")
    assert [word for word in uncovered(key) if re.search(r"\w", word)] == []
    assert {owner.id for owner in key.innermost if owner} == key.by_id.keys()
    assert uncovered(without(key, "p1.1"))  # a hole would be seen


def test_reasons_point_at_words_of_the_report(seed: Seed):
    key = key_of(seed)
    texts = reasons(key)
    print(f"\n{len(texts)} reasons")
    assert len(texts) >= len(key.statements)
    assert misquoted(key, texts) == []
    assert [(name, text) for name, text in texts if not QUOTED.search(text)] == []
    assert [(name, text) for name, text in texts if STRAIGHT.search(text)] == []
    assert misquoted(key, [("p1.1", "“has never said”")])  # a slip would be seen


def test_reasons_take_no_side_and_stay_short(seed: Seed):
    texts = reasons(key_of(seed))
    own = [(name, QUOTED.sub("", text)) for name, text in texts]
    assert [(name, text) for name, text in own if VERDICTS.search(text)] == []
    assert [(name, len(text.split())) for name, text in texts if len(text.split()) > 60] == []


def test_second_answers_are_few_and_give_a_reason(seed: Seed):
    statements = key_of(seed).statements
    second = [each for each in statements if each.row["also_facet"]]
    print(f"\n{len(second)} of {len(statements)} statements with a second answer")
    assert len(second) <= len(statements) / 3
    assert all(each.row["also"] and each.row["why_also"] for each in second)


def test_what_is_taken_for_granted_between_marks_is_its_speakers_first(seed: Seed):
    for each in key_of(seed).statements:
        if "presupposed" not in each.flags:
            continue
        marks = any(mark in each.row["cue"] for mark in '“"')
        first = (each.kind in CLAIMS, each.also("kind") == "reported fact")
        open_to_all = (each.kind == "reported fact", each.also("kind") in CLAIMS or bool(each.also("source")))
        assert all(first if marks else open_to_all), each.id


def test_ids_run_in_the_order_of_the_text(seed: Seed):
    by_paragraph: dict[str, list[int]] = {}
    for each in key_of(seed).statements:
        paragraph, number = each.id.split(".")
        by_paragraph.setdefault(paragraph, []).append(int(number))
    assert set(by_paragraph) == {each.id for each in seed.article.paragraphs}
    for paragraph, numbers in by_paragraph.items():
        assert numbers == list(range(1, len(numbers) + 1)), paragraph


def test_the_date_line_is_a_piece_of_the_page_and_nothing_else_is(seed: Seed):
    """It has a line of its own, or begins the first paragraph."""
    furniture = [each for each in key_of(seed).statements if each.kind == "furniture"]
    assert [each.id for each in furniture] in (["x1.1"], ["p1.1"], [])
    assert all(DATE_LINE.fullmatch(each.row["quote"]) for each in furniture)
    assert len(furniture) == len(DATE_LINE.findall(seed.article.text))


def test_a_label_lies_inside_a_statement_one_at_most(seed: Seed):
    statements = key_of(seed).statements
    labels = [each for each in statements if "label" in each.flags]
    print(f"\n{len(labels)} labels")
    holders = {each.id: [one.id for one in statements if one.holds(each)] for each in labels}
    assert {each.kind for each in labels} <= {"characterisation"}
    assert [name for name, held_by in holders.items() if not held_by] == []
    held = {outer.id: [each.id for each in labels if outer.holds(each)] for outer in statements}
    assert [ids for ids in held.values() if len(ids) > 1] == []


def test_hard_words_are_few_short_and_stand_in_the_report(seed: Seed):
    print(f"\n{len(seed.glossary)} hard words")
    assert len(seed.glossary) <= 8
    text = seed.article.text
    assert [each.term for each in seed.glossary if not each.pattern.search(text)] == []
    assert all(len(each.meaning.split()) <= 40 for each in seed.glossary)
