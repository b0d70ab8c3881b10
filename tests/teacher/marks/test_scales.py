"""Percent and grades: rounded once, read off the figure that is shown."""

from decimal import Decimal

import pytest

from whosays.base.errors import KitError
from whosays.teacher.marks.scales import SCALES, percent_of, read_scale

BOUNDARIES = [
    *[("letters", "90", "A"), ("letters", "89.9", "B"), ("letters", "60", "D"), ("letters", "59.9", "F")],
    *[("1-6", "92", "1"), ("1-6", "91.9", "2"), ("1-6", "50", "4"), ("1-6", "0", "6"), ("1-6", "29.9", "6")],
    *[
        ("20", "100", "20"),
        ("20", "62.5", "12.5"),
        ("20", "61.3", "12.5"),
        ("20", "61.2", "12"),
        ("20", "0", "0"),
    ],
    *[
        ("percent", "66.5", "67"),
        ("percent", "66.4", "66"),
        ("percent", "100", "100"),
        ("percent", "0.4", "0"),
    ],
]


@pytest.mark.parametrize(("scale", "percent", "grade"), BOUNDARIES)
def test_boundaries(scale, percent, grade):
    assert read_scale(scale).grade(Decimal(percent)) == grade


def test_every_scale_has_a_grade_for_every_percentage():
    tenths = [Decimal(number) / 10 for number in range(1001)]
    for scale in SCALES.values():
        order = [grade for _, grade in scale.steps]
        places = [order.index(scale.grade(percent)) for percent in tenths]
        assert places == sorted(places, reverse=True)  # more is never worth less
        assert (places[0], places[-1]) == (len(order) - 1, 0)


def test_percent_is_rounded_half_up_and_a_grade_is_read_off_it():
    assert percent_of(Decimal("1.79"), 2) == Decimal("89.5")
    assert percent_of(Decimal("2.001"), 32) == Decimal("6.3")  # 6.253…
    assert percent_of(Decimal("8.995"), 10) == Decimal("90.0")  # 89.95
    assert percent_of(Decimal(0), 0) is None


def test_an_own_scale_as_a_spreadsheet_saves_it(tmp_path):
    path = tmp_path / "scale.csv"
    path.write_bytes("ab Prozent;Note\n87,5 %;sehr gut\n0;genügt nicht\n".encode("cp1252"))
    scale = read_scale(str(path))
    assert [scale.grade(Decimal(each)) for each in ("87.5", "87.4", "0")] == [
        "sehr gut",
        *["genügt nicht"] * 2,
    ]
    path.write_bytes(b"50,pass\n0,try again\n")
    assert read_scale(str(path)).grade(Decimal(50)) == "pass"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("90,A\n50,B\n", "no grade begins at 0 percent"),
        ("90,A\n90.0,B\n0,C\n", "row 2: 90.0 percent is there twice"),
        ("90,A\nmany,B\n0,C\n", "row 2: write a percentage from 0 to 100"),
        ("101,A\n0,C\n", "row 1: write a percentage"),
        ("90,\n0,C\n", "row 1: write a percentage"),
        ("percent,grade\n", "no grade begins at 0"),
    ],
)
def test_a_scale_with_a_hole_is_refused_with_its_row(tmp_path, rows, words):
    (tmp_path / "scale.csv").write_text(rows)
    with pytest.raises(KitError, match=words):
        read_scale(str(tmp_path / "scale.csv"))


def test_an_unknown_scale_says_which_there_are():
    with pytest.raises(KitError, match="--scale stars: write letters, 1-6, 20, percent, or a CSV"):
        read_scale("stars")
