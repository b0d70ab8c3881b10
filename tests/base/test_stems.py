"""Which exercise is meant by what somebody typed: one rule for every command."""

import pytest

from whosays.base.stems import is_meant, meant_stem

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
