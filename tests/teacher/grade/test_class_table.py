"""class.csv: a row a learner, nobody left out, nothing counted as nothing unless it says so."""

import csv
import io

import pytest

from whosays.teacher.collect.collected_files import Filed
from whosays.teacher.collect.roster import read_roster
from whosays.teacher.grade.class_table import ClassTable, ClassWishes
from whosays.teacher.marks.gradebook import TOTALS, header, quoted_row
from whosays.teacher.marks.scales import SCALES

WHEN = "2026-11-23T09:40:00.000Z"
LIST = "number,name,excused\n01,Ana López,\n2,Ben Okafor,03\n3,Cy Dee,yes\n4,Di Eng,\n5,=Eve,\n6,Fay Gil,\n"


def total(learner, exercise, points, possible, *, late="no", waiting=0, typed=""):
    return quoted_row(learner, typed, exercise, points, str(possible), "9 of 9", late, WHEN, str(waiting))


ROWS = [
    total("1", "03_a_b", "8.99", 10, late="yes", typed="Anna"),
    total("1", "05_c", "3", 10),
    total("2", "03_a_b", "1", 10),
    total("2", "05_c", "9.5", 10, waiting=2),
    total("4", "03_a_b", "7", 10),
    total("6", "before", "10", 13),
    total("9", "after", "12", 13, typed="Guest"),
]


@pytest.fixture
def table(tmp_path):
    def made(scale=None, text=LIST, not_marked=(), rows=ROWS):
        (tmp_path / "totals.csv").write_text(header(TOTALS) + "".join(rows), encoding="utf-8")
        (tmp_path / "list.csv").write_text(text, encoding="utf-8")
        roster = read_roster(tmp_path / "list.csv") if text else None
        return ClassTable(tmp_path / "totals.csv", ClassWishes(roster, scale), not_marked)

    return made


def rows_of(table, separator=","):
    text = table.data().decode("utf-8-sig")
    return {row["number"]: row for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)}


def test_everybody_has_a_row_with_the_lists_number_and_name(table):
    rows = rows_of(table())
    assert [(row["number"], row["name"]) for row in rows.values()] == [
        *[("01", "Ana López"), ("2", "Ben Okafor"), ("3", "Cy Dee"), ("4", "Di Eng"), ("5", "'=Eve")],
        *[("6", "Fay Gil"), ("9", "Guest")],
    ]


def test_points_percent_and_state_of_each_exercise(table):
    rows = rows_of(table())
    assert [rows["01"][f"03 {what}"] for what in ("points", "possible", "percent", "late", "state")] == [
        *["8.99", "10", "89.9", "yes", "present"]
    ]
    states = {number: (row["03 state"], row["05 state"]) for number, row in rows.items()}
    assert states == {
        "01": ("present", "present"),
        "2": ("excused", "present"),
        "3": ("excused", "excused"),
        "4": ("present", "absent"),
        "5": ("absent", "absent"),
        "6": ("absent", "absent"),
        "9": ("absent", "absent"),
    }
    assert rows["2"]["03 points"] == "1"  # it was handed in all the same, and counts nowhere
    assert rows["2"]["texts waiting"] == "2"


def test_what_is_over_all_stands_there_without_and_with_what_is_missing(table):
    found = {
        n: (row["points"], row["percent"], row["percent (absent as 0)"])
        for n, row in rows_of(table()).items()
    }
    assert found == {
        "01": ("11.99", "60", "60"),
        "2": ("9.5", "95", "95"),
        "3": ("", "", ""),
        "4": ("7", "70", "35"),
        **dict.fromkeys(("5", "6", "9"), ("", "", "0")),
    }


def test_test_forms_stand_apart_and_who_sat_another_one_is_not_absent(table):
    rows = rows_of(table())
    assert (rows["6"]["before state"], rows["6"]["after state"]) == ("present", "other form")
    assert (rows["9"]["before state"], rows["4"]["before state"]) == ("other form", "absent")


def test_a_companion_stands_in_for_its_exercise(table):
    half = [total("1", "03_a_b", "8", 10), total("4", "23_c", "3", 6), total("1", "09_d", "5", 5)]
    text = "number,name,excused\n1,Ana,\n4,Di,09\n5,Eve,09\n6,Fay,03 09\n7,Gus,09\n"
    rows = rows_of(table(text=text, rows=half, not_marked=[Filed("7", "23_c")]))
    states = {n: (row["03 state"], row["23 state"]) for n, row in rows.items()}
    assert states == {
        "1": ("present", "other exercise"),
        "4": ("other exercise", "present"),
        "5": ("absent", "absent"),
        "6": ("excused", "excused"),
        "7": ("other exercise", "not marked"),
    }
    assert [rows[n]["percent (absent as 0)"] for n in rows] == ["86.7", "50", "0", "", ""]
    assert rows["1"]["23 points"] == ""


def test_who_did_neither_of_a_pair_lacks_one_of_them(table):
    half = [total("1", "03_a_b", "8", 10), total("4", "23_c", "3", 6), total("5", "09_d", "5", 5)]
    rows = rows_of(table(text="number,name,excused\n1,A,09\n4,B,09\n5,C,\n", rows=half))
    assert rows["5"]["percent (absent as 0)"] == "33.3", "5 of 5, and 0 of the exercise's 10"


def test_a_file_that_could_not_be_marked_is_not_an_absence(table):
    rows = rows_of(table(not_marked=[Filed("5", "03_a_b"), Filed("44", "05_c")]))
    assert (rows["5"]["03 state"], rows["44"]["05 state"]) == ("not marked", "not marked")
    assert rows["5"]["percent (absent as 0)"] == "0"
    assert "44" in rows


def test_grades_are_read_off_the_percentages(table):
    rows = rows_of(table(SCALES["letters"]))
    assert [rows["01"][name] for name in ("03 grade", "05 grade", "grade")] == ["B", "F", "D"]
    assert [rows["4"][name] for name in ("grade", "grade (absent as 0)")] == ["C", "F"]
    assert rows["3"]["grade"] == ""


def test_a_list_with_semicolons_gets_a_table_with_decimal_commas(table):
    rows = rows_of(table(SCALES["20"], text=LIST.replace(",", ";")), ";")
    assert [rows["01"][name] for name in ("03 points", "03 percent", "03 grade")] == ["8,99", "89,9", "18"]
    assert rows["4"]["03 grade"] == "14"


def test_without_a_list_those_who_handed_in_are_there_as_they_called_themselves(table):
    rows = rows_of(table(text=""))
    assert [(row["number"], row["name"]) for row in rows.values()] == [
        *[("1", "Anna"), ("2", ""), ("4", ""), ("6", ""), ("9", "Guest")]
    ]
