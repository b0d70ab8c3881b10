"""Which exercise is meant by what somebody typed: one rule for every command."""

import re

import pytest

from whosays.base.stems import STEM, is_meant, meant_stem, pair_number

THERE = ["00_start_here", "03_fact_claim_or_allegation", "10_all", "before"]


@pytest.mark.parametrize(
    ("typed", "stem"),
    [
        ("03", "03_fact_claim_or_allegation"),
        ("3", "03_fact_claim_or_allegation"),
        ("03_fact_claim_or_allegation", "03_fact_claim_or_allegation"),
        ("03_fact", "03_fact_claim_or_allegation"),
        ("1", None),  # neither 10 nor any other
        ("before", "before"),
        ("befor", None),
        ("0", "00_start_here"),
        ("", None),
        ("03_fa", None),
    ],
)
def test_a_number_or_a_name_means_one_exercise(typed, stem):
    assert meant_stem(typed, THERE) == stem


def test_nothing_typed_means_nothing():
    assert not any(is_meant("", stem) for stem in THERE)


@pytest.mark.parametrize(
    ("stem", "may"),
    [
        ("00_start_here", True),
        ("19_last_of_ours", True),
        ("20_nobody", False),
        ("21_a_governor_resigns", True),
        ("27_what_a_court_found", True),
        ("28_nobody", False),
        ("49_nobody", False),
        ("50_our_town", True),
        ("99_our_town", True),
        ("3_too_short", False),
        ("03_Capitals", False),
        ("03_", False),
        ("103_too_long", False),
    ],
)
def test_a_number_says_whose_a_notebook_is(stem, may):
    assert bool(re.fullmatch(STEM, stem)) == may


def test_a_companion_stands_twenty_above_its_pair():
    found = {number: pair_number(f"{number:02}_words") for number in range(100)}
    assert {number: pair for number, pair in found.items() if pair} == {20 + n: f"0{n}" for n in range(1, 8)}
    assert pair_number("before") == ""
