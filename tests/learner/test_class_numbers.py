"""Which class numbers are one learner's, which are one file's, and in which order they stand."""

import pytest

from whosays.learner.answers.class_numbers import (
    class_codes,
    is_class_number,
    name_on_disk,
    number_order,
    plain_number,
)
from whosays.teacher.collect.roster import read_roster


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("007", "7", True),
        ("0", "000", True),
        ("A1", "a1", True),
        (" 7 ", "7", True),
        ("0A1", "A1", False),  # a code, and no spreadsheet takes its zero away
        ("7", "70", False),
        ("00", "", False),
    ],
)
def test_a_number_that_a_spreadsheet_has_cut_is_the_same(one, other, same):
    assert (plain_number(one) == plain_number(other)) is same


def test_a_class_list_may_hold_codes_that_differ_by_a_zero_in_front(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("number,name\n0A1,Ana\nA1,Bel\n", encoding="utf-8")
    roster = read_roster(path)
    assert [roster.find(code).name for code in ("0a1", "a1")] == ["Ana", "Bel"]


def test_a_disk_tells_007_from_7_and_perhaps_not_a_small_letter_from_a_large():
    assert name_on_disk("007") != name_on_disk("7")
    assert name_on_disk("A1") == name_on_disk("a1")


def test_numbers_stand_as_people_count_and_codes_behind_them():
    assert sorted(["b", "10", "A", "02", "2", "1"], key=number_order) == ["1", "02", "2", "10", "A", "b"]


def test_a_number_of_any_length_has_its_place():
    assert sorted(["9" * 5000, "2"], key=number_order) == ["2", "9" * 5000]


@pytest.mark.parametrize(("value", "can"), [("17", True), ("a_b-c", True), ("con", False), (17, False)])
def test_what_can_be_a_class_number(value, can):
    assert is_class_number(value) is can


@pytest.mark.parametrize(
    ("to", "codes"),
    [
        ("Class 10b", ["class10b", "10b"]),
        ("10B", ["10b"]),
        ("Klasse 10 b", ["klasse10b", "10b", "b"]),
        ("Mr Õun’s 7-A", ["mrõuns7a", "õuns7a", "7a", "a"]),
        ("", []),
    ],
)
def test_what_could_be_taken_for_a_class_number_is_how_the_class_ends(to, codes):
    assert class_codes(to) == codes
