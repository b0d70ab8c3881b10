"""Alpha is Krippendorff's, its interval is honest, and the words say no more than the number bears."""

import builtins
import math
from itertools import permutations
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.thorough import examples
from whosays.base.errors import KitError
from whosays.teacher.desk import agreement
from whosays.teacher.desk.agreement import DRAWS, FEW, MarkerAgreement, agreements, in_words, number


def by_definition(marks: list[list[int]]) -> float | None:
    """Alpha with the ordinal difference, pair by pair, as the definition has it, and without the library."""
    marks = [each for each in marks if len(each) > 1]
    values = [value for each in marks for value in each]
    n = {level: values.count(level) for level in (0, 1, 2)}
    if sum(count > 0 for count in n.values()) < 2:
        return None

    def difference(a: int, b: int) -> float:
        low, high = min(a, b), max(a, b)
        return (
            (sum(n[level] for level in range(low, high + 1)) - (n[low] + n[high]) / 2) ** 2 if a != b else 0
        )

    observed = sum(
        sum(difference(a, b) for a, b in permutations(each, 2)) / (len(each) - 1) for each in marks
    )
    expected = sum(difference(a, b) for a, b in permutations(values, 2)) / (len(values) - 1)
    return 1 - observed / expected


_MARKS = st.lists(st.lists(st.integers(0, 2), min_size=0, max_size=3), min_size=1, max_size=15)


@settings(max_examples=examples(60), deadline=None)
@given(_MARKS)
def test_alpha_is_what_its_definition_says(marks):
    with mock.patch.object(
        agreement, "DRAWS", 20
    ):  # the interval, which takes long, is not what is held here
        (overall, row) = agreements([{"a": each} for each in marks], ["a"])
    wanted = by_definition(marks)
    if wanted is None:
        assert overall.alpha is None
        assert (overall.low, overall.high) == (None, None)
    else:
        assert math.isclose(overall.alpha, wanted, abs_tol=1e-9)
        assert overall.alpha == row.alpha


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        ([[2, 2], [0, 0], [1, 1], [2, 2]], 1.0),
        # two markers who always say the opposite of each other are under chance
        ([[2, 0], [0, 2], [2, 0], [0, 2]], by_definition([[2, 0]] * 4)),
        ([[2, 2]] * 20, None),
        ([[2], [1], []], None),
    ],
)
def test_alpha_at_its_ends(marks, wanted):
    found = agreements([{"a": each} for each in marks], ["a"])[0].alpha
    assert found == wanted if wanted is None else math.isclose(found, wanted)


def test_a_neighbouring_level_weighs_less_than_a_far_one():
    base = [[2, 2], [0, 0], [1, 1], [2, 2], [0, 0], [1, 1]]
    near, far = (agreements([{"a": m} for m in [*base, last]], ["a"])[0].alpha for last in ([2, 1], [2, 0]))
    assert near > far


def texts(count: int, wrong: int) -> list[dict[str, list[int]]]:
    """So many texts on two rows; on the first ``wrong`` of them the second marker is one level off on "b"."""
    return [
        {"a": [i % 3, i % 3], "b": [i % 3, (i % 3 + 1) % 3 if i < wrong else i % 3]} for i in range(count)
    ]


def test_rows_are_counted_apart_and_together():
    overall, a, b = agreements(texts(20, 5), ["a", "b"])
    assert (overall.row, overall.texts, overall.same, overall.marks) == ("", 20, 35, 40)
    assert (a.row, a.same, a.marks, a.alpha) == ("a", 20, 20, 1.0)
    assert (b.row, b.same, b.marks) == ("b", 15, 20)
    assert b.alpha < overall.alpha < a.alpha


def test_the_interval_holds_alpha_is_the_same_again_and_narrows_with_more_texts():
    few, again, many = (agreements(texts(count, count // 4), ["a", "b"])[0] for count in (12, 12, 96))
    assert few == again, f"the {DRAWS} draws are the same every time"
    for each in (few, many):
        assert each.low < each.alpha < each.high
    assert many.high - many.low < 0.6 * (few.high - few.low)


def test_texts_are_drawn_whole():
    """Eight rows that always move together carry no more than one: the interval must not get narrower."""
    one = [{"a": [i % 3, (i + (i < 6)) % 3]} for i in range(24)]
    eight = [dict.fromkeys("abcdefgh", text["a"]) for text in one]
    narrow, wide = (agreements(found, list(found[0]))[0] for found in (eight, one))
    assert math.isclose(narrow.high - narrow.low, wide.high - wide.low, rel_tol=0.1)


def found(
    alpha: float | None, count: int = 30, low: float | None = None, high: float | None = None
) -> MarkerAgreement:
    low = alpha if low is None else low
    return MarkerAgreement("", count, 1, 2, alpha, low, alpha if high is None else high)


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (1.0, "both use the rubric alike"),
        (0.8, "both use the rubric alike"),
        (0.799, "good enough to talk with"),
        (0.667, "good enough to talk with"),
        (0.666, "Give comments, and no grade"),
        (-0.4, "Give comments, and no grade"),
    ],
)
def test_the_thresholds_in_words(alpha, words):
    (verdict, *_) = in_words(found(alpha), [])
    assert words in verdict


def test_an_interval_across_a_threshold_takes_the_certainty_away():
    assert "so the verdict is not certain" in in_words(found(0.82, low=0.6, high=0.9), [])[1]
    assert "reaches across .67 and .80" in in_words(found(0.82, low=0.6, high=0.9), [])[1]
    assert "would not change the verdict" in in_words(found(0.9, low=0.82, high=0.95), [])[1]


@pytest.mark.parametrize("count", range(1, FEW))
def test_under_ten_texts_no_verdict_is_given(count):
    (only,) = in_words(found(0.95, count), [])
    assert "can neither praise nor condemn" in only
    assert ".95" not in only


def test_where_nothing_varies_nothing_is_claimed():
    assert "nothing to measure" in in_words(found(None), [])[0]
    assert in_words(found(None, 0), []) == ["No text has been marked by both yet."]


def test_a_low_alpha_from_one_slip_is_explained():
    marks = [{"a": [2, 2]} for _ in range(19)] + [{"a": [2, 1]}]
    overall, *rows = agreements(marks, ["a"])
    assert overall.alpha < 0.1
    assert any("one difference is enough for a low alpha" in text for text in in_words(overall, rows))


@pytest.mark.parametrize(
    ("value", "text"), [(0.8149, ".81"), (1.0, "1.00"), (-0.123, "−.12"), (-0.001, ".00"), (None, "–")]
)
def test_alpha_is_printed_as_in_the_literature(value, text):
    assert number(value) == text


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "krippendorff":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(KitError, match=r'pip install -e "\.\[teacher\]"'):
        agreements(texts(12, 2), ["a"])
