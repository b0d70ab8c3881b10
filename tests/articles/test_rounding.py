"""Printed figures as ranges, and the sums lesson 06 does with them."""

import csv
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.articles.rounding import Range, more_than, rounded
from whosays.base.errors import KitError
from whosays.learner.number_pictures import bars, ranges

positive = st.floats(min_value=0.001, max_value=1e6)


@st.composite
def some_range(draw):
    a, b = sorted((draw(positive), draw(positive)))
    return Range(a, b)


@given(some_range(), some_range(), st.floats(0, 1), st.floats(0, 1))
def test_every_pair_of_values_lands_in_the_result(left, right, a, b):
    x, y = left.low + a * left.width, right.low + b * right.width
    for value, result in (
        (x + y, left + right),
        (x - y, left - right),
        (x * y, left * right),
        (x / y, left / right),
    ):
        slack = 1e-9 * max(1.0, abs(value), abs(result.high))
        assert result.low - slack <= value <= result.high + slack


@given(some_range(), some_range())
def test_the_ends_of_a_result_can_be_reached(left, right):
    assert (left + right).high == left.high + right.high
    assert (left - right).low == left.low - right.high
    assert (left / right).high == left.high / right.low


@given(some_range(), some_range(), positive)
def test_what_lies_in_both_lies_in_the_common_range(left, right, value):
    both = value in left and value in right
    if left.meets(right):
        assert (value in (left & right)) == both
    else:
        assert not both
        with pytest.raises(KitError, match="no value in common"):
            left & right


@given(st.integers(0, 10**7), st.sampled_from([1, 10, 1000, 100_000]))
def test_a_rounded_figure_holds_what_was_rounded(votes, step):
    printed = step * round(votes / step)
    assert votes in rounded(printed, step)


def test_a_range_says_itself_with_as_many_decimals_as_it_needs():
    assert repr(rounded(5.8, 0.1)) == "5.75 to 5.85"
    assert repr(rounded(0.952, 0.001)) == "0.9515 to 0.9525"
    assert repr(rounded(46, 1)) == "45.5 to 46.5"
    assert repr(Range(5.8, 5.8)) == "5.8"
    assert repr(Range(1000, 3000)) == "1000 to 3000"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: rounded(5.8, 0), "step must be above zero"),
        (lambda: more_than(1.8, -1), "step must be above zero"),
        (lambda: Range(2, 1), "goes upward"),
        (lambda: Range(0, float("nan")), "two numbers"),
        (lambda: Range(1, 2) / Range(0, 1), "begins at zero"),
        (lambda: Range(-1, 2) * 2, "below zero"),
        (lambda: bars({}), "needs figures"),
        (lambda: bars({"a": -1}), "below zero"),
        (lambda: ranges({}), "at least one"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(wrong, says):
    with pytest.raises(KitError, match=says):
        wrong()


# --- the article's own figures -------------------------------------------------------------------

MADURO, FALCON, BERTUCCI = rounded(5.8, 0.1), more_than(1.8, 0.1), rounded(0.952, 0.001)
SHARE, TURNOUT = rounded(0.68, 0.01), rounded(0.46, 0.01)


@pytest.fixture(scope="module")
def outside(root) -> dict[str, str]:
    with (root / "seeds/venezuela-2018/outside.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["words"] for row in csv.DictReader(lines)}


def _number(words: str) -> float:
    return float(words.replace(",", "").removesuffix("%"))


def test_the_votes_of_the_page_fit_each_other():
    both = (MADURO + FALCON + BERTUCCI) & (MADURO / SHARE)
    assert repr(both) == "8.50 to 8.67"


def test_the_room_for_a_candidate_who_is_not_named(outside):
    """The bound of the lesson, found again by trying: the same 5.8 million stands in sum and share."""
    room = MADURO * (1 / rounded(0.68, 0.01).low - 1) - (FALCON + BERTUCCI)
    rng = random.Random(2018)
    tried = [_room_tried(rng) for _ in range(20_000)]
    assert max(tried) <= room.high + 1e-9
    assert room.high == pytest.approx(0.065, abs=0.0005)
    assert _number(outside["quijada_first"]) / 1e6 < room.high


def _room_tried(rng: random.Random) -> float:
    maduro = rng.uniform(MADURO.low, MADURO.high)
    total = maduro / rng.uniform(SHARE.low, SHARE.high)
    named = rng.uniform(FALCON.low, FALCON.high) + rng.uniform(BERTUCCI.low, BERTUCCI.high)
    return total - maduro - named


def test_the_apparent_gap_and_the_two_hidden_denominators(outside):
    register = _number(outside["register"]) / 1e6
    votes = (MADURO + FALCON + BERTUCCI) & (MADURO / SHARE)
    ballots = register * TURNOUT
    assert repr(ballots - votes) == "0.67 to 1.04"
    assert not ballots.meets(votes)
    tally, null = _number(outside["tally_first"]) / 100, _number(outside["null_monday"]) / 100
    assert repr(votes / tally / (1 - null)) == "9.36 to 9.54"
    assert ballots.meets(votes / tally / (1 - null))


def test_the_swapped_digits_cannot_be_seen_in_the_sum(outside):
    right = rounded(_number(outside["bertucci_first"]) / 1e6, 0.000001)
    for bertucci in (BERTUCCI, right):
        assert (MADURO + FALCON + bertucci).meets(MADURO / SHARE)


def test_the_final_figures_fit_the_final_turnout(outside):
    ballots = _number(outside["valid_final"]) + _number(outside["null_final"])
    turnout = 100 * ballots / _number(outside["register"])
    assert f"{turnout:.2f} %" == outside["turnout_final"]


# --- pictures ------------------------------------------------------------------------------------


def test_a_picture_says_in_words_what_it_shows():
    apart = ranges({"votes": Range(8.50, 8.67), "ballots": Range(9.34, 9.55)}, "million")
    assert repr(apart) == "votes: 8.50 to 8.67 million\nballots: 9.34 to 9.55 million\nThey do not meet."
    assert repr(ranges({"a": Range(1, 3), "b": Range(2, 4)})).endswith("In common: 2.0 to 3.0.")
    assert repr(ranges({"a": Range(1, 2), "b": Range(3, 4), "c": Range(1, 4)})).endswith("in all of them.")
    assert repr(bars({"yes": 60.0, "no": 40.0}, "%")) == "yes: 60 %\nno: 40 %"


def test_a_picture_takes_labels_as_text_and_stays_on_its_track():
    picture = ranges({"<b>x</b>": Range(1, 2), "y": Range(1.5, 1.5)})
    html = picture._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert all(0 <= row.start <= row.end <= 100 for row in picture.rows)
